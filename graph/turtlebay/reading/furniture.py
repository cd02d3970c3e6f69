"""Page furniture: which lines of a text are no part of what it says.

What a page head is, is learned from the text itself: words that come back beside page numbers. Numbers of jobs, pages
and documents of the United Nations are known by their form, but only where a blank line, the edge of a page or another
such line stands beside them, so that a wrapped line that holds no more than a symbol stays.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from turtlebay.reading.lines import Fate, Line
from turtlebay.reading.notes import NUMBER, mark_notes

__all__ = ["mark_furniture"]

LONGEST: Final = 120
"""No page head is longer, so that long lines cost nothing."""
SYMBOL: Final = r"(?=\S*\d)[A-Z]{1,8}(?:/[A-Za-z0-9.\-]+)+(?: ?\(\d{4}\))?(?:\*+)?"
PAGE_FORM: Final = re.compile(
    rf"(?:(?:\d\d-\d{{5}}(?: ?\([A-Z]\))?|\d{{1,4}} ?/ ?\d{{1,4}}|/(?:\.\.\.|…)|{SYMBOL}"
    r"|(?i:page|seite|página) ?\d{1,4}(?: ?(?:of|de|von|/) ?\d{1,4})?|[-–—] ?\d{1,4} ?[-–—]|\d{1,4} ?\| ?P ?a ?g ?e)"
    r"(?:\s+|$)){1,3}"
)
LANGUAGE: Final = re.compile(r"(?:Original: )?(?:Arabic|Chinese|English|French|Russian|Spanish|ENGLISH|FRENCH)")
YEARS: Final = range(1900, 2101)
"""A line that holds a year alone is a heading of a chronicle sooner than the number of a page."""
NUMBERED_HEAD: Final = re.compile(
    r"(?P<before>\d{1,4})?(?P<gap>\s+|\s*\|\s*)?(?P<core>\D.{2,80}?)(?:(?P<tail>\s+|\s*\|\s*)(?P<after>\d{1,4}))?"
)
GLUED: Final = re.compile(r"(?P<words>.*?[^\s\d])(?P<space>\s*)\d{1,4}\s*")
DRAWN: Final = re.compile(r"(?:[-=*_–—─]\s?){3,}|`{3,}\S*|~{3,}\S*|\\|\|?(?:\s*:?-{3,}:?\s*\|)+\s*(?::?-{3,}:?)?")
PAGE_SHARE: Final = 0.3
"""The part of all pages whose first or last line must be the same for it to be a page head."""


def mark_furniture(lines: list[Line]) -> None:
    """Set the fate of every line; cut off page heads that are glued to the end of one."""
    _mark_front_matter(lines)
    _mark_page_forms(lines)
    _mark_page_edges(lines)
    heads = _learn_heads(lines)
    _mark_heads(lines, heads)
    _mark_numbers(lines)
    mark_notes(lines)
    for line in lines:
        if line.fate is Fate.BODY and len(line.words) <= LONGEST and DRAWN.fullmatch(line.words):
            line.fate = Fate.RULE


def _mark_front_matter(lines: list[Line]) -> None:
    """Leave out the settings at the head of a Markdown file."""
    if lines[0].words != "---" or len(lines) < 2 or ":" not in lines[1].words:
        return
    for index in range(1, min(len(lines), 60)):
        if lines[index].words == "---":
            for line in lines[: index + 1]:
                line.fate = Fate.CUT
            return


def _mark_page_forms(lines: list[Line]) -> None:
    forms = [len(line.words) <= LONGEST and bool(PAGE_FORM.fullmatch(line.words)) for line in lines]
    often = Counter(line.words for line, form in zip(lines, forms, strict=True) if form)
    for index, line in enumerate(lines):
        if forms[index] and (often[line.words] > 1 or _at_edge(lines, index, forms)):
            line.fate = Fate.CUT
    for index, line in enumerate(lines):
        if LANGUAGE.fullmatch(line.words[:LONGEST]) and any(
            lines[near].fate is Fate.CUT for near in (index - 1, index + 1) if 0 <= near < len(lines)
        ):
            line.fate = Fate.CUT


def _at_edge(lines: list[Line], index: int, forms: list[bool] | None = None) -> bool:
    """Say whether a blank line, the edge of a page or other furniture stands beside a line."""
    if index == 0 or index == len(lines) - 1 or lines[index].page or lines[index + 1].page:
        return True
    return any(
        lines[near].fate in (Fate.BLANK, Fate.CUT) or (forms is not None and forms[near])
        for near in (index - 1, index + 1)
    )


def _mark_page_edges(lines: list[Line]) -> None:
    """Where form feeds part the pages, leave out first and last lines that come back on many of them."""
    starts = [0, *(index for index, line in enumerate(lines) if line.page)]
    if len(starts) < 3:
        return
    edges: list[tuple[str, Line]] = []
    for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True):
        filled = [line for line in lines[start:stop] if line.fate is not Fate.BLANK]
        for line in {id(line): line for line in filled[:1] + filled[-1:]}.values():
            if len(line.words) <= LONGEST:
                edges.append((re.sub(r"\d+", "#", line.words), line))
    often = Counter(form for form, _ in edges)
    for form, line in edges:
        if often[form] >= max(3, PAGE_SHARE * len(starts)):
            line.fate = Fate.CUT


def _learn_heads(lines: list[Line]) -> frozenset[str]:
    """Return the words of page heads: they come back with differing page numbers, or beside other furniture."""
    numbered: dict[str, set[str]] = {}
    plain: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    for index, line in enumerate(lines):
        if line.fate is not Fate.BODY or len(line.words) > LONGEST or line.words[-1] in ".;:,?!":
            continue
        if found := _numbered_head(line.words):
            numbered.setdefault(found[0], set()).add(found[1])
        plain[line.words] += 1
        beside[line.words] += _beside_furniture(lines, index)
    heads = {core for core, pages in numbered.items() if len(pages) > 1}
    heads |= {words for words, count in plain.items() if count > 1 and beside[words] > 1 and beside[words] * 2 >= count}
    return frozenset(heads)


def _numbered_head(words: str) -> tuple[str, str] | None:
    """Return the words and the page number of what may be a page head.

    "Table 3" and "3 missions" look much the same, so the words must be several and in capitals, or stand off.
    """
    found = NUMBERED_HEAD.fullmatch(words)
    if found is None or (found["before"] is None) == (found["after"] is None):
        return None
    core = found["core"].strip()
    gap = (found["gap"] if found["before"] else found["tail"]) or ""
    if not (core.isupper() and " " in core) and "|" not in gap and len(gap) < 3:
        return None
    return core, found["before"] or found["after"]


def _beside_furniture(lines: list[Line], index: int) -> bool:
    for step in (-1, 1):
        near = index + step
        while 0 <= near < len(lines) and lines[near].fate is Fate.BLANK and abs(near - index) < 6:
            near += step
        if 0 <= near < len(lines) and lines[near].fate is Fate.CUT:
            return True
    return False


def _mark_heads(lines: list[Line], heads: frozenset[str]) -> None:
    if not heads:
        return
    capitals = tuple(head for head in heads if head.isupper())
    for line in lines:
        if line.fate is not Fate.BODY:
            continue
        found = _numbered_head(line.words) if len(line.words) <= LONGEST else None
        if line.words in heads or (found and found[0] in heads):
            line.fate = Fate.CUT
        elif capitals and line.words.endswith(capitals):
            _cut_glued(line, next(head for head in capitals if line.words.endswith(head)))


def _cut_glued(line: Line, head: str) -> None:
    body = line.words[: -len(head)]
    # Only the last few characters can hold the page number; the rest may be megabytes.
    near = body[-40:]
    found = GLUED.fullmatch(near)
    if found is None:
        return
    line.words = body[: len(body) - len(near) + found.end("words")]
    line.end = line.start + len(line.words)
    line.glued = not found["space"] and line.words[-1].isalpha()
    line.hard = False


def _mark_numbers(lines: list[Line]) -> None:
    """Leave out lines that hold a page number alone, beside a blank line or other furniture or in a rising row."""
    bare = [index for index, line in enumerate(lines) if len(line.words) <= 6 and NUMBER.fullmatch(line.words)]
    rising: set[int] = set()
    for first, second, third in zip(bare, bare[1:], bare[2:], strict=False):
        row = [lines[index].words for index in (first, second, third)]
        if all(word.isdecimal() for word in row) and int(row[0]) + 2 == int(row[1]) + 1 == int(row[2]):
            rising |= {first, second, third}
    for index in bare:
        line = lines[index]
        if line.words.isdecimal() and int(line.words) in YEARS:
            continue
        if index in rising or (_at_edge(lines, index) if line.words.isdecimal() else _alone(lines, index)):
            line.fate = Fate.CUT


def _alone(lines: list[Line], index: int) -> bool:
    return all(
        not 0 <= near < len(lines) or lines[near].fate in (Fate.BLANK, Fate.CUT) for near in (index - 1, index + 1)
    )
