"""Relations that a recommendation proposes between its addressees and what its verb takes (guidelines, section 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from turtlebay.extraction.mentions import Mentions
from turtlebay.extraction.parties import Parties
from turtlebay.extraction.relations.acts import AUTHORING, PARTICIPATING
from turtlebay.extraction.relations.constraint import FIGHTING
from turtlebay.extraction.relations.exchange import COOPERATING, HELPING, TELLING, TIES
from turtlebay.extraction.relations.grammar import ACTOR, ADVERB, GAP, LEAD, MODAL, base, compile_rule, verbal
from turtlebay.extraction.relations.mandating import MANDATING
from turtlebay.extraction.relations.patterns import LONGEST_ROW
from turtlebay.extraction.relations.skeleton import Skeleton, group, numbers_of
from turtlebay.extraction.relations.ties import Rule
from turtlebay.extraction.units import Unit

__all__ = ["PROPOSED", "Proposal", "iter_proposed"]

STATUS: Final = "2: a relation that is the recommended course itself is proposed"
FACT: Final = "2: one that the text states or presupposes as fact, also inside a recommendation, is stated"
OBJECT: Final = group("o", ACTOR)
ALSO: Final = (
    rf"(?:(?:,? \(?(?:including|such as|especially|notably|particularly|in particular),? "
    rf"{LEAD}){group('also', ACTOR)})?"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb phrase with its object: who should do it is the addressee."""

    rule: Rule
    regex: re.Pattern[str]
    status: str = "proposed"
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """A tie between an addressee and an object of the recommended act."""

    rule: str
    subject: str
    predicate: str
    object: str
    status: str


def _p(
    id_: str,
    predicate: str,
    pattern: str,
    yes: str,
    no: str,
    *,
    guideline: str = STATUS,
    status: str = "proposed",
    reverse: bool = False,
) -> Phrase:
    return Phrase(Rule(id_, predicate, guideline, (yes,), (no,)), compile_rule(pattern + ALSO), status, reverse)


PHRASES: Final = (
    _p(
        "P-with",
        "cooperatesWith",
        rf"\b(?:{verbal(COOPERATING)}(?:{ADVERB}| more)* (?:with and through|with|alongside)|"
        rf"{verbal('consult engage involve include invite')}|engaged with|{TIES}(?:,? (?:specifically|especially|"
        rf"particularly))? with|{verbal('communicate')}{GAP}{{0,30}}? with|{verbal('coordinate')} "
        rf"(?:the )?(?:work|activities|efforts) of) {LEAD}{OBJECT}",
        "The Security Council should consult regional organizations, including the African Union.",
        "The Security Council should ignore regional organizations.",
    ),
    _p(
        "P-jointly",
        "cooperatesWith",
        rf"\b{verbal('develop prepare draft design elaborate define establish agree')},? (?:jointly |together )?with "
        rf"{LEAD}{OBJECT}",
        "The Security Council should develop with the African Union a plan for peace.",
        "The Security Council should develop without the African Union a plan for peace.",
    ),
    _p(
        "P-resourced",
        "supports",
        rf"{OBJECT}(?:{MODAL} (?:\w+ly |also )?be| are| is)(?: \w+ly)? (?:given|provided with|allocated|granted) "
        rf"{GAP}{{0,40}}?(?:resources|funding|funds|staff|support|assistance|training)\b",
        "The Security Council should ensure that the African Union is given adequate resources.",
        "The Security Council should ensure that the African Union is given adequate notice.",
    ),
    _p(
        "P-beside",
        "cooperatesWith",
        rf"\b(?:in (?:close |full )?(?:co-?ordination|co-?operation|collaboration|consultation|partnership|"
        rf"conjunction)|"
        rf"together|jointly|joint (?:[\w-]+ ){{1,2}}?) ?with {LEAD}{OBJECT}",
        "The Security Council, in consultation with the African Union, should publish the plan.",
        "The Security Council, in contrast with the African Union, should publish the plan.",
    ),
    _p(
        "P-included",
        "cooperatesWith",
        rf"{OBJECT}(?:{MODAL} (?:\w+ly |also )?be| are| is) (?:\w+ly )?(?:involved|included|consulted|engaged|"
        rf"invited)\b(?:[^‹›.;]{{0,60}}, including {LEAD}{group('more', ACTOR)})?",
        "Regional organizations should be consulted by the Security Council.",
        "Regional organizations should be thanked by the Security Council.",
    ),
    _p(
        "P-support",
        "supports",
        rf"\b(?:{verbal(HELPING)}|{verbal('protect empower')}|support (?:to|for)|assistance (?:to|for)|"
        rf"{verbal('provide offer give extend allocate')} {GAP}{{0,40}}?(?:support|assistance|aid|funding|help|"
        rf"training|resources) (?:to|for)|training (?:for|of))(?:(?:,|,? and|,? or) \w+){{0,2}} {LEAD}"
        rf"{group('o', ACTOR + 'E')}",
        "The Security Council should help the African Union.",
        "The Security Council should watch the African Union.",
    ),
    _p(
        "P-report",
        "reportsTo",
        rf"\b(?:{verbal('report')}{ADVERB} to|(?<!of ){verbal(TELLING)}|{verbal('communicate explain')}(?: "
        rf"{GAP}{{0,30}}?)? to|{verbal('submit present')} {GAP}{{0,40}}?(?:reports?|briefings?|updates?) to) "
        rf"{LEAD}{OBJECT}",
        "The Peacebuilding Commission should brief the General Assembly.",
        "The Peacebuilding Commission should praise the General Assembly.",
    ),
    _p(
        "P-oversee",
        "reportsTo",
        rf"\b{verbal('oversee supervise')} {LEAD}{group('o', 'OUIRMPGN')}",
        "The General Assembly should oversee the World Food Programme.",
        "The General Assembly should admire the World Food Programme.",
        guideline=STATUS + "; who is overseen answers to who oversees",
        reverse=True,
    ),
    _p(
        "P-mandate",
        "mandates",
        rf"\b(?:{verbal(MANDATING)}) {LEAD}{group('o', 'OUIRMPGN')}",
        "The Security Council should establish the Peacebuilding Commission.",
        "The Security Council should praise the Peacebuilding Commission.",
    ),
    _p(
        "P-authorize",
        "authorizes",
        rf"\b(?:{verbal('authorize empower permit')} {LEAD}{OBJECT} (?:to|for)\b|{verbal('grant give')} "
        rf"{LEAD}{group('o2', ACTOR)} (?:\w+ ){{0,2}}(?:authority|powers?|permission))",
        "The General Assembly should authorize the African Union to act.",
        "The General Assembly should ask the African Union to act.",
    ),
    _p(
        "P-author",
        "organizes",
        rf"\b{verbal(AUTHORING)}(?: without (?:further )?delay| as soon as possible)? {LEAD}{group('o', 'DE')}",
        "The General Assembly should adopt the Lisbon Declaration.",
        "The General Assembly should study the Lisbon Declaration.",
    ),
    _p(
        "P-take-part",
        "participatesIn",
        rf"\b(?:(?:participat\w+|take part|taking part) in|{verbal(PARTICIPATING)}) {LEAD}{group('o', 'E')}",
        "Member states should take part in the Oslo Conference.",
        "Member states should follow the Oslo Conference.",
    ),
    _p(
        "P-bound",
        "governs",
        rf"\b(?:{base('implement uphold ratify respect')}|{verbal('implement uphold')}|comply(?:ing)? with|"
        rf"adher(?:e|ing) to|abide by|(?:in accordance|in line|in compliance|in keeping|consistent) with|"
        rf"pursuant to|"
        rf"(?:obligations?|commitments?|responsibilities) (?:under|in|of)|(?:set out|called for|provided for|"
        rf"contained|listed) in|as required by) {LEAD}(?:obligations? under )?{group('o', 'DV')}",
        "Member states should comply with the Banjul Charter.",
        "Member states should rewrite the Banjul Charter.",
        guideline="2, governs: a document or provision lays down rules for object; " + FACT,
        status="stated",
        reverse=True,
    ),
    _p(
        "P-cease",
        "inTensionWith",
        rf"\b(?:cease|stop|end|halt|refrain from|desist from) {LEAD}(?:{verbal(FIGHTING)}|(?:obstructions?|"
        rf"attacks?|threats?|hostilities|violence) (?:to|on|against|of)) {LEAD}{OBJECT}",
        "Armed groups should immediately cease attacking humanitarian workers.",
        "Armed groups should immediately begin visiting humanitarian workers.",
        guideline="2, inTensionWith; " + FACT,
        status="stated",
    ),
)
BETWEEN: Final = Rule(
    "P-between",
    "cooperatesWith",
    STATUS + "; 3, fields: for a course between two both are addressees",
    ("More consultations between the Security Council and the African Union would be useful.",),
    ("More votes in the Security Council would be useful.",),
)
PROPOSED: Final = (*(phrase.rule for phrase in PHRASES), BETWEEN)


