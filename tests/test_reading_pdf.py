"""PDF files: reading order, paragraphs, headings, lists, notes, boxes, tables, furniture, and files that mean harm."""

from __future__ import annotations

import contextlib
import difflib
import io
import re
import time
import zlib
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    ListFlowable,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
)

from turtlebay.errors import InputError
from turtlebay.reading import ReadReport, lay_out, read_report
from turtlebay.reading.pdf import MOST_PAGES

SHARED = Path(__file__).resolve().parents[2] / "shared" / "gold"
GOLD = sorted(SHARED.rglob("*.txt")) if SHARED.is_dir() else []
WORD = re.compile(r"[^\W_]+")
BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=12, spaceAfter=6)
TIGHT = ParagraphStyle("tight", BODY, spaceAfter=0, firstLineIndent=12, alignment=4, embeddedHyphenation=1)
SMALL = ParagraphStyle("small", BODY, fontSize=7.5, leading=9)
TITLE = ParagraphStyle("title", BODY, fontName="Helvetica-Bold", fontSize=18, leading=22, spaceAfter=10)
SECTION = ParagraphStyle("section", BODY, fontName="Helvetica-Bold", fontSize=12, leading=15, spaceBefore=8)
WIDTH, HEIGHT = A4
MARGIN = 62

HARBOUR = (
    "The harbour council met in early spring and walked along the northern quay to look at the boats that the winter "
    "storms had torn from their moorings. Members noted that most of the lights along the outer wall were dark. "
)
CREWS = (
    "The crews told the council that the dredging of the channel had been put off for three years in a row. The port "
    "master should publish the depth of the channel every month. Nobody could say who pays for the buoys. "
)


def shy(words: str) -> str:
    """Return words with soft hyphens, so that lines end inside of them."""
    return re.sub(r"(?<=[a-z]{3})(?=[bcdfglmnprst][aeiou][a-z]{2})", "\u00ad", words)


def furniture(canvas: Canvas, template: BaseDocTemplate) -> None:
    canvas.setFont("Helvetica", 8)
    page = canvas.getPageNumber()
    canvas.drawString(MARGIN, HEIGHT - 40, "Review of Harbours and Piers" if page % 2 else "Port Council Papers")
    canvas.drawCentredString(WIDTH / 2, 30, f"Page {page}")


def make(
    story: list[Flowable],
    *,
    columns: int = 1,
    draw: Callable[[Canvas, BaseDocTemplate], None] = lambda canvas, template: None,
    bottom: int = 60,
    **options: object,
) -> bytes:
    """Return a PDF: a title across the first page, the rest in columns."""
    stream = io.BytesIO()
    template = BaseDocTemplate(stream, pagesize=A4, **options)
    gap = 18
    width = (WIDTH - 2 * MARGIN - (columns - 1) * gap) / columns
    high = HEIGHT - 70 - bottom

    def frames(top: float) -> list[Frame]:
        return [
            Frame(MARGIN + n * (width + gap), bottom, width, top, 0, 0, 0, 0, showBoundary=0) for n in range(columns)
        ]

    head = Frame(MARGIN, bottom + high - 50, WIDTH - 2 * MARGIN, 50, 0, 0, 0, 0)
    template.addPageTemplates(
        [
            PageTemplate("first", [head, *frames(high - 60)], onPage=draw),
            PageTemplate("rest", frames(high), onPage=draw),
        ]
    )
    template.build([NextPageTemplate("rest"), *story])
    return stream.getvalue()


def titled(*parts: Flowable) -> list[Flowable]:
    return [Paragraph("What the Port Council Saw and Said", TITLE), FrameBreak(), *parts]


def read(folder: Path, data: bytes, name: str = "report.pdf") -> ReadReport:
    path = folder / name
    path.write_bytes(data)
    return read_report(path)


