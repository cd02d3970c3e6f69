"""The words that limit when a recommendation applies (guidelines, section 3, field `condition`)."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["find_condition"]

CONDITIONS: Final = (
    re.compile(
        r"\b(?:if|when|where|whenever|wherever|as|to the extent|insofar as|as far as) (?:and (?:when|where|as) "
        r")?(?:appropriate|possible|"
        r"necessary|needed|feasible|applicable|relevant|required|practicable|warranted|available)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"^\W{0,9}(?P<c>(?:If|When|Where|Once|Should|In the event|In case|Provided|Unless|As long as|Until|Whenever|"
        r"Absent|Assuming)\b"
        r"[^,]{4,160}),"
    ),
    re.compile(
        r"\b(?P<c>(?:unless|provided that|provided|subject to|in the event (?:of|that)|on condition that|as long as|"
        r"so long as|only if|"
        r"only when|until|absent|except (?:where|when|in)) [^,;.]{4,140})",
        re.IGNORECASE,
    ),
    re.compile(r"(?<=\w) (?P<c>(?:if|when|once|whenever) (?!to\b)[^,;.]{6,140})[.;]?$", re.IGNORECASE),
    re.compile(
        r", (?P<c>(?:especially|particularly|in particular) (?:during|in times|when|where|in the context|in cases?|"
        r"if)\b[^,;.]{4,140})",
        re.IGNORECASE,
    ),
    re.compile(r"\bthat have not (?:yet )?done so(?: yet| already)?\b", re.IGNORECASE),
)


def find_condition(sentence: str) -> str | None:
    """Return the words that limit when a recommendation applies, or nothing.

    >>> find_condition("If possible, the board should meet.")
    'If possible'
    """
    for pattern in CONDITIONS:
        match = pattern.search(sentence)
        if match is not None:
            words = match.groupdict().get("c") or match.group()
            return words.strip(" ,")
    return None
