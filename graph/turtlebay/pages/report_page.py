"""The page on which one report is read: its text with everything marked in place, or its recommendations."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import quote

from turtlebay.errors import UsageError
from turtlebay.graph import Graph
from turtlebay.pages.assets import REPORT_SCRIPTS, policy, script, style, template
from turtlebay.pages.data import page_facts
from turtlebay.pages.passages import make_passages
from turtlebay.pages.terms import Facts

__all__ = ["report_page"]


def report_page(graph: Graph, document: str) -> str:
    """Return the reading page of one report of the graph as one HTML file, to lie in a folder beside `graph.html`.

    With the text at hand it shows the text; without, recommendations by section. Either can be sorted, filtered and
    taken along, and leads to the graph and back.
    """
    report = next((report for report in graph.reports if report.id == document), None)
    if report is None:
        raise UsageError(f"the graph has no report '{document}'", remedy="Name one of its reports.")
    facts = page_facts(Graph((report,), graph.authority, graph.vocabulary))
    recommendations = facts["recommendations"]
    sections: dict[str | None, list[Facts]] = defaultdict(list)
    for item in sorted(recommendations, key=lambda item: (item["start"], item["end"], item["id"])):
        sections[item["section"]].append(item)
    ranks = {term["id"]: number for number, term in enumerate(facts["terms"]["strength"], 1)}
    names = {term["id"]: term["label"] for kind in ("strength", "endorsement") for term in facts["terms"][kind]}
    labels = {entity["id"]: entity["label"] for entity in facts["entities"]}
    asked = sorted({key for item in recommendations for key in item["addressees"]}, key=lambda key: (labels[key], key))
    source, sheet = script(*REPORT_SCRIPTS), style("common.css", "report.css")
    return template("report.html").render(
        policy=policy(scripts=(source,), styles=(sheet,)),
        sheet=sheet,
        script=source,
        facts={**facts, "entities": facts["entities"], "recommendations": recommendations, "relations": []},
        document=facts["documents"][0],
        recommendations=recommendations,
        sections=list(sections.items()),
        blocks=make_passages(report),
        terms=facts["terms"],
        topics={term["id"]: term["label"] for term in facts["terms"]["topic"]},
        labels=labels,
        asked=asked,
        graph_at=lambda key: "../graph.html#node=" + quote(key, safe="/"),
        strength_class=lambda strength: f"strength-{min(ranks[strength], 4)}",
        words=names.__getitem__,
    )
