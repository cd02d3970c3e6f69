"""Options that several commands share: how to speak to a store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["AllowHttp", "Netrc"]

Netrc = Annotated[
    Path | None, typer.Option("--netrc", metavar="FILE", help="Passwords by host. [default: the one NETRC names]")
]
AllowHttp = Annotated[bool, typer.Option("--allow-http", help="Send a password over plain http to another machine.")]
