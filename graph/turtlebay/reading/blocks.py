"""Headings, paragraphs and list items: what each draft is, how deep it stands, and what introduces it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from turtlebay.reading.drafts import Draft, is_open

__all__ = ["Block", "classify", "find_stems"]

LONGEST_HEADING: Final = 150
MOST_WORDS: Final = 20
INNER_STOP: Final = re.compile(r"[a-z)”\"][.!?;]\s+[A-Z“\"]")
NUMBERED: Final = re.compile(
    r"(?i:recommendation|proposal|action|measure|priority|step)s? \d{1,2}[\d.]*[a-z]?\s?[:.–—-]\s*\S"
)
"""A labelled recommendation, which may end in no stop and yet is no heading."""
LABEL: Final = re.compile(r"[A-Z][\w-]*(?: [\w-]+)?: \S")
MODAL: Final = re.compile(r"\b(?:should|must|shall|ought|needs? to|ha(?:s|ve) to|could be)\b")
STATING: Final = re.compile(r"\b(?:is|are|was|were)\b")
ASKING: Final = re.compile(r"(?:What|How|Why|When|Where|Who|Which|Whose)\b")
SAYING: Final = re.compile(
    r"\b(?:should|must|shall|will|would|could|may|can|to|is|are|was|were|be|that|we|it|they|by|include[sd]?|recommends?"
    r"|recommended|urges?|urged|calls?|called|requests?|requested|decides?|following|agreed|suggested|proposed)\b"
)
SMALL: Final = re.compile(r"(?:an?|and|the|of|for|to|in|on|at|by|with|from|or|as|vs|into|between|under)$")
HANGING: Final = re.compile(r"(?:^|\s)(?:an?|the|of|for|to|in|on|at|by|with|from|or|and|as|into|between|their|its)$")
FIRST: Final = re.compile(r"\W*[1aAiI]\W*")
"""The marker that a list begins with."""
BARE: Final = 2
"""So many lines without marks right after a colon make a list."""


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph or a list item; offsets in clean characters, the marker left out.

    `kind` is heading, paragraph or item. Numbered paragraphs and operative clauses are items too. `stem` is the index
    of the block that introduces the list, `heading` that of the nearest heading above. `furniture` says that the
    block is no part of the body (a footnote).
    """

    kind: str
    start: int
    end: int
    marker: str
    level: int
    stem: int | None
    heading: int | None
    furniture: bool


def classify(drafts: Sequence[Draft]) -> None:
    """Give every draft its kind."""
    likely = [not draft.kind and not draft.note and _may_be_heading(draft) for draft in drafts]
    for index, draft in enumerate(drafts):
        if draft.kind:
            continue
        if draft.marker is not None and (not likely[index] or _has_sibling(drafts, index)):
            draft.kind = "item"
        elif likely[index] and not _is_label(drafts, index):
            draft.kind = "heading"
        else:
            draft.kind = "paragraph"
    _find_bare_lists(drafts)


def find_stems(drafts: Sequence[Draft]) -> list[int | None]:
    """Return for every draft the index of the one that introduces its list, and set the levels of items."""
    stems: list[int | None] = []
    row: list[int] = []
    for index, draft in enumerate(drafts):
        if draft.kind != "item":
            stems.append(None)
            row = []
            continue
        before = drafts[index - 1] if index else None
        depth = _depth([drafts[sibling] for sibling in row], draft)
        if depth is not None:
            stem = stems[row[depth]]
            row = row[:depth]
        elif before is not None and before.kind == "item":
            deeper = _introduces(before, draft) or draft.indent > before.indent or _below(before, draft)
            stem = index - 1 if deeper else stems[index - 1]
            row = row if deeper else row[:-1]
        else:
            led = before is not None and before.kind == "paragraph" and _introduces(before, draft)
            stem = index - 1 if led else None
            row = []
        draft.level = len(row)
        row.append(index)
        stems.append(stem)
    return stems


