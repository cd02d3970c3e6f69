"""Resolutions: the preamble is left out, operative verbs that ask count (guidelines, section 3, Counts 8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from turtlebay.extraction.detection import Decision
from turtlebay.extraction.unit import Unit
from turtlebay.reading import Layout, Sentence

__all__ = ["OPERATIVE", "PREAMBLE", "is_resolution", "operative_units"]

ASKING: Final = {
    "demands": "must",
    "demanding": "must",
    "insists": "must",
    "decides": "must",
    "directs": "must",
    "orders": "must",
    "requests": "should",
    "requesting": "should",
    "urges": "should",
    "urging": "should",
    "exhorts": "should",
    "calls upon": "should",
    "calls on": "should",
    "calls for": "should",
    "calling upon": "should",
    "calling on": "should",
    "calling for": "should",
    "recommends": "should",
    "recommending": "should",
    "appeals to": "should",
    "appeals for": "should",
    "instructs": "should",
    "asks": "should",
    "advises": "should",
    "reminds": "should",
    "reiterates its call": "should",
    "reiterates its calls": "should",
    "reiterates its request": "should",
    "reiterates its appeal": "should",
    "reiterates its recommendation": "should",
    "reiterates its demand": "must",
    "renews its call": "should",
    "renews its request": "should",
    "encourages": "could",
    "encouraging": "could",
    "invites": "could",
    "inviting": "could",
    "proposes": "could",
    "suggests": "could",
    "stresses the need": "must",
    "stressing the need": "must",
    "underlines the need": "must",
    "underlining the need": "must",
    "underscores the need": "must",
    "emphasizes the need": "must",
    "emphasises the need": "must",
    "emphasizing the need": "must",
    "reiterates the need": "must",
    "reaffirms the need": "must",
    "recognizes the need": "must",
    "highlights the need": "must",
    "stresses the importance": "should",
    "stressing the importance": "should",
    "underlines the importance": "should",
    "underscores the importance": "should",
    "emphasizes the importance": "should",
    "emphasises the importance": "should",
    "emphasizing the importance": "should",
    "reiterates the importance": "should",
    "reaffirms the importance": "should",
    "highlights the importance": "should",
}
VERBS: Final = "|".join(sorted((re.escape(verb) for verb in ASKING), key=lambda verb: (-len(verb), verb)))
ADVERBS: Final = (
    r"(?:(?:further|also|strongly|urgently|again|in this (?:regard|context|respect)|once (?:again|more)|and|"
    r"specifically|"
    r"particularly|firmly|earnestly|solemnly|therefore|accordingly|to this end|in particular),? ){0,5}"
)
OPERATIVE: Final = re.compile(
    rf"^\W*{ADVERBS}(?:{VERBS}|stresses|highlights|believes|is of the (?:view|opinion)|underlines|underscores|"
    rf"emphasi[sz]es|reiterates|reaffirms|affirms|welcomes|"
    rf"notes|"
    r"takes note|expresses|condemns|acknowledges|recogni[sz]es|authorizes|authorises|endorses|commends|recalls|"
    r"supports|declares|"
    r"approves|adopts|establishes|remains|reminds|deplores|determines|confirms|extends|renews|concurs|looks forward|"
    r"invites|"
    r"draws (?:the )?attention|takes (?:further )?note|considers|proclaims|resolves|agrees|reserves|regrets)\b",
    re.IGNORECASE,
)
PREAMBLE: Final = re.compile(
    r"^\W*(?:(?:further|also|deeply|strongly|gravely|again|once|having|fully|seriously)\s+){0,3}(?:recalling|noting|"
    r"reaffirming|"
    r"stressing|welcoming|recognizing|recognising|expressing|emphasizing|emphasising|underlining|underscoring|"
    r"acknowledging|"
    r"bearing in mind|considered|examined|heard|received|taking note|taking into account|mindful|convinced|concerned|"
    r"condemning|"
    r"determining|acting under|reiterating|affirming|guided by|aware|conscious|commending|encouraging|appreciating|"
    r"alarmed|"
    r"cognizant|considering|deploring|desiring|observing|pursuant|urging|calling|whereas|disturbed|determined|"
    r"inspired|believing|"
    r"adopted|met|reviewed|noting with)\b",
    re.IGNORECASE,
)
CLAUSE: Final = re.compile(
    rf"(?:^\W*|, |; |\band )(?P<adverbs>{ADVERBS})(?P<verb>{VERBS}|(?:underscores|stresses|emphasi[sz]es|underlines|"
    rf"highlights|considers|believes|is of the (?:view|opinion)|maintains|affirms|"
    r"reaffirms|reiterates) that)\b",
    re.IGNORECASE,
)
DUTY: Final = re.compile(r"\b(?:be|should|must|shall|needs? to|are to|is to)\b")
ORDERED: Final = re.compile(r"^ that\b.{1,400}?\b(?:shall|should|must|are to|is to)\b", re.DOTALL)
OWN: Final = re.compile(
    r" (?:to remain|to keep|to continue its|to review|its intention|to extend|to renew|to establish|to hold|to "
    r"consider|to convene)"
)
LONGEST: Final = 20_000


def is_resolution(layout: Layout) -> bool:
    """Say whether the text has the operative paragraphs of a resolution."""
    characters = layout.clean.characters
    found = [
        b
        for b in layout.blocks
        if b.kind != "heading" and OPERATIVE.match(characters[b.start : min(b.end, b.start + 120)])
    ]
    return sum(1 for block in found if block.marker) >= 2 or len(found) >= 4


def operative_units(number: int, sentence: Sentence) -> Iterator[Unit]:
    """Yield a unit for each asking clause of an operative paragraph; those with equal addressees are joined later."""
    text = sentence.text[:LONGEST]
    matches = list(CLAUSE.finditer(text))
    for position, match in enumerate(matches):
        verb = match.group("verb").lower()
        end = matches[position + 1].start() if position + 1 < len(matches) else len(sentence.text)
        strength = ASKING.get(verb)
        rest = text[match.end() : end]
        if strength is None:
            # "stresses that X should …": the modal inside makes it an order.
            if DUTY.search(rest) is None:
                continue
            strength = "should"
        if verb == "decides" and ORDERED.match(rest) is None:
            continue
        if verb == "reminds" and not re.search(r"\bto \w|\bshould\b|\bmust\b", rest):
            continue
        if verb in ("decides", "asks", "insists") and OWN.match(rest):
            continue
        yield Unit(
            sentence.start,
            sentence.end,
            sentence.text,
            number,
            "operative",
            "R-operative",
            strength,
            (sentence.start + match.start("verb"), sentence.start + match.end("verb")),
            1,
            Decision(),
            None,
            (sentence.start + match.start("verb"), sentence.start + end),
            confidence=0.9,
        )
