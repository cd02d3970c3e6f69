"""Who puts a recommendation forward, by the words of the sentence itself (guidelines, section 3, `endorsement`)."""

from __future__ import annotations

import re
from typing import Final

from turtlebay.extraction.lexicon import REPORTING
from turtlebay.extraction.rules import compile_cue

__all__ = ["find_endorsement"]

LONGEST: Final = 3000
ONE_PERSON: Final = (
    r"(?:participant|delegation|delegate|speaker|panell?ist|member(?: state)?(?! states?\b)|state|expert|respondent|"
    r"discussant|contributor|"
    r"attendee|interviewee|official|observer|representative|witness|submission|commentator|presenter|intervention|"
    r"analyst|"
    r"interlocutor|briefer|attendant|voice|donor|country|practitioner|scholar|researcher|diplomat)"
)
PEOPLE: Final = (
    rf"(?:{ONE_PERSON}s|countries|witnesses|stakeholders?|views?|others|of them|people|organi[sz]ations|governments|"
    rf"ngos|groups|"
    r"attendees|those present|of those \w+|presentations|papers)"
)
SAYING: Final = (
    rf"(?:{REPORTING}|encourag\w+|invit(?:ed|es)|support(?:ed|s)?|favou?red|advocat\w+|demand(?:ed|s)?|request(?:ed|"
    rf"s)?|expressed|"
    r"spoke|exhorted|pointed|described|drew|welcomed|endorsed|backed|pressed|sought|wanted|preferred|referred|raised|"
    r"were in favou?r|was in favou?r|are in favou?r|opposed|pleaded|appealed|saw|considered|asked|counselled|regarded|"
    r"presented|recalled|repeated|echoed|shared|voiced|made the case|held|hoped|objected|preferred|acknowledged|"
    r"recognized)"
)
LY: Final = r"(?:also |further |therefore |thus |then |again |\w{2,20}ly ){0,2}"
SAID: Final = (
    rf"(?= (?:calls?|appeals|voices|demands)\b| {LY}{SAYING}\b| (?:[\w’'-]{{1,30}} ){{0,4}}?{PEOPLE}"
    rf"(?:, [^,]{{3,80}},)?(?: (?!who\b|which\b|that\b)[\w’'-]{{1,30}}){{0,5}}? {SAYING}\b)"
)
"""Behind a quantity: people who then say something."""
NAME: Final = r"[A-Z][\w’'.&/-]{1,30}(?: (?:of|and|for|the|against|on|[A-Z(\d][\w’'.&)/-]{0,30})){0,12}"


