"""Bring the finds together: one entity for each actor however it is written, and every place that names it.

Order of trust where finds overlap: the longest wins; at equal length a name of the authority beats a definition in
brackets, that beats a named pattern, that beats a group. Offsets here are those of the clean text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from turtlebay.authority import Authority
from turtlebay.extraction.acronyms import Definition, find_definitions
from turtlebay.extraction.groups import iter_groups
from turtlebay.extraction.lexicon import GROUP_SINGULAR, HEAD_TYPES
from turtlebay.extraction.names import NameIndex, Token, tokenize
from turtlebay.extraction.patterns import Found, iter_named, iter_provisions
from turtlebay.reading import Layout

__all__ = ["Draft", "Mention", "Mentions", "find_mentions"]

GOVERNMENT: Final = re.compile(
    r" (?:national |transitional |interim |federal )?"
    r"(?:[Gg]overnment|[Aa]uthorities|[Aa]dministration|delegation|officials|forces|leadership|presidency|opposition)\b"
)
GOVERNMENT_OF: Final = re.compile(r"\b(?:[Gg]overnment|[Aa]uthorities|Republic|Kingdom|State) of (?:the )?$")
STATE_USE: Final = re.compile(
    r"(?:['’]s (?:presidency|delegation|government|representative|initiative|proposal)"
    r"| (?:said|noted|stressed|called|urged|proposed|hosted|convened|co-|organized|supported|voted|delivered|spoke|"
    r"stated|emphasi[sz]ed|underlined|joined|signed|ratified|chaired))"
)
PLACE_USE: Final = re.compile(
    r"\b(?:in|from|across|throughout|inside|within|into|on|to|around|near|for)(?: the)?(?: both)? $"
)


@dataclass(slots=True)
class Draft:
    """An entity in the making; `key` is the authority's slug or the slug of its label."""

    key: str
    label: str
    type: str
    authority: str | None
    rule: str
    forms: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names an entity: half-open offsets in the clean text."""

    start: int
    end: int
    key: str


@dataclass(frozen=True)
class Mentions:
    """Entities by key, and their mentions in order of place, none overlapping another."""

    entities: dict[str, Draft]
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that lie in a range of the clean text."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end)
        return tuple(m for m in self.mentions[first:last] if m.end <= end)


@dataclass(frozen=True, slots=True)
class _Find:
    start: int
    end: int
    key: str
    rank: int


def slug(label: str) -> str:
    """Return the id of a label: lower case, words joined by hyphens, no article.

    >>> slug("The Board of Trade")
    'board-of-trade'
    """
    folded = re.sub(r"['’]", "", label.lower())
    words = [w for w in re.split(r"[^a-z0-9à-öø-ÿ]+", folded) if w]
    while len(words) > 1 and words[0] in ("the", "a", "an"):
        words = words[1:]
    plain = "-".join(words).translate(_ASCII)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:180].strip("-") or "unnamed"


_ASCII: Final = str.maketrans("àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ", "aaaaaaceeeeiiiinoooooouuuuyy")


def find_mentions(layout: Layout, authority: Authority, index: NameIndex | None = None) -> Mentions:
    """Return all entities of a text with their mentions."""
    return _Finder(layout, authority, index or NameIndex.of(authority)).run()


class _Finder:
    def __init__(self, layout: Layout, authority: Authority, index: NameIndex) -> None:
        self.characters = layout.clean.characters
        self.authority = authority
        self.tokens = tokenize(self.characters)
        self.entities: dict[str, Draft] = {}
        self.sentence_starts = frozenset(_first_letter(self.characters, s.start) for s in layout.sentences) | frozenset(
            _first_letter(self.characters, b.start) for b in layout.blocks
        )
        self.headings = [(b.start, b.end) for b in layout.blocks if b.kind == "heading"]
        self.finds: list[_Find] = []
        self.contextual: list[tuple[int, int, tuple[str, ...]]] = []
        self.index = index
        self.renamed: dict[str, str] = {}

    def run(self) -> Mentions:
        self._names_of_the_authority()
        definitions = find_definitions(self.characters)
        known = {(f.start, f.end): f.key for f in self.finds}
        known_ends = sorted(known)
        self._named(known_ends)
        self._definitions(definitions)
        self._groups()
        chosen = _without_overlap(self.finds)
        chosen = self._short_names(chosen)
        chosen = self._states_and_places(chosen)
        for find in chosen:
            self.entities[find.key].forms[self.characters[find.start : find.end]] += 1
        used = {f.key for f in chosen}
        mentions = tuple(Mention(f.start, f.end, f.key) for f in chosen)
        entities = {k: v for k, v in self.entities.items() if k in used}
        return Mentions(entities, mentions, tuple(m.start for m in mentions))

    # -- the authority -------------------------------------------------------------------------------------------

    def _names_of_the_authority(self) -> None:
        for start, end, names in self.index.iter_matches(self.characters, self.tokens):
            safe = sorted({n.actor for n in names if n.kind == "safe"})
            contextual = sorted({n.actor for n in names if n.kind == "contextual"})
            adjective = sorted({n.actor for n in names if n.kind == "adjective"})
            if len(safe) >= 1:
                self._add(start, end, self._entity_of(safe[0]), 0)
            elif contextual:
                self.contextual.append((start, end, tuple(contextual)))
            elif adjective:
                after = GOVERNMENT.match(self.characters, end)
                if after and "opposition" not in after.group():
                    self._add(start, after.end(), self._government_of(adjective[0]), 0)

    def _entity_of(self, actor: str) -> str:
        known = self.authority.actors[actor]
        self.entities.setdefault(actor, Draft(actor, known.label, known.type, actor, "A-authority"))
        return actor

    def _government_of(self, actor: str) -> str:
        known = self.authority.actors[actor]
        if known.type != "State":
            return self._entity_of(actor)
        key = f"government-of-{actor}"
        self.entities.setdefault(key, Draft(key, f"Government of {known.label}", "State", None, "A-government"))
        return key

    def _add(self, start: int, end: int, key: str, rank: int) -> None:
        self.finds.append(_Find(start, end, key, rank))

    # -- names by shape ------------------------------------------------------------------------------------------

    def _local(self, label: str, kind: str, rule: str) -> str:
        key = slug(label)
        if key in self.authority.actors:
            return self._entity_of(key)
        if key not in self.entities:
            self.entities[key] = Draft(key, label, kind, None, rule)
        return key

    def _named(self, known: list[tuple[int, int]]) -> None:
        for found in iter_provisions(self.characters):
            self._add(found.start, found.end, self._local(self._label(found), found.type, found.rule), 1)
        for found in iter_named(self.characters, self.tokens, self.sentence_starts):
            if self._in_heading(found.start) or self._head_is_known(found, known):
                continue
            self._add(found.start, found.end, self._local(self._label(found), found.type, found.rule), 2)

    def _label(self, found: Found) -> str:
        return re.sub(r"\s+", " ", self.characters[found.start : found.end])

    def _in_heading(self, position: int) -> bool:
        return any(start <= position < end for start, end in self.headings)

    def _head_is_known(self, found: Found, known: list[tuple[int, int]]) -> bool:
        """A run whose head belongs to a known name is two names side by side, not a new one."""
        inside = [(s, e) for s, e in known if found.start <= s and e <= found.end]
        if not inside:
            return False
        words = self.characters[found.start : found.end]
        cut = re.search(r" (?:of|for|on|in|to|and)\b", words)
        head_end = found.start + (cut.start() if cut else len(words))
        return any(s < head_end <= e for s, e in inside)

    def _definitions(self, definitions: list[Definition]) -> None:
        by_span = {f.end: f for f in sorted(self.finds, key=lambda f: (f.end, f.start - f.end, f.rank))}
        shorts: dict[str, str] = {}
        for definition in definitions:
            find = by_span.get(definition.long_end)
            if find is None or find.start > definition.long_start + 60:
                kind = _kind_of(self.characters[definition.long_start : definition.long_end])
                if kind is None:
                    continue
                label = re.sub(r"\s+", " ", self.characters[definition.long_start : definition.long_end])
                key = self._local(label, kind, "N-definition")
                self._add(definition.long_start, definition.long_end, key, 1)
            else:
                key = find.key
            shorts.setdefault(definition.short, key)
        if not shorts:
            return
        for token in self.tokens:
            key_or_none = shorts.get(token.word) or shorts.get(token.word.removesuffix("s"))
            if key_or_none is not None:
                self._add(token.start, token.end, key_or_none, 1 if token.word in shorts else 3)

    def _groups(self) -> None:
        for found in iter_groups(self.characters, self.tokens):
            label = self._label(found)
            self._add(found.start, found.end, self._local(label[0].upper() + label[1:], "Group", found.rule), 3)

    # -- names that depend on the document -------------------------------------------------------------------------

    def _short_names(self, chosen: list[_Find]) -> list[_Find]:
        """Settle "the Council", "the Committee": the entity with that head that the text spoke of last."""
        taken = [(f.start, f.end) for f in chosen]
        safe: Counter[str] = Counter(f.key for f in chosen)
        extra: list[_Find] = []
        settled: set[int] = set()
        for start, end, actors in self.contextual:
            present = [a for a in actors if safe[a]]
            if present:
                best = max(present, key=lambda a: (safe[a], a))
                extra.append(_Find(start, end, best, 0))
                settled.add(start)
        heads = self._by_head(chosen)
        for match in re.finditer(
            r"\b([Tt]he|[Tt]his) ((?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+)\b(?![ -][A-Z])", self.characters
        ):
            start, end = match.span(2)
            if start in settled or self._in_heading(start):
                continue
            key = self._by_short_name(match.group(2), start, heads)
            if key is not None:
                extra.append(_Find(start, end, key, 1))
        bare = re.compile(r"\b(Council|Commission|Committee|Mission|Government|Secretariat|Board|Court|Assembly)\b")
        for match in bare.finditer(self.characters):
            if match.start() in settled:
                continue
            for start, _, actors in self.contextual:
                if start == match.start():
                    break
            else:
                key = self._bare(match.group(1), safe)
                if key is not None:
                    extra.append(_Find(match.start(), match.end(), key, 2))
        del taken
        return _without_overlap([*chosen, *extra])

    def _bare(self, word: str, safe: Counter[str]) -> str | None:
        wanted = "the " + word.lower()
        actors = [
            a.id for a in self.authority.actors.values() if safe[a.id] and wanted in (c.lower() for c in a.contextual)
        ]
        return max(actors, key=lambda a: (safe[a], a)) if actors else None

    def _by_head(self, chosen: list[_Find]) -> dict[str, list[_Find]]:
        heads: dict[str, list[_Find]] = defaultdict(list)
        for find in chosen:
            draft = self.entities[find.key]
            if draft.type in ("Group", "Place", "Provision"):
                continue
            form = self.characters[find.start : find.end]
            words = form.split()
            cut = next((i for i, w in enumerate(words) if i and w in ("of", "for", "on", "in", "to")), len(words))
            for n in (1, 2, 3):
                if cut >= n and len(words) > n:
                    heads[" ".join(words[cut - n : cut]).lower()].append(find)
        return heads

    def _by_short_name(self, short: str, at: int, heads: dict[str, list[_Find]]) -> str | None:
        finds = heads.get(short.lower())
        if not finds:
            return None
        before = [f for f in finds if f.start < at]
        return (before[-1] if before else finds[0]).key

    def _states_and_places(self, chosen: list[_Find]) -> list[_Find]:
        """A country is a place where the text speaks of its territory, a state where it acts; both are two entities."""
        uses: dict[str, list[tuple[_Find, bool]]] = defaultdict(list)
        for find in chosen:
            if self.entities[find.key].type == "State" and self.entities[find.key].authority:
                uses[find.key].append((find, self._acts(find)))
        moved: dict[_Find, _Find] = {}
        for key, rows in uses.items():
            acting = [f for f, acts in rows if acts]
            government = f"government-of-{key}"
            if government in self.entities and len(acting) == 0:
                self.entities[key].type = "Place"
            elif len(acting) * 2 < len(rows):
                self.entities[key].type = "Place"
            elif government in self.entities:
                for find in chosen:
                    if find.key == government:
                        moved[find] = _Find(find.start, find.end, key, 0)
        widened = [self._with_government(moved.get(f, f)) for f in chosen]
        return _without_overlap(widened)

    def _acts(self, find: _Find) -> bool:
        before = self.characters[max(0, find.start - 40) : find.start]
        if GOVERNMENT_OF.search(before):
            return True
        if STATE_USE.match(self.characters, find.end):
            return True
        if PLACE_USE.search(before):
            return False
        return bool(re.search(r"(?:\bwith|\bby|,| and)(?: the)? $", before)) and not re.search(r"\bin [^.]*$", before)

    def _with_government(self, find: _Find) -> _Find:
        draft = self.entities[find.key]
        if draft.type not in ("State", "Place") or not draft.authority:
            return find
        before = GOVERNMENT_OF.search(self.characters[max(0, find.start - 40) : find.start])
        if before is None or not before.group().lower().startswith(("government", "authorities")):
            return find
        start = find.start - len(before.group())
        if draft.type == "State":
            return _Find(start, find.end, find.key, 0)
        return _Find(start, find.end, self._government_of(draft.authority), 0)


def _first_letter(characters: str, start: int) -> int:
    while start < len(characters) and not characters[start].isalnum():
        start += 1
    return start


def _kind_of(label: str) -> str | None:
    words = [w.lower() for w in re.findall(r"[A-Za-z-]+", label)]
    capitals = sum(w[0].isupper() for w in re.findall(r"[A-Za-z-]+", label))
    cut = next((i for i, w in enumerate(words) if i and w in ("of", "for", "on", "in", "to")), len(words))
    for word in (words[cut - 1], words[-1]):
        if word in HEAD_TYPES:
            return HEAD_TYPES[word]
        if word.endswith("s") and (word[:-1] in GROUP_SINGULAR or word in _PLURAL_GROUPS):
            return "Group"
    return "NonGovernmentalOrganization" if capitals >= 2 and len(words) <= 6 else None


_PLURAL_GROUPS: Final = frozenset(
    "countries states institutions organizations organisations agencies groups members communities contributors "
    "nations parties partners personnel persons refugees".split()
)


def _without_overlap(finds: Iterable[_Find]) -> list[_Find]:
    """Keep the longest of overlapping finds; among equals the most trusted, then the first."""
    ordered = sorted(set(finds), key=lambda f: (f.start - f.end, f.rank, f.start, f.key))
    taken: list[tuple[int, int]] = []
    kept: list[_Find] = []
    starts: list[int] = []
    for find in ordered:
        place = bisect_left(starts, find.start)
        if place > 0 and taken[place - 1][1] > find.start:
            continue
        if place < len(taken) and taken[place][0] < find.end:
            continue
        starts.insert(place, find.start)
        taken.insert(place, (find.start, find.end))
        kept.append(find)
    return sorted(kept, key=lambda f: f.start)


def tokens_of(layout: Layout) -> list[Token]:
    """Return the tokens of the clean text of a layout."""
    return tokenize(layout.clean.characters)
