"""Rules for who gives whom a mandate or leave to act: mandates, authorizes (guidelines, section 2)."""

from __future__ import annotations

from typing import Final

from turtlebay.extraction.relations.grammar import (
    AGREED,
    GAP,
    LEAD,
    OBJECT,
    VERB_GROUP,
    finite,
    participle,
)
from turtlebay.extraction.relations.patterns import Pattern, rule
from turtlebay.extraction.relations.skeleton import group

__all__ = ["MANDATES", "MANDATING"]

MANDATE: Final = "2, mandates: subject gives object its mandate, or establishes it"
AUTHORIZE: Final = "2, authorizes: subject authorizes an act of object"

MANDATING: Final = (
    "establish re-establish create mandate set_up found deploy appoint institute constitute designate direct "
    "instruct task"
)

MANDATES: Final[tuple[Pattern, ...]] = (
    rule(
        "A-mandates",
        "mandates",
        "bare",
        rf"{group('s', 'OUIRMPSGNDV')}{VERB_GROUP} (?:{finite(MANDATING)} {LEAD}{group('o', 'OUIRMGPN')}|"
        rf"{finite('create establish')} {LEAD}(?P<o2>‹E:[\d+]+›))",
        guideline=MANDATE,
        yes=("The Security Council established UNMIL.",),
        no=("The Security Council praised UNMIL.",),
    ),
    rule(
        "A-mandated-by",
        "mandates",
        "bare",
        rf"{group('o', 'OUIRMGPN')},? {AGREED}(?:\w+ly )?{participle(MANDATING)}{GAP}{{0,24}}? (?:by|under|in|"
        rf"pursuant to) {LEAD}{group('s', 'OUIRPSGNDV')}",
        guideline=MANDATE,
        yes=("UNMIL was established by the Security Council.",),
        no=("UNMIL was closed by the Security Council.",),
    ),
    rule(
        "A-mandated-compound",
        "mandates",
        "plain",
        rf"{group('s', 'OUIRS')}[-–](?:mandated|authori[sz]ed|established|appointed) (?:[\w-]+ )?"
        rf"{group('o', 'OUIRMGPN')}",
        guideline=MANDATE,
        yes=("The ECOWAS-mandated UNMIL was closed.",),
        no=("The ECOWAS-friendly UNMIL was closed.",),
    ),
    rule(
        "A-establishment",
        "mandates",
        "bare",
        rf"{group('s', 'OUIRPSGNDV')}{GAP}{{0,30}}? (?:creation|establishment|appointment|deployment) of "
        rf"{LEAD}{group('o', 'OUIRMGPN')}",
        guideline=MANDATE,
        yes=("The General Assembly decided on the creation of the Peacebuilding Commission.",),
        no=("The General Assembly discussed the work of the Peacebuilding Commission.",),
    ),
    rule(
        "A-authorizes",
        "authorizes",
        "bare",
        rf"{group('s', 'OUIRPSGNDV')}{VERB_GROUP} {finite('authorize empower permit entitle')} {LEAD}{OBJECT} "
        rf"(?:to|for)\b",
        guideline=AUTHORIZE,
        yes=("The Security Council authorized the African Union to act.",),
        no=("The Security Council thanked the African Union for the act.",),
    ),
    rule(
        "A-authorization",
        "authorizes",
        "bare",
        rf"{OBJECT}{GAP}{{0,50}}?\b(?:without|with|under|subject to) (?:prior |explicit "
        rf")?{group('s', 'OIR')}(?:['’]s?)? (?:prior )?(?:authori[sz]ation|approval)",
        guideline=AUTHORIZE,
        yes=("Regional organizations may not use force without Security Council authorization.",),
        no=("Regional organizations may not use Security Council funds.",),
    ),
)
