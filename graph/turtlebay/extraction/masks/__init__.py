"""The masks: words in which a cue puts nothing forward (guidelines, section 3, "Does not count")."""

from __future__ import annotations

from typing import Final

from turtlebay.extraction.masks.facts import FACTS
from turtlebay.extraction.masks.views import VIEWS
from turtlebay.extraction.rules import Mask

__all__ = ["MASKS"]

MASKS: Final[tuple[Mask, ...]] = (*VIEWS, *FACTS)
