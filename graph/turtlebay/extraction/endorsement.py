"""Who puts a recommendation forward, by the words of the sentence itself (guidelines, section 3, `endorsement`)."""

from __future__ import annotations

import re
from typing import Final

from turtlebay.extraction.lexicon import REPORTING

__all__ = ["find_endorsement"]

PEOPLE: Final = (
    r"(?:participants?|delegations?|delegates?|speakers?|panell?ists?|members?(?: states?)?|states?|experts?|respondents?|"
    r"interviewees?|attendees?|stakeholders?|contributors?|countries|commentators?|discussants?|officials?|observers?|"
    r"interlocutors?|representatives?|witnesses|submissions?|voices|views?|others|of them|people|analysts|briefers|"
    r"organi[sz]ations|governments)"
)
ASKING: Final = (
    rf"(?:{REPORTING}|encourag\w+|invit\w+|supported|favou?red|advocat\w+|demanded|requested|expressed|spoke|exhorted|pointed|"
    r"described|drew|welcomed|endorsed|backed|pressed|sought|wanted|preferred|referred|raised)"
)
LEVELS: Final = (
    (
        "disputed",
        re.compile(
            r"\b(?:disagree\w*|no (?:consensus|agreement)|divided|disputed|contested|controvers\w+|opinions? differ\w*|differing views|"
            r"while (?:one|some|others?|several|many) (?:\w+ ){0,3}(?:advised against|opposed|objected|disagreed|cautioned against|rejected|argued against))\b",
            re.IGNORECASE,
        ),
    ),
    (
        "consensus",
        re.compile(
            r"\b(?:(?:broad|general|wide|widespread|strong|clear|full|near[- ]unanimous|unanimous) (?:agreement|consensus|support)|consensus (?:that|on|was)|"
            r"(?:was|is) (?:\w+ly )?agreed that|little (?:argument|disagreement|doubt)|all (?:\w+ )?"
            + PEOPLE
            + r" (?:\w+ly )?"
            + ASKING
            + r"|unanimous\w*|everyone agreed)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "many",
        re.compile(
            r"\b(?:many|much|most|a (?:large |great |significant )?number of|(?:the |a )?(?:vast |large )?majority(?: of)?|numerous|a wide range of|"
            r"a (?:great|good) (?:deal|many)|various|multiple)\b(?= (?:\w+ ){0,4}?(?:"
            + PEOPLE
            + r"|calls?|felt|believed|argued|called|urged|agreed|suggested|"
            r"noted|stressed|emphasi[sz]ed|proposed|recommended)\b)",
            re.IGNORECASE,
        ),
    ),
    (
        "some",
        re.compile(
            r"\b(?:some|several|a few|few|certain|two|three|four|a handful of|a couple of)\b(?= (?:\w+ ){0,4}?(?:"
            + PEOPLE
            + r"|also|further|\w+ly|suggested|"
            r"felt|believed|argued|called|urged|described|advocated|emphasi[sz]ed|stressed|noted|proposed|recommended|pointed|underscored)\b)",
            re.IGNORECASE,
        ),
    ),
    (
        "one",
        re.compile(
            r"\b(?:one|another|a|an|the) (?:\w+ ){0,2}?(?:participant|delegation|delegate|speaker|panell?ist|member(?: state)?|state|expert|respondent|view|"
            r"discussant|contributor|attendee|interviewee|official|observer|representative|witness|submission|commentator)\b(?= (?:\w+ ){0,2}?"
            + ASKING
            + r")"
            r"|\b(?:he|she|(?:mr|ms|mrs|dr)\.? [\w’' -]{3,50}?) (?:\w+ )?(?:presented|" + ASKING + ")",
            re.IGNORECASE,
        ),
    ),
    (
        "consensus",
        re.compile(
            r"(?:^|[.;] |, )\W*(?:the |retreat |meeting |workshop |conference )?participants (?:also |further |therefore |thus |strongly |\w+ly )?"
            + ASKING,
            re.IGNORECASE,
        ),
    ),
)
THEY: Final = re.compile(r"\bthey (?:also |further |\w+ly )?" + ASKING, re.IGNORECASE)


def find_endorsement(sentence: str, before: str, *, body: bool = False) -> str:
    """Return a value of the endorsement scale.

    `before` is the sentence before in the same paragraph: a pronoun takes its antecedent's attribution from there.
    `body` says that another single body than the author puts it forward.

    >>> find_endorsement("Several speakers called for a fund.", "")
    'some'
    """
    for level, pattern in LEVELS:
        if pattern.search(sentence):
            return level
    if before and THEY.search(sentence):
        found = find_endorsement(before, "")
        if found != "unattributed":
            return found
    return "one" if body else "unattributed"