CONTROL: Final = re.compile(r"(‹[A-Z]+:[\d+]+›) (?:not )?to (?:[\w-]+ ){0,5}$")


def _controlled(skeleton: Skeleton, start: int, addressees: tuple[str, ...]) -> bool:
    """Say whether an infinitive belongs to another actor: *enable firms to work with the board*."""
    before = CONTROL.search(skeleton.listed[max(0, start - 60) : start])
    return before is not None and not set(skeleton.keys(before.group(1))) & set(addressees)


BEFORE_CUE: Final = ("P-included", "P-beside")
"""Phrases that may stand before the words that recommend."""
VAGUE: Final = re.compile(r"(?:all )?(?:relevant|other|concerned|interested|appropriate) ", re.IGNORECASE)


def iter_proposed(
    unit: Unit, parties: Parties, skeleton: Skeleton, mentions: Mentions, low: int, high: int
) -> Iterator[Proposal]:
    """Yield what a unit proposes; `low` and `high` bound the mentions of its clause by number.

    Beside a named addressee, *relevant actors* and the like are tied to nothing.
    """
    clear = tuple(k for k in parties.addressees if not VAGUE.match(mentions.entities[k].label))
    addressees = clear or parties.addressees
    for phrase in PHRASES:
        for match in phrase.regex.finditer(skeleton.listed):
            numbers = [n for name in ("o", "o2", "also", "more") for n in numbers_of(match.groupdict().get(name) or "")]
            if _controlled(skeleton, match.start(), addressees):
                continue
            for number in numbers:
                if not low <= number < high:
                    continue
                key = skeleton.mentions[number].key
                if skeleton.mentions[number].start < unit.cue[0] and phrase.rule.id not in BEFORE_CUE:
                    continue
                for addressee in addressees:
                    subject, object_ = (key, addressee) if phrase.reverse else (addressee, key)
                    if key not in parties.addressees:
                        yield Proposal(phrase.rule.id, subject, phrase.rule.predicate, object_, phrase.status)
    if parties.source == "between":
        for left, right in combinations(parties.addressees[:LONGEST_ROW], 2):
            yield Proposal("P-between", left, "cooperatesWith", right, "proposed")
