"""What a trial may know, and what it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

__all__ = ["PROPOSED", "Scene", "Trial"]


@dataclass(frozen=True, slots=True)
class Scene:
    """What detection may know of a sentence beside its words.

    `actors` are the half-open ranges, relative to the sentence, of mentions that can act; `after_recommendation` says
    that a sentence shortly before, in the same paragraph or the one before, recommends; `zone` that the sentence stands
    under a heading of recommendations.
    """

    actors: tuple[tuple[int, int], ...] = ()
    after_recommendation: bool = False
    zone: bool = False


Trial = Callable[[str, "re.Match[str]", Scene], bool]


PROPOSED: Final = re.compile(
    r"\b(?:process|review|mechanism|approach|fund|panel|office|body|group|system|framework|platform|programme|"
    r"program|plan|"
    r"strategy|mandate|policy|initiative|step|measure|arrangement|forum|dialogue|agenda|compact|draft|agreement|more|"
    r"this|"
    r"these|it|such|use|option|reform|training|report|law|legislation|committee|commission|agency|network|centre|"
    r"center|unit|"
    r"team|tool|guideline|guidance|scheme|register|database|desk|chair|board|secretariat|roster|council|member|"
    r"representative|envoy|coordinator|list|survey|campaign|curriculum|course|facility)s?\b",
    re.IGNORECASE,
)
