"""Find every entity of a text: by the authority, by definitions in brackets, by the shape of names, as groups.

Where finds overlap the longest wins; at equal length a name of the authority beats a definition, that beats a name by
its shape, that beats a group. Names that depend on the document ("the Council") are settled last, by `ShortNames`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from typing import Final

from turtlebay.authority import Authority
from turtlebay.extraction.acronyms import find_definitions, find_short_names
from turtlebay.extraction.affiliation import Affiliation
from turtlebay.extraction.groups import VAGUE, iter_groups
from turtlebay.extraction.initials import iter_classes, iter_initials
from turtlebay.extraction.lexicon import GROUP_SINGULAR, HEAD_TYPES
from turtlebay.extraction.mentions import Draft, Find, Mention, Mentions, slug, without_overlap
from turtlebay.extraction.names import NameIndex, tokenize
from turtlebay.extraction.patterns import head_of, iter_named
from turtlebay.extraction.persons import iter_persons
from turtlebay.extraction.provisions import iter_provisions
from turtlebay.extraction.roles import RANKS, iter_roles
from turtlebay.extraction.shortnames import ShortNames
from turtlebay.extraction.states import settle_states
from turtlebay.extraction.variants import merge_variants, respelled
from turtlebay.extraction.works import iter_works
from turtlebay.extraction.zones import ADDRESSED
from turtlebay.reading import Layout

__all__ = ["find_mentions"]

OWNED: Final = re.compile(r"['’]s ")
"""What stands between a known owner and a name of its own: *Kenya's National Water Board*."""
LONGEST_LABEL: Final = 300
"""Characters of a name, twice as many as the longest in the annotated reports has."""
GOVERNMENT: Final = re.compile(
    r" (?:national |transitional |interim |federal )?(?:[Gg]overnment|[Aa]uthorities|[Aa]dministration|delegation|"
    r"leadership)\b"
)
OF_ANOTHER: Final = re.compile(r" of (?:the|this|that|its|our) (?!(?:United Nations |UN )?Charter\b)")
"""What stands behind the number of a chapter that is none of the Charter's."""
NATIONAL: Final = re.compile(
    r"\b(?:Congress|Senate|House of Commons|Parliament|Bundestag|federal|Ministry of|UK government|"
    r"Government Accountability)\b|\bU\.S\."
)


def find_mentions(layout: Layout, authority: Authority, *, title: str = "") -> Mentions:
    """Return all entities of a text with their mentions; `title` names the entity that is the document itself."""
    return _Finder(layout, authority, _index(authority), title or layout.text.name).run()


@lru_cache(maxsize=4)
def _index(authority: Authority) -> NameIndex:
    """The index of an authority, made once: it takes as long as reading a report."""
    return NameIndex.of(authority)


