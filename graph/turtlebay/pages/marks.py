"""Places, sizes and colours of the graph page for programs that draw the graph themselves."""

from __future__ import annotations

from typing import Final

from turtlebay import iri
from turtlebay.graph import Graph
from turtlebay.marks import Mark
from turtlebay.pages.atlas import make_atlas
from turtlebay.pages.data import BASE, page_facts
from turtlebay.pages.groups import DRAWN, find_groups
from turtlebay.pages.palette import GREY, STRENGTH_COLOURS, look_of_type
from turtlebay.pages.scene import NOBODY, make_scene

__all__ = ["graph_marks"]

REPORT_SIZE: Final = 15
REPORT_STEP: Final = 60
"""From one report to the next, and from the drawing to the first row of them."""


def graph_marks(graph: Graph) -> dict[str, Mark]:
    """Return the mark of every entity, recommendation and report, by IRI; the same for the same graph everywhere.

    Entities and recommendations stand where the first view of the page has them. The page does not draw reports: they
    stand in rows below.
    """
    facts = page_facts(graph)
    items = {item["id"]: item for item in facts["recommendations"]}
    types = {entity["id"]: entity["type"] for entity in facts["entities"]}
    if len(items) + len(types) <= DRAWN:
        scene = make_scene(facts)
    else:
        scene, _ = make_atlas(facts, find_groups(facts, NOBODY))
    marks = {}
    for key, place in scene.items():
        if key == NOBODY:
            continue
        known = key in items
        colour = STRENGTH_COLOURS.get(items[key]["strength"], GREY) if known else look_of_type(types[key]).colour
        marks[BASE + key] = Mark(place.x, place.y, place.size, colour)
    left, right = (end((mark.x for mark in marks.values()), default=0) for end in (min, max))
    top = max((mark.y for mark in marks.values()), default=0) + REPORT_STEP
    row = max(1, int((right - left) // REPORT_STEP) + 1)
    colour = look_of_type("Document").colour
    for number, report in enumerate(graph.reports):
        x, y = left + number % row * REPORT_STEP, top + number // row * REPORT_STEP
        marks[iri.document(report.id)] = Mark(x, y, REPORT_SIZE, colour)
    return marks
