"""Who takes part in the event that a report is about (guidelines, section 2, participatesIn).

A record of a meeting names the meeting once and then speaks of its participants, briefers and statements. The event
that a document names most, at least twice, is the one meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from turtlebay.extraction.mentions import Mentions
from turtlebay.extraction.relations.grammar import ACTOR, LEAD, VERB_GROUP, finite
from turtlebay.extraction.relations.skeleton import TOKEN, Skeleton, group, numbers_of
from turtlebay.extraction.relations.ties import Rule

__all__ = ["GATHERINGS", "Gatherings"]

TAKING_PART: Final = re.compile(
    r"^(?:(?:meeting|workshop|conference|retreat|seminar|several|many|most|some) )?(?:participants|attendees|"
    r"briefers|speakers|panelists|"
    r"panellists|discussants|(?:participating|attending) (?:delegations|states|countries|organi[sz]ations))$",
    re.IGNORECASE,
)
STATEMENT: Final = re.compile(
    rf"{group('s', ACTOR + 'L')}{VERB_GROUP} (?:{finite('deliver')}|made|gave) (?:\w+ ){{0,2}}(?:statements?|"
    rf"remarks|interventions?|speeches|presentations?)\b",
    re.IGNORECASE,
)
SPEAKERS: Final = re.compile(
    rf"\b(?:deliver\w*|made|gave) (?:\w+ ){{0,2}}(?:statements?|remarks|interventions?|speeches|"
    rf"presentations?)\b[^‹›;:.]{{0,40}} (?:were|was|included?) {LEAD}{group('s', ACTOR + 'L')}",
    re.IGNORECASE,
)
BEHALF: Final = re.compile(rf"{group('s', ACTOR + 'L')} spoke on behalf of\b", re.IGNORECASE)
ANNOUNCED: Final = re.compile(
    rf"\b(?:{finite('address brief join open moderate chair')}|spoke (?:at|in)|participated in|attended) "
    rf"{LEAD}{group('o', 'E')}: (?P<rest>.*)$",
    re.IGNORECASE,
)
RULED: Final = re.compile(
    rf"\b(?:discussions?|deliberations|proceedings|debates?) [^‹›;:.]{{0,40}}?under {group('s', 'DV')}", re.IGNORECASE
)
VENUE: Final = re.compile(rf"^\W*(?:Place|Venue|Location): .{{0,40}}?{group('s', 'LS')}", re.IGNORECASE)

GUIDELINE: Final = (
    "2, participatesIn: subject takes part in object; settled cases: chairing or briefing is participatesIn"
)
EVENT: Final = "The Oslo Conference was short. The Oslo Conference was good. "
GATHERINGS: Final = (
    Rule(
        "E-participants", "participatesIn", GUIDELINE, (EVENT + "Participants agreed.",), (EVENT + "Farmers agreed.",)
    ),
    Rule(
        "E-statements",
        "participatesIn",
        GUIDELINE,
        (EVENT + "Ghana and Mali delivered statements.",),
        (EVENT + "Ghana and Mali delivered wheat.",),
    ),
    Rule(
        "E-announced",
        "participatesIn",
        GUIDELINE,
        (
            "Two ministers addressed the Oslo Conference: Ms Ana Maria Costa, from Lisbon; and Mr Jan Piet "
            "Smit, from Delft.",
        ),
        ("Two ministers left the Oslo Conference: Ms Ana Maria Costa, from Lisbon; and Mr Jan Piet Smit, from Delft.",),
    ),
    Rule(
        "E-rules",
        "governs",
        "2, governs: subject lays down rules for object",
        (EVENT + "Discussions were held under the Chatham House Rule.",),
        (EVENT + "Discussions were held beside the Chatham House Rule.",),
    ),
    Rule(
        "E-venue",
        "locatedIn",
        "2, locatedIn: an event takes place in object",
        ("Venue: Main Hall, Kampala.\n\n" + EVENT,),
        ("Author: Main Hall, Kampala.\n\n" + EVENT,),
    ),
)


class Gatherings:
    """Read who takes part, sentence by sentence."""

    def __init__(self, mentions: Mentions, event: str | None) -> None:
        self.mentions = mentions
        self.event = event

    def iter_ties(self, skeleton: Skeleton) -> Iterator[tuple[str, str, str, str]]:
        """Yield rule, subject, predicate and object."""
        for match in ANNOUNCED.finditer(skeleton.bare):
            event = skeleton.keys(match.group("o"))[0]
            for token in TOKEN.finditer(match.group("rest")):
                if token.group(1) == "H":
                    for number in numbers_of(token.group()):
                        yield "E-announced", skeleton.mentions[number].key, "participatesIn", event
        if self.event is None:
            return
        for pattern in (STATEMENT, SPEAKERS, BEHALF):
            for match in pattern.finditer(skeleton.bare):
                for key in skeleton.keys(match.group("s")):
                    yield "E-statements", key, "participatesIn", self.event
        for match in RULED.finditer(skeleton.bare):
            for key in skeleton.keys(match.group("s")):
                yield "E-rules", key, "governs", self.event
        venue = VENUE.search(skeleton.plain)
        if venue is not None:
            yield "E-venue", self.event, "locatedIn", skeleton.keys(venue.group("s"))[0]
        for mention in skeleton.mentions:
            draft = self.mentions.entities[mention.key]
            if draft.type == "Group" and TAKING_PART.match(draft.label):
                yield "E-participants", mention.key, "participatesIn", self.event
