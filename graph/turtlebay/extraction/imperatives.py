"""Imperatives and their kin at the start of an item: *Train judges*, *training judges*, *that judges be trained*."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from turtlebay.extraction.lexicon import CONNECTORS, DETERMINERS, NEVER_NAMES
from turtlebay.extraction.verbs import BASES

__all__ = ["Opening", "find_opening"]

LABEL: Final = re.compile(
    r"^\W*(?:Recommendation|Proposal|Action|Priority|Step|Ask|Measure|Recommendations)s?(?: (?:no\. ?|"
    r"#)?[\dIVX]+(?:\.\d+)*[a-z]?)?\s*[:.–—-]\s*"
    r"|^\W*Recommendation \d{1,3}[a-z]? (?=[A-Z])"
    r"|^\W*(?-i:[A-Z]{1,3})-?\d{1,3}(?:[.-]\d{1,3})*[:.)]?\s+(?=[A-Z])"
    r"|^\W*(?:(?:\d{1,3}\.){1,3}\d{0,3}|\(?[a-z\d]{1,3}\))\s+(?=[A-Z])",
    re.IGNORECASE,
)
LEAD: Final = re.compile(
    r"^[\W]*(?:(?:(?:First|Second|Third|Fourth|Fifth|Firstly|Secondly|Thirdly|Finally|Also|Further|Lastly|Then|Next|"
    r"Please|"
    r"In addition|Once (?:\w+ ){1,10}?\w+|Where (?:\w+ ){1,4}?\w+|As (?:\w+ ){1,4}?\w+|When (?:\w+ ){1,8}?\w+|If "
    r"(?:\w+ ){1,12}?\w+|"
    r"(?:In|Within|By|At|On|Over|During|Through|Under|With|Before|After) (?:[\w’'-]+ ){1,10}?[\w’'-]+|"
    r"(?:In order to|To|For) (?:[\w’'-]+ ){1,14}?[\w’'-]+), )|"
    r"(?:\w{2,20}ly|also|further|always|better|immediately|never|do not|don['’]t|not|to) )*",
    re.IGNORECASE,
)
NOUNS_TOO: Final = re.compile(
    r"^(?:see|note|subject to|take the|take,|let|thank|compare|recall|consider the following|look at the|states?|"
    r"support|views?|"
    r"places?|"
    r"names?|address|reports?|start|end|works?|measures?|limits?|tests?|trains?|cover|plans?|uses?|access|changes?|"
    r"cases?|"
    r"sets?|targets?|positions?|lead|issues?|documents?|records?|focus|reviews?|supply|design|structures?|approach|"
    r"challenges?|requests?|offers?|trade|increases?|decrease|exchange|practice|progress|process|experience|questions?|"
    r"lists?|scales?|finance|funds?|back|maps?|tables?|figures?|shares?|drafts?|releases?|transfers?|balance|deals?|"
    r"mandates?|"
    r"conduct|contact|value|stress|schedule|task|tax|sponsor|sponsors|pilots?|benchmark|phase|guides?|group|pay|"
    r"cuts?|calls?|"
    r"link|help|step|turn|act|forces?|votes?|voice|order|guard|judge|signs?|answer|estimate|monitor)(?: (?:of|in|and|"
    r"for|is|are|was|were|"
    r"has|have|from|by|that|which|or|will|can|must|should|could|may|would|between|among|against)\b|[,:;.]|$)",
    re.IGNORECASE,
)
"""Words that are verbs and nouns: with these behind them they are nouns, or no advice."""
COURTESIES: Final = frozenset("contact direct see visit refer note send email click find consult call write".split())
"""What *please* asks of a reader (guidelines, settled cases: courtesy)."""
VERB_AFTER_ALL: Final = re.compile(
    r"^(?:(?:[a-z]+,? )+and )?[a-z]+ (?:and [a-z]+ )?(?:the|a|an|all|its|their|more|existing|new|that)\b", re.IGNORECASE
)
UNLISTED: Final = re.compile(
    r"^(?P<verb>[A-Z][a-z]{1,14})(?<!s)(?<!ing)(?<!tion)(?<!ed)(?<!ly)(?: up| out| down| back)? "
    r"(?:the|all|more|their|its|every|each|new|any|these|those|at least|fewer|better|up to) [a-z]"
)
"""A verb that no list holds is one by what follows it: *Paint the north pier*."""
GERUND: Final = re.compile(r"^(?:not )?[A-Za-z]\w{2,20}ing\b(?! (?:is|are|was|were|has|have|the \w+, )\b)")
THAT: Final = re.compile(r"^(?:(?:further|also|and) )?(?:that|for)(?:, [^,;:]{3,60},)? (?=[\w’'-]+ )", re.IGNORECASE)
ACTOR_TO: Final = re.compile(
    r"^(?:The |All |Each |Every )?[A-Z][\w’', &-]{2,80}? to (?:\w{2,20}ly )?(?P<verb>[a-z]+)\b"
)
FUNCTION_WORDS: Final = (
    NEVER_NAMES
    | CONNECTORS
    | DETERMINERS
    | frozenset(
        "per via upon into onto off until unless whereas whether though only even just like as across along around "
        "behind beyond outside inside near plus minus except regarding concerning including following considering "
        "given".split()
    )
)
WORD: Final = re.compile(r"[A-Za-z’'-]{1,30}")


@dataclass(frozen=True, slots=True)
class Opening:
    """How an item opens: the kind of the opening, and the half-open range of its verb (or first word)."""

    kind: str
    start: int
    end: int


def find_opening(text: str) -> Opening | None:
    """Return how an item opens if it opens as advice; offsets in the text.

    >>> find_opening("To cut costs, merge the two funds.").kind
    'imperative'
    >>> find_opening("Support for the plan fell.") is None
    True
    """
    label = LABEL.match(text[:80])
    low = label.end() if label else 0
    bare = text[low : low + 300]
    lead = LEAD.match(bare)
    skip = lead.end() if lead else 0
    body = bare[skip:]
    first = WORD.match(body)
    if first is None:
        return None
    start = low + skip
    verb = first.group().lower()
    if body[first.end() : first.end() + 1] == ":":
        return Opening("label", start, start + first.end()) if label is not None else None
    base = verb in BASES or (("-" in verb) and verb.rsplit("-", 1)[-1] in BASES)
    if verb in COURTESIES and "please" in bare[:skip].lower():
        return None
    if base and (NOUNS_TOO.match(body) is None or (VERB_AFTER_ALL.match(body) is not None and skip == 0)):
        return Opening("imperative", start, start + first.end())
    if (
        verb in ("be", "do", "stop", "ban", "fix", "end", "hold", "have")
        and re.match(r"\w+ (?!of\b|is\b|for\b)", body)
        and body[:1].isupper()
    ):
        return Opening("imperative", start, start + first.end())
    unlisted = UNLISTED.match(body)
    if unlisted is not None and unlisted.group("verb").lower() not in FUNCTION_WORDS:
        return Opening("imperative", start, start + first.end())
    if GERUND.match(body):
        return Opening("gerund", start, start + first.end())
    that = THAT.match(bare)
    if that is not None and low + that.end() < len(text) and "that" in that.group().lower():
        return Opening("that", low + that.end(), low + that.end())
    actor = ACTOR_TO.match(bare)
    if actor is not None and actor.group("verb") in BASES:
        return Opening("actor-to", low + actor.start("verb"), low + actor.end("verb"))
    return (
        Opening("label", low, low + first.end()) if label is not None and label.group().strip()[:1].isalpha() else None
    )
