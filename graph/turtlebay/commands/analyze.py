"""`turtlebay analyze`: what the network says, as tables and plots, and the network itself for other programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from turtlebay.commands.terminal import plural, say, table
from turtlebay.errors import OutputError, UsageError

if TYPE_CHECKING:
    from turtlebay.graph import Graph
    from turtlebay.marks import Marks
    from turtlebay.model import Annotations
    from turtlebay.network.analysis import Table

__all__ = ["analyze"]

DEFAULT_OUTPUT = Path("output")
SHOWN = 15


class Format(StrEnum):
    """How findings are written."""

    table = "table"
    json = "json"
    csv = "csv"
    md = "md"


class Export(StrEnum):
    """The program that the network is written for."""

    graphml = "graphml"
    gexf = "gexf"
    pajek = "pajek"
    cytoscape = "cytoscape"
    neo4j = "neo4j"
    csv = "csv"


class PlotFormat(StrEnum):
    """How plots are written."""

    svg = "svg"
    png = "png"


class Ties(StrEnum):
    """How much of the network is written: the scopes of `network.exchange`, which is too slow to load for `--help`."""

    statements = "statements"
    actors = "actors"


def analyze(
    graphs: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[GRAPH_OR_OUTPUT_DIR]...",
            help="Output folders, graph files, or annotation files. [default: output, or the reviewed reports "
            "where there is none]",
        ),
    ] = None,
    format_: Annotated[
        Format | None, typer.Option("--format", "-f", help="[default: table on a terminal, else md]")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="PATH", help="A file; a folder for --export csv and neo4j."),
    ] = None,
    names: Annotated[
        list[str] | None,
        typer.Option("--table", "-t", metavar="NAME", help="Only this table; may be repeated. See --list."),
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the tables.")] = False,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit", metavar="N", min=0, help=f"Rows of a table; 0 is all. [default: {SHOWN}, in json and csv all]"
        ),
    ] = None,
    plots: Annotated[
        Path | None, typer.Option("--plots", metavar="DIR", help="Bar charts as files, besides the tables.")
    ] = None,
    plot_format: Annotated[
        PlotFormat, typer.Option("--plot-format", help="For --plots; png needs turtlebay[png].")
    ] = PlotFormat.svg,
    export: Annotated[
        Export | None, typer.Option("--export", "-e", help="Write the network itself instead of findings.")
    ] = None,
    ties: Annotated[
        Ties, typer.Option("--ties", help="For --export: each statement, or actors with weighted ties.")
    ] = Ties.statements,
    ontology: Annotated[
        Path | None, typer.Option("--ontology", metavar="DIR", help="The ontology folder of the build, if its own.")
    ] = None,
) -> None:
    """Say who is central, who is asked what, which ties are only wished for; or export the network."""
    if export and (format_ or names or list_ or plots or limit is not None):
        raise UsageError(
            "--export writes the network, not findings",
            remedy="Leave out --format, --table, --list, --limit and --plots, or run analyze twice.",
        )
    if ties is not Ties.statements and not export:
        raise UsageError("--ties is for --export", remedy="Name a format: --export gexf.")
    if plot_format is not PlotFormat.svg and not plots:
        raise UsageError("--plot-format is for --plots", remedy="Name a folder: --plots DIR.")
    if plot_format is PlotFormat.png:
        from turtlebay.network.pictures import require_resvg

        require_resvg()
    graph = _read(graphs, ontology)
    if export:
        _export(graph, export, ties, output)
        return
    from turtlebay.network.analysis import analyze as find

    found = find(graph)
    if list_:
        table(["name", "title"], [[one.id, one.title] for one in found])
        return
    chosen = _choose(found, names or ())
    if format_ is Format.table and output is not None:
        raise UsageError("--format table is for the terminal", remedy="Choose md, json or csv for a file.")
    if plots:
        _plot(chosen, plots, plot_format)
    _write(chosen, [report.id for report in graph.reports], format_, limit, output)


def _read(graphs: Sequence[Path] | None, ontology: Path | None) -> Graph:
    from turtlebay.network.reading import graph_of, read_graph

    if graphs:
        from turtlebay.rdf import FORMATS

        in_rdf = [path for path in graphs if path.suffix.lower() in FORMATS and not path.is_dir()]
        folders = [path for path in graphs if path not in in_rdf]
        return read_graph(folders, restored=_restore(in_rdf, ontology), ontology=ontology)
    if (DEFAULT_OUTPUT / "annotations").is_dir():
        return read_graph([DEFAULT_OUTPUT], ontology=ontology)
    from turtlebay.review import iter_reviewed

    say("no output/ here: analysing the reviewed reports that come with turtlebay")
    return graph_of(iter_reviewed(), ontology=ontology)


def _restore(paths: Sequence[Path], ontology: Path | None) -> Iterator[tuple[Annotations, Path]]:
    from turtlebay.authority import read_authority, read_vocabulary
    from turtlebay.rdf import open_store
    from turtlebay.rdf.restoring import restore

    if not paths:
        return
    known = {slug: actor.type for slug, actor in read_authority(ontology).actors.items()}
    types = read_vocabulary(ontology).types
    for path in paths:
        for report in restore(open_store([path]), known, types, where=str(path)):
            yield report, path


def _choose(tables: Sequence[Table], names: Sequence[str]) -> list[Table]:
    by_id = {one.id: one for one in tables}
    for name in names:
        if name not in by_id:
            from difflib import get_close_matches

            near = get_close_matches(name, by_id, n=1)
            raise UsageError(
                f"there is no table '{name}'",
                remedy=f"Did you mean {near[0]}?" if near else "See turtlebay analyze --list.",
            )
    return [by_id[name] for name in dict.fromkeys(names)] if names else list(tables)


def _write(
    tables: Sequence[Table], reports: Sequence[str], format_: Format | None, limit: int | None, output: Path | None
) -> None:
    from turtlebay.network import rendering
    from turtlebay.output import write_file

    endings = {".json": Format.json, ".csv": Format.csv, ".md": Format.md}
    chosen = format_ or (endings.get(output.suffix.lower()) if output else None)
    chosen = chosen or (Format.table if output is None and sys.stdout.isatty() else Format.md)
    if chosen is Format.table:
        _show(tables, SHOWN if limit is None else limit)
        return
    if chosen is Format.json:
        content = rendering.tables_json(tables, reports, limit=limit or 0)
    elif chosen is Format.csv:
        content = rendering.tables_csv(tables, limit=limit or 0)
    else:
        content = rendering.tables_markdown(tables, limit=SHOWN if limit is None else limit)
    if output is None:
        sys.stdout.write(content)
        return
    write_file(output, content)
    typer.echo(f"Wrote {output}: {plural(len(tables), 'table')} of {plural(len(reports), 'report')}")


def _show(tables: Sequence[Table], limit: int) -> None:
    from turtlebay.network.rendering import shown
    from turtlebay.rdf import escape_controls

    for one in tables:
        columns, rows, more = shown(one, limit)
        typer.echo(f"{one.title} ({one.id})\n{escape_controls(one.meaning)}")
        if rows:
            table(columns, [[escape_controls(cell) for cell in row] for row in rows])
        else:
            typer.echo("Nothing of the kind was found.")
        if more:
            typer.echo(f"{plural(more, 'more row')}: --limit 0 shows all")
        typer.echo(f"Beware: {escape_controls(one.caveat)}\n")


def _plot(tables: Sequence[Table], folder: Path, format_: PlotFormat) -> None:
    from turtlebay.network.pictures import missing_characters, to_png
    from turtlebay.network.plots import to_svg

    files: dict[str, str | bytes] = {}
    for one in tables:
        svg = to_svg(one)
        if svg is None:
            continue
        files[f"{one.id}.{format_}"] = svg if format_ is PlotFormat.svg else to_png(svg)
        if format_ is PlotFormat.png and (missing := missing_characters(svg)):
            say(f"{one.id}.png: its font has no sign for {missing}; an SVG shows them with the fonts of the reader")
    _write_folder(folder, files, "--plots")
    say(f"Wrote {plural(len(files), 'plot')} to {folder}")


def _export(graph: Graph, export: Export, ties: Ties, output: Path | None) -> None:
    from turtlebay.network.exchange import Scope
    from turtlebay.network.writers import FILES, FOLDERS, MARKED
    from turtlebay.output import write_file

    if export in FOLDERS:
        if output is None:
            raise UsageError(f"--export {export} writes several files", remedy="Name a folder for them with -o DIR.")
        files = FOLDERS[export](graph, Scope(ties.value))
        _write_folder(output, files, "-o")
        typer.echo(f"Wrote {', '.join(sorted(files))} to {output}")
        return
    content = FILES[export](graph, Scope(ties.value), _marks(graph) if export in MARKED else {})
    if output is None:
        sys.stdout.write(content)
        return
    write_file(output, content)
    typer.echo(f"Wrote {output}")


def _marks(graph: Graph) -> Marks:
    from turtlebay.pages import graph_marks

    return graph_marks(graph)


def _write_folder(folder: Path, files: Mapping[str, str | bytes], option: str) -> None:
    """Write files into a folder, which is made where it is missing; what else is in it stays."""
    from turtlebay.output import write_file

    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"cannot be made ({error.strerror})", where=str(folder), remedy=f"Choose another folder with {option}."
        ) from error
    for name, content in sorted(files.items()):
        write_file(folder / name, content)
