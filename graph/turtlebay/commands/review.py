"""`turtlebay review export` and `turtlebay review apply`: what was extracted as a spreadsheet, and back as a review."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from turtlebay.commands.terminal import plural, say
from turtlebay.errors import AnnotationError, OutputError, UsageError

if TYPE_CHECKING:
    from turtlebay.model import Annotations
    from turtlebay.reading import Layout

__all__ = ["app"]

app = typer.Typer(
    help="Review what was extracted in a spreadsheet; later builds honour the decisions.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

ReportArgument = Annotated[Path, typer.Argument(help="The report.")]
AnnotationsOption = Annotated[
    Path | None,
    typer.Option("--annotations", metavar="FILE", help="What this file holds, instead of what is extracted."),
]
OntologyOption = Annotated[
    Path | None,
    typer.Option("--ontology", metavar="DIR", help="An ontology folder of your own instead of the shipped one."),
]
SUFFIXES = (".csv", ".xlsx")
SHOWN = 40


@app.command()
def export(
    report: ReportArgument,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The sheet: .csv or .xlsx.")],
    annotations: AnnotationsOption = None,
    reviews: Annotated[
        list[Path] | None,
        typer.Option("--review", metavar="PATH", help="Earlier decisions to fill in: a review file, or a folder."),
    ] = None,
    ontology: OntologyOption = None,
) -> None:
    """Write what was extracted as a spreadsheet: one row for each recommendation, relation and entity."""
    from turtlebay import review
    from turtlebay.authority import read_vocabulary
    from turtlebay.output import write_file

    suffix = _suffix(output)
    found, layout = _found(report, annotations, ontology)
    earlier, notices = review.select_review(review.read_reviews(reviews or ()), layout.text.sha256)
    if reviews and earlier is None:
        raise UsageError("no review given is of this report", remedy="Name one that was made from the same text.")
    for notice in notices:
        say(notice)
    rows, lost = review.rows_of(found, layout.text, review=earlier)
    write_file(output, review.to_csv(rows) if suffix == ".csv" else review.to_xlsx(rows, read_vocabulary(ontology)))
    typer.echo(f"Wrote {output}: {plural(len(rows), 'row')} to decide on with accept, reject, edit or add")
    for decision in lost:
        say(f"{report.name}: no row for the earlier {decision.decision} of the {decision.kind} {decision.place}")
    raise typer.Exit(1 if lost else 0)


@app.command()
def apply(
    sheet: Annotated[Path, typer.Argument(help="The sheet with decisions: .csv or .xlsx.")],
    report: ReportArgument,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="[default: beside the report, named .review.json]"),
    ] = None,
    annotations: AnnotationsOption = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace a review file that is there.")] = False,
    ontology: OntologyOption = None,
) -> None:
    """Read a sheet back into a review file; exit 1 if a decision matches nothing that is extracted now."""
    from turtlebay import review
    from turtlebay.authority import read_authority, read_vocabulary
    from turtlebay.output import write_file

    read = review.read_csv(sheet) if _suffix(sheet) == ".csv" else review.read_xlsx(sheet)
    found, layout = _found(report, annotations, ontology)
    vocabulary, authority = read_vocabulary(ontology), read_authority(ontology)
    judged = review.judge(read, found, layout.text, vocabulary, authority.actors.keys())
    for problem in judged.problems[:SHOWN]:
        say(f"{sheet.name}, {problem}")
    if judged.problems:
        number = len(judged.problems)
        raise AnnotationError(
            f"{plural(number, 'cell')} cannot be used" + (f", {SHOWN} of them are listed" if number > SHOWN else ""),
            where=str(sheet),
            remedy="Nothing was written. Mend the sheet and apply it again.",
        )
    outcome = review.apply_review(found, judged.review, layout.text, vocabulary, layout.section_of)
    vocabulary.require(outcome.annotations, name=sheet.name)
    target, content = output or report.with_name(report.stem + review.SUFFIX), review.to_json(judged.review)
    _require_free(target, content, replace=replace)
    write_file(target, content)
    for column in read.ignored:
        say(f"{sheet.name}: the column '{column}' is not read")
    for line in (*map(str, outcome.unmatched), *outcome.notices):
        say(f"{sheet.name}: {line}")
    done = [decision.decision for decision in judged.review.decisions]
    counts = ", ".join(f"{done.count(name)} {name}" for name in ("accept", "reject", "edit", "add"))
    typer.echo(
        f"Wrote {target}: {plural(len(done), 'decision')} ({counts}); {plural(judged.undecided, 'row')} undecided"
    )
    raise typer.Exit(1 if outcome.unmatched else 0)


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError(f"'{path.name}' is neither .csv nor .xlsx", remedy="Name the sheet with one of these endings.")
    return suffix


def _found(report: Path, annotations: Path | None, ontology: Path | None) -> tuple[Annotations, Layout]:
    """Return what a file says of a report, or what is extracted from it; with the layout of the report."""
    from turtlebay import pipeline
    from turtlebay.model import read_annotations

    extraction, layout, notices = pipeline.extract_report(report, ontology=ontology)
    for notice in notices:
        say(f"{report.name}: {notice}")
    if annotations is None:
        return extraction.annotations, layout
    return read_annotations(annotations).locate(layout.text), layout


def _require_free(target: Path, content: str, *, replace: bool) -> None:
    """Refuse to write over other decisions: a sheet that knows nothing of them would lose them."""
    from turtlebay.review import read_review

    if replace or not os.path.isfile(target):  # noqa: PTH113 - this one never raises
        return
    try:
        taken = target.read_bytes() != content.encode() and bool(read_review(target).decisions)
    except (OSError, AnnotationError):
        taken = True
    if taken:
        raise OutputError(
            "there is something else in this file",
            where=str(target),
            remedy="Carry them on: turtlebay review export --review, then apply --replace. Or choose another -o.",
        )