class _Finder:
    def __init__(self, layout: Layout, authority: Authority, index: NameIndex, title: str) -> None:
        self.title = title
        self.characters = layout.clean.characters
        self.layout = layout
        self.authority = authority
        self.index = index
        self.tokens = tokenize(self.characters)
        self.entities: dict[str, Draft] = {}
        self.spelled: dict[str, str] = {}
        self.finds: list[Find] = []
        self.contextual: dict[tuple[int, int], tuple[str, ...]] = {}
        self.national = len(NATIONAL.findall(self.characters)) > self.characters.count(
            "United Nations"
        ) + self.characters.count("UN ")
        self.sentence_starts = frozenset(sentence.start for sentence in layout.sentences)
        self.headings = [(b.start, b.end) for b in layout.blocks if b.kind == "heading"]

    def run(self) -> Mentions:
        self._by_authority()
        self._by_number_and_title()
        self._by_shape()
        self._by_definition()
        self._by_acronym()
        self._by_role()
        chosen = merge_variants(without_overlap(self.finds), self.entities)
        short = ShortNames(self.characters, self.entities, self.authority, self.headings)
        chosen = without_overlap([*chosen, *short.settle(chosen, self.contextual)])
        groups = iter_groups(self.characters, self.tokens, self.sentence_starts)
        chosen = Affiliation(self.characters, self.entities, self._local).with_groups(chosen, groups)
        chosen = settle_states(self.characters, chosen, self.entities, self._government_of)
        nested = [*self._nested(chosen), *self._works(chosen)]
        for find in (*chosen, *nested):
            self.entities[find.key].forms[self.characters[find.start : find.end]] += 1
        used = {find.key for find in (*chosen, *nested)}
        mentions = tuple(Mention(f.start, f.end, f.key) for f in chosen)
        inner = tuple(Mention(f.start, f.end, f.key) for f in nested)
        entities = {key: draft for key, draft in self.entities.items() if key in used}
        return Mentions(entities, mentions, tuple(m.start for m in mentions), inner)

    def _nested(self, chosen: list[Find]) -> list[Find]:
        """Known names inside longer names that are other entities: the country in the name of a mission."""
        known = sorted(
            (f for f in self.finds if f.rank == 0 or self.entities[f.key].rule == "N-resolution"),
            key=lambda f: (f.start, f.end),
        )
        nested = []
        position = 0
        for outer in chosen:
            while position < len(known) and known[position].start < outer.start:
                position += 1
            inner = position
            while inner < len(known) and known[inner].start < outer.end:
                find = known[inner]
                if find.end <= outer.end and self._is_inside(find, outer):
                    nested.append(find)
                inner += 1
        return without_overlap(nested)

    def _is_inside(self, find: Find, outer: Find) -> bool:
        """Say whether a name inside a longer one names another thing: not a country in *South*, nor the head itself."""
        if (
            find.key == outer.key
            or find.end - find.start == outer.end - outer.start
            or find.key.startswith("government-of-")
        ):
            return False
        inner_type, outer_type = self.entities[find.key].type, self.entities[outer.key].type
        places = ("Place", "State")
        if inner_type in places and outer_type in places:
            return False
        return not (inner_type == outer_type and inner_type in ("Post", "Group", "Mission"))

    def _works(self, chosen: list[Find]) -> list[Find]:
        works = []
        for work in iter_works(self.characters, chosen, self.entities):
            key = self._local(work.label, "Document", work.rule)
            self.entities[key].author = self.entities[key].author or work.author
            works.append(Find(work.start, work.end, key, 4))
        return works

    def _add(self, start: int, end: int, key: str, rank: int) -> None:
        if end - start <= LONGEST_LABEL:
            self.finds.append(Find(start, end, key, rank))

    # -- the authority -------------------------------------------------------------------------------------------

    def _by_authority(self) -> None:
        for start, end, names in self.index.iter_matches(self.characters, self.tokens):
            by_kind: dict[str, list[str]] = defaultdict(list)
            for name in names:
                by_kind[name.kind].append(name.actor)
            if by_kind["safe"]:
                actor = min(by_kind["safe"])
                if self.authority.actors[actor].type == "Provision" and OF_ANOTHER.match(self.characters, end):
                    continue
                self._add(start, end, self._known(actor), 0)
                after = GOVERNMENT.match(self.characters, end)
                if after is not None and self.authority.actors[actor].type == "State":
                    self._add(start, after.end(), self._government_of(actor), 0)
            elif by_kind["contextual"]:
                self.contextual[start, end] = tuple(sorted(set(by_kind["contextual"])))
            elif by_kind["people"]:
                self._add(start, end, self._local(self._words(start, end), "Group", "G-people"), 4)
            elif by_kind["adjective"]:
                after = GOVERNMENT.match(self.characters, end)
                if after is not None:
                    self._add(start, after.end(), self._government_of(min(by_kind["adjective"])), 0)

    def _known(self, actor: str) -> str:
        known = self.authority.actors[actor]
        self.entities.setdefault(actor, Draft(actor, known.label, known.type, actor, "A-authority"))
        return actor

    def _government_of(self, actor: str) -> str:
        known = self.authority.actors[actor]
        if known.type != "State":
            return self._known(actor)
        key = f"government-of-{actor}"
        self.entities.setdefault(key, Draft(key, f"Government of {known.label}", "State", None, "A-government"))
        return key

    def _local(self, label: str, kind: str, rule: str) -> str:
        key = slug(label)
        if key in self.authority.actors:
            return self._known(key)
        key = self.spelled.setdefault(respelled(key), key)
        self.entities.setdefault(key, Draft(key, label, kind, None, rule))
        return key

    # -- names by shape ------------------------------------------------------------------------------------------

    def _by_number_and_title(self) -> None:
        for found in (*iter_provisions(self.characters), *iter_persons(self.characters)):
            label = found.label or self._words(found.start, found.end)
            self._add(found.start, found.end, self._local(label, found.type, found.rule), 1)

    def _by_shape(self) -> None:
        known = [(f.start, f.end) for f in self.finds if f.rank == 0]
        places = [(sentence.start, sentence.text) for sentence in self.layout.sentences]
        places += [(start, self.characters[start:end]) for start, end in self.headings if self._addresses(start, end)]
        for offset, text in places:
            near = [(s, e) for s, e in known if offset <= s < offset + len(text)]
            for found in iter_named(text, offset):
                if self._head_is_known(found.start, found.end, near):
                    continue
                owner = next((e for s, e in near if s == found.start and OWNED.match(self.characters, e)), None)
                start = owner + len("'s ") if owner is not None and owner + 3 < found.end else found.start
                kind = "Organ" if found.type == "SecretariatUnit" and self.national else found.type
                end = max((e for s, e in near if found.start < s < found.end <= e), default=found.end)
                self._add(start, end, self._local(self._words(start, end), kind, found.rule), 2)

    def _addresses(self, start: int, end: int) -> bool:
        """Say whether a heading names who is to act; names in other headings are those of subjects."""
        return ADDRESSED.match(self.characters[start:end]) is not None

    def _by_role(self) -> None:
        for found in iter_roles(self.layout, self.title):
            if found.label in self.authority.actors:
                key = self._known(found.label)
            else:
                key = self._local(found.label or self._words(found.start, found.end), found.type, found.rule)
            self._add(found.start, found.end, key, RANKS.get(found.rule, 4))

    def _words(self, start: int, end: int) -> str:
        return re.sub(r"\s+", " ", self.characters[start:end])

    def _head_is_known(self, start: int, end: int, known: list[tuple[int, int]]) -> bool:
        """A run whose head belongs to a known name is two names side by side, not a new one."""
        words = self.characters[start:end]
        cut = re.search(r" (?:of|for|on|in|to|and)\b", words)
        head_end = start + (cut.start() if cut else len(words))
        return any(s == start and e <= end and s < head_end <= e for s, e in known)

    def _by_definition(self) -> None:
        by_end = {f.end: f for f in sorted(self.finds, key=lambda f: (f.end, f.start - f.end, f.rank))}
        shorts: dict[str, str] = {}
        for definition in find_definitions(self.characters):
            find = by_end.get(definition.long_end)
            if find is not None and find.start <= definition.long_start + 40:
                shorts.setdefault(definition.short, find.key)
                continue
            label = self._words(definition.long_start, definition.long_end)
            kind = _kind_of(label)
            if kind is not None:
                key = self._local(label, kind, "N-definition")
                self._add(definition.long_start, definition.long_end, key, 1)
                shorts.setdefault(definition.short, key)
        for definition in find_short_names(self.characters):
            find = by_end.get(definition.long_end)
            label = self._words(definition.long_start, definition.long_end)
            kind = "Group" if label.split()[-1] in VAGUE else _kind_of(label)
            if find is None and kind is not None:
                self._add(definition.long_start, definition.long_end, self._local(label, kind, "N-definition"), 1)
            key = find.key if find is not None else slug(label)
            if key in self.entities:
                for named in re.finditer(rf"\b{re.escape(definition.short)}\b", self.characters, re.IGNORECASE):
                    self._add(*named.span(), key, -1)
        for token in self.tokens:
            key = shorts.get(token.word) or shorts.get(token.word.removesuffix("s"), "")
            if key:
                self._add(token.start, token.end, key, -1)

    def _by_acronym(self) -> None:
        """Initials that the text uses as an actor without saying what they stand for."""
        labels = {key: draft.label for key, draft in self.entities.items()}
        for start, end, known in iter_initials(self.characters, {f.start for f in self.finds}, labels, self.headings):
            self._add(start, end, known or self._local(self.characters[start:end], "Organ", "N-acronym"), 3)
        for start, end in iter_classes(self.characters, {f.start for f in self.finds}):
            self._add(start, end, self._local(self.characters[start:end], "Group", "G-initials"), 3)


def _kind_of(label: str) -> str | None:
    """Return the type of a long form that a definition gives, or nothing where it names no entity."""
    head = head_of(label)
    if head is not None:
        return HEAD_TYPES[head]
    words = re.findall(r"[A-Za-z’'-]+", label)
    last = words[-1].lower() if words else ""
    if last in VAGUE or last.removesuffix("s") in GROUP_SINGULAR:
        return "Group"
    counts = Counter(w[0].isupper() for w in words)
    return "NonGovernmentalOrganization" if counts[True] >= 2 and len(words) <= 6 else None
