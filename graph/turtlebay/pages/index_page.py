"""The index of a folder of results: what was read, key figures, findings, what each file is for, a box for a query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from turtlebay.graph import Graph
from turtlebay.pages.assets import make_environment, policy, script, style
from turtlebay.pages.data import page_facts
from turtlebay.pages.findings import Finding, show_findings
from turtlebay.pages.terms import Facts

__all__ = ["index_page"]

MOST: Final = 10
"""Bars in a chart; more would be a table."""

ENDPOINT: Final = "http://127.0.0.1:8000/sparql"
"""Where `turtlebay serve` answers queries unless it is told otherwise."""

QUERY: Final = """PREFIX tb: <https://w3id.org/turtlebay#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?who (COUNT(?recommendation) AS ?asked)
WHERE {
  ?recommendation tb:addressee ?actor .
  ?actor skos:prefLabel ?who .
}
GROUP BY ?who
ORDER BY DESC(?asked) ?who
LIMIT 10
"""


@dataclass(frozen=True)
class Bar:
    """One bar of a chart: stacked parts as (name, count), in the order of the chart's parts."""

    label: str
    parts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """The length of the whole bar."""
        return sum(count for _, count in self.parts)


def index_page(graph: Graph, files: Sequence[tuple[str, str]], findings: Sequence[Finding] = ()) -> str:
    """Return the index as one HTML file; `files` are pairs of a path below the folder and a line on its use.

    `findings` are tables of an analysis, of which the first rows are shown.
    """
    facts = page_facts(graph)
    sheet, source = style("common.css", "index.css"), script("dom.js", "index.js")
    recommendations, relations = facts["recommendations"], facts["relations"]
    addressed = [entity for entity in facts["entities"] if entity["addressed"]]
    counts = Counter(r["doc"] for r in recommendations)
    paths = {name for name, _ in files}
    environment = make_environment()
    return environment.get_template("index.html").render(
        policy=policy(scripts=(source,), styles=(sheet,), loopback=True),
        sheet=sheet,
        script=source,
        endpoint=ENDPOINT,
        query=QUERY,
        graph_here="graph.html" in paths,
        documents=[
            (d, counts[d["id"]], f"reports/{d['id']}.html" if f"reports/{d['id']}.html" in paths else None)
            for d in facts["documents"]
        ],
        figures=[
            (len(facts["documents"]), "reports" if len(facts["documents"]) != 1 else "report"),
            (len(recommendations), "recommendations"),
            (len(addressed), "actors asked to act"),
            (sum(not r["addressees"] for r in recommendations), "name nobody"),
            (sum(r["status"] == "stated" for r in relations), "stated ties"),
            (sum(r["status"] == "proposed" for r in relations), "proposed ties"),
        ],
        charts=[
            ("Who is asked most", "strength", facts["terms"]["strength"], _asked(facts)),
            ("Topics", "strength", facts["terms"]["strength"], _topics(facts)),
            ("Strength by who puts it forward", "strength", facts["terms"]["strength"], _endorsed(facts)),
            ("Ties, stated and proposed", "status", facts["terms"]["status"], _ties(facts)),
        ],
        findings=show_findings(findings, graph_here="graph.html" in paths),
        # "./" and the quoting make whatever the name is a path below this folder, never another scheme or host.
        files=[(name, "./" + quote(name.lstrip("/")), use) for name, use in sorted(files, key=_first_for_people)],
    )


def _first_for_people(file: tuple[str, str]) -> tuple[bool, str]:
    return (not file[0].endswith(".html"), file[0])


def _asked(facts: Facts) -> list[Bar]:
    counts: Counter[tuple[str, str]] = Counter()
    for item in facts["recommendations"]:
        counts.update((key, item["strength"]) for key in item["addressees"])
    labels = {entity["id"]: entity["label"] for entity in facts["entities"]}
    return _bars(counts, labels, facts["terms"]["strength"])


def _topics(facts: Facts) -> list[Bar]:
    counts: Counter[tuple[str, str]] = Counter()
    for item in facts["recommendations"]:
        counts.update((topic, item["strength"]) for topic in item["topics"])
    return _bars(counts, {t["id"]: t["label"] for t in facts["terms"]["topic"]}, facts["terms"]["strength"])


def _endorsed(facts: Facts) -> list[Bar]:
    counts = Counter((item["endorsement"], item["strength"]) for item in facts["recommendations"])
    return _bars(counts, {e["id"]: e["label"] for e in facts["terms"]["endorsement"]}, facts["terms"]["strength"])


def _ties(facts: Facts) -> list[Bar]:
    counts = Counter((relation["predicate"], relation["status"]) for relation in facts["relations"])
    return _bars(counts, {p["id"]: p["label"] for p in facts["terms"]["predicate"]}, facts["terms"]["status"])


def _bars(counts: Counter[tuple[str, str]], labels: dict[str, str], parts: list[Facts]) -> list[Bar]:
    keys = {key for key, _ in counts}
    bars = {key: Bar(labels[key], tuple((part["id"], counts[key, part["id"]]) for part in parts)) for key in keys}
    return [bars[key] for key in sorted(bars, key=lambda key: (-bars[key].total, labels[key], key))][:MOST]
