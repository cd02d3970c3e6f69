"""Lines to paragraphs, headings, items, rows of tables and footnotes.

A paragraph ends where the distance between lines grows, the style changes, a mark or an indent begins a new one, or a
line ends though the next word would have had room. It goes on in the next column where the sentence is open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from turtlebay.reading.drafts import is_open
from turtlebay.reading.markers import read_marker
from turtlebay.reading.pdf.columns import LEADER, Line, Region
from turtlebay.reading.pdf.glyphs import Chunk
from turtlebay.reading.pdf.headings import heading_key, heading_levels
from turtlebay.reading.pdf.notes import note_paragraphs, notes_start
from turtlebay.reading.pdf.parts import HEADING_SIZE, RESIZED, Paragraph, Style

__all__ = ["find_paragraphs"]

WIDER: Final = 1.32
"""Times the usual distance of lines, beyond which a paragraph ends."""
LONGEST_CELL: Final = 1_500
"""Characters; a longer cell holds a passage of its own."""


def find_paragraphs(pages: Sequence[Sequence[Region]], style: Style) -> list[Paragraph]:
    """Return the paragraphs of all pages in reading order; notes stand where their page ends."""
    body: list[Paragraph] = []
    for regions in pages:
        fresh: list[Paragraph] = []
        notes: list[Paragraph] = []
        for region in regions:
            if region.rows:
                fresh.extend(_table_paragraphs(region, style))
                continue
            cut = len(region.lines) if region.boxed else notes_start(region.lines, style)
            fresh.extend(_region_paragraphs(region, region.lines[:cut], style))
            notes.extend(note_paragraphs(region.lines[cut:], [*body, *notes]))
        _join_columns(body, fresh, style)
        body.extend(notes)
    levels = heading_levels(body, style)
    for paragraph in body:
        if paragraph.kind == "paragraph" and (key := heading_key(paragraph, style)):
            paragraph.kind, paragraph.level = "heading", levels[key]
    return body


def _region_paragraphs(region: Region, lines: list[Line], style: Style) -> list[Paragraph]:
    found: list[Paragraph] = []
    right = _right_edge(lines, region.right)
    left = _left_edge(lines, region.left)
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else None
        if _is_row(lines, number):
            found.append(_row([[_cell_line(cell, line)] for cell in line.cells], boxed=region.boxed))
        elif found and found[-1].kind == "paragraph" and not _ends(found[-1], line, after, left, right, style):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph("paragraph", [line], line.page, boxed=region.boxed))
    for paragraph in found:
        paragraph.bounds = [(left, right)]
        last = paragraph.lines[-1]
        paragraph.full = right - last.right < 0.14 * (right - left) + last.size
    return found


def _table_paragraphs(region: Region, style: Style) -> list[Paragraph]:
    """Return the rows of a table; where cells hold whole passages, their paragraphs instead."""
    longest = max(sum(len(line.text) for line in cell) for row in region.rows for cell in row)
    filled = max(sum(map(bool, row)) for row in region.rows)
    if longest <= LONGEST_CELL and filled > 1:
        return [_row(row, boxed=True) for row in region.rows]
    found: list[Paragraph] = []
    for cell in (cell for row in region.rows for cell in row if cell):
        bounds = min(line.left for line in cell), max(line.right for line in cell)
        found.extend(_region_paragraphs(Region(cell, *bounds, boxed=True), cell, style))
    return found


def _row(cells: list[list[Line]], *, boxed: bool) -> Paragraph:
    lines = [line for cell in cells for line in cell]
    return Paragraph("row", lines, lines[0].page, boxed=boxed, cells=cells)


def _cell_line(cell: Chunk, line: Line) -> Line:
    return Line([cell], line.page, cell.left, cell.right, cell.base, cell.size, cell.bold, cell.text)


def _is_row(lines: Sequence[Line], number: int) -> bool:
    """Say whether a line and a line next to it have cells that begin at the same places."""
    line = lines[number]
    if len(line.cells) < 2 or LEADER.search(line.text) or _is_justified(line):
        return False
    edges = [cell.left for cell in line.cells[1:]]
    for near in (number - 1, number + 1):
        if 0 <= near < len(lines) and len(lines[near].cells) > 1:
            other = [cell.left for cell in lines[near].cells[1:]]
            if any(abs(a - b) <= 3 for a in edges for b in other) and not _is_justified(lines[near]):
                return True
    return False


def _is_justified(line: Line) -> bool:
    """Say whether all gaps of a line are alike: then it was spread to fill its column and has no cells."""
    words = line.words
    gaps = [after.left - before.right for before, after in pairwise(words) if not after.glued]
    return len(gaps) > 1 and max(gaps) <= 1.6 * min(gaps) + 1


def _ends(paragraph: Paragraph, line: Line, after: Line | None, left: float, right: float, style: Style) -> bool:
    """Say whether a paragraph ends before a line."""
    last, em = paragraph.lines[-1], max(paragraph.lines[-1].size, 1.0)
    distance = last.base - line.base
    large = last.size >= HEADING_SIZE * style.body
    if distance <= 0 or distance > (1.5 if large else WIDER) * style.distance(last.size) + 0.5:
        return True
    if abs(last.size - line.size) > RESIZED * max(last.size, line.size) and len(line.text) > 3:
        return True
    if LEADER.search(last.text) or LEADER.search(line.text):
        return True
    if last.bold and line.bold and not read_marker(line.text):
        # A heading of several lines, each of which may end anywhere.
        return distance > (1.5 if large else 1.15) * style.distance(last.size) and not line.text[0].islower()
    if large:
        return False
    room = _room(last, line, right)
    lower = line.text[0].islower()
    marker = read_marker(line.text)
    first = paragraph.lines[0]
    if marker is not None and (not marker.numbered or not is_open(last.text) or room or line.left < last.left - 3):
        dash = marker.written in "-–—" and lower and not room and line.left >= first.left - 2
        return not (dash and is_open(last.text))
    if last.bold != line.bold and not lower and room and not read_marker(first.text):
        return True
    hanging = read_marker(first.text) is not None
    if line.left > last.left + 0.7 * em and not (hanging and len(paragraph.lines) == 1):
        returns = after is None or after.left < line.left - 0.5 * em or abs(after.left - line.left) > 2
        if returns and not lower and (last.left <= left + 0.7 * em or len(paragraph.lines) > 1):
            return True
    if len(paragraph.lines) > 1 and line.left < last.left - 0.7 * em and not lower:
        return True
    return room and not (lower and is_open(last.text)) and (not is_open(last.text) or last.text[-1] not in ",-")


def _room(last: Line, line: Line, right: float) -> bool:
    """Say whether the first word of a line would have had room at the end of the line before."""
    words = line.words
    end = words[0].right
    for word in words[1:]:
        if not word.glued:
            break
        end = word.right
    return last.right + (end - line.left) + 0.3 * last.size < right - 0.02 * (right - line.left)


def _right_edge(lines: Sequence[Line], right: float) -> float:
    ends = sorted(line.right for line in lines)
    return ends[int(0.92 * (len(ends) - 1))] if len(ends) > 12 else right


def _left_edge(lines: Sequence[Line], left: float) -> float:
    starts = Counter(round(line.left) for line in lines)
    return min((x for x, count in starts.items() if count >= max(2, len(lines) // 12)), default=left)


# Columns and pages


def _join_columns(body: list[Paragraph], fresh: list[Paragraph], style: Style) -> None:
    """Put the paragraphs of a page behind those before; one that goes on takes in its continuation.

    What stands in between (boxes, notes) is put before the paragraph that it interrupts.
    """
    for paragraph in fresh:
        index = _open_paragraph(body, paragraph)
        if index is not None and _continues(body[index], paragraph, style):
            whole = body.pop(index)
            whole.lines.extend(paragraph.lines)
            whole.bounds.extend(paragraph.bounds)
            whole.full = paragraph.full
            body.append(whole)
        else:
            body.append(paragraph)


def _open_paragraph(body: Sequence[Paragraph], paragraph: Paragraph) -> int | None:
    """Return the index of the last paragraph of the running text, boxes and notes passed over."""
    for index in range(len(body) - 1, max(-1, len(body) - 30), -1):
        if body[index].kind != "note" and body[index].boxed == paragraph.boxed:
            return index
        if paragraph.boxed:
            return None
    return None


def _continues(before: Paragraph, after: Paragraph, style: Style) -> bool:
    if before.kind != "paragraph" or after.kind != "paragraph":
        return False
    if abs(before.size - after.size) > RESIZED * before.size or not is_open(before.text):
        return False
    if heading_key(before, style) or read_marker(after.lines[0].text):
        return False
    first, last = after.lines[0], before.lines[-1]
    if first.text[0].islower() or before.text[-1] in "-\u00ad,":
        return True
    indent, hanging = first.left - after.bounds[0][0], last.left - before.bounds[-1][0]
    level = indent <= 0.7 * first.size or abs(indent - hanging) <= 0.7 * first.size
    return before.full and level and len(before.text) > 40
