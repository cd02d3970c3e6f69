"""The action as a verb phrase in the infinitive (guidelines, section 3, field `action`)."""

from __future__ import annotations

import re
from typing import Final

from turtlebay.extraction.conditions import find_condition
from turtlebay.extraction.imperatives import find_opening
from turtlebay.extraction.syntax import COURSE
from turtlebay.extraction.unit import Unit
from turtlebay.extraction.verbs import BASES, GERUNDS, NOUNS, PARTICIPLES, base_of_gerund, guess_base
from turtlebay.extraction.wording import (
    DETERMINED,
    find_subject,
    finish,
    first_word,
    is_adjective,
    lower_first,
    of_thing,
)

__all__ = ["find_condition", "make_action"]

LY: Final = r"(?!(?:comply|apply|supply|rely|reply|multiply|ally)\b)\w{2,20}ly"
"""An adverb of manner."""
FILLER: Final = re.compile(
    r"^(?:(?:also|both|rather|therefore|thus|then|further|in addition|instead|generally|now|still|at least|at a "
    r"minimum|for example|for instance|"
    r"as well|perhaps|once again|again),? )+|^, [^,]{2,90}, ",
    re.IGNORECASE,
)
PASSIVE: Final = re.compile(
    r"^(?P<adverbs>(?:(?:\w{2,20}ly|always|further|not|never|both|no longer) ){0,3})be (?P<more>(?:(?:\w{2,20}ly|"
    r"better|more|first) ){0,2})"
    r"(?P<verb>[a-z]+)\b(?P<rest>.*)$",
    re.DOTALL,
)
AGENT: Final = re.compile(r" by (?!\d|the end\b|the (?:19|20)|\w+ing\b|(?:January|February|March|April|May|June|July|"
                          r"August|September|"
                          r"October|November|December)\b|means\b|way\b|no\b|at\b)(?:[\w’'-]+ ?){1,9}?(?=,|\.|;| to | "
                          r"in | and | for | at | on | rather|$)")  # fmt: skip
RECEIVE: Final = re.compile(
    r"^(?P<adverbs>(?:also |\w{2,20}ly )*)(?:receive|get|be given|be granted|be provided with|be offered|have) "
    r"(?P<rest>.+)$",
    re.DOTALL,
)
STATIVE: Final = frozenset(
    [
        "prepared",
        "committed",
        "engaged",
        "involved",
        "able",
        "aware",
        "based",
        "concerned",
        "focused",
        "tasked",
        "charged",
        "dedicated",
        "limited",
    ]
)
TO_VERB: Final = re.compile(rf"\b(?P<not>not )?to (?P<rest>(?:{LY} )?(?P<verb>[a-z]+)\b)")
ASIDE: Final = re.compile(r"\b(?:that|which|who|allow\w*|enabl\w+|should|would|could|must)\b|;")
"""Words after which *to* belongs to another clause."""
NEGATION: Final = re.compile(
    r"\b(?:do not|don['’]t|not|never)(?: (?!(?:merely|only|simply|solely|purely) )\w{2,20}ly)? $",
    re.IGNORECASE,
)
"""Before an imperative: *do not train* is not *train*, while *do not only train* is."""
STEP: Final = re.compile(r"\b(?:steps?|options?|solutions?|alternatives?|ways?|ideas?|approach|measure|remedy)$")


def make_action(unit: Unit) -> str:
    """Return what is to be done, as a short verb phrase in the words of the text; passives are turned round."""
    low, high = unit.clause or (unit.start, unit.end)
    words = unit.text[low - unit.start : high - unit.start]
    before = words[: unit.cue[0] - low]
    cue = words[unit.cue[0] - low : unit.cue[1] - low]
    after = words[unit.cue[1] - low :]
    if unit.mode in ("item", "upr", "table"):
        negation = NEGATION.search(before)
        action = _of_item(cue + after, unit.rule)
        return f"{'never' if 'never' in negation.group().lower() else 'not'} {action}" if negation else action
    if unit.mode == "operative":
        return finish(_of_request(after) or of_thing(after.strip()))
    if unit.rule in ("C-may-course", "C-better-job", "C-no-excuse"):
        return finish(_of_idiom(unit.rule, cue, after))
    if unit.rank == 1:
        return finish(_of_modal(before, after))
    if unit.rank == 2:
        return finish(_of_worth(unit.rule, before, cue, after))
    return finish(_of_speech(cue, after, before))


