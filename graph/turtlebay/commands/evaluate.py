"""`turtlebay evaluate`: the figures of the annotation guidelines for a gold of your own."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from turtlebay.commands.terminal import say, table
from turtlebay.errors import InputError, UsageError

if TYPE_CHECKING:
    from turtlebay.evaluation import Comparison
    from turtlebay.model import Annotations, Text

__all__ = ["evaluate"]


class Written(StrEnum):
    """How figures are written."""

    table = "table"
    json = "json"
    csv = "csv"


def evaluate(
    gold: Annotated[list[Path] | None, typer.Argument(metavar="[GOLD]...", help="Annotation files by people.")] = None,
    predicted: Annotated[
        Path | None,
        typer.Option(
            "--predicted",
            metavar="PATH",
            help="A file, or a folder of files with the names of the gold; without it the text is extracted from.",
        ),
    ] = None,
    texts: Annotated[
        list[Path] | None,
        typer.Option("--text", metavar="PATH", help="Texts or folders of texts. [default: beside each gold file]"),
    ] = None,
    agreement: Annotated[
        tuple[Path, Path] | None,
        typer.Option("--agreement", metavar="A B", help="Compare two annotators' files of one text instead."),
    ] = None,
    calibration: Annotated[
        bool, typer.Option("--calibration", help="Hold confidence against the share that is right instead.")
    ] = False,
    errors: Annotated[bool, typer.Option("--errors", help="List what was missed, spurious or wrong.")] = False,
    format_: Annotated[Written, typer.Option("--format", "-f", help="How figures are written.")] = Written.table,
    ontology: Annotated[
        Path | None,
        typer.Option("--ontology", metavar="DIR", help="An ontology folder of your own instead of the shipped one."),
    ] = None,
) -> None:
    """Measure extraction, or annotations of your own, against a gold: each document and all of them together."""
    if errors and (format_ is Written.csv or calibration or agreement):
        raise UsageError("--errors goes with the figures as table or json", remedy="Leave one of the options out.")
    if agreement is not None:
        if gold or predicted or calibration:
            raise UsageError("--agreement compares its two files alone", remedy="Leave the other files out.")
        _agreement(*agreement, texts or (), format_, ontology)
        return
    if not gold:
        raise UsageError("no gold given", remedy="Name annotation files, or use --agreement A B.")
    comparisons = _compare(gold, predicted, texts or (), ontology)
    if calibration:
        _calibration([comparison for comparison, _ in comparisons.values()], format_)
    else:
        _figures(comparisons, format_, errors=errors)


def _compare(
    gold: Sequence[Path], predicted: Path | None, texts: Sequence[Path], ontology: Path | None
) -> dict[str, tuple[Comparison, Counter[str]]]:
    from turtlebay import evaluation, pipeline
    from turtlebay.authority import read_vocabulary
    from turtlebay.reading import read_report

    if predicted is not None and not predicted.is_dir() and len(gold) > 1:
        raise UsageError("one file of predictions for several gold files", remedy="Name a folder with --predicted.")
    vocabulary = read_vocabulary(ontology)
    comparisons: dict[str, tuple[Comparison, Counter[str]]] = {}
    for path in gold:
        if path.stem in comparisons:
            raise UsageError(f"two gold files are called {path.stem}", remedy="Rename one of them.")
        place = evaluation.find_text(path, texts)
        wanted = evaluation.read_annotated(path, read_report(place).text)
        if predicted is None:
            got = pipeline.extract_report(place, ontology=ontology)[0].annotations
        else:
            got = _prediction(predicted, path, wanted.text)
        comparisons[path.stem] = evaluation.compare(wanted.annotations, got, wanted.text, vocabulary)
    return comparisons


def _prediction(predicted: Path, gold: Path, text: Text) -> Annotations:
    from turtlebay import evaluation

    path = predicted / gold.name if predicted.is_dir() else predicted
    if not path.is_file():
        raise InputError("there are no predictions for it", where=str(gold), remedy=f"Put them into {path}.")
    return evaluation.read_annotated(path, text).annotations


def _figures(comparisons: dict[str, tuple[Comparison, Counter[str]]], format_: Written, *, errors: bool) -> None:
    from turtlebay.evaluation import figures, report

    total: Counter[str] = Counter()
    for _, counts in comparisons.values():
        total.update(counts)
    documents = {name: figures(counts) for name, (_, counts) in comparisons.items()}
    all_ = figures(total)
    found = {name: comparison.errors() for name, (comparison, _) in comparisons.items()} if errors else None
    if format_ is Written.csv:
        sys.stdout.write(report.to_csv(report.FIGURE_COLUMNS, report.figure_rows(documents, all_)))
    elif format_ is Written.json:
        data = {
            "figures": {name: figure.to_data() for name, figure in all_.items()},
            "documents": {d: {name: f.to_data() for name, f in rows.items()} for d, rows in documents.items()},
            "errors": found,
        }
        sys.stdout.write(report.to_json(data))
    else:
        for columns, rows in report.iter_matrices(documents, all_):
            table(columns, rows, numbers=True)
        if found is not None:
            sys.stdout.write(report.to_json(found))


def _calibration(comparisons: Sequence[Comparison], format_: Written) -> None:
    from turtlebay.evaluation import calibrate, report

    rows = report.bin_rows(calibrate(comparisons))
    if not rows:
        say("nothing was predicted, so there is no confidence to look at")
    _write(report.BIN_COLUMNS, rows, format_)


def _agreement(first: Path, second: Path, texts: Sequence[Path], format_: Written, ontology: Path | None) -> None:
    from turtlebay import evaluation
    from turtlebay.authority import read_vocabulary
    from turtlebay.evaluation import report
    from turtlebay.reading import read_report

    text = read_report(evaluation.find_text(first, texts)).text
    one, other = (evaluation.read_annotated(path, text).annotations for path in (first, second))
    found = evaluation.compare_annotators(one, other, text, read_vocabulary(ontology))
    _write(report.AGREEMENT_COLUMNS, report.agreement_rows(found), format_)


def _write(columns: Sequence[str], rows: list[list[str | int | float | None]], format_: Written) -> None:
    from turtlebay.evaluation import report

    if format_ is Written.csv:
        sys.stdout.write(report.to_csv(columns, rows))
    elif format_ is Written.json:
        sys.stdout.write(report.to_json([dict(zip(columns, row, strict=True)) for row in rows]))
    else:
        table(columns, [[report.show(cell) for cell in row] for row in rows])
