"""The command line: parse, call one function, print, exit.

Exit codes: 0 all is well, 1 a check found something, 2 wrong usage, 3 unusable input or output.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from turtlebay import __version__
from turtlebay.commands import analyze, build, evaluate, export, publish, review, serve, verify
from turtlebay.commands.terminal import plural as _plural
from turtlebay.commands.terminal import say as _say
from turtlebay.commands.terminal import table as _table
from turtlebay.errors import InputError, TurtlebayError, UsageError

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["app", "main"]

app = typer.Typer(
    name="turtlebay",
    help="Turn policy reports into a knowledge graph of who should do what.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

OntologyOption = Annotated[
    Path | None,
    typer.Option("--ontology", metavar="DIR", help="An ontology folder of your own instead of the shipped one."),
]
GraphOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--graph",
        "-g",
        metavar="PATH",
        help="Graph file or output folder; may be repeated. [default: output, "
        "or the reviewed reports where there is none]",
    ),
]
DEFAULT_OUTPUT = Path("output")


class Format(StrEnum):
    """How an answer is written."""

    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    turtle = "turtle"


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"turtlebay {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Turn policy reports into a knowledge graph of who should do what."""


app.command()(build.build)


@app.command()
def extract(
    report: Annotated[Path, typer.Argument(help="Text, Markdown, HTML, PDF or DOCX.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="[default: standard output]")
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show for each sentence which rules fired, and what stopped others.")
    ] = False,
    ontology: OntologyOption = None,
) -> None:
    """Write what extraction alone finds in a report, as annotation JSON with quotes."""
    from turtlebay import pipeline
    from turtlebay.extraction.explain import explain as explain_lines
    from turtlebay.model import to_json
    from turtlebay.output import write_file
    from turtlebay.rdf import escape_controls

    extraction, layout, notices = pipeline.extract_report(report, ontology=ontology)
    for notice in notices:
        _say(f"{report.name}: {notice}")
    found = extraction.annotations
    if explain:
        lines = (
            line[: len(line) - len(line.lstrip())] + escape_controls(line) for line in explain_lines(layout, extraction)
        )
        content = "\n".join(lines) + "\n"
    else:
        content = to_json(found)
    if output is None:
        typer.echo(content, nl=False)
        return
    write_file(output, content)
    typer.echo(
        f"Wrote {output}: {_plural(len(found.recommendations), 'recommendation')}, "
        f"{_plural(len(found.entities), 'entity', 'entities')}, {_plural(len(found.relations), 'relation')}"
    )


@app.command()
def validate(
    graph: Annotated[Path, typer.Argument(help="Graph file or output folder.")] = DEFAULT_OUTPUT,
    ontology: OntologyOption = None,
) -> None:
    """Check a graph against the shapes; exit 1 on a violation."""
    from turtlebay import rdf

    findings = rdf.validate(graph, ontology=ontology)
    rows = [[f.severity, f.focus, f.path, f.message, f.value] for f in findings]
    if rows:
        _table(["severity", "node", "property", "what to do", "value"], rows)
    grave = {name: sum(f.severity == name for f in findings) for name in ("violation", "warning", "info")}
    _say(f"{graph}: " + ", ".join(_plural(number, name) for name, number in grave.items()))
    raise typer.Exit(1 if grave["violation"] else 0)


app.command()(verify.verify)


@app.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
def query(
    context: typer.Context,
    question: Annotated[
        str | None,
        typer.Argument(metavar="NAME|FILE|-", help="A shipped question, a SPARQL file, or - for standard input."),
    ] = None,
    graph: GraphOption = None,
    format_: Annotated[
        Format | None, typer.Option("--format", "-f", help="[default: table on a terminal, else csv]")
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the shipped questions.")] = False,
    ontology: OntologyOption = None,
) -> None:
    """Ask a graph: a shipped question by name, with its parameters (--actor turkey), or SPARQL of your own."""
    from turtlebay import rdf
    from turtlebay.commands.parameters import split_parameters

    folder = ontology / "queries" if ontology else None
    if list_:
        rows = [[q.name, q.usage, q.question] for q in rdf.iter_questions(folder)]
        _table(["name", "shorter, with parameters", "question"], rows)
        return
    question, values = split_parameters([question, *context.args] if question is not None else [])
    if question is None:
        raise UsageError(
            "no question given", remedy="Name one (turtlebay query --list), a file, or - for standard input."
        )
    sparql, where = _sparql(question, folder)
    parameters = rdf.read_parameters(sparql, where=where)
    terms = rdf.parameter_terms(sparql, parameters, values, where=where)
    store = _open(graph, ontology)
    answer = rdf.run_query(store, rdf.bind_parameters(sparql, parameters, values, where=where), where=where)
    if not answer.rows:
        for iri, alike in rdf.unknown_names(store, chain.from_iterable(terms.values())).items():
            _say(f"the graph says nothing of {iri}" + (f"; it knows {', '.join(alike)}" if alike else ""))
    chosen = format_ or (Format.table if sys.stdout.isatty() else None)
    if chosen is None:
        chosen = Format.turtle if answer.kind == "triples" else Format.csv
    if chosen is Format.table:
        columns = answer.columns if answer.kind == "table" else ("subject", "predicate", "object")
        _table(list(columns) if answer.kind != "truth" else ["answer"], answer.readable())
        _say(_plural(len(answer.rows or answer.triples), "row") if answer.kind != "truth" else "")
        return
    written = {"csv": answer.to_csv, "tsv": answer.to_tsv, "json": answer.to_json, "turtle": answer.to_turtle}
    sys.stdout.write(written[chosen]())


def _sparql(question: str, folder: Path | None) -> tuple[str, str]:
    from turtlebay import rdf

    if question == "-":
        return _utf8(sys.stdin.buffer.read(), "standard input"), "standard input"
    if set(question) & set("{\n"):
        raise UsageError(
            "the question is SPARQL itself", remedy="Keep it in a file and name that, or pipe it in: turtlebay query -"
        )
    path = Path(question)
    if path.suffix in (".rq", ".sparql") or os.path.isfile(question):  # noqa: PTH113 - this one never raises
        try:
            return _utf8(path.read_bytes(), str(path)), str(path)
        except OSError as error:
            raise InputError(
                f"cannot be read ({error.strerror})", where=str(path), remedy="Name a SPARQL file that exists."
            ) from error
    found = rdf.find_question(question, folder)
    return found.sparql, found.name


def _utf8(raw: bytes, where: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"byte 0x{raw[error.start]:02X} at offset {error.start} is not UTF-8",
            where=where,
            remedy="Save the query as UTF-8.",
        ) from None


def _open(graphs: Sequence[Path] | None, ontology: Path | None) -> ox.Store:
    from turtlebay import pipeline, rdf

    if graphs:
        return rdf.open_store(graphs)
    if (DEFAULT_OUTPUT / "graph.ttl").is_file():
        return rdf.open_store([DEFAULT_OUTPUT])
    _say("no output/ here: asking the reviewed reports that come with turtlebay (choose with --graph)")
    return rdf.open_store(pipeline.reviewed_graph(ontology=ontology).graph)


app.add_typer(review.app, name="review")
app.command()(analyze.analyze)
app.command()(evaluate.evaluate)
app.command()(export.export)
app.command()(publish.publish)
app.command()(serve.serve)


def main(arguments: Sequence[str] | None = None, *, program: str = "turtlebay") -> None:
    """Run the command line and exit with its code; an expected error is one line on standard error.

    What is written is UTF-8 with our own line ends on every machine, whatever its locale.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
    try:
        app(args=list(arguments) if arguments is not None else None, prog_name=program)
    except TurtlebayError as error:
        from turtlebay.rdf import escape_controls

        typer.echo(f"{program}: {escape_controls(str(error))}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
