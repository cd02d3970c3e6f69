"""Rules for what belongs to what: partOf and memberOf (guidelines, section 2)."""

from __future__ import annotations

from typing import Final

from turtlebay.extraction.relations.grammar import LEAD, finite
from turtlebay.extraction.relations.patterns import Pattern, rule
from turtlebay.extraction.relations.skeleton import group

__all__ = ["BELONGING"]

PART: Final = "2, partOf: subject is a sub-unit, organ or department of object"
MEMBER: Final = "2, memberOf: subject is a member or participant of object"

BELONGING: Final[tuple[Pattern, ...]] = (
    rule(
        "S-part-of",
        "partOf",
        "plain",
        rf"{group('s', 'OUM')} (?:of|within) {group('o', 'OUIRN')}",
        guideline=PART,
        yes=("The Legal Committee of the Board of Trade met in May.",),
        no=("The Legal Committee wrote to the Board of Trade.",),
    ),
    rule(
        "S-part-owner",
        "partOf",
        "plain",
        rf"{group('o', 'OUIRNSL')}['’]s? (?:own )?{group('s', 'OU')}",
        guideline=PART,
        yes=("The African Union's Peace and Security Council met in May.",),
        no=("The African Union told the Peace and Security Council so.",),
    ),
    rule(
        "S-part-arm",
        "partOf",
        "bare",
        rf"{group('s', 'OUIMN')},? (?:which is |is )?(?:an? |the )?{LEAD}(?:part|agency|office|arm|"
        rf"organ|department|unit|branch|division|subsidiary|component|committee) (?:of|within|in|under) "
        rf"{group('o', 'OUIRN')}",
        guideline=PART,
        yes=("The World Food Programme, an agency of the United Nations, was told.",),
        no=("The World Food Programme, a friend of the United Nations, was told.",),
    ),
    rule(
        "S-part-consists",
        "partOf",
        "listed",
        rf"{group('o', 'OUIRN')} (?:consists? of|comprises?|is composed of|is made up of) {LEAD}{group('s', 'OU')}",
        guideline=PART,
        yes=("The UN Secretariat comprises DPKO and the Office of Legal Affairs.",),
        no=("The UN Secretariat consults DPKO and the Office of Legal Affairs.",),
    ),
    rule(
        "S-member-consists",
        "memberOf",
        "listed",
        rf"{group('o', 'OIRNG')} (?:consists? of|comprises?|is composed of|is made up of) {LEAD}{group('s', 'SLGHP')}",
        guideline=MEMBER,
        yes=("The Economic Community of West African States is made up of Ghana and Mali.",),
        no=("The Economic Community of West African States is proud of Ghana and Mali.",),
    ),
    rule(
        "S-part-including",
        "partOf",
        "listed",
        rf"{group('o', 'OUIRN')},? \(?(?:including|such as|namely|for instance|e\.g\.,?) (?:in particular "
        rf")?{group('s', 'OUM')}",
        guideline=PART,
        yes=("The UN Secretariat (including DPKO and the Office of Legal Affairs) was told.",),
        no=("The UN Secretariat met DPKO and the Office of Legal Affairs.",),
    ),
    rule(
        "S-provision-of",
        "partOf",
        "plain",
        rf"{group('s', 'V')},? (?:of|in|to|under|from) {group('o', 'DV')}",
        guideline=PART,
        yes=("Article 12 of the Banjul Charter is short.",),
        no=("Article 12 is older than the Banjul Charter.",),
    ),
    rule(
        "S-member-verb",
        "memberOf",
        "bare",
        rf"{group('s', 'SLGHPOUIRN')}(?:(?:,| is| are| was| were| became| remains?) (?:an? |one of )?{LEAD}"
        rf"members? of"
        rf"| (?:has |have |had )?{finite('join')}| {finite('belong')} to| {finite('sit')} on| {finite('serve')} "
        rf"on) {group('o', 'OIRNG')}",
        guideline=MEMBER,
        yes=("Ghana is a founding member of the African Union.",),
        no=("Ghana is a neighbour of the African Union.",),
    ),
    rule(
        "S-law-including",
        "partOf",
        "listed",
        rf"{group('o', 'V')},? \(?(?:notably|including|such as|in particular) {group('s', 'DV')}",
        guideline=PART,
        yes=("International humanitarian law, notably the Geneva Conventions, was named.",),
        no=("International humanitarian law and the Geneva Conventions were named.",),
    ),
    rule(
        "S-member-named",
        "memberOf",
        "bare",
        rf"{group('o', 'G')}(?: [a-z]+)?, (?:namely )?(?:(?:H\.E\.|Mr\.?|Ms\.?|Mrs\.?|Dr\.?|Ambassador|"
        rf"Professor) )?{group('s', 'H')}",
        guideline=MEMBER,
        yes=("The technical experts, Ms Ana Maria Costa and Mr Jan Piet Smit, wrote it.",),
        no=("The technical experts met Ms Ana Maria Costa and Mr Jan Piet Smit.",),
    ),
    rule(
        "S-member-listed",
        "memberOf",
        "listed",
        rf"\b(?:members?|commissioners|experts) of {group('o', 'OUIRNM')}, (?:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?"
        rf"{group('s', 'H')}",
        guideline=MEMBER,
        yes=("It thanked the members of the World Bank, Ms Ana Maria Costa and Mr Jan Piet Smit.",),
        no=("It thanked the friends of the World Bank, Ms Ana Maria Costa and Mr Jan Piet Smit.",),
    ),
    rule(
        "S-member-from",
        "memberOf",
        "listed",
        rf"{group('s', 'G')} from (?:across )?{group('o', 'G')}",
        guideline=MEMBER,
        yes=("Technical experts from civil society and the private sector spoke.",),
        no=("Technical experts praised civil society.",),
    ),
    rule(
        "S-member-in",
        "memberOf",
        "plain",
        rf"{group('s', 'G')} (?:in|within|at) {group('o', 'OUIRN')}",
        guideline=MEMBER,
        yes=("Technical experts at the World Bank were told.",),
        no=("Technical experts told the World Bank.",),
    ),
    rule(
        "S-presidency",
        "memberOf",
        "listed",
        rf"{group('s', 'S')}['’]s? (?:[a-z]+ )?(?:presidency|chairmanship|membership|term) (?:of|on|in) "
        rf"{group('o', 'OIR')}",
        guideline=MEMBER,
        yes=("Ghana's presidency of the Security Council ended in May.",),
        no=("Ghana's letter to the Security Council was sent in May.",),
    ),
)
