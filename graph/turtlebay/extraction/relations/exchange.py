"""Rules for what actors do for one another: supports, cooperatesWith, reportsTo (guidelines, section 2)."""

from __future__ import annotations

from typing import Final

from turtlebay.extraction.relations.grammar import (
    ACTOR,
    ADVERB,
    AGENT,
    AGREED,
    GAP,
    LEAD,
    OBJECT,
    SUBJECT,
    VERB_GROUP,
    finite,
    participle,
)
from turtlebay.extraction.relations.patterns import Pattern, rule
from turtlebay.extraction.relations.skeleton import group

__all__ = ["COOPERATING", "EXCHANGE", "HELPING", "TELLING", "TIES"]

HELP: Final = "2, supports: subject supports, funds, resources or backstops object"
WITH: Final = "2, cooperatesWith: subject works, consults or coordinates with object; symmetric, marked once"
TELL: Final = "2, reportsTo: subject reports to, advises or briefs object"

HELPING: Final = "support fund finance assist aid back help train equip resource backstop co-finance subsidize"
COOPERATING: Final = (
    "work cooperate co-operate collaborate coordinate co-ordinate consult partner engage liaise interact meet "
    "negotiate confer"
)
TELLING: Final = "brief advise inform notify update"
TIES: Final = (
    r"(?:relationships?|relations|cooperation|co-operation|coordination|partnerships?|collaboration|dialogue|"
    r"consultations?|"
    r"meetings?|deal|exchanges?|contacts?|interactions?|interface|engagement|talks|negotiations|interplay|synergies)"
)

