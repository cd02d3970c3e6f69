"""`turtlebay serve`: a graph as a read-only SPARQL endpoint, with a query page."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from turtlebay.commands.terminal import plural, say
from turtlebay.errors import UsageError

__all__ = ["serve"]

DEFAULT_OUTPUT = Path("output")


def serve(
    graphs: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[GRAPH]...",
            help="Graph files or output folders; without any: output, or the reviewed reports where there is none.",
        ),
    ] = None,
    host: Annotated[str, typer.Option("--host", help="Where to listen; 0.0.0.0 is everywhere.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="0 takes any that is free.")] = 8000,
    time_limit: Annotated[
        float, typer.Option("--time-limit", metavar="S", min=0.1, max=86400, help="Seconds for one query.")
    ] = 30.0,
    row_limit: Annotated[
        int, typer.Option("--row-limit", metavar="N", min=1, help="Rows or triples in one answer.")
    ] = 100_000,
    memory_limit: Annotated[
        int, typer.Option("--memory-limit", metavar="MB", min=16, help="Memory for one query, besides the graph.")
    ] = 2000,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers", metavar="N", min=1, max=256, help="Queries at once; without it, one for each processor."
        ),
    ] = None,
    cors: Annotated[
        str, typer.Option("--cors", metavar="ORIGIN", help="Whose web pages may ask from a browser; 'none' is none.")
    ] = "*",
    access_log: Annotated[
        bool, typer.Option("--access-log/--no-access-log", help="A line for each request, without query or address.")
    ] = True,
) -> None:
    """Serve a graph to SPARQL clients and browsers, read-only, until Ctrl-C."""
    if not hasattr(os, "fork"):
        # before the import, which needs modules of such systems
        raise UsageError("the endpoint needs a system that can fork a process", remedy="Use Linux, macOS or WSL.")
    from turtlebay.endpoint import Limits, open_dataset, require_packages
    from turtlebay.endpoint import serve as run

    require_packages()
    if cors not in ("*", "none") and "://" not in cors:
        raise UsageError(f"'{cors}' is no origin", remedy="Write it like https://example.org, or use * or none.")
    if graphs:
        dataset = open_dataset(graphs)
    elif (DEFAULT_OUTPUT / "graph.ttl").is_file():
        dataset = open_dataset([DEFAULT_OUTPUT])
    else:
        from turtlebay import pipeline

        say("no output/ here: serving the reviewed reports that come with turtlebay")
        dataset = open_dataset(pipeline.reviewed_graph().graph)
    limits = Limits(
        seconds=time_limit,
        rows=row_limit,
        memory_bytes=memory_limit * 1_000_000,
        parallel=workers or os.cpu_count() or 1,
    )

    def announce(address: str) -> None:
        say(f"{plural(dataset.triples, 'triple')}, {plural(len(dataset.graphs), 'named graph')}")
        say(f"query page: {address}")
        say(f"endpoint:   {address}sparql (stop with Ctrl-C)")

    code = run(
        dataset,
        host=host,
        port=port,
        limits=limits,
        origin="" if cors == "none" else cors,
        access_log=access_log,
        say=announce,
    )
    raise typer.Exit(code)
