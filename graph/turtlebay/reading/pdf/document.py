"""A PDF file as a whole: open it, read its pages, say what can't be read and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median
from typing import Any, Final

from turtlebay.errors import InputError
from turtlebay.reading.composition import Extract
from turtlebay.reading.pdf.columns import Region, arrange
from turtlebay.reading.pdf.edges import remove_edges
from turtlebay.reading.pdf.glyphs import Page, read_page
from turtlebay.reading.pdf.grid import Box, Grid
from turtlebay.reading.pdf.paragraphs import find_paragraphs
from turtlebay.reading.pdf.parts import Style
from turtlebay.reading.pdf.shapes import has_image, read_shapes
from turtlebay.reading.pdf.writing import write_paragraphs

__all__ = ["MOST_PAGES", "read_pdf"]

MOST_PAGES: Final = 1_000
"""Pages that are read; a notice says so where there are more."""
FEWEST_LETTERS: Final = 20
"""A page with fewer and a picture is a scan."""
SCANNED: Final = "Run text recognition over it first, for example: ocrmypdf report.pdf readable.pdf"
MEND: Final = "Open it in a PDF viewer and save or print it as a new PDF, or give the report as text, HTML or DOCX"


def read_pdf(data: bytes, where: str) -> Extract:
    """Return the text of a PDF file."""
    try:
        import pypdfium2
        import pypdfium2.raw as raw
    except ImportError:
        raise InputError(
            "reading PDF files needs pypdfium2", where=where, remedy="Install it: python -m pip install pypdfium2"
        ) from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            remedy = "Save a copy without the password and give that"
            raise InputError("the PDF is encrypted with a password", where=where, remedy=remedy) from None
        raise InputError("the PDF is damaged or cut off and can't be opened", where=where, remedy=MEND) from None
    try:
        return _read_document(raw, document, where)
    finally:
        document.close()


def _read_document(raw: Any, document: Any, where: str) -> Extract:
    count = len(document)
    if not count:
        raise InputError("the PDF has no pages", where=where, remedy=MEND)
    pages: list[Page] = []
    shapes: list[tuple[list[Box], list[Grid]]] = []
    broken: list[int] = []
    for index in range(min(count, MOST_PAGES)):
        handle = raw.FPDF_LoadPage(document, index)
        if not handle:
            broken.append(index + 1)
            continue
        try:
            page = read_page(raw, handle, index + 1)
            shapes.append(read_shapes(raw, handle, page))
            if _letters(page) < FEWEST_LETTERS:
                page.images = has_image(raw, handle)
        finally:
            raw.FPDF_ClosePage(handle)
        pages.append(page)
    empty = [page.number for page in pages if page.images]
    if not pages or sum(map(_letters, pages)) < FEWEST_LETTERS:
        if empty:
            raise InputError(
                f"the PDF has pictures of {len(empty)} pages and no text: it is a scan", where=where, remedy=SCANNED
            )
        raise InputError("no page of the PDF holds text that can be read", where=where, remedy=MEND)
    notices = []
    if count > MOST_PAGES:
        notices.append(f"only the first {MOST_PAGES:,} of {count:,} pages were read")
    if broken:
        notices.append(f"{_pages(broken)} can't be read and are left out: the file is damaged")
    if empty:
        notices.append(f"{_pages(empty)} are pictures without text and are left out; text recognition would add them")
    style = _read_style(pages)
    remove_edges(pages, style.body)
    regions = [arrange(page.chunks, *drawn) for page, drawn in zip(pages, shapes, strict=True)]
    style = Style(style.body, _read_leading(regions))
    last = pages[-1].number
    return write_paragraphs(find_paragraphs(regions, style), last, tuple(notices))


def _letters(page: Page) -> int:
    return sum(len(chunk.text) for chunk in page.chunks)


def _pages(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:5])) + (" …" if len(numbers) > 5 else "")
    return f"{len(numbers)} page{'s' if len(numbers) > 1 else ''} ({shown})"


def _read_style(pages: Sequence[Page]) -> Style:
    sizes: Counter[float] = Counter()
    for page in pages:
        for chunk in page.chunks:
            sizes[chunk.size] += len(chunk.text)
    return Style(sizes.most_common(1)[0][0], {})


def _read_leading(pages: Sequence[Sequence[Region]]) -> dict[float, float]:
    """Return the usual distance of lines for every size: the most frequent of the distances that are possible."""
    found: dict[float, list[float]] = defaultdict(list)
    for regions in pages:
        for region in regions:
            for above, below in zip(region.lines, region.lines[1:], strict=False):
                distance = above.base - below.base
                if above.size == below.size and 0.9 * above.size < distance < 2.6 * above.size:
                    found[above.size].append(distance)
    return {size: _usual(distances) for size, distances in found.items() if len(distances) > 4}


def _usual(distances: list[float]) -> float:
    rounded = Counter(round(distance * 2) for distance in distances)
    best, count = rounded.most_common(1)[0]
    near = [distance for distance in distances if abs(distance * 2 - best) <= 1]
    # Where nothing is usual (a form, a table), the smaller half tells more than the mean.
    return median(near) if count * 4 >= len(distances) else sorted(distances)[len(distances) // 4]