def _of_item(words: str, rule: str) -> str:
    words = re.sub(r"(?:;| and| or)+\s*$", "", words.strip().rstrip(".;,"))
    words = re.sub(r"(?: ?\([A-Z][\w ,’'.-]+\))+$", "", words) if rule == "U-recommendation" else words
    if rule == "L-that":
        return finish(_of_clause(words) or f"ensure that {words}")
    opening = find_opening(words)
    if rule in ("L-noun", "L-thing", "L-label") and (opening is None or opening.kind not in ("imperative", "gerund")):
        return finish(of_thing(lower_first(words)))
    return finish(of_thing(lower_first(words)) if first_word(words) in GERUNDS else lower_first(words))


def _of_modal(before: str, after: str) -> str:
    """After *should*: what follows, a passive turned round with its subject as object."""
    after = after.strip()
    while (shorter := FILLER.sub("", after, count=1)) != after:
        after = shorter
    after = re.sub(r"^to (?=\w)", "", after)
    subject = find_subject(before)
    if subject.lower() == "there" and after.startswith("be "):
        return of_thing(after.removeprefix("be "))
    if re.match(r"be (?:a|an|the) \w", after) and STEP.search(subject):
        return of_thing(after.removeprefix("be "))
    receiving = RECEIVE.match(after)
    if receiving is not None and not receiving.group().startswith(("have ", "get ")) and subject:
        return f"give {lower_first(subject)} {receiving.group('rest')}"
    if re.match(r"be able to \w", after) and subject:
        return f"enable {lower_first(subject)} {after.removeprefix('be able ')}"
    passive = PASSIVE.match(after)
    if passive is None or not subject or passive.group("verb") in STATIVE:
        return after
    base = PARTICIPLES.get(passive.group("verb")) or guess_base(passive.group("verb"))
    if base is None:
        return after
    rest = AGENT.sub("", passive.group("rest"), count=1)
    adverb = passive.group("adverbs") + passive.group("more")
    return f"{adverb}{base} {lower_first(subject)}{rest}"


def _of_idiom(rule: str, cue: str, after: str) -> str:
    """Where the cue holds the verb itself: *could do more*, *may be time to close*, *no excuse to hide*."""
    if rule == "C-no-excuse":
        verb = re.search(r"\b(?:to (?P<base>\w+)|for (?P<gerund>\w+ing))$", cue)
        if verb is None:
            return after
        return f"not {verb.group('base') or base_of_gerund(verb.group('gerund')) or verb.group('gerund')}{after}"
    if rule == "C-better-job":
        done = re.match(r"more\b.*\bdone$", cue, re.IGNORECASE)
        return (
            f"do more{after}"
            if done
            else re.sub(r"^(?:can|could|may|might) (?:also |still |certainly |all )?", "", cue) + after
        )
    after = re.sub(r"^\w*", "", after) if not after.startswith(" ") else after
    return _for_to(after) or _of_request(after) or after


