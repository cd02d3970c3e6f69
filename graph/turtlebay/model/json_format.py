"""Read and write annotation files: the JSON format of the annotation guidelines, section 5.

A file holds quotes, or offsets (`start`, `end`; then nothing in it is in the words of the text), or both. What is
read is written back unchanged. Keys that are not part of the format are an error, so that nothing is lost silently.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from turtlebay.errors import AnnotationError, InputError
from turtlebay.model.annotation import Annotations

__all__ = ["from_json", "read_annotations", "to_json"]

MAX_BYTES = 64_000_000
"""Larger annotation files are refused; the largest gold file has 190 kB."""

MEND: Final = "Mend the file, or extract the report again."


def read_annotations(path: Path) -> Annotations:
    """Read an annotation file."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise AnnotationError(
                f"the file has {size:,} bytes, more than {MAX_BYTES:,}",
                where=str(path),
                remedy="Give the annotations of one report.",
            )
        raw = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise AnnotationError(
            f"not UTF-8 at byte {error.start}", where=str(path), remedy="Save the annotation file as UTF-8."
        ) from error
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror})", where=str(path), remedy="Name an annotation file that exists."
        ) from error
    return from_json(raw, name=path.name)


def from_json(raw: str, *, name: str) -> Annotations:
    """Return the annotations of a JSON text; an error names the file, the item and the place in it."""
    try:
        data = json.loads(raw, object_pairs_hook=_without_twins)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise AnnotationError(f"not JSON at {place} ({error.msg})", where=name, remedy=MEND) from error
    except RecursionError as error:
        raise AnnotationError("nested too deeply for an annotation file", where=name, remedy=MEND) from error
    except ValueError as error:
        raise AnnotationError(f"not JSON that can be used ({error})", where=name, remedy=MEND) from error
    if not isinstance(data, dict):
        raise AnnotationError("not an annotation file: the top is no object", where=name, remedy=MEND)
    for kind in ("relations", "recommendations"):
        items = data.get(kind)
        if isinstance(items, list):
            data[kind] = [_nest(item) if isinstance(item, dict) else item for item in items]
    entities = data.get("entities")
    if isinstance(entities, list):
        data["entities"] = [_with_spans(item) if isinstance(item, dict) else item for item in entities]
    try:
        return Annotations.model_validate(data)
    except ValidationError as error:
        raise AnnotationError(_first_problem(error, data), where=name, remedy=_more(error) + MEND) from error


def to_json(annotations: Annotations) -> str:
    """Return the JSON text of annotations: stable order, two-space indent, one final newline."""
    data: dict[str, Any] = {
        "document": annotations.document.model_dump(exclude_none=True),
        "entities": [],
        "relations": [],
        "recommendations": [],
    }
    for entity in annotations.entities:
        row = entity.model_dump(exclude_none=True, exclude={"spans"})
        row["mentions"] = list(entity.mentions)
        if entity.spans:
            row["spans"] = [[span.start, span.end] for span in entity.spans]
        data["entities"].append(row)
    for relation in annotations.relations:
        data["relations"].append(_flatten(relation.model_dump(exclude_none=True)))
    for item in annotations.recommendations:
        row = _flatten(item.model_dump(exclude_none=True))
        row.setdefault("condition", None)
        if item.cue is not None:
            row["cue"] = [item.cue.start, item.cue.end]
        data["recommendations"].append(row)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"the key '{next(n for n in names if names.count(n) > 1)}' stands twice in one object")
    return data


def _pair(value: object) -> object:
    if isinstance(value, list) and len(value) == 2:
        return {"start": value[0], "end": value[1]}
    return value


def _with_spans(item: dict[str, Any]) -> dict[str, Any]:
    spans = item.get("spans")
    return {**item, "spans": [_pair(span) for span in spans]} if isinstance(spans, list) else item


def _nest(item: dict[str, Any]) -> dict[str, Any]:
    rest = {key: value for key, value in item.items() if key not in ("quote", "start", "end", "section", "page")}
    evidence: dict[str, Any] = {key: item[key] for key in ("quote", "section", "page") if key in item}
    if "start" in item or "end" in item:
        evidence["span"] = {key: item[key] for key in ("start", "end") if key in item}
    if "cue" in rest:
        rest["cue"] = _pair(rest["cue"])
    return {**rest, "evidence": evidence}


def _flatten(row: dict[str, Any]) -> dict[str, Any]:
    evidence = row.pop("evidence")
    flat = evidence.pop("span", {}) | evidence
    head = {"id": row.pop("id")} if "id" in row else {}
    return {**head, **flat, **{k: list(v) if isinstance(v, tuple) else v for k, v in row.items()}}


def _first_problem(error: ValidationError, data: dict[str, Any]) -> str:
    problem = error.errors(include_url=False)[0]
    where = [str(part) for part in problem["loc"]]
    message = problem["msg"].removeprefix("Value error, ")
    if len(where) >= 2 and where[0] in data and where[1].isdigit():
        item = data[where[0]][int(where[1])]
        name = f" '{item['id']}'" if isinstance(item, dict) and isinstance(item.get("id"), str) else ""
        kind = {"entities": "entity", "relations": "relation", "recommendations": "recommendation"}.get(where[0])
        evidence = item.get("evidence", {}) if isinstance(item, dict) else {}
        span = evidence.get("span", {}) if isinstance(evidence, dict) else {}
        offset = f" at offset {span['start']}" if isinstance(span, dict) and "start" in span else ""
        field = ".".join(part for part in where[2:] if part != "evidence")
        return f"{kind} {where[1]}{name}{offset}{': ' + field if field else ''}: {message}"
    return f"{'.'.join(where)}: {message}" if where else message


def _more(error: ValidationError) -> str:
    others = error.error_count() - 1
    return f"{others} more such {'places follow' if others > 1 else 'place follows'}. " if others else ""