EXCHANGE: Final[tuple[Pattern, ...]] = (
    rule(
        "X-supports",
        "supports",
        "bare",
        rf"{SUBJECT}{VERB_GROUP} {finite(HELPING)}(?:(?:,|,? and|,? or) \w+){{0,2}} {LEAD}{group('o', ACTOR + 'E')}",
        guideline=HELP,
        yes=("Norway funds the World Food Programme.",),
        no=("Norway never funds the World Food Programme.",),
    ),
    rule(
        "X-supported-by",
        "supports",
        "bare",
        rf"{group('o', ACTOR + 'E')},? (?:could |should |can |might |may )?{AGREED}(?:\w+ly "
        rf")?{participle(HELPING)}{GAP}{{0,24}}? by {LEAD}{AGENT}",
        guideline=HELP,
        yes=("The World Food Programme is funded by Norway.",),
        no=("The World Food Programme is admired by Norway.",),
    ),
    rule(
        "X-gives",
        "supports",
        "bare",
        rf"{SUBJECT}{VERB_GROUP} {finite('provide offer give extend channel supply deliver')} {GAP}{{0,40}}?"
        rf"\b(?:support|assistance|aid|funding|funds|help|training|resources|services|protection){GAP}{{0,24}}? "
        rf"(?:to|for) {LEAD}{OBJECT}",
        guideline=HELP,
        yes=("Norway gives technical assistance to the World Food Programme.",),
        no=("Norway gives technical reports to the World Food Programme.",),
    ),
    rule(
        "X-support-from",
        "supports",
        "bare",
        rf"(?:support|assistance|aid|funding|help) (?:from|by|of) {AGENT} (?:to|for) {LEAD}{OBJECT}",
        guideline=HELP,
        yes=("Funding from Norway for the World Food Programme grew.",),
        no=("Letters from Norway to the World Food Programme grew.",),
    ),
    rule(
        "X-funded-compound",
        "supports",
        "plain",
        rf"{group('s', ACTOR)}[-–](?:funded|supported|backed|financed) (?:[\w-]+ )?{group('o', ACTOR + 'E')}",
        guideline=HELP,
        yes=("The ECOWAS-funded UNMIL grew.",),
        no=("The ECOWAS-friendly UNMIL grew.",),
    ),
    rule(
        "X-thanks",
        "supports",
        "bare",
        rf"{group('o', 'N')}(?: would like to| wishes to| wish to)? (?:thanks?\b|is grateful to|is indebted to|"
        rf"(?:owes?|expresses|extends) {GAP}{{0,24}}?(?:thanks|gratitude|appreciation) to)"
        rf" {LEAD}(?:many generous )?{AGENT}",
        guideline=HELP,
        yes=("The Lisbon Institute would like to thank Norway for its grant.",),
        no=("The Lisbon Institute would like to visit Norway.",),
    ),
    rule(
        "X-works-with",
        "cooperatesWith",
        "bare",
        rf"{SUBJECT}{VERB_GROUP} (?:{finite(COOPERATING)}(?:{ADVERB}| more)* (?:with and through|with|"
        rf"alongside)|{finite('consult engage')}|{finite('coordinate')} (?:the )?(?:work|activities|efforts|"
        rf"actions) of) {LEAD}{group('o', ACTOR + 'L')}",
        guideline=WITH,
        yes=("UNICEF works closely with the World Food Programme.",),
        no=("UNICEF works without the World Food Programme.",),
    ),
    rule(
        "X-together",
        "cooperatesWith",
        "listed",
        rf"(?P<p>‹[{ACTOR}]+:\d+\+[\d+]+›){VERB_GROUP} (?:{finite(COOPERATING)}|{finite('act')}){ADVERB} "
        rf"(?:together|jointly|hand in hand|more closely|in partnership)\b",
        guideline=WITH,
        yes=("UNICEF and the World Food Programme will have to work together.",),
        no=("UNICEF and the World Food Programme will have to work apart.",),
    ),
    rule(
        "X-together-with",
        "cooperatesWith",
        "listed",
        rf"{SUBJECT},? (?:together with|jointly with|alongside|in (?:\w+ )?(?:cooperation|co-operation|"
        rf"collaboration|partnership|coordination|consultation) with) {LEAD}{OBJECT}",
        guideline=WITH,
        yes=("UNICEF, in partnership with the World Food Programme, met.",),
        no=("UNICEF, in contrast with the World Food Programme, met.",),
    ),
    rule(
        "X-tie-with",
        "cooperatesWith",
        "bare",
        rf"{SUBJECT}(?:['’]s?)? (?:\w+ )?{TIES} with {LEAD}{OBJECT}",
        guideline=WITH,
        yes=("UNICEF's partnership with the World Food Programme is old.",),
        no=("UNICEF's quarrel with the World Food Programme is old.",),
    ),
    rule(
        "X-tie-between",
        "cooperatesWith",
        "listed",
        rf"\b{TIES}(?: (?:in|at) ‹L:\d+›)?{GAP}{{0,30}}? between (?:both )?(?P<p>‹[{ACTOR}]+:\d+\+\d+›)",
        guideline=WITH,
        yes=("Regular consultations between UNICEF and the World Food Programme would help.",),
        no=("Regular comparisons between UNICEF and the World Food Programme would help.",),
    ),
    rule(
        "X-tie-between-long",
        "cooperatesWith",
        "bare",
        rf"\b{TIES}{GAP}{{0,60}}? between {SUBJECT} and,? {GAP}{{0,40}}?{OBJECT}",
        guideline=WITH,
        yes=("The relationship between the Security Council and, since then, regional bodies is old.",),
        no=("The choice between the Security Council and, since then, regional bodies is old.",),
    ),
    rule(
        "X-tie-by",
        "cooperatesWith",
        "bare",
        rf"\b{TIES} with {LEAD}{OBJECT}{GAP}{{0,50}}? by {LEAD}{AGENT}",
        guideline=WITH,
        yes=("Talks with the armed groups should be led by the African Union.",),
        no=("Trade with the armed groups should be ended by the African Union.",),
    ),
    rule(
        "X-reports-to",
        "reportsTo",
        "bare",
        rf"{SUBJECT}{VERB_GROUP} (?:{finite('report')}{ADVERB}(?: back| directly)? to|{finite(TELLING)}|(?:is|"
        rf"are|be|was|were) (?:accountable|answerable) to) {LEAD}{OBJECT}",
        guideline=TELL,
        yes=("The Peacebuilding Commission reports to the General Assembly.",),
        no=("The Peacebuilding Commission listens to the General Assembly.",),
    ),
    rule(
        "X-oversees",
        "reportsTo",
        "bare",
        rf"{group('o', ACTOR)}{VERB_GROUP} (?:{finite('oversee supervise')}|{finite('exercise')} "
        rf"{LEAD}(?:jurisdiction|oversight|supervision) over) {LEAD}{group('s', 'OUIRMPGN')}",
        guideline=TELL + "; who is overseen answers to who oversees",
        yes=("The General Assembly oversees the World Food Programme.",),
        no=("The General Assembly admires the World Food Programme.",),
    ),
    rule(
        "X-reporting",
        "reportsTo",
        "bare",
        rf"\b(?:reports?|reporting|briefings?|advice) to {LEAD}{OBJECT} (?:by|from) {LEAD}{SUBJECT}",
        guideline=TELL,
        yes=("More regular reporting to the General Assembly by regional organizations was asked for.",),
        no=("More regular visits to the General Assembly by regional organizations were asked for.",),
    ),
    rule(
        "X-report-of",
        "reportsTo",
        "bare",
        rf"\b(?:reports?|reporting|briefings?|advice) (?:by|from|of) {LEAD}{SUBJECT} to {LEAD}{OBJECT}",
        guideline=TELL,
        yes=("The yearly report of regional organizations to the General Assembly was long.",),
        no=("The yearly grant of regional organizations to the General Assembly was long.",),
    ),
    rule(
        "X-submits",
        "reportsTo",
        "bare",
        rf"{SUBJECT}{VERB_GROUP} {finite('submit present deliver provide')} {GAP}{{0,40}}?\b(?:reports?|"
        rf"briefings?|updates?|notes?|assessments?|advice|requests?|petitions?|findings){GAP}{{0,30}}? "
        rf"to {LEAD}{OBJECT}",
        guideline=TELL,
        yes=("The Peacebuilding Commission presents a yearly report to the General Assembly.",),
        no=("The Peacebuilding Commission presents a yearly prize to the General Assembly.",),
    ),
)
