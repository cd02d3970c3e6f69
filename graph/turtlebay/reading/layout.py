"""The layout of a report: its blocks and sentences, traced to its characters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from turtlebay.model import Span, Text
from turtlebay.reading.blocks import Block, classify, find_stems
from turtlebay.reading.drafts import Draft
from turtlebay.reading.furniture import mark_furniture
from turtlebay.reading.grouping import group_lines, group_notes
from turtlebay.reading.lines import split_lines
from turtlebay.reading.reflow import Clean, Flow, has_words
from turtlebay.reading.sentences import Sentence, split_sentences
from turtlebay.reading.widths import Widths

__all__ = ["Layout", "lay_out"]


@dataclass(frozen=True)
class Layout:
    """A report as it is read. `cuts` are the clean indexes before which page furniture was left out."""

    text: Text
    clean: Clean
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    cuts: tuple[int, ...] = ()

    def section_of(self, span: Span) -> str | None:
        """Return the words of the nearest heading above a span; none where there is no heading."""
        number = bisect_right(self._heading_starts, span.start) - 1
        if number < 0:
            return None
        block = self.blocks[self._headings[number]]
        return " ".join(self.clean.characters[block.start : block.end].split()) or None

    def sides(self, sentence: Sentence) -> tuple[Span, ...]:
        """Return the stretches of the report that a sentence consists of, page furniture left out.

        There is one, the span of the sentence, but where a page ends inside it.
        """
        first, last = bisect_right(self.cuts, sentence.start), bisect_left(self.cuts, sentence.end)
        bounds = [sentence.start, *self.cuts[first:last], sentence.end]
        sides: list[Span] = []
        for start, end in pairwise(bounds):
            words = self.clean.characters[start:end]
            left, right = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
            if left < right:
                sides.append(self.clean.span(left, right))
        return tuple(sides)

    @cached_property
    def _headings(self) -> tuple[int, ...]:
        return tuple(index for index, block in enumerate(self.blocks) if block.kind == "heading")

    @cached_property
    def _heading_starts(self) -> tuple[int, ...]:
        return tuple(self.clean.offsets[self.blocks[index].start] for index in self._headings)


def lay_out(text: Text) -> Layout:
    """Find the blocks and sentences of a text. Footnotes stand after the body.

    >>> layout = lay_out(Text(characters="Plan\\n\\nThe board should\\nmeet. It may not.", name="plan"))
    >>> [sentence.text for sentence in layout.sentences]
    ['The board should meet.', 'It may not.']
    >>> layout.section_of(layout.sentences[0].span)
    'Plan'
    """
    lines = split_lines(text.characters)
    mark_furniture(lines)
    body = [draft for draft in group_lines(lines, Widths(lines)) if has_words(text.characters, draft)]
    notes = [draft for draft in group_notes(lines) if has_words(text.characters, draft)]
    classify(body)
    stems = [*find_stems(body), *(None for _ in notes)]
    flow = Flow(text.characters)
    bounds = [flow.write(draft) for draft in (*body, *notes)]
    clean = flow.finish()
    blocks = _make_blocks([*body, *notes], bounds, stems)
    sentences = tuple(
        Sentence(start, end, clean.span(start, end), index, clean.characters[start:end])
        for index, block in enumerate(blocks)
        if block.kind != "heading"
        for start, end in split_sentences(clean.characters, block.start, block.end, notes=bool(notes))
    )
    return Layout(text=text, clean=clean, blocks=blocks, sentences=sentences, cuts=tuple(flow.cuts))


def _make_blocks(drafts: list[Draft], bounds: list[tuple[int, int]], stems: list[int | None]) -> tuple[Block, ...]:
    headings = [
        index for index, draft in enumerate(drafts) if draft.kind == "heading" and bounds[index][0] < bounds[index][1]
    ]
    starts = [drafts[number].pieces[0].start for number in headings]
    blocks: list[Block] = []
    for draft, (start, end), stem in zip(drafts, bounds, stems, strict=True):
        above = bisect_left(starts, draft.pieces[0].start) - 1
        blocks.append(
            Block(
                kind=draft.kind,
                start=start,
                end=end,
                marker=draft.marker.written if draft.marker else "",
                level=draft.level,
                stem=stem,
                heading=headings[above] if above >= 0 else None,
                furniture=draft.note,
            )
        )
    return tuple(blocks)
