"""Rules for what sets actors against one another or binds them: inTensionWith, governs (guidelines, section 2)."""

from __future__ import annotations

from typing import Final

from turtlebay.extraction.relations.grammar import (
    ACTOR,
    GAP,
    LEAD,
    OBJECT,
    SUBJECT,
    VERB_GROUP,
    finite,
)
from turtlebay.extraction.relations.patterns import Pattern, rule
from turtlebay.extraction.relations.skeleton import group

__all__ = ["CONSTRAINT", "FIGHTING"]

AGAINST: Final = "2, inTensionWith: distrust, disconnect, competition or conflict between the two"
LAW: Final = "2, governs: subject (a document or provision) lays down rules for object"

STRAINS: Final = (
    r"(?:distrust|mistrust|disconnect|war|tensions?|conflict|competition|rivalry|rivalries|friction|clash(?:es)?|"
    r"disputes?|"
    r"antagonism|discord|disagreements?|hostilit(?:y|ies)|fighting|gap)"
)
FIGHTING: Final = (
    "attack threaten oppose obstruct resist fight distrust mistrust accuse impede intimidate harass target"
)

CONSTRAINT: Final[tuple[Pattern, ...]] = (
    rule(
        "X-strain-between",
        "inTensionWith",
        "listed",
        rf"\b{STRAINS}{GAP}{{0,30}}? between (?:both )?(?P<p>‹[{ACTOR}]+:\d+\+\d+›)",
        guideline=AGAINST,
        yes=("Mistrust between Chad and Libya grew.",),
        no=("Trust between Chad and Libya grew.",),
    ),
    rule(
        "X-strain-between-long",
        "inTensionWith",
        "bare",
        rf"\b{STRAINS} between {GAP}{{0,50}}?{SUBJECT} and {GAP}{{0,50}}?{OBJECT}",
        guideline=AGAINST,
        yes=("The disconnect between plans made in the General Assembly and plans made in the Security Council grew.",),
        no=("The link between plans made in the General Assembly and plans made in the Security Council grew.",),
    ),
    rule(
        "X-fights",
        "inTensionWith",
        "bare",
        rf"{SUBJECT}{VERB_GROUP} (?:{finite(FIGHTING)}|{finite('break clash compete disagree')} with|"
        rf"{finite('object')} to) {LEAD}{OBJECT}",
        guideline=AGAINST,
        yes=("The armed groups attacked humanitarian workers.",),
        no=("The armed groups met humanitarian workers.",),
    ),
    rule(
        "X-attacks-on",
        "inTensionWith",
        "bare",
        rf"\b(?:attacks?|violence|aggression|threats|assaults?) by {LEAD}{SUBJECT} (?:on|against|to) {LEAD}{OBJECT}",
        guideline=AGAINST,
        yes=("Attacks by armed groups on humanitarian workers went on.",),
        no=("Visits by armed groups to humanitarian workers went on.",),
    ),
    rule(
        "X-governs",
        "governs",
        "bare",
        rf"{group('s', 'DV')}{VERB_GROUP} {finite('govern regulate bind oblige require prohibit apply')}(?: "
        rf"to)? {LEAD}{group('o', ACTOR + 'E')}",
        guideline=LAW,
        yes=("Article 12 obliges member states to report.",),
        no=("Article 12 was drafted by member states.",),
    ),
    rule(
        "X-law-calls",
        "governs",
        "bare",
        rf"{group('s', 'V')}{VERB_GROUP} (?:{finite('prohibit require')}|call(?:s|ed)? for|provides? for|sets? "
        rf"out|lays? down|says|states|stipulates?) {GAP}{{0,120}}?\b(?:by|under|of) {LEAD}{group('o', 'GSRI')}",
        guideline=LAW,
        yes=("Article 12 calls for yearly reports by member states.",),
        no=("Article 12 pleased member states.",),
    ),
    rule(
        "X-governed-by",
        "governs",
        "bare",
        rf"{group('o', ACTOR + 'E')}{GAP}{{0,30}}? (?:is|are|was|were|be|being) (?:\w+ly )?(?:governed|"
        rf"regulated|bound|codified|defined|conducted|held) (?:by|in|under) {LEAD}{group('s', 'DV')}",
        guideline=LAW,
        yes=("Member states are bound by the Banjul Charter.",),
        no=("Member states are honoured by the Banjul Charter.",),
    ),
    rule(
        "X-under",
        "governs",
        "bare",
        rf"(?:^\W*|; )(?:Under|Pursuant to|In accordance with|As required by|As provided for in|Consistent "
        rf"with) {LEAD}{group('s', 'DV')}{GAP}{{0,30}}?, {LEAD}{group('o', ACTOR)}",
        guideline=LAW,
        yes=("Under Article 12, the Security Council may meet at once.",),
        no=("Beside Article 12, the Security Council has other means.",),
    ),
    rule(
        "X-complying",
        "governs",
        "bare",
        rf"{group('o', ACTOR)},? (?:in (?:complying|compliance|accordance|conformity|line) with|as required by|"
        rf"acting under|pursuant to) {LEAD}{group('s', 'DV')}",
        guideline=LAW,
        yes=("The Security Council, in accordance with Article 12, should meet.",),
        no=("The Security Council, in defiance of Article 12, should meet.",),
    ),
    rule(
        "X-implementing",
        "governs",
        "bare",
        rf"{group('o', ACTOR)}{GAP}{{0,20}}? in (?:its|their) (?:implementation|application|fulfil+ment|observance) of "
        rf"{LEAD}{group('s', 'DV')}",
        guideline=LAW,
        yes=("It helps member states in their implementation of the Banjul Charter.",),
        no=("It helps member states in their study of the Banjul Charter.",),
    ),
    rule(
        "X-duties",
        "governs",
        "bare",
        rf"{group('o', ACTOR)}{GAP}{{0,60}}?\b(?:obligations?|responsibilit(?:y|ies)|duties|duty|commitments?|"
        rf"mandates?) (?:\w+ ){{0,3}}(?:under|in|of) {LEAD}{group('s', 'DV')}",
        guideline=LAW,
        yes=("All member states have duties under the Banjul Charter.",),
        no=("All member states have copies of the Banjul Charter.",),
    ),
    rule(
        "X-bound",
        "governs",
        "bare",
        rf"{group('o', ACTOR)}{VERB_GROUP} {finite('comply_with adhere_to abide_by uphold ratify implement')} "
        rf"{LEAD}(?:(?:under|in|of) )?{group('s', 'DV')}",
        guideline=LAW,
        yes=("Member states should comply with the Banjul Charter.",),
        no=("Member states should rewrite the Banjul Charter.",),
    ),
)
