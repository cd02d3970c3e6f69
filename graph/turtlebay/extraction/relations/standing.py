"""Rules for whom a post stands for and where an actor stands: represents and locatedIn (guidelines, section 2)."""

from __future__ import annotations

from typing import Final

from turtlebay.extraction.relations.grammar import ACTOR, ADVERB, AGREED, BODY, GAP, LEAD, SUBJECT, VERB_GROUP, finite
from turtlebay.extraction.relations.patterns import Pattern, rule
from turtlebay.extraction.relations.skeleton import group

__all__ = ["STANDING"]

FOR: Final = "2, represents: a post or mission represents object; a post represents the body that it acts for or leads"
PLACE: Final = "2, locatedIn: subject operates or takes place in object"
WORK: Final = (
    r"(?:work|presence|engagement|experience|operations?|activities|programmes?|programs?|efforts|deployment|"
    r"involvement|"
    r"offices?|field offices?|staff|bases?|ability to (?:operate|work))"
)

STANDING: Final[tuple[Pattern, ...]] = (
    rule(
        "S-post-of",
        "represents",
        "plain",
        rf"{group('s', 'P')}(?: of| for| to|,(?= ‹[A-Z]+:[\d+]+›(?:[,.;)]| and |$))) {group('o', 'OUIRMNS')}",
        guideline=FOR,
        yes=("The Special Envoy to the African Union spoke.",),
        no=("The Executive Director met the World Food Programme.",),
    ),
    rule(
        "S-post-owner",
        "represents",
        "plain",
        rf"{group('o', 'OUIRMNS')}(?:['’]s?)? {group('s', 'P')}",
        guideline=FOR,
        yes=("The African Union's Special Envoy spoke.",),
        no=("The African Union met a Special Envoy.",),
    ),
    rule(
        "S-person-of",
        "represents",
        "plain",
        rf"{group('s', 'H')}(?:, [^‹›;:.]{{2,60}}?)?(?: of| for| from| at|,| \() ?{group('o', 'OUIRMNS')}",
        guideline=FOR + "; settled cases: a named person represents the body or post held",
        yes=("Ms Ana Maria Costa of Portugal opened the talks.",),
        no=("Ms Ana Maria Costa wrote to Portugal.",),
    ),
    rule(
        "S-behalf",
        "represents",
        "bare",
        rf"{group('s', ACTOR + 'L')}{VERB_GROUP} (?:{finite('speak represent')}|acting|acted|acts|signed)(?:,? "
        rf"(?:on behalf of|for))?{ADVERB} {LEAD}{group('o', ACTOR)}",
        guideline=FOR,
        yes=("Kenya spoke on behalf of the African Union.",),
        no=("Kenya spoke well of the African Union.",),
    ),
    rule(
        "S-leads",
        "represents",
        "bare",
        rf"{group('s', 'PH')}{VERB_GROUP} (?:{finite('lead head direct')}|led) {group('o', 'OUIRMN')}",
        guideline=FOR,
        yes=("Ms Ana Maria Costa directs the World Food Programme.",),
        no=("Ms Ana Maria Costa left the World Food Programme.",),
    ),
    rule(
        "S-led-by",
        "represents",
        "bare",
        rf"{group('o', 'OUIRMN')},? {AGREED}(?:led|headed|chaired|directed) by {LEAD}{group('s', 'PH')}",
        guideline=FOR,
        yes=("The World Food Programme is headed by Ms Ana Maria Costa.",),
        no=("The World Food Programme is liked by Ms Ana Maria Costa.",),
    ),
    rule(
        "S-in-mission",
        "locatedIn",
        "plain",
        rf"(?:^\W*|; )In {group('o', 'L')}, {group('s', 'M')}",
        guideline=PLACE,
        yes=("In Liberia, UNMIL was closed.",),
        no=("Unlike Liberia, UNMIL was closed.",),
    ),
    rule(
        "S-mission-in",
        "locatedIn",
        "plain",
        rf"{group('s', 'ME')} (?:in|to|at) {group('o', 'LS')}",
        guideline=PLACE,
        yes=("UNMIL in Liberia was closed.",),
        no=("UNMIL asked Liberia.",),
    ),
    rule(
        "S-works-in",
        "locatedIn",
        "bare",
        rf"{SUBJECT}(?:,|{VERB_GROUP})? (?:{finite('operate work')}|based|headquartered|deployed|stationed|"
        rf"located|active|present)(?: \w+ly)? "
        rf"(?:in|at|across|throughout|to) {group('o', 'L')}",
        guideline=PLACE,
        yes=("The World Food Programme operates in Chad.",),
        no=("The World Food Programme wrote to Chad.",),
    ),
    rule(
        "S-work-place",
        "locatedIn",
        "listed",
        rf"{group('s', BODY)}(?:['’]s?)? (?:[\w-]+ ){{0,2}}{WORK}(?: [a-z]+ly)? (?:in|across|throughout) (?:\w+ "
        rf"(?:regions|countries|places): )?{group('o', 'L')}",
        guideline=PLACE,
        yes=("The European Union's work in Georgia goes on.",),
        no=("The European Union's letter to Georgia was sent.",),
    ),
    rule(
        "S-held-in",
        "locatedIn",
        "bare",
        rf"{group('s', 'E')},? {AGREED}(?:held|hosted|convened|organi[sz]ed|took place|takes place|taking "
        rf"place){GAP}{{0,30}}? (?:in|at) {group('o', 'LS')}",
        guideline=PLACE,
        yes=("The Lisbon Conference was held in Portugal.",),
        no=("The Lisbon Conference dealt with Portugal.",),
    ),
    rule(
        "S-group-in",
        "locatedIn",
        "plain",
        rf"{group('s', 'G')} (?:in|throughout|across) {group('o', 'L')}",
        guideline=PLACE,
        yes=("Humanitarian workers in Sudan were hurt.",),
        no=("Humanitarian workers left Sudan.",),
    ),
    rule(
        "S-between-in",
        "locatedIn",
        "listed",
        rf"\b(?:in|at) {group('o', 'L')} (?:between|by|of) {group('s', 'OUIRMN')}",
        guideline=PLACE,
        yes=("Coordination in Kabul between UNAMA and ISAF was poor.",),
        no=("Coordination on Kabul between UNAMA and ISAF was poor.",),
    ),
)
