"""What is drawn on a page: rules of tables, the boxes that set text apart, and pictures."""

from __future__ import annotations

import ctypes
from typing import Any, Final

from turtlebay.reading.pdf.glyphs import Page
from turtlebay.reading.pdf.grid import Box, Grid, Rule, find_grids

__all__ = ["has_image", "read_shapes"]

MOST_SHAPES: Final = 3_000
"""A page with more is a map or a chart; its shapes are passed over."""
MOST_SEGMENTS: Final = 400
THIN: Final = 2.0
SHORTEST: Final = 12.0
NARROWEST: Final = 80.0
LOWEST: Final = 24.0
LARGEST: Final = 0.8
"""The part of the page; a larger rectangle is its ground."""
MOST_BOXES: Final = 12


def read_shapes(raw: Any, handle: Any, page: Page) -> tuple[list[Box], list[Grid]]:
    """Return the drawn rectangles that may hold text apart from the body, and the tables with rules."""
    count = raw.FPDFPage_CountObjects(handle)
    if not 0 < count <= MOST_SHAPES or not page.chunks:
        return [], []
    edges = [ctypes.c_float() for _ in range(4)]
    boxes: list[Box] = []
    rules: list[Rule] = []
    for index in range(count):
        shape = raw.FPDFPage_GetObject(handle, index)
        if raw.FPDFPageObj_GetType(shape) != raw.FPDF_PAGEOBJ_PATH or not raw.FPDFPageObj_GetBounds(shape, *edges):
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        wide, high = right - left, top - bottom
        if wide * high > LARGEST * page.width * page.height:
            continue
        if min(wide, high) <= THIN:
            rules += _rules((left, bottom, right, top))
            continue
        inner = _segments(raw, shape)
        rules += inner
        if wide >= NARROWEST and high >= LOWEST and len(inner) <= 4:
            boxes.append((left, bottom, right, top))
    grids = find_grids(rules)
    free = [box for box in dict.fromkeys(boxes) if not any(_holds(grid.box, box, 4) for grid in grids)]
    outer = [box for box in free if not any(_holds(other, box, 0) for other in free if other != box)]
    return (outer if len(outer) <= MOST_BOXES else []), grids


def _rules(box: Box) -> list[Rule]:
    """Return what a thin rectangle draws: one rule."""
    left, bottom, right, top = box
    if right - left >= max(SHORTEST, top - bottom):
        return [Rule(True, (bottom + top) / 2, left, right)]
    return [Rule(False, (left + right) / 2, bottom, top)] if top - bottom >= SHORTEST / 2 else []


def _segments(raw: Any, shape: Any) -> list[Rule]:
    """Return the level and upright lines of a path."""
    count = raw.FPDFPath_CountSegments(shape)
    if not 0 < count <= MOST_SEGMENTS:
        return []
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(shape, matrix):
        return []
    x, y = ctypes.c_float(), ctypes.c_float()
    rules: list[Rule] = []
    first = last = (0.0, 0.0)
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(shape, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        at = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = at
        elif kind == raw.FPDF_SEGMENT_LINETO:
            rules += _line(last, at)
        if raw.FPDFPathSegment_GetClose(segment):
            rules += _line(at, first)
        last = at
    return rules


def _line(a: tuple[float, float], b: tuple[float, float]) -> list[Rule]:
    if abs(a[1] - b[1]) <= 0.5 and abs(a[0] - b[0]) >= SHORTEST:
        return [Rule(True, a[1], min(a[0], b[0]), max(a[0], b[0]))]
    if abs(a[0] - b[0]) <= 0.5 and abs(a[1] - b[1]) >= SHORTEST / 2:
        return [Rule(False, a[0], min(a[1], b[1]), max(a[1], b[1]))]
    return []


def _holds(outer: Box, inner: Box, slack: float) -> bool:
    return (
        outer[0] - slack <= inner[0]
        and outer[1] - slack <= inner[1]
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )


def has_image(raw: Any, handle: Any) -> bool:
    """Say whether a page shows a picture."""
    for index in range(min(raw.FPDFPage_CountObjects(handle), MOST_SHAPES)):
        if raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(handle, index)) == raw.FPDF_PAGEOBJ_IMAGE:
            return True
    return False