def _may_be_heading(draft: Draft) -> bool:
    words = " ".join((draft.first, draft.last)) if len(draft.pieces) > 1 else draft.first
    if draft.marker is not None and not draft.marker.numbered:
        return False
    if len(draft.pieces) > 3 or len(words) > LONGEST_HEADING or draft.hard:
        return False
    bare = words.strip("*_ ")
    if not bare or bare[0].islower() or not any(map(str.isalpha, bare)) or bare[0] in "|(":
        return False
    parts = bare.split()
    if len(parts) > MOST_WORDS or HANGING.search(bare) or INNER_STOP.search(bare) or MODAL.search(bare):
        return False
    if NUMBERED.match(bare) or (STATING.search(bare) and not ASKING.match(bare)):
        return False
    if bare[-1] == ":":
        return _is_titled(parts) and not SAYING.search(bare)
    return bare[-1] != "," and is_open(bare)


def _is_titled(parts: list[str]) -> bool:
    """Say whether a line that ends in a colon is a title sooner than the stem of a list."""
    named = all(part[0].isupper() or SMALL.match(part) or not part[0].isalpha() for part in parts)
    return len(parts) <= 2 or (named and len(parts) <= 8)


def _has_sibling(drafts: Sequence[Draft], index: int) -> bool:
    """Say whether the next or the last draft has a marker of the same style: then both are items of a list."""
    marker = drafts[index].marker
    for near in (index - 1, index + 1):
        if marker is not None and 0 <= near < len(drafts):
            other = drafts[near].marker
            if other is not None and other.style == marker.style:
                return True
    return False


def _is_label(drafts: Sequence[Draft], index: int) -> bool:
    """Say whether the line is one of several like "Date: 3 May", which head a document and title nothing."""
    return bool(LABEL.match(drafts[index].first[:80])) and any(
        0 <= near < len(drafts) and LABEL.match(drafts[near].first[:80]) for near in (index - 1, index + 1)
    )


def _find_bare_lists(drafts: Sequence[Draft]) -> None:
    """Make items of lines without marks: those that a Markdown break ends, and title-like ones after a colon."""
    for index, draft in enumerate(drafts):
        if (draft.kind == "paragraph" and draft.hard and len(draft.pieces) == 1 and draft.last[-1] in ",;dr") or (
            draft.kind == "paragraph"
            and index
            and drafts[index - 1].kind == "item"
            and drafts[index - 1].marker is None
            and drafts[index - 1].hard
            and not draft.gap
        ):
            draft.kind = "item"
    for index in range(len(drafts) - BARE):
        row = drafts[index + 1 : index + 1 + BARE]
        led = drafts[index].kind == "paragraph" and drafts[index].last[-1] == ":"
        if led and all(_is_bare(draft) for draft in row):
            for draft in drafts[index + 1 :]:
                if not _is_bare(draft) or (draft.gap and draft is not row[0]):
                    break
                draft.kind = "item"


def _is_bare(draft: Draft) -> bool:
    return draft.kind == "heading" and draft.level == 0 and draft.marker is None


def _depth(row: Sequence[Draft], draft: Draft) -> int | None:
    """Return which item of a nest of lists the draft goes on with: the innermost of its style and indent.

    Numbers of one style go on at any indent, unless a colon right before lets a deeper list begin with its first.
    """
    alike = [depth for depth, sibling in enumerate(row) if _is_alike(sibling, draft)]
    close = [depth for depth in alike if abs(row[depth].indent - draft.indent) < 2]
    if close:
        return close[-1]
    marker = draft.marker
    numbered = [depth for depth in alike if marker is not None and marker.numbered]
    begins = marker is not None and FIRST.fullmatch(marker.written) is not None
    if numbered and begins and row[-1].last[-1] == ":" and draft.indent > row[-1].indent:
        return None
    return numbered[-1] if numbered else None


def _is_alike(sibling: Draft, draft: Draft) -> bool:
    if sibling.marker is None or draft.marker is None:
        return sibling.marker is draft.marker
    return sibling.marker.style == draft.marker.style


def _introduces(before: Draft, draft: Draft) -> bool:
    """Say whether a block introduces the list that starts right after it.

    Long numbered paragraphs follow on any paragraph, so before numbers only an open sentence or a colon counts.
    """
    if before.last[-1] == ":" or is_open(before.last):
        return True
    return before.kind == "paragraph" and (draft.marker is None or not draft.marker.numbered)


def _below(before: Draft, draft: Draft) -> bool:
    """Say whether bullets or letters stand below a numbered item."""
    if before.marker is None or draft.marker is None:
        return False
    return before.marker.style == "1." and draft.marker.style != "1."
