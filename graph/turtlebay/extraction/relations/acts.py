"""Rules for acts on events and documents: organizes, participatesIn (guidelines, section 2)."""

from __future__ import annotations

from typing import Final

from turtlebay.extraction.relations.grammar import (
    ACTOR,
    AGENT,
    AGREED,
    GAP,
    LEAD,
    SUBJECT,
    VERB_GROUP,
    finite,
    participle,
)
from turtlebay.extraction.relations.patterns import Pattern, rule
from turtlebay.extraction.relations.skeleton import group

__all__ = ["ACTS", "AUTHORING", "PARTICIPATING"]

AUTHOR: Final = (
    "2, organizes: subject organizes, convenes, hosts or authors object; settled cases: convening, hosting, drafting, "
    "adopting or publishing is organizes"
)
TAKE_PART: Final = "2, participatesIn; settled cases: chairing or briefing a meeting is participatesIn"

AUTHORING: Final = (
    "organize co-organize convene co-convene host co-host hold launch publish co-publish issue prepare draft adopt "
    "produce release author co-author write commission develop conclude enact negotiate conduct undertake draw_up "
    "put_forward initiate sign revise compile present announce pass finalize complete"
)
SAYING: Final = "call request decide urge note recommend state conclude report stress demand reaffirm find ask declare"
PARTICIPATING: Final = "attend join chair co-chair moderate address brief open observe"
TAKES_PART: Final = (
    rf"(?:(?:{finite('participate take_part speak intervene')})(?: \w+ly)? (?:in|at)|{finite(PARTICIPATING)})"
)

ACTS: Final[tuple[Pattern, ...]] = (
    rule(
        "A-organizes",
        "organizes",
        "bare",
        rf"{SUBJECT}{VERB_GROUP} {finite(AUTHORING)} {LEAD}{group('o', 'ED')}",
        guideline=AUTHOR,
        yes=("Norway and Qatar jointly hosted the Oslo Conference.",),
        no=("Norway did not host the Oslo Conference.",),
    ),
    rule(
        "A-organized-by",
        "organizes",
        "bare",
        rf"{group('o', 'ED')},? {AGREED}(?:\w+ly )?(?:{participle(AUTHORING)}|(?:co-|jointly )?(?:led|created|funded)"
        rf"){GAP}{{0,24}}? by {LEAD}(?:(?:team|"
        rf"staff|experts|colleagues|researchers|members) (?:at|of|from) )?{LEAD}{AGENT}",
        guideline=AUTHOR,
        yes=(
            "The Lisbon Declaration was adopted by the African Union.",
            "The Oslo Conference was co-led by Norway and Chad.",
        ),
        no=("The Lisbon Declaration was praised by the African Union.",),
    ),
    rule(
        "A-co-organizers",
        "cooperatesWith",
        "listed",
        rf"(?P<p>‹[{ACTOR}L]+:\d+\+[\d+]+›)(?: have| had)?(?: jointly {finite(AUTHORING)}| "
        rf"{finite('co-organize co-convene co-host co-author co-publish co-chair co-sponsor')})\b",
        guideline="2, cooperatesWith: who organizes together works together",
        yes=("Norway and Qatar jointly hosted the talks.",),
        no=("Norway and Qatar hosted the talks in turn.",),
    ),
    rule(
        "A-document-by",
        "organizes",
        "plain",
        rf"{group('o', 'D')} (?:(?:by|from) {group('s', 'OUIRMPGNH')}|of {group('s2', 'P')})",
        guideline=AUTHOR,
        yes=("The Annual Report by the World Bank is long.",),
        no=("The Annual Report on the World Bank is long.",),
    ),
    rule(
        "A-in-document",
        "organizes",
        "bare",
        rf"(?:^\W*|; )In {LEAD}{group('o', 'D')}{GAP}{{0,30}}?, {LEAD}{group('s', ACTOR)}{VERB_GROUP} "
        rf"{finite(SAYING)}",
        guideline=AUTHOR,
        yes=("In the Lisbon Declaration, the African Union called for peace.",),
        no=("Since the Lisbon Declaration, the African Union called for peace.",),
    ),
    rule(
        "A-adoption-by",
        "organizes",
        "bare",
        rf"\b(?:adoption|publication|launch|signing|signature|drafting|organi[sz]ation|hosting|convening|"
        rf"preparation) of {LEAD}{group('o', 'DE')}{GAP}{{0,24}}? by {LEAD}{AGENT}",
        guideline=AUTHOR,
        yes=("The adoption of the Lisbon Declaration by the African Union was welcome.",),
        no=("The praise of the Lisbon Declaration by the African Union was welcome.",),
    ),
    rule(
        "A-led",
        "organizes",
        "plain",
        rf"{group('s', ACTOR)}[-–](?:led|sponsored|organi[sz]ed|hosted|convened|initiated) (?:[\w-]+ )?"
        rf"{group('o', 'DE')}",
        guideline=AUTHOR,
        yes=("The ECOWAS-hosted Bonn process was short.",),
        no=("The ECOWAS-friendly Bonn process was short.",),
    ),
    rule(
        "A-document-owner",
        "organizes",
        "plain",
        rf"{group('s', 'OUIRMPNGH')}['’]s? (?:[\w-]+ ){{0,2}}(?:(?:report|paper|study|book|statement|speech),? "
        rf"(?:titled |entitled |called )?)?[*\"“_]*{group('o', 'DE')}",
        guideline=AUTHOR,
        yes=("The World Bank's Annual Report is long.",),
        no=("The World Bank read the Annual Report.",),
    ),
    rule(
        "A-document-between",
        "organizes",
        "listed",
        rf"{group('o', 'D')} (?:signed |concluded |reached |agreed )?(?:between|with) {group('s', ACTOR)}",
        guideline=AUTHOR,
        yes=("The Lisbon Agreement between Chad and Libya is short.",),
        no=("The Lisbon Agreement helped Chad and Libya.",),
    ),
    rule(
        "A-takes-part",
        "participatesIn",
        "bare",
        rf"{SUBJECT}{VERB_GROUP} {TAKES_PART} {LEAD}{group('o', 'E')}",
        guideline=TAKE_PART,
        yes=("Civil society took part in the Oslo Conference.",),
        no=("Civil society called for the Oslo Conference.",),
    ),
    rule(
        "A-attended-by",
        "participatesIn",
        "bare",
        rf"{group('o', 'E')},? {AGREED}(?:\w+ly )?{participle(PARTICIPATING)}{GAP}{{0,24}}? by {LEAD}(?:handful "
        rf"of |number of )?{AGENT}",
        guideline=TAKE_PART,
        yes=("The Oslo Conference was attended by Chad, Mali and Niger.",),
        no=("The Oslo Conference was funded by Chad, Mali and Niger.",),
    ),
    rule(
        "A-participation",
        "participatesIn",
        "listed",
        rf"(?:participation|involvement|attendance|presence|engagement) (?:of|by) "
        rf"{LEAD}{group('s', ACTOR)}{GAP}{{0,40}}? (?:in|at) {LEAD}(?:\w+ of )?{group('o', 'E')}",
        guideline=TAKE_PART,
        yes=("The participation of civil society in the debates of the Oslo Conference was welcome.",),
        no=("The views of civil society on the Oslo Conference were welcome.",),
    ),
)
