"""From the bytes of a report to sentences that know where they stand.

`read_report` fixes the characters once and for all. `lay_out` then reads them as a person would: it leaves out page
heads and page numbers, puts hard-wrapped lines and broken words together again, and finds headings, paragraphs, list
items and sentences. All of that happens in a second string, `Clean`, whose every character remembers its offset in the
report, so that a span never has to be searched for.

    file ── kinds ──> decoding, html, pdf or docx ──> Text
    Text ── lines, furniture ──> what to read ── grouping, blocks ──> blocks ── reflow ──> Clean ── sentences ──> Layout
"""

from turtlebay.reading.blocks import Block
from turtlebay.reading.layout import Layout, lay_out
from turtlebay.reading.reflow import Clean
from turtlebay.reading.report import ReadReport, read_bytes, read_report
from turtlebay.reading.sentences import Sentence

__all__ = ["Block", "Clean", "Layout", "ReadReport", "Sentence", "lay_out", "read_bytes", "read_report"]
