"""Cut a text into the units that may recommend, by the genre of each block (prose, list, resolution).

A unit is a sentence or a list item (guidelines, section 3, "Unit"); an operative paragraph of a resolution gives one
unit for each group of addressees, all with the same words as evidence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from turtlebay.extraction.detection import Decision, Scene, detect
from turtlebay.extraction.lexicon import ACTION_VERBS
from turtlebay.extraction.mentions import ACTING, Mentions
from turtlebay.reading import Block, Layout, Sentence

__all__ = ["Stem", "Unit", "find_units"]

RECOMMENDING_HEADING: Final = re.compile(
    r"\b(?:recommendations?|proposals?|way forward|ways forward|next steps|action points|action items|call to action|"
    r"policy (?:options|implications|recommendations|proposals|asks)|priorit(?:y|ies) (?:for|actions?)|"
    r"what (?:should|must|can|needs)|(?:should|must) do|suggested actions?|asks)\b",
    re.IGNORECASE,
)
OTHER_HEADING: Final = re.compile(
    r"\b(?:introduction|background|methodology|methods|findings|annex|appendix|references|bibliography|notes|endnotes|"
    r"acknowledge?ments|abbreviations|acronyms|about the authors?|contents|concept note|scope|conclusions?|"
    r"agency comments|context|summary|overview|discussion)\b",
    re.IGNORECASE,
)
RECOMMENDING_STEM: Final = re.compile(
    r"(?:\b(?:recommend\w*|propos\w+|suggest\w*|urg\w+|advis\w+|ask\w*|request\w*|encourag\w+|invit\w+|call\w* (?:on|upon|for))\b"
    r"|\b(?:should|must|need to|needs to|ought to|could|to)\s*:$|\bneed to\b|\b(?:following|these|specific|priority|key|urgent) "
    r"(?:\w+ ){0,3}(?:actions?|measures|steps|proposals|recommendations|priorities|commitments|reforms)\b)",
    re.IGNORECASE,
)
LABEL: Final = re.compile(
    r"^\W*(?:Recommendation|Proposal|Action|Priority|Step)s?(?: (?:no\. ?)?[\d.]+[a-z]?)?\s*[:.–—-]\s*", re.IGNORECASE
)
LEAD: Final = re.compile(
    r"^\W*(?:(?:First|Second|Third|Fourth|Fifth|Finally|Also|Further|Lastly|Then|Next|Please|In addition|To (?:\w+ ){1,14}?\w+), |"
    r"(?:\w+ly|also|further|always|better|immediately|never|do not|don['’]t|not) )*",
    re.IGNORECASE,
)
FALSE_IMPERATIVE: Final = re.compile(
    r"^(?:see|note|take the|take,|let us|let me|thank|compare|recall|consider the following|look at the|state|states|support for|"
    r"view|views|place|places|name|names|address|report|reports|start|end|work|works|measures?|limits?|test|tests|train|trains|"
    r"name|names|cover|plans?|uses?|access|change|changes|cases?|set|sets|target|targets|position|positions|lead|issues?|"
    r"document|documents|record|records|focus|review|supply|design|structure|approach|challenges?|request|requests|offer|trade|"
    r"increase|increases|decrease|exchange|practice|structure|progress|process|experience|question|list|lists|scale|finance|"
    r"fund|funds|back|map|table|figure)(?: (?:of|in|and|for|is|are|was|were|has|have|on|to|from|by|at|that|which|with|or)\b|[,:;.]|$)",
    re.IGNORECASE,
)
GERUND: Final = re.compile(r"^[A-Z]\w{3,}ing\b")


@dataclass(frozen=True, slots=True)
class Stem:
    """What introduces a list: the clean range of the sentence, and what its items take from it."""

    start: int
    end: int
    text: str
    decision: Decision
    strength: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or item that recommends. Offsets are those of the clean text; `cue` is half-open too."""

    start: int
    end: int
    text: str
    sentence: int
    mode: str
    rule: str
    strength: str
    cue: tuple[int, int]
    rank: int
    decision: Decision
    stem: Stem | None = None
    clause: tuple[int, int] | None = None
    """For an operative clause of a resolution: its range, when the paragraph has several."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with the verdict on it; kept for explanation."""

    sentence: int
    decision: Decision
    note: str
    unit: Unit | None


def find_units(layout: Layout, mentions: Mentions) -> tuple[list[Unit], list[Judged]]:
    """Return the units that recommend, in order of place, and the verdict on every sentence."""
    return _Finder(layout, mentions).run()


