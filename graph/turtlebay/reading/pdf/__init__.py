"""PDF files with a text layer: from glyphs with their places to paragraphs in the order in which a person reads.

    pages ── glyphs ──> chunks of lines ── edges ──> without heads and feet ── columns ──> in reading order
                                        ── paragraphs ──> headings, items, rows, notes ── writing ──> Extract

Only pdfium sees the file, and only in a process of its own (`reading.process`), since a hostile file can make it use
any amount of memory.
"""

from turtlebay.reading.pdf.document import MOST_PAGES, read_pdf

__all__ = ["MOST_PAGES", "read_pdf"]
