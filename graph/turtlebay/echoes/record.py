"""What the search for echoes reads and what it finds: no text and no model of a report, so that it is quickly read."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Echo", "Request"]


@dataclass(frozen=True, slots=True)
class Request:
    """One recommendation, as light as it can be and still be compared.

    `date` is that of its document, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and empty where the document has none. The words
    compared are those of `action`: the quote is left out, so that a graph has the same echoes with and without texts.
    """

    iri: str
    document: str
    date: str
    action: str
    addressees: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[str, str, str]:
        """The place in time: by date of the document, then its id, then the IRI.

        A year stands before the months of that year. A document without a date stands before all that have one, and
        among its like by id: there, the order says nothing of time.
        """
        return self.date, self.document, self.iri


@dataclass(frozen=True, slots=True)
class Echo:
    """One recommendation asks again for what an earlier one in another document asked; the score is over 0, up to 1."""

    later: Request
    earlier: Request
    score: float

    @property
    def years(self) -> int | None:
        """The difference of the years of the two documents, where both have a date."""
        if not (self.later.date and self.earlier.date):
            return None
        return int(self.later.date[:4]) - int(self.earlier.date[:4])