class _Finder:
    def __init__(self, layout: Layout, mentions: Mentions) -> None:
        self.layout = layout
        self.mentions = mentions
        self.zone = self._recommending_zones()
        self.last_of_block: dict[int, int] = {}
        self.first_of_block: dict[int, int] = {}
        for number, sentence in enumerate(layout.sentences):
            self.last_of_block[sentence.block] = number
            self.first_of_block.setdefault(sentence.block, number)
        self.stems = {block.stem for block in layout.blocks if block.stem is not None and block.kind == "item"}
        self.units: list[Unit] = []
        self.judged: list[Judged] = []
        self.recent: list[tuple[int, int]] = []
        operative = [b for b in layout.blocks if OPERATIVE.match(self._words(b))]
        self.resolution = len([b for b in operative if b.marker]) >= 2 or len(operative) >= 4

    def run(self) -> tuple[list[Unit], list[Judged]]:
        for number, sentence in enumerate(self.layout.sentences):
            self._judge(number, sentence)
        return self.units, self.judged

    def _words(self, block: Block) -> str:
        return self.layout.clean.characters[block.start : min(block.end, block.start + 200)]

    def _recommending_zones(self) -> list[bool]:
        """Say for each block whether it stands under a heading of recommendations.

        Sub-headings go on with the zone; a heading of another kind, or one of the same level that says nothing of
        recommendations where the Markdown gives levels, ends it.
        """
        zones, inside, level = [], False, 0
        for block in self.layout.blocks:
            if block.kind == "heading":
                words = self.layout.clean.characters[block.start : block.end]
                if RECOMMENDING_HEADING.search(words):
                    inside, level = True, block.level
                elif OTHER_HEADING.search(words) or (block.level and level and block.level <= level):
                    inside = False
            zones.append(inside)
        return zones

    def _judge(self, number: int, sentence: Sentence) -> None:
        block = self.layout.blocks[sentence.block]
        if block.furniture:
            self.judged.append(Judged(number, Decision((), ()), "X-furniture", None))
            return
        if self.resolution and OPERATIVE.match(sentence.text) and number == self.first_of_block[sentence.block]:
            found = list(_operative_units(number, sentence))
            self._keep(number, Decision((), ()), "operative paragraph", found)
            return
        if PREAMBLE.match(sentence.text) and sentence.text.rstrip().endswith((",", ":")):
            self.judged.append(Judged(number, Decision((), ()), "X-preamble", None))
            return
        if self._introduces(number, sentence):
            self.judged.append(Judged(number, Decision((), ()), "X-stem", None))
            return
        stem = self._stem_of(block)
        listed = self._listed(number, sentence, block, stem)
        if listed is not None:
            self._keep(number, listed.decision, "list", [listed])
            return
        decision = detect(sentence.text, self._scene(sentence))
        best = decision.best
        unit = None
        if best is not None:
            unit = Unit(
                sentence.start,
                sentence.end,
                sentence.text,
                number,
                "prose",
                best.cue.id,
                _strength(decision),
                (sentence.start + best.start, sentence.start + best.end),
                best.cue.rank,
                decision,
                stem,
            )
        self._keep(number, decision, "prose", [unit] if unit else [])

    def _keep(self, number: int, decision: Decision, note: str, units: list[Unit]) -> None:
        self.units.extend(units)
        self.judged.append(Judged(number, decision, note, units[0] if units else None))
        if units:
            self.recent.append((self.layout.sentences[number].block, number))

    def _scene(self, sentence: Sentence) -> Scene:
        inside = self.mentions.within(sentence.start, sentence.end)
        actors = tuple(
            (m.start - sentence.start, m.end - sentence.start)
            for m in inside
            if self.mentions.entities[m.key].type in ACTING
        )
        number = self.layout.sentences.index(sentence) if not self.recent else None
        recent = bool(self.recent) and self.recent[-1][0] in (sentence.block, sentence.block - 1)
        del number
        return Scene(actors, recent)

    def _introduces(self, number: int, sentence: Sentence) -> bool:
        """A sentence that ends in a colon before a list is its stem, not a recommendation (settled cases)."""
        ends = sentence.text.rstrip().endswith((":", ": -"))
        return ends and sentence.block in self.stems and number == self.last_of_block[sentence.block]

    def _stem_of(self, block: Block) -> Stem | None:
        if block.kind != "item" or block.stem is None or block.stem not in self.last_of_block:
            return None
        sentence = self.layout.sentences[self.last_of_block[block.stem]]
        text = re.sub(r"\s*:\s*$", ": ", sentence.text)
        decision = detect(text + "consider it.", self._scene(sentence))
        hits = [h for h in decision.hits]
        strength = _strength(decision) if hits else "should"
        if re.search(r"\bproposals?\b|\bcould\b|\binvit|\bencourag|\bsuggest", text, re.IGNORECASE) and not (
            hits and hits[0].cue.rank == 1
        ):
            strength = "could"
        elif re.search(r"\bneeds? to\b|\bmust\b|\bnecessary\b|\bessential\b", text, re.IGNORECASE):
            strength = "must"
        return Stem(sentence.start, sentence.end, sentence.text, decision, strength)

    def _listed(self, number: int, sentence: Sentence, block: Block, stem: Stem | None) -> Unit | None:
        """An imperative in a list of recommendations or under such a heading (guidelines, Counts 5)."""
        opens = number == self.first_of_block[sentence.block]
        text = sentence.text
        label = LABEL.match(text)
        recommending_stem = stem is not None and (
            bool(stem.decision.hits) or RECOMMENDING_STEM.search(stem.text) is not None
        )
        zone = self.zone[sentence.block]
        if not (recommending_stem or zone or label):
            return None
        body_start = label.end() if label else 0
        lead = LEAD.match(text[body_start:])
        body_start += lead.end() if lead else 0
        body = text[body_start:]
        first = re.match(r"[\w’'-]+", body)
        if first is None:
            return None
        word = first.group().lower()
        imperative = word in ACTION_VERBS and not FALSE_IMPERATIVE.match(body)
        gerund = block.kind == "item" and opens and recommending_stem and GERUND.match(body) is not None
        if not (imperative or gerund) or (not opens and not zone and not recommending_stem):
            return None
        if block.kind != "item" and not opens and not label and not zone:
            return None
        inner = detect(text, self._scene(sentence))
        strength = stem.strength if stem is not None and recommending_stem else "should"
        return Unit(
            sentence.start,
            sentence.end,
            text,
            number,
            "item",
            "L-imperative" if imperative else "L-gerund",
            strength,
            (sentence.start + body_start, sentence.start + body_start + first.end()),
            1,
            inner,
            stem if recommending_stem else None,
        )


