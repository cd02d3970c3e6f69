"""`turtlebay verify`: a graph, in a file or in a store, against the texts that it claims to quote."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from turtlebay.commands.options import AllowHttp, Netrc
from turtlebay.commands.terminal import plural, say, table

if TYPE_CHECKING:
    from turtlebay.rdf.facts import Facts

__all__ = ["verify"]


def verify(
    graph: Annotated[
        str, typer.Argument(help="Graph file, output folder, or the http(s) URL of a SPARQL 1.1 query endpoint.")
    ],
    texts: Annotated[
        list[Path], typer.Argument(metavar="TEXT...", help="The text of each report, as it was built from.")
    ],
    netrc: Netrc = None,
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="For reading from an endpoint.")
    ] = 300,
    allow_http: AllowHttp = False,
) -> None:
    """Prove every quote and offset of a graph from graph and text alone; exit 1 if one fails.

    A name and a password for an endpoint come from TURTLEBAY_USER and TURTLEBAY_PASSWORD, a token from TURTLEBAY_TOKEN.
    """
    from turtlebay import rdf
    from turtlebay.rdf import remote

    source: Path | Facts = Path(graph)
    if remote.is_url(graph):
        source = remote.read_facts(graph, netrc_file=netrc, timeout=timeout, allow_http=allow_http, say=say)
    report = rdf.verify(source, texts)
    if report.failures:
        rows = [
            [f.iri, "" if f.start is None else f"{f.start}–{f.end}", f.problem, f.expected[:120], f.found[:120]]
            for f in report.failures
        ]
        # the words come from a file or a store of somebody else's
        shown = [[rdf.escape_controls(cell) for cell in row] for row in rows]
        table(["node", "offsets", "what is wrong", "expected", "found"], shown)
    for text in report.unchecked:
        say(f"not checked, its text was not given: {text}")
    say(
        f"{graph}: {plural(len(report.failures), 'failure')}; proved {plural(report.texts, 'text')}, "
        f"{report.evidence} spans, {report.quotes} quotes, {report.statements} statements, {report.mentions} mentions"
        + (f", {plural(report.echoes, 'echo', 'echoes')}" if report.echoes else "")
    )
    raise typer.Exit(0 if report.passed else 1)
