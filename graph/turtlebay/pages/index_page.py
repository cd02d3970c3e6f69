"""The index of a folder of results: what was read, key figures, charts, what each file is for, a box for a query."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from turtlebay.authority import Vocabulary
from turtlebay.graph import Graph
from turtlebay.pages.assets import make_environment, policy, script, style
from turtlebay.pages.figures import Figures
from turtlebay.pages.files_page import address_of
from turtlebay.pages.findings import Finding, show_findings

__all__ = ["index_of", "index_page"]

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


def index_page(graph: Graph, files: Sequence[tuple[str, str]], findings: Sequence[Finding] = ()) -> str:
    """Return the index as one HTML file; `files` are pairs of a path below the folder and a line on its use.

    `findings` are tables of an analysis, of which the first rows are shown.
    """
    return index_of(Figures.of(graph), graph.vocabulary, files, findings)


def index_of(
    figures: Figures,
    vocabulary: Vocabulary,
    files: Sequence[tuple[str, str]],
    findings: Sequence[Finding] = (),
    analysed: int | None = None,
) -> str:
    """Return the index of reports that were counted one by one.

    `analysed` is how many of them, the newest, the findings are of, where these are not all.
    """
    sheet, source = style("common.css", "index.css"), script("dom.js", "index.js")
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
            (d, count, f"reports/{d['id']}.html" if {f"reports/{d['id']}.html", "reports/"} & paths else None)
            for d, count in figures.documents
        ],
        figures=[
            (len(figures.documents), "reports" if len(figures.documents) != 1 else "report"),
            (figures.recommendations, "recommendations"),
            (figures.addressed, "actors asked to act"),
            (figures.nobody, "name nobody"),
            (figures.count_ties("stated"), "stated ties"),
            (figures.count_ties("proposed"), "proposed ties"),
        ],
        charts=figures.charts(vocabulary),
        findings=show_findings(findings, graph_here="graph.html" in paths),
        analysed=analysed or len(figures.documents),
        files=[(name, address_of(name), use) for name, use in sorted(files, key=_first_for_people)],
    )


def _first_for_people(file: tuple[str, str]) -> tuple[bool, str]:
    return (not file[0].endswith(".html"), file[0])
