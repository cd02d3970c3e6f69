"""The action as a verb phrase in the infinitive, and the condition (guidelines, section 3, fields)."""

from __future__ import annotations

import re
from typing import Final

from turtlebay.extraction.imperatives import find_opening
from turtlebay.extraction.unit import Unit
from turtlebay.extraction.verbs import BASES, GERUNDS, NOUNS, PARTICIPLES, base_of_gerund, guess_base

__all__ = ["find_condition", "make_action"]

LONGEST: Final = 300
LY: Final = r"(?!(?:comply|apply|supply|rely|reply|multiply|ally)\b)\w{2,20}ly"
"""An adverb of manner."""
ENOUGH: Final = 24
"""A phrase of fewer characters is not cut any shorter."""
CONDITIONS: Final = (
    re.compile(
        r"\b(?:if|when|where|whenever|wherever|as|to the extent|insofar as|as far as) (?:and (?:when|where|as) )?(?:appropriate|possible|"
        r"necessary|needed|feasible|applicable|relevant|required|practicable|warranted|available)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"^\W{0,9}(?P<c>(?:If|When|Where|Once|Should|In the event|In case|Provided|Unless|As long as|Until|Whenever|Absent|Assuming)\b"
        r"[^,]{4,160}),"
    ),
    re.compile(
        r"\b(?P<c>(?:unless|provided that|provided|subject to|in the event (?:of|that)|on condition that|as long as|so long as|only if|"
        r"only when|until|absent|except (?:where|when|in)) [^,;.]{4,140})",
        re.IGNORECASE,
    ),
    re.compile(r"(?<=\w) (?P<c>(?:if|when|once|whenever) (?!to\b)[^,;.]{6,140})[.;]?$", re.IGNORECASE),
    re.compile(
        r", (?P<c>(?:especially|particularly|in particular) (?:during|in times|when|where|in the context|in cases?|if)\b[^,;.]{4,140})",
        re.IGNORECASE,
    ),
    re.compile(r"\bthat have not (?:yet )?done so(?: yet| already)?\b", re.IGNORECASE),
)
FILLER: Final = re.compile(
    r"^(?:(?:also|both|rather|therefore|thus|then|further|in addition|instead|generally|now|still|at least|at a minimum|for example|for instance|"
    r"as well|perhaps|once again|again),? )+|^, [^,]{2,90}, ",
    re.IGNORECASE,
)
REASON: Final = re.compile(
    r"(?:,? (?:because|since (?!\d|the (?:19|20)|its\b)|as (?:this|these|it|they|such|there)\b|given (?:that|the)|so that|which|whereas|"
    r"while|although|though|reflecting|reflective of|thereby|thus \w+ing|and thereby|in light of|in view of|considering|"
    r"recogni[sz]ing|noting|bearing in mind|with the aim|who)\b|, as (?!well\b|appropriate\b|part\b|a\b)|"
    r", (?:where|when|if) (?!necessary|appropriate|possible|needed|feasible|relevant)|, with (?:some|many|several|others|one) |; |: (?=[A-Z])| [—–] | \((?:see|cf|c\.f|para|e\.g|i\.e))",
    re.IGNORECASE,
)
"""Where the reasons, effects and asides behind the course begin."""
NUMBERED: Final = re.compile(r"\((?:1|i|a)\) ")
"""The parts of one course, which semicolons join."""
CLAUSE_START: Final = re.compile(
    r"[;:] |\bthat (?=[\w“\"])|, (?:and|but|so|while|as) |\b(?:because|whether) (?=\w)", re.IGNORECASE
)
ADVERBIAL: Final = re.compile(
    r"^(?:[A-Z][\w’'-]*(?: [\w’'-]+){0,2}|(?:In|For|To|With|By|At|On|As|Given|Under|After|Before|Where|If|When|While|Once|Over|"
    r"Through|Within|Following|Despite|Finally|Until|Since|Rather|Instead|Although|Though|Because)\b[^,]{1,160}"
    r"|[^,]{3,80}\b(?:after|before|since|ago|later|on)\b[^,]{0,80}), (?=\w)"
)
PASSIVE: Final = re.compile(
    r"^(?P<adverbs>(?:(?:\w{2,20}ly|always|further|not|never|both|no longer) ){0,3})be (?P<more>(?:(?:\w{2,20}ly|better|more|first) ){0,2})"
    r"(?P<verb>[a-z]+)\b(?P<rest>.*)$",
    re.DOTALL,
)
AGENT: Final = re.compile(r" by (?!\d|the end\b|the (?:19|20)|\w+ing\b|(?:January|February|March|April|May|June|July|August|September|"
                          r"October|November|December)\b|means\b|way\b|no\b|at\b)(?:[\w’'-]+ ?){1,9}?(?=,|\.|;| to | in | and | for | at | on | rather|$)")  # fmt: skip
RECEIVE: Final = re.compile(r"^(?P<adverbs>(?:also |\w{2,20}ly )*)(?:receive|get|be given|be granted|be provided with|be offered|have) (?P<rest>.+)$", re.DOTALL)
STATIVE: Final = frozenset("prepared committed engaged involved able aware based concerned focused tasked charged dedicated limited".split())
SUBJECT_END: Final = re.compile(r"[\w’'-]+")
QUALITY: Final = re.compile(
    r"^(?:(?:an?|the|any) )?(?:more|greater|better|stronger|improved|increased|enhanced|closer|full|adequate|sufficient|stricter|wider|"
    r"broader|deeper|clearer|continued|sustained|strong|clear|regular|early)\b",
    re.IGNORECASE,
)
TO_VERB: Final = re.compile(rf"\b(?P<not>not )?to (?P<rest>(?:{LY} )?(?P<verb>[a-z]+)\b)")
ASIDE: Final = re.compile(r"\b(?:that|which|who|allow\w*|enabl\w+|should|would|could|must)\b|;")
"""Words after which *to* belongs to another clause."""
LEADING: Final = re.compile(
    r"^(?:(?:while|although|though|since|as|but|and|or|yet|perhaps|maybe|finally|indeed|thus|so|likewise|also|even|clearly),? )+(?=\w)",
    re.IGNORECASE,
)
DETERMINED: Final = frozenset("the a an this that these those its their his her our all each every some of in on for by to with and or no any".split())


def find_condition(sentence: str) -> str | None:
    """Return the words that limit when a recommendation applies, or nothing.

    >>> find_condition("If possible, the board should meet.")
    'If possible'
    """
    for pattern in CONDITIONS:
        match = pattern.search(sentence)
        if match is not None:
            words = match.groupdict().get("c") or match.group()
            return words.strip(" ,")
    return None


def make_action(unit: Unit) -> str:
    """Return what is to be done, as a short verb phrase in the words of the text; passives are turned round."""
    low, high = unit.clause or (unit.start, unit.end)
    words = unit.text[low - unit.start : high - unit.start]
    before = words[: unit.cue[0] - low]
    cue = words[unit.cue[0] - low : unit.cue[1] - low]
    after = words[unit.cue[1] - low :]
    if unit.mode in ("item", "upr", "table"):
        return _of_item(cue + after, unit.rule)
    if unit.mode == "operative":
        return _finish(_of_request(after) or _of_thing(after.strip()))
    if unit.rule in ("C-may-course", "C-better-job", "C-no-excuse"):
        return _finish(_of_idiom(unit.rule, cue, after))
    if unit.rank == 1:
        return _finish(_of_modal(before, after))
    if unit.rank == 2:
        return _finish(_of_worth(unit.rule, before, cue, after))
    return _finish(_of_speech(cue, after, before))


# -- by form ---------------------------------------------------------------------------------------------------------


def _of_item(words: str, rule: str) -> str:
    words = re.sub(r"(?:;| and| or)+\s*$", "", words.strip().rstrip(".;,"))
    words = re.sub(r"(?: ?\([A-Z][\w ,’'.-]+\))+$", "", words) if rule == "U-recommendation" else words
    if rule == "L-that":
        return _finish(_of_clause(words) or f"ensure that {words}")
    opening = find_opening(words)
    if rule in ("L-noun", "L-label") and (opening is None or opening.kind not in ("imperative", "gerund")):
        return _finish(_of_thing(_lower(words)))
    return _finish(_of_thing(_lower(words)) if _first(words) in GERUNDS else _lower(words))


def _of_modal(before: str, after: str) -> str:
    """After *should*: what follows, a passive turned round with its subject as object."""
    after = after.strip()
    while (shorter := FILLER.sub("", after, count=1)) != after:
        after = shorter
    after = re.sub(r"^to (?=\w)", "", after)
    subject = _subject(before)
    if subject.lower() == "there" and after.startswith("be "):
        return _of_thing(after.removeprefix("be "))
    receiving = RECEIVE.match(after)
    if receiving is not None and not receiving.group().startswith(("have ", "get ")) and subject:
        return f"give {_lower(subject)} {receiving.group('rest')}"
    if re.match(r"be able to \w", after) and subject:
        return f"enable {_lower(subject)} {after.removeprefix('be able ')}"
    passive = PASSIVE.match(after)
    if passive is None or not subject or passive.group("verb") in STATIVE:
        return after
    base = PARTICIPLES.get(passive.group("verb")) or guess_base(passive.group("verb"))
    if base is None:
        return after
    rest = AGENT.sub("", passive.group("rest"), count=1)
    adverb = passive.group("adverbs") + passive.group("more")
    return f"{adverb}{base} {_lower(subject)}{rest}"


def _of_idiom(rule: str, cue: str, after: str) -> str:
    """Where the cue holds the verb itself: *could do more*, *may be time to close*, *no excuse to hide*."""
    if rule == "C-no-excuse":
        verb = re.search(r"\b(?:to (?P<base>\w+)|for (?P<gerund>\w+ing))$", cue)
        if verb is None:
            return after
        return f"not {verb.group('base') or base_of_gerund(verb.group('gerund')) or verb.group('gerund')}{after}"
    if rule == "C-better-job":
        done = re.match(r"more\b.*\bdone$", cue, re.IGNORECASE)
        return f"do more{after}" if done else re.sub(r"^(?:can|could|may|might) (?:also |still |certainly |all )?", "", cue) + after
    after = re.sub(r"^\w*", "", after) if not after.startswith(" ") else after
    return _for_to(after) or _of_request(after) or after


def _of_worth(rule: str, before: str, cue: str, after: str) -> str:
    """After a statement of need or worth: the verb that follows, or the thing that is needed."""
    if re.search(r"\b(?:to|not to)$", cue.rstrip()):
        return after
    if re.search(r"\bthat$", cue.rstrip()):
        return _of_clause(after.strip()) or f"ensure that {after.strip()}"
    if (found := _for_to(f"for{after}" if cue.endswith("for") else after)) is not None:
        return found
    if rule in ("C-need-for", "C-importance", "C-requires", "C-needs-thing", "C-value-of", "C-argues-for", "C-scope-for", "C-includes"):
        thing = after.strip()
        subject = _subject(before)
        single = re.fullmatch(r"(?P<noun>[a-z]+)\W*", thing)
        if rule == "C-needs-thing" and subject and single is not None and single.group("noun") in NOUNS:
            return f"{NOUNS[single.group('noun')]} {_lower(subject)}"
        if rule == "C-needs-thing" and subject and not re.match(r"(?:we|they|it|you|i)\b", subject, re.IGNORECASE):
            return f"give {_lower(subject)} {thing}"
        return _of_thing(thing)
    if rule == "C-opportunity":
        purpose = re.match(r"\s*(?:\w+ )?for (?P<thing>.+)", after, re.DOTALL)
        return _of_thing(purpose.group("thing")) if purpose is not None else _of_request(after) or after
    if rule == "C-work-to-do" and (found := _of_request(after)) is not None:
        return found
    if rule in ("C-time-to", "C-way-is", "C-up-to", "C-no-excuse"):
        return after if _first(after) in BASES else _of_clause(after.strip()) or after
    if rule == "C-would-design":
        return f"{re.sub(r'^(?:would|will) ', '', cue)}{after}"
    return _of_thing(_lower(_subject(before)) or after.strip())


def _of_speech(cue: str, after: str, before: str) -> str:
    """After a verb of advice: what is asked for."""
    after = after.strip()
    asked = cue.rstrip()
    if re.search(r"\bto$", asked):
        return after
    if asked.endswith("see"):
        return _of_clause(after) or _of_thing(after)
    against = re.match(r"against (?P<thing>.+)", after, re.DOTALL)
    if against is not None:
        thing = against.group("thing")
        base = base_of_gerund(_first(thing))
        return f"refrain from {thing}" if base else f"avoid {thing}"
    that = re.match(r"that (?P<clause>.+)", after, re.DOTALL)
    if that is not None or asked.endswith("that"):
        clause = that.group("clause") if that is not None else after
        return _of_clause(clause) or f"ensure that {clause}"
    if re.match(r"(?:to|not to) \w", after):
        return re.sub(r"^to ", "", after)
    if re.search(r"\b(?:for|of)$", asked) or asked.lower().endswith(("support", "supported")):
        return _for_to(f"for {after}") or _of_thing(after)
    return _of_request(after) or _of_clause(after) or _of_thing(after)


def _of_request(after: str) -> str | None:
    """*the ministry and its agencies to report*: what follows *to*."""
    for found in TO_VERB.finditer(after[:400]):
        if ASIDE.search(after[: found.start()]):
            break
        if found.group("verb") in BASES:
            return ("not " if found.group("not") else "") + after[found.start("rest") :]
    return _of_clause(after.strip().removeprefix("that "))


def _for_to(after: str) -> str | None:
    found = TO_VERB.search(after[:200]) if re.match(r"\s*for \w", after) else None
    if found is None or found.group("verb") not in BASES or ASIDE.search(after[: found.start()]):
        return None
    return after[found.start("rest") :]


def _of_clause(clause: str) -> str | None:
    """A clause with a subject: *the fund be doubled*, *parties cease fire*; nothing where no verb is found."""
    modal = re.match(r"[^;]{1,160}?\b(?:should|must|could|can|ought to|needs? to|shall|ha(?:s|ve) to|may)\b", clause)
    if modal is not None:
        cut = re.search(r"\b(?:should|must|could|can|ought to|needs? to|shall|ha(?:s|ve) to|may)$", modal.group())
        return _of_modal(modal.group()[: cut.start()] if cut else "", clause[modal.end() :])
    previous = ""
    for number, found in enumerate(re.finditer(r"[A-Za-z’'-]+", clause[:240])):
        word = found.group()
        if number and word in BASES and previous not in DETERMINED and not _adjective(previous):
            rest = clause[found.end() :]
            if word == "be" and re.match(r" [a-z]", rest):
                return _of_modal(clause[: found.start()], f"be{rest}")
            return word + rest
        previous = word.lower()
    return None


def _of_thing(thing: str) -> str:
    """Make a verb phrase of a thing: *ratification of the pact* becomes *ratify the pact*."""
    bare = re.sub(r"^(?:the|a|an) ", "", thing.strip(), flags=re.IGNORECASE)
    first = _first(bare)
    gerund = base_of_gerund(first)
    if gerund is not None and not re.match(r"\w+ (?:of|is|are|on|for|between)\b", bare):
        return _parallel(gerund + bare[len(first) :])
    found = re.match(r"(?P<lead>(?:[\w-]+ ){0,2})(?P<noun>[\w-]+) (?:of|in) (?P<rest>.+)", bare, re.DOTALL)
    if found is not None and found.group("noun").lower() in NOUNS and len(found.group("lead").split()) <= 1:
        noun = found.group("noun").lower()
        link = "in " if noun.startswith("invest") else ""
        lead = found.group("lead").lower().strip()
        how = {"better": "better", "regular": "regularly", "full": "fully", "early": "soon", "greater": "further", "more": "more"}
        if not lead or lead in how:
            return f"{how.get(lead, '')} {NOUNS[noun]} {link}{found.group('rest')}".strip()
    if first in BASES and not thing.lower().startswith(("the ", "a ", "an ")) and re.match(r"\w+ (?:the|a|an|all|its|their)\b", bare):
        return bare
    return f"ensure {thing.strip()}" if QUALITY.match(thing.strip()) else f"pursue {thing.strip()}"


# -- words -----------------------------------------------------------------------------------------------------------


def _first(words: str) -> str:
    found = SUBJECT_END.search(words[:60])
    return found.group().lower() if found is not None else ""


def _adjective(word: str) -> bool:
    return word.endswith(("al", "ic", "ive", "ous", "ed", "ary")) and len(word) > 3 and word not in BASES


def _parallel(words: str) -> str:
    """Turn the gerunds that stand beside the first one: *defining goals, setting rates* with *define goals, set rates*."""

    def turn(found: re.Match[str]) -> str:
        base = base_of_gerund(found.group("verb"))
        return found.group("lead") + base if base else found.group()

    return re.sub(r"(?P<lead>(?:, |; | and |, and ))(?P<verb>[a-z]+ing)\b(?! of\b| and\b|,|\.|$)(?= )", turn, words)


def _subject(before: str) -> str:
    """The noun phrase before the modal: the last clause, without an opening adverbial."""
    last = None
    for last in CLAUSE_START.finditer(before[-400:]):
        pass
    offset = max(0, len(before) - 400)
    words = before[offset + last.end() :] if last is not None else before
    words = LEADING.sub("", ADVERBIAL.sub("", words.strip(" ,"), count=1))
    return words.strip(" ,“”\"")


def _lower(words: str) -> str:
    """Lower the first letter, but of names and acronyms."""
    words = words.strip()
    first = words.split(" ", 1)[0]
    second = words.split(" ", 2)[1:2]
    named = bool(second) and second[0][:1].isupper() and first.lower() not in DETERMINED and first.lower() not in BASES
    if len(first) > 1 and (first[1:] != first[1:].lower() or not first[1].isalpha()) or named:
        return words
    return words[:1].lower() + words[1:]


def _finish(words: str) -> str:
    """Cut reasons and asides off, and what is left of marks; never to nothing."""
    words = re.sub(r"\s+", " ", words).strip(" ,;:“”\"")
    for found in REASON.finditer(words, min(ENOUGH, len(words))):
        if found.group() == "; " and NUMBERED.search(words):
            continue
        words = words[: found.start()]
        break
    words = re.sub(r"(?:[,;]| and| or)+$", "", words.strip(" ,;:"))
    words = words[:-1] if words.endswith(".") and not words.endswith("..") else words
    if len(words) > LONGEST:
        words = words[:LONGEST].rsplit(" ", 1)[0] + " …"
    return words.strip() or "act"
