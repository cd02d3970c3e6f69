"""Find provisions, bodies of law, resolutions and other documents that go by a number or a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from turtlebay.extraction.lexicon import MONTHS
from turtlebay.extraction.patterns import Found

__all__ = ["iter_provisions"]

NUMBER: Final = r"(?:[IVXL]+\b|\d[\d.]*(?: ?\([a-z0-9]{1,4}\))*)"
RESOLUTION: Final = r"(?:\d{1,4}/\d{1,3}|\d{3,4} ?\((?:19|20)\d\d\))"
OF_DOCUMENT: Final = (
    r"(?: of (?:Chapter [IVX\d]+ of )?(?:the |this )?(?:[Rr]esolution "
    + RESOLUTION
    + r"|(?:[A-Z][\w’'-]+ ){0,4}(?:Charter|Agreement|Convention|Treaty|Protocol|Act|Statute|resolution)))?"
)
BY_NUMBER: Final = (
    (
        "N-provision",
        "Provision",
        re.compile(rf"\b(?:Article|Chapter|Annex|Rule|Title|Objective|Principle|Goal|Target) {NUMBER}"),
    ),
    (
        "N-paragraph",
        "Provision",
        re.compile(
            rf"\b(?:(?:UN )?(?:Security Council|General Assembly|Council|Assembly) )?[Rr]esolution {RESOLUTION}, "
            rf"(?:paras?\. ?{NUMBER}|[a-z]+(?:-[a-z]+)? preambular paragraph)"
        ),
    ),
    (
        "N-paragraph",
        "Provision",
        re.compile(rf"\b(?:paragraphs?|para\.|section|subsection|articles?) ?{NUMBER}(?:[-–]\d+)?{OF_DOCUMENT}"),
    ),
    (
        "N-law",
        "Provision",
        re.compile(r"\binternational (?:(?:humanitarian|human rights|criminal|refugee) )?law\b", re.IGNORECASE),
    ),
    (
        "N-resolution",
        "Document",
        re.compile(
            rf"\b(?:(?:UN )?(?:Security Council|General Assembly|Council|Assembly|"
            rf"Human Rights Council) )?[Rr]esolutions? (?P<n>{RESOLUTION})"
        ),
    ),
    (
        "N-resolution",
        "Document",
        re.compile(r"\b(?:UNGA |(?:UN )?General Assembly )?[Rr]esolutions? (?P<n>A/(?:RES/)?\d{1,3}/(?:L\.)?\d{1,3})"),
    ),
    ("N-resolution", "Document", re.compile(r"(?<=[ ,])(?P<n>\d{3,4} \((?:19|20)\d\d\))")),
    (
        "N-numbered",
        "Document",
        re.compile(
            r"\b(?:[A-Z][\w.&-]{0,40} ){0,4}(?:Circular|Memorandum|Order|Regulations?|Directive|Bulletin|Ordinance|"
            r"Decree|"
            r"Proclamation|Form|Notice|Decision|Standard|Publication|Guideline|Law)s? "
            r"(?:\((?:EU|EC|EEC)\) )?(?:Nos?\.? ?)?(?=[A-Z]{0,4}[-.]?\d)[A-Z]{0,4}[-.]?\d[\w./-]*(?<![./-])"
        ),
    ),
    (
        "N-numbered",
        "Document",
        re.compile(
            r"\b(?:[A-Z][\w-]{1,40} )?(?:Order|Memorandum|Decree|Letter|Decision) of (?:\d{1,2} )?"
            rf"(?:{'|'.join(sorted(month.capitalize() for month in MONTHS if len(month) > 2))})(?: \d{{1,2}},)? "
            rf"(?:19|20)\d\d"
        ),
    ),
    (
        "N-code",
        "Provision",
        re.compile(r"\b\d{1,3} (?:U\.?S\.?C\.?|C\.?F\.?R\.?) (?:§+ ?|[Pp]arts? )?\d[\w().-]*(?<![.-])"),
    ),
    ("N-symbol", "Document", re.compile(r"\b(?:A|S|E|ST)/(?:[A-Z]+(?:\.\d+)?/)*\d[\d/.A-Za-z-]*\d")),
)


def iter_provisions(characters: str) -> Iterator[Found]:
    """Yield provisions, bodies of law, resolutions and document symbols (guidelines, section 1 and settled cases)."""
    for rule, kind, pattern in BY_NUMBER:
        for match in pattern.finditer(characters):
            number = match.groupdict().get("n")
            general = number is not None and "/" in number
            label = f"{'General Assembly' if general else 'Security Council'} resolution {number}" if number else ""
            yield Found(match.start(), match.end(), kind, rule, label)
