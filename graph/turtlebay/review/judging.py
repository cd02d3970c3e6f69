"""From a sheet that a person filled in to a review, or to the list of cells that cannot be used."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from turtlebay.authority import Vocabulary
from turtlebay.model import Annotations, Text
from turtlebay.review.additions import Adder
from turtlebay.review.checking import Checker, Problem
from turtlebay.review.decisions import Change, Decision, NamedEntity, Review, named_entities
from turtlebay.review.exported import Exported, iter_exported
from turtlebay.review.fields import WORDS, Fields, Value, from_cell
from turtlebay.review.rows import Row
from turtlebay.review.table import Sheet

__all__ = ["Judged", "judge"]

CONFIRMED = {"accept", "edit", "add"}


@dataclass(frozen=True)
class Judged:
    """The review of a sheet. Where there are problems it is incomplete and not for use."""

    review: Review
    problems: tuple[Problem, ...]
    undecided: int


def judge(sheet: Sheet, annotations: Annotations, text: Text, vocabulary: Vocabulary, known: Collection[str]) -> Judged:
    """Return the review of a sheet over a text. `known` are the slugs of the authority.

    The annotations are those of now: they say which entities there are, beside the ones that the sheet names.
    """
    checker = Checker(vocabulary, known, {})
    for number, column in sheet.formulas:
        checker.report(number, column, "this is a formula", "Put its value there (copy, paste special, values).")
    exported = list(iter_exported(sheet, text, checker))
    new = [(number, row) for number, row in sheet.rows if not row.get("key", "").strip()]
    names = _Names(annotations, exported)
    checker.entities = names.after(row for _, row in new)
    decisions = [decision for row in exported if (decision := _decide(row, names, checker))]
    _check_once(exported, checker)
    adder = Adder(annotations, text, checker)
    decisions.extend(added for number, row in sorted(new, key=_entities_first) if (added := adder.add(number, row)))
    review = Review(
        document=annotations.document.id,
        sha256=text.sha256,
        decisions=tuple(decisions),
        entities=tuple(checker.entities[name] for name in _names_in(decisions) if name in checker.entities),
    )
    problems = sorted(checker.problems, key=lambda problem: (problem.row, problem.column))
    return Judged(review.sorted(), tuple(problems), sum(not row.verdict for row in exported))


def _entities_first(row: tuple[int, Row]) -> bool:
    return row[1].get("kind", "").strip().lower() != "entity"


class _Names:
    """The entities before and after the decisions of a sheet."""

    def __init__(self, annotations: Annotations, exported: Iterable[Exported]) -> None:
        self.edits = {str(row.fields["id"]): row for row in exported if row.kind == "entity" and row.verdict == "edit"}
        self.before = {entity.id: entity for entity in named_entities(annotations)}
        for row in exported:
            if row.kind == "entity":
                entity = _named(row.fields)
                self.before.setdefault(entity.id, entity)

    def after(self, new: Iterable[Row]) -> dict[str, NamedEntity]:
        """Return the entities that cells may name: the old ids, which keep their meaning, and the new ones."""
        after = dict(self.before)
        for row in self.edits.values():
            entity = _named({**row.fields, **row.changes})
            merged = "id" in row.changes and entity.id in self.before
            after[str(row.fields["id"])] = self.before[entity.id] if merged else entity
            after.setdefault(entity.id, entity)
        for cells in new:
            if cells.get("kind", "").strip().lower() == "entity":
                entity = _named({name: from_cell(name, cells.get(name, "")) for name in ("id", "label", "type")})
                after.setdefault(entity.id, entity)
        return after

    def goes_round(self, name: str) -> bool:
        """Say whether merging leads back to where it began."""
        seen = {name}
        while name in self.edits:
            name = str(self.edits[name].changes.get("id", ""))
            if name in seen:
                return True
            seen.add(name)
        return False


def _named(fields: Fields) -> NamedEntity:
    """Return an entity of cells that were not checked yet; what is wrong with them is reported by the checks."""
    words = {name: value for name, value in fields.items() if isinstance(value, str)}
    return NamedEntity.model_construct(
        id=words.get("id", ""),
        label=words.get("label", ""),
        type=words.get("type", ""),
        authority=words.get("authority"),
    )


def _decide(row: Exported, names: _Names, checker: Checker) -> Decision | None:
    changes, verdict, number = row.changes, row.verdict, row.row_number
    if verdict in ("", "accept") and changes:
        name = next(iter(changes))
        what = "though the decision is accept" if verdict else "without a decision"
        checker.report(number, name, f"this was changed {what}", "Write edit as the decision, or undo the change.")
        return None
    if verdict == "add":
        checker.report(number, "decision", "this row is an item that is there", "To add one, clear the key of its row.")
        return None
    if verdict == "edit" and not changes:
        checker.report(number, "decision", "nothing in this row was changed", "Write accept, or change a field.")
        return None
    if not verdict:
        return None
    if verdict == "edit":
        _check_changes(row, changes, names, checker)
    left_out = WORDS | set(changes) if verdict == "edit" else WORDS
    return Decision(
        key=row.key,
        kind=row.kind,
        decision="accept" if verdict == "accept" else "reject" if verdict == "reject" else "edit",
        spans=(row.span,) if row.span is not None and row.kind != "entity" else (),
        number=row.number,
        of=row.of,
        seen={name: value for name, value in row.fields.items() if name not in left_out},
        changes={name: Change(old=row.fields.get(name), new=new) for name, new in changes.items()}
        if verdict == "edit"
        else {},
        note=row.row.get("note", "").strip() or None,
        who=row.row.get("reviewer", "").strip() or None,
    )


def _check_changes(row: Exported, changes: Fields, names: _Names, checker: Checker) -> None:
    number = row.row_number
    for name, value in changes.items():
        checker.check(number, name, value)
    values = {**row.fields, **changes}
    if row.kind == "relation" and values["subject"] == values["object"]:
        checker.report(number, "object", "the relation joins an entity with itself", "Name another, or reject it.")
    if row.kind != "entity":
        return
    if "id" in changes and changes["id"] in names.before:
        others = [name for name in changes if name != "id"]
        if others:
            remedy = f"Undo this change here, and edit the row of '{changes['id']}'."
            checker.report(number, others[0], "this entity is merged into another, whose fields hold", remedy)
        if names.goes_round(str(row.fields["id"])):
            checker.report(number, "id", "these merges go round in a circle", "Keep the id of one of them.")
    elif (slug := changes.get("authority")) is not None:
        owner = next((e.id for e in names.before.values() if e.authority == slug and e.id != row.fields["id"]), None)
        if owner:
            remedy = f"To say that both are one, change the id to {owner}."
            checker.report(number, "authority", f"'{slug}' is the entity '{owner}' already", remedy)


def _check_once(exported: list[Exported], checker: Checker) -> None:
    seen: dict[str, int] = {}
    for row in exported:
        if row.verdict:
            first = seen.setdefault(row.key, row.row_number)
            if first != row.row_number:
                checker.report(
                    row.row_number, "key", f"row {first} decides on the same item", "Keep one; clear the key to add."
                )


def _names_in(decisions: Iterable[Decision]) -> list[str]:
    """Return the ids that confirmed statements name, sorted."""
    found: set[str] = set()

    def take(value: Value) -> None:
        found.update((value,) if isinstance(value, str) else value or ())

    for decision in decisions:
        if decision.decision in CONFIRMED and decision.kind != "entity":
            for name in ("addressees", "counterparts", "places", "subject", "object"):
                take(decision.values.get(name))
    return sorted(found)