def paragraphs(report: ReadReport) -> list[str]:
    return report.text.characters.rstrip("\n").split("\n\n")


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_words_come_in_reading_order_without_heads_and_feet(tmp_path: Path, columns: int) -> None:
    prose = [f"Number {n} of the notes. {HARBOUR}{CREWS}".strip() for n in range(24)]
    story = [Paragraph(shy(words), TIGHT if columns > 1 else BODY) for words in prose]
    found = paragraphs(read(tmp_path, make(titled(*story), columns=columns, draw=furniture)))
    assert found[0] == "# What the Port Council Saw and Said"
    assert "Review of Harbours" not in " ".join(found)
    assert not any(re.search(r"Page \d", words) for words in found)
    assert found[1:] == prose


def test_columns_are_read_one_after_the_other_when_drawn_line_by_line(tmp_path: Path) -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    left = [f"left line {n} goes on about boats and" for n in range(12)]
    right = [f"right line {n} goes on about piers and" for n in range(12)]
    for n in range(12):
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(MARGIN, 700 - 12 * n, left[n])
        canvas.drawString(MARGIN + 190, 700 - 12 * n, right[n])
    canvas.save()
    words = read(tmp_path, stream.getvalue()).text.characters.split()
    assert words == " ".join([*left, *right]).split()


def test_headings_lists_and_numbers(tmp_path: Path) -> None:
    items = ["count the boats that lie along the northern quay every month of the year, whatever the weather may be;",
             "let the crews rest."]  # fmt: skip
    story = titled(
        Paragraph("Findings of the year", SECTION),
        Paragraph(HARBOUR * 2, BODY),
        Paragraph("The council asked the harbour master to:", BODY),
        ListFlowable([Paragraph(item, BODY) for item in items], bulletType="bullet", start="•", leftIndent=18),
        Paragraph(
            "1. Mend the light on the outer wall before the winter, so that boats find the way in at night.", BODY
        ),
        Paragraph("2. Paint the pier.", BODY),
    )
    found = paragraphs(read(tmp_path, make(story)))
    assert found[1] == "## Findings of the year"
    assert found[3] == "The council asked the harbour master to:"
    assert found[4:6] == [f"- {item}" for item in items]
    assert [words[:7] for words in found[6:]] == ["1. Mend", "2. Pain"]
    layout = lay_out(read(tmp_path, make(story)).text)
    assert [block.marker for block in layout.blocks if block.kind == "item"] == ["-", "-", "1.", "2."]
    assert layout.section_of(layout.sentences[0].span) == "Findings of the year"


@pytest.mark.parametrize("columns", [1, 2])
def test_footnotes_stand_apart_from_the_body(tmp_path: Path, columns: int) -> None:
    def draw(canvas: Canvas, template: BaseDocTemplate) -> None:
        furniture(canvas, template)
        page = canvas.getPageNumber()
        canvas.line(MARGIN, 108, MARGIN + 120, 108)
        canvas.setFont("Times-Roman", 5)
        canvas.drawString(MARGIN, 98, str(page))
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(MARGIN + 5, 95, f"See the minutes of meeting {page}, which were never")
        canvas.drawString(MARGIN, 86, "printed in full.")

    style = TIGHT if columns > 1 else BODY
    prose = [HARBOUR + "Few came.<super size=6>1</super> " + CREWS, *[HARBOUR + CREWS] * (30 * columns)]
    report = read(tmp_path, make(titled(*(Paragraph(p, style) for p in prose)), columns=columns, draw=draw, bottom=115))
    found = paragraphs(report)
    notes = [words for words in found if words.startswith("[^")]
    assert notes[0] == "[^1]: See the minutes of meeting 1, which were never printed in full."
    assert len(notes) == len(report.text.pages) > 1
    assert "Few came.[^1] The crews" in found[1]
    layout = lay_out(report.text)
    assert sum(block.furniture for block in layout.blocks) == len(notes)
    body = [sentence.text for sentence in layout.sentences if not layout.blocks[sentence.block].furniture]
    assert "Few came." in body
    assert not any("minutes" in words for words in body)
    assert body.count(CREWS.split(". ")[1] + ".") == len(prose)


