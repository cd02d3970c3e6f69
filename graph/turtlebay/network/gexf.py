"""GEXF 1.3 for Gephi: declared attribute types, weights, dates of reports as dynamic intervals, places and colours.

networkx writes the day of writing into the file and knows no dates of two precisions; hence a writer of our own.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from typing import Final
from xml.sax.saxutils import quoteattr

from turtlebay.graph import Graph
from turtlebay.marks import UNMARKED, Mark, Marks
from turtlebay.network.cells import plain
from turtlebay.network.exchange import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Edge, Node, Scope, Value, to_exchange

__all__ = ["to_gexf"]

TYPES: Final = {str: "string", int: "integer", float: "double"}


def to_gexf(graph: Graph, scope: Scope = Scope.statements, *, marks: Marks = UNMARKED) -> str:
    """Return the network as GEXF; a node in `marks` gets its colour, place and size.

    A node or an edge lasts from the first to the last day that the date of its report covers (a month, a year), once
    for each date; where a report has no date it lasts for ever.
    """
    network = to_exchange(graph, scope)
    dynamic = any(node.dates for node in network.nodes) or any(edge.dates for edge in network.edges)
    mode = ' mode="dynamic" timeformat="date" timerepresentation="interval"' if dynamic else ' mode="static"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
        "  <meta><creator>turtlebay</creator></meta>",
        f'  <graph defaultedgetype="{"directed" if network.directed else "undirected"}"{mode}>',
        *_declared("node", NODE_ATTRIBUTES),
        *_declared("edge", EDGE_ATTRIBUTES),
        "    <nodes>",
        *(line for node in network.nodes for line in _node(node, marks.get(node.id))),
        "    </nodes>",
        "    <edges>",
        *(line for edge in network.edges for line in _edge(edge)),
        "    </edges>",
        "  </graph>",
        "</gexf>",
    ]
    return "\n".join(lines) + "\n"


def _declared(kind: str, attributes: Mapping[str, type[Value]]) -> list[str]:
    rows = (
        f'      <attribute id="{name}" title="{name}" type="{TYPES[type_]}"/>' for name, type_ in attributes.items()
    )
    return [f'    <attributes class="{kind}" mode="static">', *rows, "    </attributes>"]


def _node(node: Node, mark: Mark | None) -> list[str]:
    lines = [f"      <node id={_value(node.id)} label={_value(node.label)}>", *_values(node.attributes)]
    return [*lines, *_spells(node.dates), *(_looks(mark) if mark else ()), "      </node>"]


def _looks(mark: Mark) -> list[str]:
    red, green, blue = bytes.fromhex(mark.colour.removeprefix("#"))
    # y grows upwards here; subtracted from zero, so that none is written -0
    return [
        f'        <viz:color r="{red}" g="{green}" b="{blue}"/>',
        f'        <viz:position x="{_number(mark.x)}" y="{_number(0 - mark.y)}" z="0"/>',
        f'        <viz:size value="{_number(mark.size)}"/>',
    ]


def _number(value: float) -> str:
    """Return a number in full, which no schema of XML takes for anything else.

    >>> _number(12345678), _number(-1.5)
    ('12345678', '-1.5')
    """
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _edge(edge: Edge) -> list[str]:
    # Gephi keeps parallel edges apart by their kind
    kind = f"{edge.label} {edge.attributes.get('status', '')}".strip()
    head = f"      <edge id={_value(edge.id)} source={_value(edge.source)} target={_value(edge.target)}"
    head += f' label={_value(edge.label)} kind={_value(kind)} weight="{edge.weight}">'
    return [head, *_values(edge.attributes), *_spells(edge.dates), "      </edge>"]


def _values(attributes: Mapping[str, Value]) -> list[str]:
    rows = (f'          <attvalue for="{name}" value={_value(value)}/>' for name, value in attributes.items())
    return ["        <attvalues>", *rows, "        </attvalues>"]


def _spells(dates: Iterable[str]) -> list[str]:
    rows = [f'          <spell start="{start}" end="{end}"/>' for start, end in map(_days, dates)]
    return ["        <spells>", *rows, "        </spells>"] if rows else []


def _days(date: str) -> tuple[str, str]:
    """Return the first and the last day of a date of any precision.

    >>> _days("2010-02"), _days("2010")
    (('2010-02-01', '2010-02-28'), ('2010-01-01', '2010-12-31'))
    """
    if len(date) == 4:
        return f"{date}-01-01", f"{date}-12-31"
    if len(date) == 7:
        year, month = int(date[:4]), int(date[5:])
        # the calendar has no year 0, the format of annotations does
        return f"{date}-01", f"{date}-{calendar.monthrange(max(year, 1), month)[1]}"
    return date, date


def _value(value: Value) -> str:
    return quoteattr(plain(str(value)), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
