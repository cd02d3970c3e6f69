"""Settle names that mean something only in their document: "the Council", "the Committee", "the Government".

Such a name goes to the entity with that head that the text spoke of last, or, before any such place, to the first.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Final

from turtlebay.authority import Authority
from turtlebay.extraction.mentions import Draft, Find, slug
from turtlebay.extraction.states import names_government

__all__ = ["ShortNames"]

SHORT: Final = re.compile(
    r"\b(?P<det>[Tt]he|[Tt]his|[Ii]ts|[Ee]very|[Ee]ach|[Nn]ext|[Cc]urrent|"
    r"[Aa]) (?P<name>(?:[A-Z][\w-]+ ){0,3}[A-Z][a-z-]+)\b(?! [A-Z])"
)
BARE: Final = re.compile(
    r"\b(?P<name>Congress|Parliament|Senate|House|Cabinet|Council|Commission|Committee|Mission|Government|Secretariat|"
    r"Board|Court|Assembly|"
    r"Tribunal|Organization|Administration|Treasury|Presidency|Ministry)\b(?=(?:['’]s)? )"
)
SINGLE: Final = {
    "congress": "Organ",
    "parliament": "Organ",
    "senate": "Organ",
    "cabinet": "Organ",
    "president": "Post",
    "government": "State",
    "administration": "Organ",
    "treasury": "Organ",
    "judiciary": "Organ",
    "legislature": "Organ",
    "ombudsman": "Organ",
    "secretary-general": "Post",
    "minister": "Post",
    "tribunal": "Organ",
    "commission": "Organ",
    "committee": "Organ",
    "board": "Organ",
    "council": "Organ",
    "assembly": "Organ",
    "secretariat": "SecretariatUnit",
    "mission": "Mission",
    "court": "Organ",
    "chair": "Post",
    "director": "Post",
    "organization": "InternationalOrganization",
    "ministry": "Organ",
    "governor": "Post",
    "mayor": "Post",
}
"""Single nouns that name an actor by themselves, where the text defines no longer name for them."""

LOWER: Final = re.compile(
    r"\b(?:[Tt]he|[Tt]hat) (?P<name>authorities(?! (?:of|in|that|which|responsible|concerned)\b)|"
    r"(?:(?:transitional|interim|provisional|federal|national|current|new) )?government|"
    r"administration|"
    r"judiciary|legislature|executive branch|military|central bank|"
    r"police(?=[.,;:]| (?:and|are|at|by|for|from|ha(?:s|ve|d)|in|is|must|on|should|that|to|were|will|with)\b))\b"
    r"(?! of\b| officials\b)"
)
LEVEL: Final = (
    r"(?:federal|central|national|provincial|territorial|state|regional|local|municipal|district|county|city|tribal|"
    r"[Aa]boriginal|[Ii]ndigenous)"
)
LEVELS: Final = re.compile(
    rf"\b(?P<first>{LEVEL}(?:(?:,| and|, and|,? or) {LEVEL})+) (?P<head>governments|authorities)\b"
)
"""Governments of several levels in a row: *federal, provincial and local governments*."""
ONE_OF_ALL: Final = frozenset(("federal", "central", "national"))
UNMARKED: Final = re.compile(
    r"(?:^|(?<=[.;:—–] )|(?<=, )|(?<= that )|(?<= by )|(?<=\n))(?P<name>[Gg]overnment)"
    r"(?= (?:should|must|needs?|ought|has to|and (?:the )?[\w-]+ (?:should|must|need|efforts|have to))\b)"
)
"""*Government should …*, without an article."""


class ShortNames:
    """Short names of one text; `settle` returns the finds that they add."""

    def __init__(
        self, characters: str, entities: dict[str, Draft], authority: Authority, headings: list[tuple[int, int]]
    ) -> None:
        self.characters = characters
        self.entities = entities
        self.authority = authority
        self.headings = headings
        self.seen: Counter[str] = Counter()
        self.chosen: list[Find] = []

    def settle(self, chosen: list[Find], contextual: dict[tuple[int, int], tuple[str, ...]]) -> list[Find]:
        """Return finds for names of the authority that need context, and for shortened and single names."""
        seen: Counter[str] = Counter(f.key for f in chosen)
        self.seen, self.chosen = seen, chosen
        extra: list[Find] = []
        settled: set[int] = set()
        places = {(f.key, f.start): f.end for f in chosen}
        for (start, end), actors in contextual.items():
            if any(places.get((actor, start), end + 1) <= end for actor in actors):
                continue  # a safe name of the same actor stands inside
            present = [a for a in actors if seen[a]]
            form = self.characters[start:end]
            if (
                not present
                and len(actors) == 1
                and form.isupper()
                and len(form) >= 3
                and self._listed(start, end, chosen)
            ):
                present = list(actors)
            if present:
                best = max(present, key=lambda a: (seen[a], a))
                extra.append(Find(start, end, self._local(self.authority.actors[best].label, "", best), 0))
                settled.update(range(start, end))
        heads = self._heads(chosen)
        covered = sorted((f.start, f.end) for f in chosen)
        for match in SHORT.finditer(self.characters):
            start, end = match.span("name")
            if start in settled or self._in_heading(start) or _inside(start, covered):
                continue
            key = self._longer(match.group("name"), start, heads) or self._single(
                match.group("name"), match.group("det")
            )
            if key is not None:
                extra.append(Find(start, end, key, 1))
                settled.update(range(start, end))
        extra.extend(self._bare(settled, heads, seen, covered))
        extra.extend(self._lower(settled, heads))
        extra.extend(self._of_levels())
        return extra

    def _of_levels(self) -> list[Find]:
        """A find for each level of *federal, provincial and local governments*: each is asked for itself."""
        extra = []
        for match in LEVELS.finditer(self.characters):
            words = list(re.finditer(LEVEL, match.group("first")))
            for place, word in enumerate(words):
                level, start = word.group(), match.start() + word.start()
                end = match.end() if place + 1 == len(words) else start + len(level)
                if level in ONE_OF_ALL and match.group("head") == "governments":
                    key = self._government(f"{level} government")
                else:
                    key = self._local(f"{level[0].upper()}{level[1:]} {match.group('head')}", "Group")
                extra.append(Find(start, end, key, -1))
        return extra

    def _listed(self, start: int, end: int, chosen: list[Find]) -> bool:
        """Say whether a name in capitals stands in a list beside another entity: *ITU, UNESCO, WHO*."""
        before = any(f.end < start <= f.end + 6 and "," in self.characters[f.end : start] for f in chosen)
        after = any(end < f.start <= end + 6 and re.match(r",| and ", self.characters[end : f.start]) for f in chosen)
        return before or after

    def _in_heading(self, position: int) -> bool:
        return any(start <= position < end for start, end in self.headings)

    def _heads(self, chosen: list[Find]) -> dict[str, list[Find]]:
        """Finds by the last words of their head and of the whole, as the text has them and as the label has them."""
        heads: dict[str, list[Find]] = defaultdict(list)
        labels: dict[str, frozenset[str]] = {}
        for find in chosen:
            draft = self.entities[find.key]
            if draft.type in ("Group", "Place", "Person"):
                continue
            if find.key not in labels:
                labels[find.key] = _short_forms(draft.label)
            for name in labels[find.key] | _short_forms(self.characters[find.start : find.end]):
                heads[name].append(find)
        return heads

    def _longer(self, short: str, at: int, heads: dict[str, list[Find]]) -> str | None:
        finds = heads.get(short.lower())
        if not finds:
            return None
        before = [f for f in finds if f.start < at]
        return (before[-1] if before else finds[0]).key

    def _single(self, short: str, determiner: str) -> str | None:
        kind = SINGLE.get(short.lower())
        if kind is None or determiner.lower() not in ("the", "every", "next", "current"):
            return None
        return self._government(short) if short == "Government" else self._local(short, kind)

    def _local(self, label: str, kind: str, key: str = "") -> str:
        key = key or slug(label)
        if key in self.authority.actors:
            known = self.authority.actors[key]
            self.entities.setdefault(key, Draft(key, known.label, known.type, key, "A-authority"))
        else:
            self.entities.setdefault(key, Draft(key, label, kind, None, "N-single"))
        return key

    def _bare(
        self, settled: set[int], heads: dict[str, list[Find]], seen: Counter[str], covered: list[tuple[int, int]]
    ) -> list[Find]:
        """Names without an article: *Congress should*, *Council members*, *into Council discussions*."""
        extra = []
        for match in BARE.finditer(self.characters):
            start, end = match.span("name")
            if start in settled or self._in_heading(start) or _inside(start, covered):
                continue
            name = match.group("name").lower()
            wanted = "the " + name
            known = [
                a.id
                for a in self.authority.actors.values()
                if seen[a.id] and wanted in (c.lower() for c in a.contextual)
            ]
            key = max(known, key=lambda a: (seen[a], a)) if known else self._longer(name, start, heads)
            house = name == "house" and re.search(r"\bSenate\b", self.characters) is not None
            if key is None and (house or name in ("congress", "parliament", "senate")):
                key = self._local(match.group("name"), "Organ")
            if key is not None:
                extra.append(Find(start, end, key, 2))
        return extra

    def _government(self, name: str) -> str:
        """*The transitional government* is that of the country which the text is about, where it is about one."""
        label = name[0].upper() + name[1:]
        if not label.endswith("overnment"):
            return self._local(label, "Group" if name in ("military", "police") else SINGLE.get(name, "Organ"))
        country = self._only_governed() or self._most_named()
        return self._local(f"{label} of {self.authority.actors[country].label}" if country else label, "State")

    def _only_governed(self) -> str | None:
        """The one country of whose government the text speaks by name."""
        governed = {
            f.key for f in self.chosen if self._is_country(f.key) and names_government(self.characters, f.start)
        }
        return governed.pop() if len(governed) == 1 else None

    def _most_named(self) -> str | None:
        """The country that the text names at least three times, and as often as all others together."""
        countries = [(number, key) for key, number in self.seen.items() if self._is_country(key)]
        most, country = max(countries, default=(0, ""))
        return country if most >= 3 and most * 2 >= sum(number for number, _ in countries) else None

    def _is_country(self, key: str) -> bool:
        known = self.authority.actors.get(key)
        return known is not None and known.type == "State" and self.entities[key].type in ("State", "Place")

    def _lower(self, settled: set[int], heads: dict[str, list[Find]]) -> list[Find]:
        """*the government*, *the administration* in lower case: a longer name with that head, else one of its own."""
        extra = []
        for match in (*LOWER.finditer(self.characters), *UNMARKED.finditer(self.characters)):
            start, end = match.span("name")
            if start in settled:
                continue
            name = match.group("name")
            generic = name in ("administration", "military", "police")
            if name == "authorities":
                country = self._only_governed() or self._most_named()
                if country is not None:
                    extra.append(Find(start, end, self._government("government"), -1))
                continue
            key = (None if generic else self._longer(name, start, heads)) or self._government(name)
            extra.append(Find(start, end, key, -1))
        return extra


def _inside(position: int, covered: list[tuple[int, int]]) -> bool:
    from bisect import bisect_right

    place = bisect_right(covered, (position, 1 << 60)) - 1
    return place >= 0 and covered[place][0] <= position < covered[place][1]


def _short_forms(name: str) -> frozenset[str]:
    """One to three words that may stand for a name: the end of its head, or of the whole; none for a single word."""
    words = re.sub(r"['’]s?$", "", name.lower()).split()
    if len(words) < 2:
        return frozenset()
    cut = next((i for i, w in enumerate(words) if i and w in ("of", "for", "on", "in", "to", "against")), len(words))
    ends = {" ".join(words[cut - n : cut]) for n in (1, 2, 3) if cut >= n}
    return frozenset(ends | {" ".join(words[-n:]) for n in (2, 3) if len(words) > n})
