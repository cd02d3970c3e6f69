"""From files to characters, and the shares of annotated sentences that the layout finds."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from turtlebay.errors import InputError
from turtlebay.reading import Layout, lay_out, read_report
from turtlebay.reading.codepages import guess_code_page

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = sorted((SHARED / "gold").rglob("*.json")) if SHARED.is_dir() else []


def write(folder: Path, data: bytes, name: str = "A Report (2).txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "characters"),
    [
        (b"Boats\r\nsink\rfast \n", "Boats\nsink\nfast \n"),
        (b"\xef\xbb\xbfBoats", "Boats"),
        ("Böte".encode(), "Böte"),
        ("Böte".encode("utf-16"), "Böte"),
        (b"\xfe\xff" + "Böte".encode("utf-16-be"), "Böte"),
    ],
)
def test_decoding(tmp_path: Path, data: bytes, characters: str) -> None:
    report = read_report(write(tmp_path, data))
    assert report.text.characters == characters
    assert report.text.name == "a-report-2"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t\xc2\xa0\n", "no text"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04...", "Word"),
        (b"Boats\0sink", "0x00 at offset 5"),
        (b"\xff\xfeB\0o", "offset 4"),
        (b"caf\xc3\xa9 d\xc3\xa9j\xc3\xa0 \xe9t\xc3\xa9", "byte 0xE9 at offset 13"),
        (b"boats \x81\x8d\x9d", "byte 0x81 at offset 6 (81 8D 9D)"),
    ],
)
def test_what_cannot_be_read_is_named_with_a_remedy(tmp_path: Path, data: bytes, says: str) -> None:
    path = write(tmp_path, data)
    with pytest.raises(InputError, match=re.escape(says)) as caught:
        read_report(path)
    assert caught.value.where == str(path)
    assert caught.value.remedy


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_report(tmp_path / "none.txt")
    with pytest.raises(InputError, match="folder"):
        read_report(tmp_path)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(17 * 1024 * 1024)
    with pytest.raises(InputError, match="17,825,792 bytes"):
        read_report(path)


def test_a_legacy_encoding_is_read_with_a_notice(tmp_path: Path) -> None:
    report = read_report(write(tmp_path, "The café’s owner".encode("cp1252")))
    assert report.text.characters == "The café’s owner"
    assert report.notices == (
        "decoded as Windows-1252: byte 0xE9 at offset 7 is not UTF-8; if letters look wrong, save the file as UTF-8",
    )


@pytest.mark.parametrize(
    ("words", "codec"),
    [
        ("El señor pidió más años", "latin-1"),
        ("Größe, Maße und Übung", "cp1252"),
        ("Ağır gemiler İzmir'de değişmedi", "iso8859-9"),
        ("Eskişehir", "cp1254"),
        ("Příliš široký člun připlul", "iso8859-2"),
        ("Ciężka łódź odpłynęła", "cp1250"),
        ("Лодка ушла в открытое море", "iso8859-5"),
        ("Лодка ушла в открытое море", "koi8-r"),
        ("Лодка ушла в открытое море", "cp1251"),
    ],
)
def test_code_pages(words: str, codec: str) -> None:
    page = guess_code_page(words.encode(codec))
    assert page is not None
    assert words.encode(codec).decode(page.codec) == words


# Annotated reports


def trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without its list marker and the stops at its end."""
    marker = re.match(r"\s*(?:(?:[-–•*]|\(\w{1,4}\)|\d{1,3}[.)])\s+)?", raw[start:end])
    assert marker is not None
    start += marker.end()
    return start, start + len(raw[start:end].rstrip(" \n.;:,?!\"”'’)"))


def overlap(raw: str, left: tuple[int, int], right: tuple[int, int]) -> float:
    """Return intersection over union in characters other than white space."""
    shared = (max(left[0], right[0]), min(left[1], right[1]))
    union = (min(left[0], right[0]), max(left[1], right[1]))
    return len("".join(raw[slice(*shared)].split())) / len("".join(raw[slice(*union)].split()))


def shares(key: str) -> dict[str, float]:
    """Return the shares of annotated quotes that a sentence equals or overlaps, whole and side by side."""
    found = {"exact": 0, "half": 0, "exact side": 0, "half side": 0}
    count = 0
    for path in GOLD:
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = read_report(path.parent / gold["document"]["text"]).text
        layout: Layout = lay_out(text)
        whole = [sentence.span.key for sentence in layout.sentences]
        sides = [side.key for sentence in layout.sentences for side in layout.sides(sentence)]
        for quote in (item["quote"] for item in gold[key]):
            count += 1
            start = text.characters.index(quote)
            wanted = (start, start + len(quote))
            for name, spans in (("", whole), (" side", sides)):
                near = [span for span in spans if span[0] < wanted[1] and wanted[0] < span[1]]
                exact = trimmed(text.characters, *wanted)
                found["exact" + name] += any(trimmed(text.characters, *span) == exact for span in near)
                found["half" + name] += any(overlap(text.characters, wanted, span) >= 0.5 for span in near)
    return {name: number / count for name, number in found.items()}


@pytest.mark.shared
@pytest.mark.skipif(not GOLD, reason="the annotated reports are not beside the checkout")
@pytest.mark.parametrize(
    ("key", "floors"),
    [
        # Annotated quotes stop at page furniture, so a sentence that spans a page is equal to one on one side alone.
        ("recommendations", {"exact": 0.97, "half": 0.985, "exact side": 0.995, "half side": 0.995}),
        ("relations", {"exact": 0.95, "half": 0.98, "exact side": 0.98, "half side": 0.99}),
    ],
)
def test_sentences_of_annotated_reports_are_found(key: str, floors: dict[str, float]) -> None:
    assert len(GOLD) >= 8
    measured = shares(key)
    assert {name: share for name, share in measured.items() if share < floors[name]} == {}
