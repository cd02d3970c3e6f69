"""The styles and the numbering of a Word file: which paragraphs are headings, and what number each item has."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from turtlebay.reading.numbering import written_number

__all__ = ["Numbering", "Place", "Styles", "W", "attribute", "integer"]

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
HEADING: Final = re.compile(r"heading (\d)")
TITLES: Final = {"title": 1, "subtitle": 2}
FORMATS: Final = {
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
}
PLACE: Final = re.compile(r"%(\d)")
MOST_PARENTS: Final = 20


@dataclass(frozen=True)
class Place:
    """The list and the level in it that a paragraph belongs to."""

    number: str
    level: int


@dataclass
class _Style:
    name: str = ""
    parent: str = ""
    outline: int | None = None
    place: Place | None = None


@dataclass
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""


@dataclass
class Styles:
    """The paragraph styles by id."""

    by_id: dict[str, _Style] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Element | None) -> Styles:
        """Read `styles.xml`."""
        styles = cls()
        for node in root.iter(W + "style") if root is not None else ():
            style = _Style()
            if (name := node.find(W + "name")) is not None:
                style.name = attribute(name, "val").lower()
            if (parent := node.find(W + "basedOn")) is not None:
                style.parent = attribute(parent, "val")
            if (settings := node.find(W + "pPr")) is not None:
                style.outline, style.place = outline_of(settings), place_of(settings)
            styles.by_id[attribute(node, "styleId")] = style
        return styles

    def heading_level(self, style: str, settings: Element | None) -> int:
        """Return the level of a heading, counted from 1; zero for what is none."""
        outline = outline_of(settings) if settings is not None else None
        for found in self._chain(style):
            if found.name in TITLES:
                return TITLES[found.name]
            if named := HEADING.fullmatch(found.name):
                return int(named[1])
            if outline is None:
                outline = found.outline
        return outline + 1 if outline is not None and outline < 9 else 0

    def place(self, style: str, settings: Element | None) -> Place | None:
        """Return the list that a paragraph stands in, by itself or by its style."""
        place = place_of(settings) if settings is not None else None
        if place is None:
            place = next((found.place for found in self._chain(style) if found.place), None)
        return place if place is not None and place.number != "0" else None

    def is_contents(self, style: str) -> bool:
        """Say whether a paragraph is a line of a table of contents."""
        return any(found.name.startswith(("toc ", "table of figures")) for found in self._chain(style))

    def _chain(self, style: str) -> list[_Style]:
        row: list[_Style] = []
        while style in self.by_id and len(row) < MOST_PARENTS:
            row.append(self.by_id[style])
            style = row[-1].parent
        return row


class Numbering:
    """The numbers of lists, counted as Word counts them."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        drafts: dict[str, dict[int, _Level]] = {}
        for node in root.iter(W + "abstractNum") if root is not None else ():
            drafts[attribute(node, "abstractNumId")] = {
                integer(level, "ilvl"): _read_level(level) for level in node.findall(W + "lvl")
            }
        for node in root.findall(W + "num") if root is not None else ():
            number, link = attribute(node, "numId"), node.find(W + "abstractNumId")
            base = attribute(link, "val") if link is not None else ""
            levels = dict(drafts.get(base, {}))
            own = False
            for change in node.findall(W + "lvlOverride"):
                at = integer(change, "ilvl")
                if (level := change.find(W + "lvl")) is not None:
                    levels[at] = _read_level(level)
                if (start := change.find(W + "startOverride")) is not None:
                    before = levels.get(at, _Level())
                    levels[at] = _Level(integer(start, "val"), before.format, before.text)
                    own = True
            self._levels[number] = levels
            # Lists of one definition count on, unless one of them starts anew.
            self._abstract[number] = f"num {number}" if own else base

    def next_marker(self, place: Place) -> str:
        """Count an item and return its mark: a dash for a bullet, nothing where none is shown."""
        levels = self._levels.get(place.number)
        if levels is None:
            return "-"
        level = levels.get(place.level, _Level(format="bullet"))
        counts = self._counts.setdefault(self._abstract[place.number], {})
        counts[place.level] = counts.get(place.level, level.start - 1) + 1
        for deeper in [at for at in counts if at > place.level]:
            del counts[deeper]
        if level.format == "bullet":
            return "-"
        if level.format == "none" or not level.text:
            return ""

        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            other = levels.get(at, _Level())
            return written_number(counts.get(at, other.start), FORMATS.get(other.format, "1"))

        return PLACE.sub(number, level.text).strip()


def _read_level(node: Element) -> _Level:
    level = _Level()
    if (start := node.find(W + "start")) is not None:
        level.start = integer(start, "val")
    if (form := node.find(W + "numFmt")) is not None:
        level.format = attribute(form, "val")
    if (text := node.find(W + "lvlText")) is not None:
        level.text = attribute(text, "val")
    return level


def outline_of(settings: Element) -> int | None:
    """Return the outline level that the settings of a paragraph give, counted from 0."""
    node = settings.find(W + "outlineLvl")
    return None if node is None else integer(node, "val")


def place_of(settings: Element) -> Place | None:
    """Return the list that the settings of a paragraph name."""
    node = settings.find(W + "numPr")
    if node is None:
        return None
    number, level = node.find(W + "numId"), node.find(W + "ilvl")
    if number is None:
        return None
    return Place(attribute(number, "val"), integer(level, "val") if level is not None else 0)


def attribute(node: Element, name: str) -> str:
    """Return an attribute of WordprocessingML; an empty string where it is missing."""
    return node.get(W + name) or node.get(name) or ""


def integer(node: Element, name: str) -> int:
    """Return an attribute as a number; zero where it is none."""
    value = attribute(node, name)
    return int(value) if value.isdecimal() and len(value) < 8 else 0
