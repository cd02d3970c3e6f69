"""Colours and shapes of the pages: each type has both, so that neither colour vision nor a printer matters.

Colours are those of Okabe and Ito (2008), which people with any colour vision tell apart. Shapes are SVG paths in a
box from -1 to 1; the canvas, the legend and the tables draw the same path.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["ENDORSEMENT_ORDER", "RECOMMENDATION_SHAPE", "STRENGTH_COLOURS", "TYPE_LOOKS", "Look", "look_of_type"]

BLUE, SKY, GREEN, YELLOW = "#0072B2", "#56B4E9", "#009E73", "#F0E442"
ORANGE, RED, PURPLE, GREY = "#E69F00", "#D55E00", "#CC79A7", "#8A8F98"

CIRCLE: Final = "M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z"
RECOMMENDATION_SHAPE: Final = CIRCLE


@dataclass(frozen=True)
class Look:
    """A fill colour and an outline. `area` evens out how large the shapes seem at the same size."""

    colour: str
    path: str
    area: float = 1.0


TYPE_LOOKS: Final = {
    "Organ": Look(BLUE, CIRCLE),
    "SecretariatUnit": Look(SKY, "M-1 -1H1V1H-1Z", 0.88),
    "InternationalOrganization": Look(BLUE, "M0.5 -0.87L1 0L0.5 0.87H-0.5L-1 0L-0.5 -0.87Z", 1.1),
    "RegionalOrganization": Look(SKY, "M0 -1L0.95 -0.31L0.59 0.81H-0.59L-0.95 -0.31Z", 1.12),
    "Mission": Look(GREEN, "M0 -1L1 0.8H-1Z", 1.12),
    "Post": Look(GREEN, "M0 1L1 -0.8H-1Z", 1.12),
    "State": Look(YELLOW, "M0 -1.1L1.1 0L0 1.1L-1.1 0Z", 1.05),
    "Group": Look(
        PURPLE,
        "M0.5 -0.45A0.5 0.5 0 1 0 -0.5 -0.45A0.5 0.5 0 0 0 -0.34 -0.09A0.5 0.5 0 1 0 0 0.72A0.5 0.5 0 1 0 0.34 -0.09"
        "A0.5 0.5 0 0 0 0.5 -0.45Z",
        1.1,
    ),
    "NonGovernmentalOrganization": Look(PURPLE, "M-0.35 -1H0.35V-0.35H1V0.35H0.35V1H-0.35V0.35H-1V-0.35H-0.35Z"),
    "Person": Look(
        PURPLE,
        "M0.3 -0.12A0.47 0.47 0 1 0 -0.3 -0.12C-0.72 0.02 -0.85 0.4 -0.85 1H0.85C0.85 0.4 0.72 0.02 0.3 -0.12Z",
        1.05,
    ),
    "Place": Look(GREY, "M0 1C-0.25 0.5 -0.75 0.15 -0.75 -0.3A0.75 0.75 0 1 1 0.75 -0.3C0.75 0.15 0.25 0.5 0 1Z"),
    "Document": Look(GREY, "M-0.75 -1H0.25L0.75 -0.5V1H-0.75Z"),
    "Provision": Look(GREY, "M-0.5 -0.8H1L0.5 0.8H-1Z"),
    "Event": Look(
        GREY,
        "M0 -1.05L0.26 -0.36L1 -0.32L0.43 0.14L0.62 0.85L0 0.45L-0.62 0.85L-0.43 0.14L-1 -0.32L-0.26 -0.36Z",
        1.1,
    ),
}
"""Bodies blue, those in the field green, states yellow, groups and people purple, what cannot act grey."""

STRENGTH_COLOURS: Final = {"must": RED, "should": ORANGE, "could": YELLOW}
"""An ordered scale: the stronger, the redder; the page also draws the stronger larger."""

ENDORSEMENT_ORDER: Final = ("consensus", "many", "some", "one", "disputed", "unattributed")


def look_of_type(name: str) -> Look:
    """Return the look of an entity type; a type that a researcher adds to the ontology is a grey circle."""
    return TYPE_LOOKS.get(name, Look(GREY, CIRCLE))