LEVELS: Final = (
    (
        "disputed",
        compile_cue(
            r"\b(?:disagree\w*|no (?:consensus|agreement)|(?:were|was|are|remain\w*) (?:\w+ )?divided|disputed|"
            r"contested|"
            r"controvers\w+|(?:opinions?|views) (?:\w+ )?(?:differ\w*|diverge\w*)|differing views|diverg\w+ (?:views|"
            r"opinions)|"
            r"(?:while|whereas|but|though|although) (?:one|some|others?|another|several|many|a few) (?:\w+ ){0,3}"
            r"(?:advised against|opposed|object(?:ed)?|disagreed|cautioned against|rejected|argued against|wanted to "
            r"keep|"
            r"were against|was against|doubted|questioned|resisted))\b"
        ),
    ),
    (
        "consensus",
        compile_cue(
            r"\b(?:(?:broad|general|wide|widespread|strong|clear|full|near[- ]unanimous|unanimous|common|overall) "
            r"(?:agreement|consensus)|(?<!\bits )(?<!their )(?<!\bour )(?:broad|general|wide|widespread|strong|"
            r"unanimous|"
            r"overall) support|consensus (?:that|on|was|emerged)|there was (?:agreement|consensus)|"
            r"(?:was|is) (?:\w{2,20}ly )?agreed that|little (?:argument|disagreement|doubt)|unanimous\w*|everyone "
            r"agreed|"
            rf"all (?:of the |the )?(?:\w+ )?{PEOPLE} {LY}{SAYING}|(?:the )?(?:meeting|group|workshop|conference|"
            rf"panel|retreat) "
            rf"(?:\w{{2,20}}ly )?(?:agreed|concluded))\b"
        ),
    ),
    (
        "many",
        compile_cue(
            r"\b(?:many|much|most|an? (?:large |great |significant |growing )?number of|(?:the |a )?(?:vast |large )?"
            r"majority(?: of)?|numerous|a wide range of|a (?:great|good) (?:deal|many)|various|multiple)\b",
            SAID,
        ),
    ),
    ("many", compile_cue(r"\bcalls\b[^.;]{0,60}? by (?:a wide range|many|a number|numerous)\b")),
    (
        "some",
        compile_cue(r"\b(?:some|several|a few|few|certain|two|three|four|a handful of|a couple of|others)\b", SAID),
    ),
    ("one", compile_cue(rf"(?:^|[.;] )(?:one|another) {LY}{SAYING}\b")),
    ("some", compile_cue(rf"(?:^|[.;,] )others {LY}{SAYING}\b")),
    (
        "one",
        compile_cue(
            rf"\b(?:one|another|an?|the) (?:\w+ ){{0,2}}?(?:{ONE_PERSON}|view)\b(?:(?: of| from| on| for) "
            rf"[\w ]{{2,60}}?)?"
            rf"(?= (?:\w+ ){{0,2}}?{SAYING}\b| (?:was|is) that\b)"
            rf"|\b(?:he|she|(?:mr|ms|mrs|dr|prof|professor|ambassador)\.? [\w’' -]{{3,50}}?) {LY}{SAYING}\b"
        ),
    ),
    (
        "consensus",
        compile_cue(
            rf"(?:^|[.;] |, )\W{{0,3}}(?:the |all |retreat |meeting |workshop |conference |seminar ){{0,2}}"
            rf"(?:participants|panell?ists|attendees|speakers|delegates) {LY}{SAYING}\b"
        ),
    ),
    (
        "some",
        re.compile(rf"(?:^|[.;] ){NAME} and {NAME} {LY}(?:recommended|urged|called|proposed|suggested|encouraged)\b"),
    ),
    (
        "one",
        re.compile(
            rf"(?:^|[.;,] )(?!We\b|I\b|It\b|They\b|This\b|These\b|In\b|Participants\b)(?:[Tt]he "
            rf"(?={NAME.split('(?:')[0]} ))?{NAME} "
            rf"(?:also |has |have |had |\w{{2,20}}ly )*(?:recommended|urged|called (?:for|on|upon)|proposed|"
            rf"suggested|encouraged|stated that|argued that|maintained that|advised|advocated|put forward|"
            rf"considered that)\b"
            rf"|(?:^|[.;] )\W*(?:\d{{1,3}} )?It {LY}(?:recommended|urged|called (?:for|on|upon)|encouraged|appealed)\b"
            rf"|(?<!implementation of the )(?<!implement the )(?<!implementing the )(?<!follow up the )"
            rf"\brecommendations? (?:of|by|from) the (?=[A-Z\d])|\b[Aa]ccording to (?:the )?{NAME},"
        ),
    ),
)
"""Levels in the order in which they are tried. Who says it alone and in the past is another than the author."""
THEY: Final = compile_cue(rf"\bthey {LY}{SAYING}\b")


def find_endorsement(sentence: str, before: str, *, body: bool = False) -> str:
    """Return a value of the endorsement scale.

    `before` is the sentence before in the same paragraph: a pronoun takes its antecedent's attribution from there.
    `body` says that another single body than the author puts it forward.

    >>> find_endorsement("Several speakers called for a fund.", "")
    'some'
    """
    words = sentence[:LONGEST]
    for level, pattern in LEVELS:
        if pattern.search(words):
            return level
    if before and THEY.search(words):
        found = find_endorsement(before, "")
        if found != "unattributed":
            return found
    return "one" if body else "unattributed"
