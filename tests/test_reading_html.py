"""HTML pages: the report is kept, what stands around it is dropped, and no page can do harm."""

from __future__ import annotations

import difflib
import html
import re
import time
from pathlib import Path

import pytest

from turtlebay.errors import InputError
from turtlebay.reading import ReadReport, lay_out, read_report

SHARED = Path(__file__).resolve().parents[2] / "shared" / "gold"
GOLD = sorted(SHARED.rglob("*.txt")) if SHARED.is_dir() else []
WORD = re.compile(r"[^\W_]+")

MENU = "".join(f'<li><a href="/{n}">Department {n} of the port</a></li>' for n in range(12))
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Harbour review - Port</title>
<style>p {{ color: red }}</style><script>var menu = "not text";</script></head><body>
<div id="cookie-banner"><p>We use cookies to make this page better.</p><button>Accept all</button></div>
<header class="site-header"><a href="/">Port authority</a></header>
<nav><ul>{MENU}</ul></nav>
<div class="page"><div class="text">
<h1>Review of the harbour</h1>
<p>The council met in March.<sup><a href="#fn1">1</a></sup> It walked&nbsp;along the
quay of 40 m<sup>2</sup>.</p>
<h2>What to do</h2>
<p>The meeting urged:</p>
<ul><li>the harbour master to count the boats;<ul><li>small ones first</li></ul></li><li>the crews to rest.</li></ul>
<ol start="3" type="a"><li>Mend the light.</li><li value="7">Paint the pier.</li></ol>
<table><tr><th>No.</th><th>Recommendation</th><th>Who</th></tr>
<tr><td>1</td><td><p>Dredge the <b>channel</b></p></td><td>Port | crew</td></tr></table>
<p>See the <a href="javascript:steal()">annex</a>.<span style="display:none">hidden words</span></p>
<p hidden>unseen</p><div aria-hidden="true">icon</div>
<ol class="footnotes"><li id="fn1">Minutes of the council. <a href="#ref1">↩</a></li></ol>
</div><aside><h3>Related</h3><p>Other reviews that you may like to read.</p></aside></div>
<footer><p>All rights reserved.</p><ul>{MENU}</ul></footer>
</body></html>"""


def read(folder: Path, content: str | bytes, name: str = "page.html") -> ReadReport:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_report(path)


def test_report_is_kept_and_the_rest_is_dropped(tmp_path: Path) -> None:
    assert read(tmp_path, PAGE).text.characters == (
        "# Review of the harbour\n\n"
        "The council met in March.[^1] It walked along the quay of 40 m2.\n\n"
        "## What to do\n\n"
        "The meeting urged:\n\n"
        "- the harbour master to count the boats;\n\n"
        "  - small ones first\n\n"
        "- the crews to rest.\n\n"
        "c. Mend the light.\n\n"
        "g. Paint the pier.\n\n"
        "| No. | Recommendation | Who |\n"
        "| 1 | Dredge the channel | Port / crew |\n\n"
        "See the annex.\n\n"
        "[^1]: Minutes of the council.\n"
    )


def test_layout_finds_the_structure(tmp_path: Path) -> None:
    layout = lay_out(read(tmp_path, PAGE).text)
    kinds = [(block.kind, block.marker, block.level) for block in layout.blocks if not block.furniture]
    assert kinds[:7] == [
        ("heading", "", 1),
        ("paragraph", "", 0),
        ("heading", "", 2),
        ("paragraph", "", 0),
        ("item", "-", 0),
        ("item", "-", 1),
        ("item", "-", 0),
    ]
    stem = layout.blocks[4].stem
    assert stem is not None
    assert layout.clean.characters[layout.blocks[stem].start :].startswith("The meeting urged:")
    first = layout.sentences[0]
    assert first.text == "The council met in March."
    assert [block.furniture for block in layout.blocks][-1]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('<meta charset="windows-1252"><p>caf\u00e9</p>'.encode("cp1252"), "caf\u00e9"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-9"><p>İş</p>'.encode("iso8859-9"), "İş"),
        (b"\xef\xbb\xbf<p>caf\xc3\xa9</p>", "caf\u00e9"),
        ("\ufeff<html><p>café</p>".encode("utf-16-le"), "caf\u00e9"),
        (b'<?xml version="1.0" encoding="iso-8859-1"?><html><p>caf\xe9</p></html>', "caf\u00e9"),
        (b'<meta charset="utf-16"><p>caf\xc3\xa9</p>', "caf\u00e9"),
        (b"<p>The caf\xe9\x92s owner</p>", "The caf\u00e9\u2019s owner"),
        (b'<meta charset="no-such-thing"><p>boats</p>', "boats"),
    ],
)
def test_encodings(tmp_path: Path, content: bytes, words: str) -> None:
    assert read(tmp_path, content).text.characters == words + "\n"


def test_content_wins_over_the_name(tmp_path: Path) -> None:
    page = "<!DOCTYPE html><html><body><h1>Not found</h1><p>The file has moved.</p></body></html>"
    report = read(tmp_path, page, "report.pdf")
    assert report.text.characters == "# Not found\n\nThe file has moved.\n"
    assert report.notices == (
        "the name says a PDF file, the content is an HTML page and was read as that; "
        "a download that failed often leaves an error page",
    )
    assert read(tmp_path, page, "report.txt").notices
    assert not read(tmp_path, page, "report").notices


def test_page_drawn_by_a_script_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="drawn by a script"):
        read(tmp_path, "<html><body><div id=app></div><script>draw()</script></body></html>")


def test_lines_parted_by_breaks(tmp_path: Path) -> None:
    page = "<p>One line<br>goes on.<br><br>Another.<br>• a bullet<br>• a second</p>"
    assert read(tmp_path, page).text.characters == "One line goes on.\n\nAnother.\n\n• a bullet\n\n• a second\n"


def test_heading_outside_of_the_main_part_is_kept(tmp_path: Path) -> None:
    page = "<body><div><h1>Harbour</h1></div><main><p>The board met at noon.</p></main></body>"
    assert read(tmp_path, page).text.characters == "# Harbour\n\nThe board met at noon.\n"


def test_layout_table_is_no_table(tmp_path: Path) -> None:
    page = (
        "<table><tr><td><h2>Left</h2><p>One.</p></td><td><table><tr><td>x</td><td>y</td></tr></table></td></tr></table>"
    )
    assert read(tmp_path, page).text.characters == "## Left\n\nOne.\n\n| x | y |\n"


@pytest.mark.parametrize(
    "page",
    [
        "<html>" + "<div>" * 10_000 + "The board should meet." + "</div>" * 10_000,
        "<html><p>" + "<b><i>" * 5_000 + "The board should meet.",
        "<html>" + "<ul><li>" * 3_000 + "The board should meet.",
        "<html>" + "<table><tr><td>" * 2_000 + "The board should meet.",
        '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
        "<html><p>The board should meet. &b;&x;</p></html>",
        "<html><p>The board should meet.<!-- " + "<" * 100_000,
        "<html><p>The board should meet.<a " + "x=1 " * 100_000,
    ],
    ids=["divs", "inline", "lists", "tables", "entities", "comment", "attributes"],
)
def test_hostile_page_is_read_in_bounded_time(tmp_path: Path, page: str) -> None:
    started = time.perf_counter()
    try:
        characters = read(tmp_path, page).text.characters
    except InputError as error:
        characters = str(error)
    assert time.perf_counter() - started < 30
    assert "board should meet" in characters or "no text" in characters
    assert "root:" not in characters


def test_long_line_is_read_or_refused(tmp_path: Path) -> None:
    words = "The board should meet again soon. "
    started = time.perf_counter()
    report = read(tmp_path, "<html><p>" + words * 200_000)
    assert len(report.text) == 200_000 * len(words)
    with pytest.raises(InputError, match="more than the 16,777,216 that are read"):
        read(tmp_path, "<html><p>" + words * 620_000)
    assert time.perf_counter() - started < 30


@pytest.mark.shared
@pytest.mark.skipif(not GOLD, reason="needs the annotated reports beside the checkout")
def test_words_of_the_gold_texts_are_kept_in_order(tmp_path: Path) -> None:
    assert len(GOLD) >= 8
    for path in GOLD:
        blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n|\f", path.read_text()) if block.strip()]
        body = "".join(f"<p>{html.escape(block)}</p>" for block in blocks)
        head, foot = PAGE.split("<h1>")[0], PAGE[PAGE.index("</div><aside>") :]
        page = f"{head}<h1>Title</h1>{body}{foot}"
        before, after = WORD.findall("Title " + " ".join(blocks)), WORD.findall(read(tmp_path, page).text.characters)
        assert difflib.SequenceMatcher(None, before, after, autojunk=False).ratio() >= 0.99, path.name
