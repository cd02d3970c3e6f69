"""Word files (Office Open XML), read with the standard library alone.

    ZIP ── package ──> XML parts ── styles ──> headings, numbers ── walk ──> Extract

What changes were tracked is read as accepted: insertions stay, deletions go. Heads and feet of pages, comments and
hidden text are left out; footnotes, endnotes, text boxes and content controls are read.
"""

from turtlebay.reading.docx.document import read_docx

__all__ = ["read_docx"]
