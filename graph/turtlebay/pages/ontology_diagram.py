"""The diagram of the core classes: places by hand, boxes, lines and words computed from the ontology and the shapes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

__all__ = ["PLACES", "Box", "Diagram", "Line", "draw"]

PLACES: Final = {
    "tb:Actor": (0, 0),
    "tb:Recommendation": (1, 0),
    "skos:Concept": (2, 0),
    "tb:Entity": (0, 1),
    "tb:RelationStatement": (1, 1),
    "tb:Document": (0, 2),
    "tb:Statement": (1, 2),
    "tb:Evidence": (2, 2),
    "tb:Text": (1, 3),
    "tb:Mention": (2, 3),
}
"""Column and row of each class."""

WIDTH, GAP, MARGIN, ROW, HEAD, SPACE = 230, 170, 12, 18, 32, 64


@dataclass(frozen=True)
class Box:
    """A class with the properties that are written into it."""

    name: str
    x: int
    y: int
    height: int
    rows: tuple[tuple[str, str], ...]
    width: int = WIDTH


@dataclass(frozen=True)
class Line:
    """A line from one class to another, with its words, one property a row; without words it leads to a super-class."""

    start: str
    end: str
    path: str
    x: int
    y: int
    words: tuple[str, ...]


@dataclass(frozen=True)
class Diagram:
    """Boxes and lines on a ground of `width` by `height`, and all of it in a sentence each."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    sentences: tuple[str, ...]


def draw(links: Iterable[tuple[str, str, str]], above: Mapping[str, Iterable[str]]) -> Diagram:
    """Return the diagram of links (class, property, class or datatype) and of super-classes by class."""
    between: dict[tuple[str, str], list[str]] = defaultdict(list)
    inside: dict[str, list[tuple[str, str]]] = defaultdict(list)
    known = set(links)
    for start, name, end in sorted(known):
        if start not in PLACES or any((one, name, end) in known for one in above.get(start, ())):
            continue  # what holds of the class above is drawn there
        near = end in PLACES and abs(PLACES[start][0] - PLACES[end][0]) + abs(PLACES[start][1] - PLACES[end][1]) < 3
        if near and start != end and abs(PLACES[start][0] - PLACES[end][0]) < 2:
            between[start, end].append(name)
        else:
            inside[start].append((name, end))
    rows = 1 + max(row for _, row in PLACES.values())
    heights = {name: HEAD + ROW * len(inside[name]) + (6 if inside[name] else 0) for name in PLACES}
    tops, y = [], MARGIN
    for row in range(rows):
        tops.append(y)
        y += max(heights[name] for name in PLACES if PLACES[name][1] == row) + SPACE
    boxes = {
        name: Box(name, MARGIN + column * (WIDTH + GAP), tops[row], heights[name], tuple(inside[name]))
        for name, (column, row) in PLACES.items()
    }
    lines = [_line(boxes[a], boxes[b], tuple(words)) for (a, b), words in sorted(between.items())]
    lines += [_line(boxes[a], boxes[b], ()) for a in PLACES for b in sorted(above.get(a, ())) if b in PLACES]
    sentences = [f"{a} is a kind of {b}" for a in PLACES for b in sorted(above.get(a, ())) if b in PLACES]
    sentences += [f"{a} has {', '.join(words)} to {b}" for (a, b), words in sorted(between.items())]
    sentences += [f"{a} has {', '.join(n for n, _ in inside[a])}" for a in PLACES if inside[a]]
    return Diagram(
        3 * WIDTH + 2 * GAP + 2 * MARGIN, y - SPACE + MARGIN, tuple(boxes.values()), tuple(lines), tuple(sentences)
    )


def _line(a: Box, b: Box, words: tuple[str, ...]) -> Line:
    """Return the line from the edge of one box to that of another."""
    (column, row), (to_column, to_row) = PLACES[a.name], PLACES[b.name]
    if column != to_column:
        right = to_column > column
        x1, x2 = (a.x + a.width, b.x) if right else (a.x, b.x + b.width)
        y1 = a.y + (HEAD // 2 if row == to_row else a.height - 8 if to_row > row else 8)
        y2 = b.y + HEAD // 2
        return Line(a.name, b.name, f"M{x1} {y1}L{x2} {y2}", (x1 + x2) // 2, (y1 + y2) // 2, words)
    if abs(row - to_row) > 1:
        x, y1, y2 = a.x + a.width, a.y + a.height - 8, b.y + 10
        return Line(a.name, b.name, f"M{x} {y1}h18V{y2}h-18", x, y1, words)
    x = a.x + a.width // 2
    y1, y2 = (a.y + a.height, b.y) if to_row > row else (a.y, b.y + b.height)
    return Line(a.name, b.name, f"M{x} {y1}V{y2}", x, (y1 + y2) // 2, words)
