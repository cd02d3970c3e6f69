"""The template environment of the pages, and what goes into a page as it is: style, scripts, data.

A page may load nothing. Its policy names the hash of each script and style that we put there, so that nothing that
comes with the data can run, should it ever get past the escaping.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import jinja2
    from markupsafe import Markup

__all__ = ["GRAPH_SCRIPTS", "graph_script", "make_environment", "policy", "style", "vis_network"]

GRAPH_SCRIPTS: Final = (
    *("store.js", "address.js", "canvas.js", "labels.js", "legend.js"),
    *("search.js", "panel.js", "table.js", "main.js"),
)


def make_environment() -> jinja2.Environment:
    """Return the environment of our templates: everything escaped, an undefined name an error."""
    import jinja2

    loader = jinja2.PackageLoader("turtlebay.pages", "templates")
    return jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)


def policy(*, scripts: tuple[str, ...] = (), styles: tuple[str, ...] = ()) -> str:
    """Return a Content-Security-Policy that allows the given inline scripts and styles, and nothing else at all."""
    allowed = [f"script-src {' '.join(map(_hash, scripts))}"] if scripts else []
    allowed += [f"style-src {' '.join(map(_hash, styles))}"] if styles else []
    return "; ".join(("default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"))


@cache
def style(*names: str) -> Markup:
    """Return style sheets of ours in one."""
    return _markup("".join(_ours(name) for name in names))


@cache
def graph_script() -> Markup:
    """Return the scripts of the graph page in one, in the order in which they need each other."""
    return _markup('"use strict";\n' + "".join(_ours(name) for name in GRAPH_SCRIPTS))


@cache
def vis_network() -> Markup:
    """Return the vis-network that pyvis brings along."""
    source = files("pyvis").joinpath("templates", "lib", "vis-9.1.2", "vis-network.min.js")
    # A browser takes CR LF for LF before it hashes a script; so do we.
    return _markup(source.read_text(encoding="utf-8").replace("\r\n", "\n").replace("\r", "\n"))


def _ours(name: str) -> str:
    source = files("turtlebay.pages").joinpath("templates", name)
    return source.read_text(encoding="utf-8").replace("\r\n", "\n")


def _markup(source: str) -> Markup:
    from markupsafe import Markup

    # Program text of packages, never data: these would end the element or change how it is parsed.
    assert "</script" not in source.lower() and "</style" not in source.lower() and "<!--" not in source  # noqa: S101, PT018
    return Markup(source)  # noqa: S704


def _hash(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"
