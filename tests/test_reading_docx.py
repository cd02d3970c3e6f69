"""Word files: headings, lists, tables, notes, boxes and tracked changes, and files that mean harm."""

from __future__ import annotations

import difflib
import io
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml

from turtlebay.errors import InputError
from turtlebay.reading import ReadReport, lay_out, read_report

SHARED = Path(__file__).resolve().parents[2] / "shared" / "gold"
GOLD = sorted(SHARED.rglob("*.txt")) if SHARED.is_dir() else []
WORD = re.compile(r"[^\W_]+")
MAIN = "word/document.xml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NOTES = f"""<?xml version="1.0"?><w:footnotes {W}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Minutes, p. 4.</w:t></w:r></w:p>
</w:footnote></w:footnotes>"""


def run(words: str) -> str:
    return f'<w:r {W}><w:t xml:space="preserve">{words}</w:t></w:r>'


def make(build: Callable[[Document], None]) -> bytes:
    document = docx.Document()
    build(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def change(data: bytes, parts: dict[str, bytes | str]) -> bytes:
    """Return a Word file with some of its parts replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *parts]):
            new.writestr(name, parts.get(name, old.read(name) if name in old.namelist() else b""))
    return stream.getvalue()


def read(folder: Path, data: bytes, name: str = "report.docx") -> ReadReport:
    path = folder / name
    path.write_bytes(data)
    return read_report(path)


def build_report(document: Document) -> None:
    document.add_paragraph("Harbour review", style="Title")
    document.add_heading("Findings", 1)
    paragraph = document.add_paragraph("The council met in ")
    for part in (
        f"<w:ins {W} w:id='1' w:author='a'>{run('early ')}</w:ins>",
        f"<w:del {W} w:id='2' w:author='a'><w:r><w:delText>late </w:delText></w:r></w:del>",
        f"<w:hyperlink {W}>{run('March')}</w:hyperlink>",
        run("."),
        f"<w:r {W}><w:footnoteReference w:id='7'/></w:r>",
        f"<w:sdt {W}><w:sdtContent>{run(' It sat long.')}</w:sdtContent></w:sdt>",
        f"<w:r {W}><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>",
        f"<w:r {W}><w:br/><w:t>And</w:t><w:tab/><w:t>well</w:t><w:noBreakHyphen/><w:t>fed.</w:t></w:r>",
        f"<w:r {W}><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent><w:p>"
        f"{run('Boxed words stand apart.')}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
    ):
        paragraph._p.append(parse_xml(part))
    document.add_heading("What to do", 2)
    document.add_paragraph("The council asked:", style="Normal")
    document.add_paragraph("the master to count the boats;", style="List Bullet")
    document.add_paragraph("small ones first;", style="List Bullet 2")
    document.add_paragraph("the crews to rest.", style="List Bullet")
    document.add_paragraph("Mend the light.", style="List Number")
    document.add_paragraph("Paint the pier.", style="List Number")
    table = document.add_table(rows=2, cols=3)
    for cell, words in zip(table.rows[0].cells, ("No.", "Recommendation", "Who"), strict=True):
        cell.text = words
    table.rows[1].cells[1].merge(table.rows[1].cells[2]).text = "Dredge the channel"
    table.rows[1].cells[0].text = "1"
    document.sections[0].header.paragraphs[0].text = "Running head"
    document.sections[0].footer.paragraphs[0].text = "Page 1"


@pytest.fixture
def report() -> bytes:
    return change(make(build_report), {"word/footnotes.xml": NOTES})


def test_everything_that_a_person_reads_is_kept(tmp_path: Path, report: bytes) -> None:
    assert read(tmp_path, report).text.characters == (
        "# Harbour review\n\n"
        "# Findings\n\n"
        "The council met in early March.[^1] It sat long. And well-fed.\n\n"
        "Boxed words stand apart.\n\n"
        "## What to do\n\n"
        "The council asked:\n\n"
        "- the master to count the boats;\n\n"
        "- small ones first;\n\n"
        "- the crews to rest.\n\n"
        "1. Mend the light.\n\n"
        "2. Paint the pier.\n\n"
        "| No. | Recommendation | Who |\n"
        "| 1 | Dredge the channel |\n\n"
        "[^1]: Minutes, p. 4.\n"
    )


def test_layout_finds_the_structure(tmp_path: Path, report: bytes) -> None:
    layout = lay_out(read(tmp_path, report).text)
    items = [block for block in layout.blocks if block.kind == "item"]
    assert [item.marker for item in items] == ["-", "-", "-", "1.", "2."]
    assert layout.section_of(layout.sentences[0].span) == "Findings"
    assert layout.sentences[0].text == "The council met in early March."
    assert layout.blocks[-1].furniture


