"""Lines to drafts of blocks: which lines belong together, also across blank lines, page furniture and false bullets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from turtlebay.reading.drafts import TAIL, Draft, Gap, is_open
from turtlebay.reading.lines import Fate, Line
from turtlebay.reading.markers import Marker, heading_depth, read_marker
from turtlebay.reading.widths import Widths

__all__ = ["group_lines", "group_notes"]

DANGLING: Final = re.compile(
    r"(?:^|\s)(?:the|a|an|of|its|their|his|her|our|this|these|those|by|with|from|for|in|on|at|into|between|as|that|which"
    r"|whose|is|are|be|been|was|were|to|such as)$"
)
TIGHT: Final = re.compile(r"(?:^|\s)(?:the|a|an|of|its|their|his|her|our|these|those|whose|between)$")
BROKEN: Final = re.compile(r"\w[-\u2010\u00ad]$")
LISTED: Final = re.compile(r"[,;.](?: and| or)?$")
NEXT_NOTE: Final = re.compile(r"\[\^|\[?\d{1,2}\]?\s+[A-Z“\"]")
QUOTED: Final = re.compile(r"(?:>\s*)+")
TITLE_SHARE: Final = 0.6
"""A line shorter than this part of the width may be a heading between two paragraphs that no blank line parts."""


def group_lines(lines: list[Line], widths: Widths) -> list[Draft]:
    """Group the lines of the body."""
    drafts: list[Draft] = []
    gap = Gap.BLANK
    last: Line | None = None
    for index, line in enumerate(lines):
        if line.fate is not Fate.BODY:
            if line.fate is Fate.RULE:
                _underline(drafts, line, gap)
            gap = max(gap, Gap.BLANK if line.fate in (Fate.BLANK, Fate.RULE) else Gap.CUT)
            continue
        if line.page:
            gap = Gap.CUT
        depth, skipped = heading_depth(line.words)
        if depth:
            heading = Draft(kind="heading", level=depth, gap=gap, closed=True)
            drafts.append(heading)
            heading.add(line, skipped, gap)
        else:
            _place(drafts, _Step(line, last, _body_line(lines, index + 1), gap, widths.at(index)))
        gap, last = Gap.NONE, line
    return [draft for draft in drafts if draft.pieces]


def group_notes(lines: list[Line]) -> list[Draft]:
    """Group the lines of footnotes: one draft for each note."""
    drafts: list[Draft] = []
    apart = True
    for line in lines:
        if line.fate is not Fate.NOTE:
            apart = True
            continue
        if apart or (NEXT_NOTE.match(line.words[:12]) and not is_open(drafts[-1].last)):
            drafts.append(Draft(kind="paragraph", note=True))
        drafts[-1].add(line, 0, Gap.NONE)
        apart = False
    return drafts


@dataclass(frozen=True, slots=True)
class _Step:
    """A line that looks for its place, with the one before it, the one right after it, and the width of its column."""

    line: Line
    before: Line | None
    after: Line | None
    gap: Gap
    width: int

    def ends_early(self, share: float) -> bool:
        """Say whether the line before ends though the next word would have had room in `share` of the width."""
        if self.before is None:
            return True
        word = self.line.words[:60].split(" ", 1)[0]
        return self.before.indent + len(self.before.words) + 1 + len(word) <= share * self.width


def _place(drafts: list[Draft], step: _Step) -> None:
    draft = drafts[-1] if drafts and not drafts[-1].closed else None
    marker = read_marker(step.line.words)
    if marker is not None and draft is not None and _by_chance(marker, draft, step):
        marker = None
    quoted = QUOTED.match(step.line.words) if marker is None else None
    skipped = quoted.end() if quoted else 0
    if draft is not None and _goes_on(draft, marker, step, skipped):
        draft.add(step.line, marker.length if marker else skipped, step.gap)
        return
    draft = Draft(marker=marker, indent=step.line.indent, gap=step.gap)
    drafts.append(draft)
    draft.add(step.line, marker.length if marker else skipped, step.gap)


def _by_chance(marker: Marker, draft: Draft, step: _Step) -> bool:
    """Say whether a wrapped line only happens to begin with a number or a dash."""
    if step.gap is not Gap.NONE or not draft.pieces or not is_open(draft.last):
        return False
    if draft.marker is not None and draft.marker.style == marker.style:
        # "para. 3" + "(c) of that text" against a list whose items end in commas.
        return marker.numbered and not draft.last.endswith(",") and not step.ends_early(0.85)
    if marker.numbered:
        return not step.ends_early(0.75)
    dash = marker.written in "-–—+*"
    if dash and DANGLING.search(draft.last[-TAIL:]) and step.line.words[marker.length : marker.length + 1].islower():
        return True
    return dash and step.line.words[marker.length : marker.length + 1].islower() and not step.ends_early(0.85)


def _goes_on(draft: Draft, marker: Marker | None, step: _Step, skipped: int) -> bool:
    """Say whether a line continues the draft."""
    words = step.line.words[marker.length if marker else skipped :]
    lower = words[:1].islower()
    if marker is not None:
        return _false_bullet(draft, marker, step.gap, lower)
    if not draft.pieces:
        return True
    if step.gap is Gap.NONE:
        return _wraps(draft, step, lower)
    if lower:
        if _starts_bare_list(step):
            return False
        return is_open(draft.last) or (step.gap is Gap.CUT and draft.last[-1] not in ":;!?")
    if not is_open(draft.last):
        return False
    if step.gap is Gap.CUT:
        return draft.last[-1] in ",–—" or bool(DANGLING.search(draft.last[-TAIL:])) or _is_cut_off(draft, step)
    return bool(TIGHT.search(draft.last[-TAIL:]))


def _false_bullet(draft: Draft, marker: Marker, gap: Gap, lower: bool) -> bool:
    """Say whether a bullet stands in the middle of a sentence, put there when a page or a column was cut.

    The sentence is open and goes on in lower case, and it either ends in a word that can't end one, or stands in a
    list whose items begin with capitals.
    """
    if gap is Gap.NONE or not lower or not draft.pieces or not is_open(draft.last) or marker.numbered:
        return False
    if DANGLING.search(draft.last[-TAIL:]):
        return draft.marker is not None or not draft.last.endswith((" to", " as", " by", " for", " that"))
    return (
        draft.marker is not None
        and draft.marker.style == marker.style
        and draft.first[:1].isupper()
        and draft.last[-1] not in ",)"
    )


def _wraps(draft: Draft, step: _Step, lower: bool) -> bool:
    """Say whether a line that follows directly is the same paragraph, wrapped."""
    if draft.hard and LISTED.search(draft.last[-TAIL:]):
        return False
    if lower or BROKEN.search(draft.last[-TAIL:]) or (draft.marker is not None and step.line.indent > draft.indent):
        return True
    if step.line.words[0] == "|" or draft.last[0] == "|":
        return False
    if is_open(draft.last):
        return not step.ends_early(0.75)
    return not step.ends_early(0.85) and not _is_title_line(step) and not _is_stem_line(step)


def _is_title_line(step: _Step) -> bool:
    """Say whether a short line between two paragraphs has the look of a heading."""
    words, after = step.line.words, step.after
    if len(words) > TITLE_SHARE * step.width or not is_open(words) or words[-1] == ",":
        return False
    return after is None or not after.words[0].islower()


def _is_stem_line(step: _Step) -> bool:
    after = step.after
    return step.line.words[-1] == ":" and after is not None and read_marker(after.words) is not None


def _is_cut_off(draft: Draft, step: _Step) -> bool:
    """Say whether the open sentence before page furniture fills its line, so that a page cut it."""
    titled = len(draft.pieces) == 1 and draft.marker is None and len(draft.last) < TITLE_SHARE * step.width
    return not titled and not step.ends_early(0.75)


def _starts_bare_list(step: _Step) -> bool:
    """Say whether a line in lower case is the first of a list without bullets, one item to a line."""
    line, after = step.line, step.after
    return line.hard and after is not None and bool(LISTED.search(line.words[-TAIL:]))


def _body_line(lines: list[Line], index: int) -> Line | None:
    """Return the line at an index if it follows directly and belongs to the body."""
    return lines[index] if index < len(lines) and lines[index].fate is Fate.BODY else None


def _underline(drafts: list[Draft], line: Line, gap: Gap) -> None:
    """Take a drawn line right under a single line as what makes that a heading, as in Markdown."""
    if gap is Gap.NONE and drafts and len(drafts[-1].pieces) == 1 and drafts[-1].marker is None:
        sign = line.words[0]
        if sign in "=-" and not line.words.strip(sign) and len(drafts[-1].first) <= 150:
            drafts[-1].kind, drafts[-1].level = "heading", 1 if sign == "=" else 2
    if drafts:
        drafts[-1].closed = True