def _of_worth(rule: str, before: str, cue: str, after: str) -> str:
    """After a statement of need or worth: the verb that follows, or the thing that is needed."""
    if rule == "C-mistake":
        return f"not {after.strip()}"
    if rule == "C-what-needs":
        return of_thing(after.strip())
    if re.search(r"\b(?:to|not to)$", cue.rstrip()):
        return after
    if re.search(r"\bthat$", cue.rstrip()):
        return _of_clause(after.strip()) or f"ensure that {after.strip()}"
    if (found := _for_to(f"for{after}" if cue.endswith("for") else after)) is not None:
        return found
    if rule in (
        "C-need-for",
        "C-importance",
        "C-requires",
        "C-needs-thing",
        "C-value-of",
        "C-argues-for",
        "C-scope-for",
        "C-includes",
    ):
        thing = after.strip()
        subject = find_subject(before)
        single = re.fullmatch(r"(?P<noun>[a-z]+)\W*", thing)
        if rule == "C-needs-thing" and subject and single is not None and single.group("noun") in NOUNS:
            return f"{NOUNS[single.group('noun')]} {lower_first(subject)}"
        if rule == "C-needs-thing" and subject and single is not None and single.group("noun") in GERUNDS:
            return f"{GERUNDS[single.group('noun')]} {lower_first(subject)}"
        if rule == "C-needs-thing" and subject and not re.match(r"(?:we|they|it|you|i)\b", subject, re.IGNORECASE):
            return f"give {lower_first(subject)} {thing}"
        return of_thing(thing)
    if rule == "C-opportunity":
        purpose = re.match(r"\s*(?:\w+ )?for (?P<thing>.+)", after, re.DOTALL)
        return (
            of_thing(purpose.group("thing"))
            if purpose is not None
            else _of_request(after) or re.sub(r"^\s*to ", "", after)
        )
    if rule == "C-work-to-do" and (found := _of_request(after)) is not None:
        return found
    if rule in ("C-time-to", "C-way-is", "C-up-to", "C-no-excuse"):
        return after if first_word(after) in BASES else _of_clause(after.strip()) or after
    if rule == "C-would-design":
        return f"{re.sub(r'^(?:would|will) ', '', cue)}{after}"
    return of_thing(lower_first(find_subject(before)) or after.strip())


def _of_speech(cue: str, after: str, before: str) -> str:
    """After a verb of advice: what is asked for."""
    after = after.strip()
    asked = cue.rstrip()
    if re.search(r"\bto$", asked):
        return (_of_request(after) or after) if asked.lower().startswith(("appeal", "plead")) else after
    if asked.endswith("see"):
        return _of_clause(after) or of_thing(after)
    against = re.match(r"against (?P<thing>.+)", after, re.DOTALL)
    if against is not None:
        thing = against.group("thing")
        base = base_of_gerund(first_word(thing))
        return f"refrain from {thing}" if base else f"avoid {thing}"
    that = re.match(r"that (?P<clause>.+)", after, re.DOTALL)
    if that is not None or asked.endswith("that"):
        clause = that.group("clause") if that is not None else after
        return _of_clause(clause) or f"ensure that {clause}"
    if re.match(r"(?:to|not to) \w", after):
        return re.sub(r"^to ", "", after)
    if re.search(r"\b(?:for|of)$", asked) or asked.lower().endswith(("support", "supported")):
        return _for_to(f"for {after}") or of_thing(after)
    if re.match(r"(?:suggest|propos|favou?r|advocat|support|demand|recommend)", asked, re.IGNORECASE) and re.match(
        rf"(?:an? |{COURSE} )", after
    ):
        return of_thing(after)
    return _of_request(after) or _of_clause(after) or of_thing(after)


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
    modal = re.match(
        r"(?:(?!\b(?:which|who)\b)[^;]){1,160}?\b(?:should|must|could|can|ought to|needs? to|shall|ha(?:s|ve) to|may)"
        r"\b",
        clause,
    )
    if modal is not None:
        cut = re.search(r"\b(?:should|must|could|can|ought to|needs? to|shall|ha(?:s|ve) to|may)$", modal.group())
        return _of_modal(modal.group()[: cut.start()] if cut else "", clause[modal.end() :])
    previous = ""
    for number, found in enumerate(re.finditer(r"[A-Za-z’'-]+", clause[:240])):
        word = found.group()
        if number and word in BASES and previous not in DETERMINED and not is_adjective(previous):
            rest = clause[found.end() :]
            if rest.startswith(" of "):
                continue
            if word == "be" and re.match(r" [a-z]", rest):
                return _of_modal(clause[: found.start()], f"be{rest}")
            return word + rest
        previous = word.lower()
    return None
