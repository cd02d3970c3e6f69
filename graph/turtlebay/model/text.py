"""A text, spans over it, and evidence: a span with the words it covers, where those are at hand."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from functools import cached_property
from itertools import pairwise
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from turtlebay.errors import AnnotationError

__all__ = ["CONTEXT", "Evidence", "Span", "Text"]

CONTEXT = 32
"""Characters of prefix and suffix that a quote selector carries (Web Annotation 4.2.4 leaves the length open)."""


class Span(BaseModel):
    """A half-open range of Unicode code points, never empty.

    >>> Span(start=3, end=5).length
    2
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    start: int = Field(ge=0)
    end: int

    @model_validator(mode="after")
    def _require_order(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"a span must end after it starts, not {self.start}..{self.end}")
        return self

    @property
    def length(self) -> int:
        """Number of code points covered."""
        return self.end - self.start

    @property
    def key(self) -> tuple[int, int]:
        """Sort key: by start, then by end."""
        return (self.start, self.end)

    def covers(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Evidence(BaseModel):
    """Where a statement rests: a span, the words it covers, or both; with the heading it stands under.

    `page` is the page of the file that it begins on, counted from 1, where the file has pages. Without a text at hand
    only the span is known (stand-off); from a file that holds quotes alone only the words are.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    span: Span | None = None
    quote: str | None = Field(default=None, min_length=1)
    section: str | None = None
    page: int | None = Field(default=None, ge=1)

    @model_validator(mode="after")
    def _require_agreement(self) -> Self:
        if self.span is None and self.quote is None:
            raise ValueError("evidence needs a quote, or a start and an end")
        if self.span is not None and self.quote is not None and self.span.length != len(self.quote):
            raise ValueError(
                f"the quote has {len(self.quote)} characters, its span {self.span.start}..{self.span.end} has "
                f"{self.span.length}"
            )
        return self

    @property
    def place(self) -> Span:
        """The span; an error where evidence has not been located in a text yet."""
        if self.span is None:
            raise AnnotationError("this evidence has no offsets", remedy="Locate the annotations in their text first.")
        return self.span


class Text(BaseModel):
    """The exact characters of a report, known by their digest.

    `pages` holds the offset at which each page of the file starts, the first one 0; nothing where it has no pages.

    >>> Text(characters="The board should meet.", name="minutes").quote(Span(start=4, end=9))
    'board'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    characters: str = Field(min_length=1)
    name: str
    pages: tuple[int, ...] = ()

    @model_validator(mode="after")
    def _require_rising_pages(self) -> Self:
        if self.pages and (self.pages[0] != 0 or any(b < a for a, b in pairwise(self.pages))):
            raise ValueError("pages start at offset 0 and never before the page that comes before them")
        return self

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the characters in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.characters.encode("utf-8")).hexdigest()

    def __len__(self) -> int:
        return len(self.characters)

    def quote(self, span: Span) -> str:
        """Return the words of a span; an error where it runs past the end."""
        if span.end > len(self.characters):
            raise AnnotationError(
                f"the span {span.start}..{span.end} runs past the end of the text, which has {len(self)} characters",
                where=self.name,
            )
        return self.characters[span.start : span.end]

    def evidence(self, span: Span, section: str | None = None) -> Evidence:
        """Return evidence with the words of the span."""
        return Evidence(span=span, quote=self.quote(span), section=section, page=self.page_of(span.start))

    def page_of(self, offset: int) -> int | None:
        """Return the page of the file that an offset is on, counted from 1; none where it has no pages.

        >>> Text(characters="One. Two.", name="minutes", pages=(0, 5)).page_of(6)
        2
        """
        return bisect_right(self.pages, offset) or None

    def context(self, span: Span) -> tuple[str, str]:
        """Return up to `CONTEXT` characters before and after a span."""
        return (
            self.characters[max(0, span.start - CONTEXT) : span.start],
            self.characters[span.end : span.end + CONTEXT],
        )
