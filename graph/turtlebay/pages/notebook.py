"""The graph page inside of a notebook: a frame that holds the whole page and needs no file beside the notebook."""

from __future__ import annotations

from html import escape

from turtlebay.graph import Graph
from turtlebay.pages.graph_page import graph_page

__all__ = ["notebook_frame"]


def notebook_frame(graph: Graph, *, height: int = 640) -> str:
    """Return HTML that shows the graph in an output cell, `height` pixels high.

    The frame is a sandbox: its page runs its own scripts and saves files, and reaches neither the notebook nor its
    server.
    """
    page = escape(graph_page(graph), quote=True)
    return (
        f'<iframe title="Who is asked to do what" sandbox="allow-scripts allow-downloads" width="100%" '
        f'height="{height}" srcdoc="{page}"></iframe>'
    )