def test_box_is_read_as_a_whole(tmp_path: Path) -> None:
    def draw(canvas: Canvas, template: BaseDocTemplate) -> None:
        if canvas.getPageNumber() > 1:
            return
        canvas.setFillColor(colors.lightgrey)
        canvas.rect(MARGIN + 250, 300, 220, 90, fill=1)
        canvas.setFillColor(colors.black)
        canvas.setFont("Helvetica", 9)
        canvas.drawString(MARGIN + 258, 370, "Box 1: The board should buy a boat and")
        canvas.drawString(MARGIN + 258, 358, "train two pilots.")

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    draw(canvas, None)
    canvas.setFont("Times-Roman", 10)
    lines = [f"Line {n} of the running text on boats and piers, and" for n in range(40)]
    for n, words in enumerate(lines):
        canvas.drawString(MARGIN, 720 - 12 * n, words)
    canvas.save()
    characters = read(tmp_path, stream.getvalue()).text.characters
    assert " ".join(lines) in characters
    assert "Box 1: The board should buy a boat and train two pilots." in characters


def test_table_is_read_row_by_row(tmp_path: Path) -> None:
    rows = [["No.", "Recommendation", "Who"], ["1", "Dredge the channel", "Port"], ["2", "Mend the light", "Crew"]]
    table = Table(rows, colWidths=[60, 220, 120], style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    found = paragraphs(read(tmp_path, make(titled(Paragraph(HARBOUR * 3, BODY), table))))
    assert found[-1] == "\n".join("| " + " | ".join(row) + " |" for row in rows)


def test_cells_of_several_lines_stay_together(tmp_path: Path) -> None:
    rows = [["No.", "Recommendation", "Who"]]
    action = "Dredge part {} of the channel before the winter and keep the crews safe"
    rows += [[str(n), action.format(n), "Port master and crew"] for n in range(1, 5)]
    cells = [[Paragraph(cell, BODY) for cell in row] for row in rows]
    table = Table(cells, colWidths=[40, 160, 70], style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    found = paragraphs(read(tmp_path, make(titled(Paragraph(HARBOUR * 3, BODY), table))))
    assert found[-1] == "\n".join("| " + " | ".join(row) + " |" for row in rows)


def test_compound_keeps_its_hyphen(tmp_path: Path) -> None:
    words = "A long-term plan is a long-term plan. " * 12 + "Some of it is pre- and post-war. "
    found = paragraphs(read(tmp_path, make(titled(Paragraph(words * 2, TIGHT)), columns=3)))
    assert found[1] == (words * 2).strip()


def test_pages_are_known(tmp_path: Path) -> None:
    story: list[Flowable] = titled(Paragraph("First page.", BODY), PageBreak(), Paragraph("Second page.", BODY))
    report = read(tmp_path, make(story))
    characters = report.text.characters
    assert [report.text.page_of(characters.index(words)) for words in ("First", "Second")] == [1, 2]
    assert len(report.text.pages) == 2


def test_sentence_that_runs_over_a_page_is_one(tmp_path: Path) -> None:
    report = read(
        tmp_path, make(titled(*(Paragraph(HARBOUR + CREWS, TIGHT) for _ in range(30))), columns=2, draw=furniture)
    )
    assert set(paragraphs(report)[1:]) == {(HARBOUR + CREWS).strip()}
    assert len(report.text.pages) > 1
    assert all(report.text.characters[start - 1 : start].isspace() for start in report.text.pages[1:])


# Files that can't be read, or not as a whole


def simple(pages: int = 1) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for n in range(pages):
        canvas.drawString(72, 700, f"Page {n} says that the board should meet at noon.")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_encrypted_file_is_named_as_such(tmp_path: Path) -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt=StandardEncryption("secret", "owner"))
    canvas.drawString(72, 700, "The board should meet.")
    canvas.save()
    with pytest.raises(InputError, match="encrypted with a password"):
        read(tmp_path, stream.getvalue())


def test_file_that_only_forbids_copying_is_read(tmp_path: Path) -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt=StandardEncryption("", "owner", canCopy=0))
    canvas.drawString(72, 700, "The board should meet at noon.")
    canvas.save()
    assert "board should meet" in read(tmp_path, stream.getvalue()).text.characters