def test_numbers_are_written_as_word_counts_them(tmp_path: Path) -> None:
    level = '<w:lvl w:ilvl="{0}"><w:start w:val="{1}"/><w:numFmt w:val="{2}"/><w:lvlText w:val="{3}"/></w:lvl>'
    levels = level.format(0, 3, "decimal", "%1.") + level.format(1, 1, "lowerLetter", "(%2)")
    levels += level.format(2, 1, "decimal", "%1.%3")
    numbering = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
    rows = [(0, "one"), (1, "two"), (1, "three"), (0, "four"), (1, "five"), (2, "six")]
    body = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr></w:pPr>{run(words)}</w:p>'
        for depth, words in rows
    )
    data = change(make(lambda document: None), {"word/numbering.xml": numbering, MAIN: document_xml(body)})
    lines = read(tmp_path, data).text.characters.split("\n\n")
    assert [line.strip() for line in lines] == ["3. one", "(a) two", "(b) three", "4. four", "(a) five", "4.1 six"]


def document_xml(body: str, before: str = "") -> str:
    return f'<?xml version="1.0"?>{before}<w:document {W}><w:body>{body}</w:body></w:document>'


def test_contents_are_left_out_and_boxes_of_one_cell_are_read_as_text(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.styles.add_style("toc 1", 1)
        document.add_paragraph("Findings 3", style="toc 1")
        cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
        cell.text = "The board should meet."
        cell.add_paragraph("It may rest.")

    assert read(tmp_path, make(build)).text.characters == "The board should meet.\n\nIt may rest.\n"


def test_strict_files_are_read(tmp_path: Path) -> None:
    strict = document_xml(f"<w:p>{run('Boats sink.')}</w:p>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read(tmp_path, change(make(lambda document: None), {MAIN: strict})).text.characters == "Boats sink.\n"


def test_word_file_by_another_name(tmp_path: Path, report: bytes) -> None:
    found = read(tmp_path, report, "report.txt")
    assert found.notices == ("the name says plain text, the content is a Word file and was read as that",)
    assert "Findings" in found.text.characters


BOMB = document_xml(
    "<w:p><w:r><w:t>&e;</w:t></w:r></w:p>",
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY e "&b;&b;&b;&b;">]>',
)
FETCH = document_xml("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>')
DEEP = document_xml("<w:p><w:r>" + "<w:sdt>" * 100_000 + "</w:sdt>" * 100_000 + "</w:r></w:p>")


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({MAIN: BOMB}, "document type"),
        ({MAIN: FETCH}, "document type"),
        ({MAIN: BOMB.encode("utf-16")}, "document type|no XML"),
        ({MAIN: DEEP}, "nests more than"),
        ({MAIN: "<w:document"}, "no XML"),
        ({MAIN: document_xml("")}, "no text"),
        ({"word/footnotes.xml": BOMB}, "document type"),
        ({MAIN: b"<w:document>" + b" " * 80_000_000}, "unpacks to more than 64 MB"),
    ],
    ids=["entities", "external", "utf-16", "deep", "broken", "empty", "notes", "zip-bomb"],
)
def test_hostile_word_file_is_refused(tmp_path: Path, report: bytes, parts: dict[str, bytes | str], says: str) -> None:
    data = change(report, parts)
    started = time.perf_counter()
    with pytest.raises(InputError, match=says) as caught:
        read(tmp_path, data)
    assert caught.value.remedy
    assert time.perf_counter() - started < 20


@pytest.mark.parametrize("share", [0.0005, 0.1, 0.5, 0.9, 0.999])
def test_file_that_was_cut_off_is_refused(tmp_path: Path, report: bytes, share: float) -> None:
    with pytest.raises(InputError, match=r"damaged|not a Word file|ZIP file"):
        read(tmp_path, report[: max(5, int(len(report) * share))])


def test_files_that_only_look_like_word_are_named(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(InputError, match="Excel workbook"):
        read(tmp_path, stream.getvalue())
    with pytest.raises(InputError, match="not a Word file"):
        read(tmp_path, b"just text")
    with pytest.raises(InputError, match="old Microsoft Office file"):
        read(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


@pytest.mark.shared
@pytest.mark.skipif(not GOLD, reason="needs the annotated reports beside the checkout")
def test_words_of_the_gold_texts_are_kept_in_order(tmp_path: Path) -> None:
    assert len(GOLD) >= 8
    for path in GOLD:
        blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n|\f", path.read_text()) if block.strip()]

        def build(document: Document, blocks: list[str] = blocks) -> None:
            for block in blocks:
                document.add_paragraph(block)

        before, after = WORD.findall(" ".join(blocks)), WORD.findall(read(tmp_path, make(build)).text.characters)
        assert difflib.SequenceMatcher(None, before, after, autojunk=False).ratio() >= 0.99, path.name
