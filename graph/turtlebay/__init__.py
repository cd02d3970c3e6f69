"""turtlebay turns policy reports into a knowledge graph of who should do what.

    report ── reading ──► Text ── extraction ──► Annotations ◄── review
                                                     │
                                                     ▼
                                                   Graph ──► rdf | network | pages

Offsets are half-open and count Unicode code points; every statement carries the span of the words that it rests on.

>>> from turtlebay import reviewed_graph
>>> reviewed_graph().graph.reports[0].id
'istanbul-retreat-2010'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = [
    "Annotations",
    "Graph",
    "Report",
    "Text",
    "TurtlebayError",
    "__version__",
    "build_graph",
    "extract_report",
    "read_annotations",
    "reviewed_graph",
]

if TYPE_CHECKING:
    from turtlebay.errors import TurtlebayError
    from turtlebay.graph import Graph, Report
    from turtlebay.model import Annotations, Text, read_annotations
    from turtlebay.pipeline import build_graph, extract_report, reviewed_graph

_HOMES = {
    "Annotations": "model",
    "Graph": "graph",
    "Report": "graph",
    "Text": "model",
    "TurtlebayError": "errors",
    "build_graph": "pipeline",
    "extract_report": "pipeline",
    "read_annotations": "model",
    "reviewed_graph": "pipeline",
}


def __getattr__(name: str) -> Any:
    """Import a public name where it is used, so that importing the package costs next to nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'turtlebay' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(f"turtlebay.{_HOMES[name]}"), name)