def _strength(decision: Decision) -> str:
    """The modal of the recommended clause wins over the verb that reports it (guidelines, fields)."""
    best = decision.hits[0]
    return best.cue.strength


# -- resolutions -----------------------------------------------------------------------------------------------------

ASKING: Final = {
    "demands": "must",
    "demand": "must",
    "demanding": "must",
    "decides": "must",
    "directs": "must",
    "requests": "should",
    "request": "should",
    "requesting": "should",
    "urges": "should",
    "urging": "should",
    "calls upon": "should",
    "calls on": "should",
    "calls for": "should",
    "calling upon": "should",
    "calling on": "should",
    "recommends": "should",
    "appeals to": "should",
    "instructs": "should",
    "reiterates its call": "should",
    "reiterates its request": "should",
    "reiterates its demand": "must",
    "reiterates its calls": "should",
    "encourages": "could",
    "encouraging": "could",
    "invites": "could",
    "inviting": "could",
    "proposes": "could",
    "stresses the need": "must",
    "stressing the need": "must",
    "underlines the need": "must",
    "underscores the need": "must",
    "emphasizes the need": "must",
    "reiterates the need": "must",
    "stresses the importance": "should",
    "underlines the importance": "should",
    "underscores the importance": "should",
    "emphasizes the importance": "should",
}
_VERBS: Final = "|".join(sorted((re.escape(v) for v in ASKING), key=lambda v: (-len(v), v)))
_ADVERBS: Final = r"(?:(?:further|also|strongly|urgently|again|in this regard|in this context|once again|and|specifically|particularly),? )*"
OPERATIVE: Final = re.compile(
    rf"^\W*{_ADVERBS}(?:{_VERBS}|stresses|underlines|underscores|emphasi[sz]es|reiterates|reaffirms|affirms|welcomes|notes|"
    r"takes note|expresses|condemns|acknowledges|recognizes|authorizes|endorses|commends|recalls|supports|declares|approves|"
    r"adopts|establishes|remains|reminds)\b",
    re.IGNORECASE,
)
PREAMBLE: Final = re.compile(
    r"^\W*(?:(?:further|also|deeply|strongly|gravely|again|once)\s+)*(?:recalling|noting|reaffirming|stressing|welcoming|"
    r"recognizing|recognising|expressing|emphasizing|emphasising|underlining|underscoring|acknowledging|bearing in mind|"
    r"having (?:considered|examined|heard|received)|taking note|mindful|convinced|concerned|condemning|determining|acting under|"
    r"reiterating|affirming|guided by|aware|conscious|commending|encouraging|appreciating|alarmed|cognizant|considering|"
    r"deploring|desiring|observing|pursuant|taking into account|urging)\b",
    re.IGNORECASE,
)
CLAUSE: Final = re.compile(
    rf"(?:^\W*|, |; |\band )(?P<adverbs>{_ADVERBS})(?P<verb>{_VERBS}|(?:underscores|stresses|emphasi[sz]es|underlines) that)\b",
    re.IGNORECASE,
)


def _operative_units(number: int, sentence: Sentence) -> list[Unit]:
    """One unit for each asking clause of an operative paragraph; those with equal addressees are joined later."""
    units = []
    matches = list(CLAUSE.finditer(sentence.text))
    for position, match in enumerate(matches):
        verb = match.group("verb").lower()
        end = matches[position + 1].start() if position + 1 < len(matches) else len(sentence.text)
        strength = ASKING.get(verb)
        rest = sentence.text[match.end() : end]
        if strength is None:
            if not re.search(r"\b(?:be|should|must|shall|needs? to)\b", rest):
                continue
            strength = "should"
        if verb == "decides" and not re.search(r"^ that\b.*\b(?:shall|should|must|are to|is to)\b", rest):
            continue
        if re.match(r" (?:to remain|to keep|its intention)", rest):
            continue
        units.append(
            Unit(
                sentence.start,
                sentence.end,
                sentence.text,
                number,
                "operative",
                "R-operative",
                strength,
                (sentence.start + match.start("verb"), sentence.start + match.end("verb")),
                1,
                Decision((), ()),
                None,
                (sentence.start + match.start("verb"), sentence.start + end),
            )
        )
    return units
