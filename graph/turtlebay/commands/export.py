"""`turtlebay export`: a graph in another RDF syntax, for a store or a tool that wants that one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from turtlebay.commands.terminal import say
from turtlebay.errors import UsageError
from turtlebay.syntaxes import Syntax, syntax_of

__all__ = ["export"]


def export(
    graph: Annotated[Path, typer.Argument(metavar="[GRAPH]", help="Graph file or output folder.")] = Path("output"),
    format_: Annotated[
        Syntax | None, typer.Option("--format", "-f", help="[default: what the ending of FILE says]")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="[default: standard output]")
    ] = None,
    named_graphs: Annotated[
        bool, typer.Option("--named-graphs", help="One named graph for each report (nq, trig, jsonld).")
    ] = False,
    rdf12: Annotated[
        bool,
        typer.Option("--rdf12", help="Add the triple terms of RDF 1.2 to relation statements (ttl, nt, nq, trig)."),
    ] = False,
    nanopub: Annotated[
        bool, typer.Option("--nanopub", help="One nanopublication for each recommendation (trig, nq, jsonld).")
    ] = False,
    ontology: Annotated[
        Path | None, typer.Option("--ontology", metavar="DIR", help="An ontology folder with a JSON-LD context.")
    ] = None,
) -> None:
    """Write a graph as Turtle, N-Triples, N-Quads, TriG, JSON-LD or RDF/XML."""
    from turtlebay import rdf
    from turtlebay.output import write_file

    syntax = format_ or (syntax_of(output) if output else None)
    if syntax is None:
        raise UsageError("no format given", remedy=f"Choose one with --format: {', '.join(Syntax)}.")
    done = rdf.export(
        graph, syntax, named_graphs=named_graphs, rdf12=rdf12, nanopublications=nanopub, ontology=ontology
    )
    for notice in done.notices:
        say(notice)
    if output is None:
        sys.stdout.writelines(done.pieces)
        return
    write_file(output, done.pieces)
    typer.echo(f"Wrote {output}")
