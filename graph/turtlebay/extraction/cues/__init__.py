"""The cues: words that put a course of action forward (guidelines, section 3, "Counts")."""

from __future__ import annotations

from typing import Final

from turtlebay.extraction.cues.duty import DUTY
from turtlebay.extraction.cues.merit import MERIT
from turtlebay.extraction.cues.modals import MODALS
from turtlebay.extraction.cues.need import NEED
from turtlebay.extraction.cues.speech import SPEECH
from turtlebay.extraction.cues.worth import WORTH
from turtlebay.extraction.rules import Cue

__all__ = ["CUES"]

CUES: Final[tuple[Cue, ...]] = (*MODALS, *NEED, *DUTY, *WORTH, *MERIT, *SPEECH)