@pytest.mark.parametrize("share", [0.0, 0.02, 0.3, 0.6, 0.9, 0.99])
def test_file_that_was_cut_off_is_refused_or_read_in_part(tmp_path: Path, share: float) -> None:
    data = simple(5)
    try:
        report = read(tmp_path, data[: max(8, int(len(data) * share))])
    except InputError as error:
        said = error.problem
    else:
        said = report.text.characters
    assert re.search("damaged|no pages|no page|board should meet", said)


def test_scan_is_recognised(tmp_path: Path) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    stream = io.BytesIO()
    canvas = Canvas(stream)
    picture = ImageReader(Image.new("L", (60, 80), 200))
    for _ in range(3):
        canvas.drawImage(picture, 0, 0, 500, 700)
        canvas.showPage()
    canvas.save()
    with pytest.raises(InputError, match="pictures of 3 pages and no text: it is a scan") as caught:
        read(tmp_path, stream.getvalue())
    assert "ocrmypdf" in caught.value.remedy


def test_scanned_pages_among_others_are_reported(tmp_path: Path) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.drawString(72, 700, "The board should meet at noon and at night.")
    canvas.showPage()
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 500, 700)
    canvas.save()
    report = read(tmp_path, stream.getvalue())
    assert report.notices == ("1 page (2) are pictures without text and are left out; text recognition would add them",)
    assert len(report.text.pages) == 2


def test_very_long_file_is_read_in_part_and_says_so(tmp_path: Path) -> None:
    started = time.perf_counter()
    report = read(tmp_path, simple(2 * MOST_PAGES))
    assert time.perf_counter() - started < 60
    assert report.notices == ("only the first 1,000 of 2,000 pages were read",)
    assert len(report.text.pages) == MOST_PAGES
    assert report.text.characters.count("board should meet") == MOST_PAGES


