"""The further trials that the words around a cue have to pass, by the name that the cue gives in `needs`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from turtlebay.extraction.trials.modals import try_advice, try_course, try_current, try_design, try_duty, try_let
from turtlebay.extraction.trials.scene import Scene, Trial
from turtlebay.extraction.trials.speech import try_asks, try_calls, try_colon
from turtlebay.extraction.trials.worth import (
    try_after,
    try_argues,
    try_course_noun,
    try_impersonal,
    try_need_noun,
    try_need_subject,
    try_opportunity,
    try_requires,
    try_there,
    try_way,
    try_worth,
    try_worth_or_it,
)

__all__ = ["TRIALS", "Scene", "Trial"]

TRIALS: Final[Mapping[str, Trial]] = MappingProxyType(
    {
        "advice": try_advice,
        "duty": try_duty,
        "current": try_current,
        "let": try_let,
        "course": try_course,
        "worth": try_worth,
        "worth-or-it": try_worth_or_it,
        "impersonal": try_impersonal,
        "course-noun": try_course_noun,
        "requires": try_requires,
        "argues": try_argues,
        "need-noun": try_need_noun,
        "need-subject": try_need_subject,
        "asks": try_asks,
        "opportunity": try_opportunity,
        "design": try_design,
        "after": try_after,
        "way": try_way,
        "there": try_there,
        "colon": try_colon,
        "calls": try_calls,
    }
)
"""By name, the trial: the sentence, the match of the cue, the scene; true if the cue counts."""
