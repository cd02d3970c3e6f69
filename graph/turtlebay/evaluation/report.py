"""Figures as rows of a table, as CSV and as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from turtlebay.evaluation.agreement import Agreement
from turtlebay.evaluation.calibration import Bin
from turtlebay.evaluation.figures import Figure

__all__ = ["agreement_rows", "bin_rows", "figure_rows", "iter_matrices", "show", "to_csv", "to_json"]

ACROSS: Final = 6
"""Documents that stand beside each other; more go into a table of their own."""

FIGURE_COLUMNS: Final = ("document", "figure", "precision", "recall", "f1", "tp", "fp", "fn", "share", "n")
BIN_COLUMNS: Final = ("kind", "confidence", "items", "right", "share", "low", "high", "mean confidence")
AGREEMENT_COLUMNS: Final = ("figure", "F1, first as gold", "F1, second as gold", "kappa", "same", "items")

Cell = str | int | float | None
Figures = Mapping[str, Figure]


def show(value: Cell) -> str:
    """Return a number for a table, with three digits behind the point.

    >>> show(0.5), show(7), show(None)
    ('0.500', '7', '–')
    """
    if value is None:
        return "–"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def iter_matrices(documents: Mapping[str, Figures], total: Figures) -> Iterable[tuple[list[str], list[list[str]]]]:
    """Yield tables with a row for each figure: first the total, then F1 or share by document."""
    names = list(documents)
    head = ["figure", "precision", "recall", "F1 or share", "right", "spurious", "missed"]
    rows = []
    for name, figure in sorted(total.items()):
        if figure.of is not None:
            rows.append([name, "", "", show(figure.share), f"{figure.right} of {figure.of}", "", ""])
        else:
            numbers = (figure.precision, figure.recall, figure.f1, figure.true, figure.spurious, figure.missed)
            rows.append([name, *map(show, numbers)])
    yield head, rows
    for start in range(0, len(names) if len(names) > 1 else 0, ACROSS):
        some = names[start : start + ACROSS]
        yield (
            ["F1 or share", *some],
            [
                [
                    name,
                    *(
                        show(documents[document][name].main if name in documents[document] else None)
                        for document in some
                    ),
                ]
                for name in sorted(total)
            ],
        )


def figure_rows(documents: Mapping[str, Figures], total: Figures) -> list[list[Cell]]:
    """Return one row for each document and figure, the total last."""
    rows: list[list[Cell]] = []
    for document, found in [*documents.items(), ("total", total)]:
        for name, figure in sorted(found.items()):
            data = figure.to_data()
            rows.append([document, name, *(data.get(column) for column in FIGURE_COLUMNS[2:])])
    return rows


def bin_rows(bins: Iterable[Bin]) -> list[list[Cell]]:
    """Return one row for each range of confidence."""
    rows: list[list[Cell]] = []
    for found in bins:
        low, high = found.interval or (None, None)
        rows.append([found.kind, found.range, found.items, found.right, found.share, low, high, found.mean])
    return rows


def agreement_rows(agreement: Agreement) -> list[list[Cell]]:
    """Return one row for each figure that both annotators have, then one for each kappa."""
    rows: list[list[Cell]] = [
        [name, figure.f1, agreement.back[name].f1, None, None, None]
        for name, figure in sorted(agreement.forth.items())
        if figure.of is None
    ]
    rows.extend([kappa.name, None, None, kappa.kappa, kappa.observed, kappa.n] for kappa in agreement.kappas)
    return rows


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return rows as CSV; numbers in full, nothing for what is not defined."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(["" if cell is None else cell for cell in row] for row in rows)
    return stream.getvalue()


def to_json(data: Any) -> str:
    """Return data as JSON with one final newline."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
