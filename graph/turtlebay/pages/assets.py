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

__all__ = ["GRAPH_SCRIPTS", "REPORT_SCRIPTS", "make_environment", "policy", "script", "style", "vis_network"]

GRAPH_SCRIPTS: Final = (
    *("dom.js", "citations.js", "csv.js", "turtle.js", "paths.js", "bundles.js", "store.js", "address.js"),
    *("labels.js", "canvas.js", "picture.js", "legend.js", "search.js", "links.js", "panel.js", "groups.js"),
    *("table.js", "downloads.js", "main.js"),
)
REPORT_SCRIPTS: Final = ("dom.js", "citations.js", "csv.js", "report.js")
"""The scripts of a page, in the order in which they need each other."""


def make_environment() -> jinja2.Environment:
    """Return the environment of our templates: everything escaped, an undefined name an error."""
    import jinja2

    loader = jinja2.PackageLoader("turtlebay.pages", "templates")
    return jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)


@cache
def template(name: str) -> jinja2.Template:
    """Return a template of ours, compiled once."""
    return make_environment().get_template(name)


LOOPBACK: Final = "http://127.0.0.1:* http://localhost:*"


def policy(*, scripts: tuple[str, ...] = (), styles: tuple[str, ...] = (), loopback: bool = False) -> str:
    """Return a Content-Security-Policy that allows the given inline scripts and styles, and nothing else at all.

    `loopback` lets a page ask servers on the same machine when its reader wants to; never another one.
    """
    allowed = [f"script-src {' '.join(map(_hash, scripts))}"] if scripts else []
    allowed += [f"style-src {' '.join(map(_hash, styles))}"] if styles else []
    allowed += [f"connect-src {LOOPBACK}"] if loopback else []
    return "; ".join(("default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"))


@cache
def style(*names: str) -> Markup:
    """Return style sheets of ours in one."""
    return _markup("".join(_ours(name) for name in names))


@cache
def script(*names: str) -> Markup:
    """Return scripts of ours in one."""
    return _markup('"use strict";\n' + "".join(_ours(name) for name in names))


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


@cache
def _hash(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"