def raw_pdf(content: bytes, *, filters: bytes = b"/FlateDecode") -> bytes:
    """Return a PDF of one page with this stream, already packed."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter[%s]>>stream\n" % (len(content), filters) + content + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + part + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return data + end % len(data)


def packed(block: bytes, times: int) -> bytes:
    pack = zlib.compressobj(9)
    return b"".join(pack.compress(block) for _ in range(times)) + pack.flush()


@pytest.mark.parametrize(
    "data",
    [
        raw_pdf(packed(b" " * 1_000_000, 3_000)),
        raw_pdf(zlib.compress(packed(b" " * 1_000_000, 2_000), 9), filters=b"/FlateDecode/FlateDecode"),
        raw_pdf(packed(b"BT /F 10 Tf 9 700 Td (board) Tj ET\n" * 1000, 300)),
        raw_pdf(zlib.compress(b"q " * 2_000_000 + b"BT /F 10 Tf 72 700 Td (The board should meet at noon) Tj ET")),
        raw_pdf(zlib.compress(b"[" * 1_000_000)),
    ],
    ids=["bomb", "bomb-in-bomb", "glyphs", "states", "brackets"],
)
def test_hostile_stream_costs_bounded_time(tmp_path: Path, data: bytes) -> None:
    started = time.perf_counter()
    with contextlib.suppress(InputError):
        assert len(read(tmp_path, data).text) < 1_000_000
    assert time.perf_counter() - started < 60


def test_pdf_by_another_name_is_read_with_a_notice(tmp_path: Path) -> None:
    report = read(tmp_path, simple(), "notes.txt")
    assert report.notices == ("the name says plain text, the content is a PDF file and was read as that",)


def test_file_without_the_signature_is_no_pdf(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a PDF file"):
        read(tmp_path, bytes(2000))
    assert read(tmp_path, b"Just notes.", "report.pdf").notices == (
        "the name says a PDF file, the content is plain text and was read as that",
    )


# Annotated reports


def gold_blocks(path: Path) -> list[tuple[str, str]]:
    """Return the paragraphs and items of a text, in letters that the fonts of every PDF have."""
    raw = path.read_text(encoding="utf-8").encode("cp1252", "ignore").decode("cp1252").replace("*", "")
    blocks: list[tuple[str, str]] = []
    for part in re.split(r"\n\s*\n|\f", raw):
        for line in part.splitlines():
            words = line.strip()
            item = re.match(r"[-•] +", words)
            if item:
                blocks.append(("item", words[item.end() :]))
            elif words and blocks and blocks[-1][0] == "open":
                blocks[-1] = ("open", f"{blocks[-1][1]} {words}")
            elif words and blocks and blocks[-1][0] == "item" and part.lstrip().startswith(("-", "•")):
                blocks[-1] = ("item", f"{blocks[-1][1]} {words}")
            elif words:
                blocks.append(("open", words))
        blocks = [("prose" if kind == "open" else kind, words) for kind, words in blocks]
    return blocks


def gold_pdf(path: Path, columns: int) -> bytes:
    style = TIGHT if columns > 1 else BODY
    story: list[Flowable] = []
    for kind, words in gold_blocks(path):
        heading = kind == "prose" and len(words) < 80 and words[-1] not in ".,;:" and not re.search(r"\d", words)
        look = SECTION if heading else style
        text = escape(words if heading or columns == 1 else shy(words))
        story.append(Paragraph(text, look) if kind != "item" else ListFlowable(
            [Paragraph(text, BODY)], bulletType="bullet", start="•", leftIndent=14))  # fmt: skip
    return make(titled(*story), columns=columns, draw=furniture)


needs_gold = pytest.mark.skipif(not GOLD, reason="needs the annotated reports beside the checkout")


@pytest.mark.shared
@needs_gold
@pytest.mark.parametrize(("columns", "floor"), [(1, 0.99), (2, 0.985)])
def test_words_of_the_gold_texts_are_kept_in_order(tmp_path: Path, columns: int, floor: float) -> None:
    assert len(GOLD) >= 8
    for path in GOLD:
        words = " ".join(words for _, words in gold_blocks(path))
        before = WORD.findall("What the Port Council Saw and Said " + words)
        after = WORD.findall(read(tmp_path, gold_pdf(path, columns)).text.characters)
        ratio = difflib.SequenceMatcher(None, before, after, autojunk=False).ratio()
        print(f"{path.stem} {columns} {ratio:.4f}")  # noqa: T201
        assert ratio >= floor, path.name


@pytest.mark.shared
@needs_gold
@pytest.mark.parametrize("columns", [1, 2])
def test_recommendations_of_a_pdf_are_those_of_the_text(tmp_path: Path, columns: int) -> None:
    from turtlebay.pipeline import extract_report

    path = next(path for path in GOLD if path.stem == "istanbul-retreat-2010")
    pdf = tmp_path / "istanbul.pdf"
    pdf.write_bytes(gold_pdf(path, columns))

    def quotes(report: Path) -> set[str]:
        items = extract_report(report)[0].annotations.recommendations
        return {re.sub(r"[\W_]+", "", item.evidence.quote or "") for item in items}

    text, found = quotes(path), quotes(pdf)
    score = 2 * len(text & found) / (len(text) + len(found))
    print(f"{columns} {score:.4f} {len(text)} {len(found)}", *sorted(text ^ found), sep="\n")  # noqa: T201
    assert score >= 0.95
