"""Sheets of a review: written and read without loss, as spreadsheet programs write them, and never as formulas."""

from __future__ import annotations

import csv
import io
import runpy
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from turtlebay.authority import read_vocabulary
from turtlebay.errors import AnnotationError, InputError
from turtlebay.review import read_csv, read_xlsx, rows_of, to_csv, to_xlsx
from turtlebay.review.fields import FIELDS
from turtlebay.review.rows import BASELINE, COLUMNS
from turtlebay.review.table import fold
from turtlebay.sheets import guard, unguard

S = runpy.run_path(str(Path(__file__).with_name("test_review_sample.py")))
ROWS, _ = rows_of(S["make_annotations"](), S["TEXT"])
HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "'=1",
    "''@x",
    "#N/A",
    "_x0041_",
    "_x005F_x0041_",
    "TRUE",
    "1e5",
]


def write(path: Path, rows: list[dict[str, str]], *, mark: str = ",", codec: str = "utf-8", head: str = "") -> Path:
    """Write rows as a spreadsheet program of some locale does."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(COLUMNS), delimiter=mark, lineterminator="\r\n", restval="")
    writer.writeheader()
    writer.writerows({name: guard(cell) for name, cell in row.items()} for row in rows)
    path.write_bytes((head + stream.getvalue()).encode(codec))
    return path


def test_rows_hold_every_statement_and_entity_with_its_evidence() -> None:
    assert [row["kind"] for row in ROWS] == ["recommendation"] * 4 + ["relation"] * 2 + ["entity"] * 3
    ask = S["find_row"](ROWS, "recommendation", action="ask for brighter lamps")
    assert ask["quote"] == S["TEXT"].quote(S["ASK"])
    assert (ask["start"], ask["end"], ask["section"]) == (str(S["ASK"].start), str(S["ASK"].end), "Moorings")
    assert (ask["addressees"], ask["confidence"], ask["rule"]) == ("pier-board", "0.9", "X-rule")
    assert len({row["key"] for row in ROWS}) == len(ROWS)


def test_the_page_has_a_column_where_the_file_has_pages() -> None:
    text = S["TEXT"].model_copy(update={"pages": (0, S["PAY"].start)})
    rows, _ = rows_of(S["make_annotations"](), text)
    assert [row["page"] for row in rows[:4]] == ["1", "1", "2", "2"]
    assert "page" in to_csv(rows).split("\r\n")[0].split(",")


def test_keys_are_no_numbers_and_depend_on_the_text() -> None:
    other = S["Text"](characters=S["WORDS"] + "!", name="other")
    annotations = S["make_annotations"]()
    moved = annotations.model_copy(
        update={"document": annotations.document.model_copy(update={"sha256": None, "characters": None})}
    ).locate(other)
    keys = {row["key"] for row in ROWS}
    assert all(key[:4] in ("rec-", "rel-", "ent-") for key in keys)
    assert keys.isdisjoint(row["key"] for row in rows_of(moved, other)[0])


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_of_any_locale_reads_the_same(tmp_path: Path, mark: str, codec: str) -> None:
    sheet = read_csv(write(tmp_path / "sheet.csv", ROWS, mark=mark, codec=codec))
    assert [{n: c for n, c in row.items() if c} for _, row in sheet.rows] == [
        {n: c for n, c in r.items() if c} for r in ROWS
    ]
    assert [number for number, _ in sheet.rows] == list(range(2, 11))


def test_a_separator_line_of_excel_is_skipped_and_counted(tmp_path: Path) -> None:
    sheet = read_csv(write(tmp_path / "sheet.csv", ROWS, mark=";", head="sep=;\r\n"))
    assert sheet.rows[0][0] == 3
    assert len(sheet.rows) == len(ROWS)


def test_our_own_csv_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes(to_csv(ROWS).encode())
    assert path.read_bytes().startswith(b"\xef\xbb\xbfkind,")
    assert "page" not in to_csv(ROWS).split("\r\n")[0].split(",")
    assert [row["key"] for _, row in read_csv(path).rows] == [row["key"] for row in ROWS]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty"),
        (b"one,two\r\n1,2\r\n", "no column 'kind'"),
        ("kind,clé\r\n".encode("latin-1"), "not UTF-8"),
        (b'kind,key\r\n"open', "not CSV"),
    ],
)
def test_what_is_no_sheet_is_said_with_what_to_do(tmp_path: Path, content: bytes, problem: str) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes(content)
    with pytest.raises(AnnotationError, match=problem) as caught:
        read_csv(path)
    assert caught.value.remedy
    with pytest.raises(InputError, match="cannot be read"):
        read_csv(tmp_path / "missing.csv")


def test_a_column_twice_is_an_error_and_a_foreign_one_is_told(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text(",".join((*COLUMNS, "My own")) + "\nrelation,x\n", encoding="utf-8")
    assert read_csv(path).ignored == ("my own",)
    path.write_text(",".join((*COLUMNS, "key")) + "\n", encoding="utf-8")
    with pytest.raises(AnnotationError, match="'key' stands there twice"):
        read_csv(path)


@settings(deadline=None)
@given(st.text())
def test_guarding_is_undone_by_unguarding(cell: str) -> None:
    assert unguard(guard(cell)) == cell
    assert guard(cell)[:1] not in ("=", "+", "-", "@", "\t", "\r")


@pytest.mark.parametrize("cell", HOSTILE)
def test_hostile_cells_come_back_from_csv(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes(to_csv([{**ROWS[0], "note": cell}]).encode())
    assert read_csv(path).rows[0][1]["note"] == cell
    raw = next(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    assert raw["note"][0] not in "=+-@\t\r"


@pytest.mark.parametrize("cell", HOSTILE)
def test_hostile_cells_are_text_in_a_workbook(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "sheet.xlsx"
    path.write_bytes(to_xlsx([{**ROWS[0], "action": cell}], read_vocabulary()))
    sheet = read_xlsx(path)
    assert fold(sheet.rows[0][1]["action"]) == fold(cell)
    assert sheet.formulas == ()
    with zipfile.ZipFile(path) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


@settings(deadline=None)
@given(st.lists(st.text(max_size=20), min_size=1, max_size=3))
def test_any_cell_survives_a_workbook_but_for_white_space_and_controls(cells: list[str]) -> None:
    rows = [{"kind": "recommendation", "key": "rec-0", "note": cell} for cell in cells]
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(rows, read_vocabulary())))
    place = [cell.value for cell in book["review"][1]].index("note") + 1
    found = [book["review"].cell(number, place).value or "" for number in range(2, len(cells) + 2)]
    unwritable = {0xFFFE: " ", 0xFFFF: " "}
    assert [fold(cell) for cell in found] == [fold(cell.translate(unwritable)) for cell in cells]


def test_a_workbook_helps_to_fill_it_in() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(ROWS, read_vocabulary())))
    sheet = book["review"]
    header = [cell.value for cell in sheet[1]]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref.startswith("A1:")
    assert sheet.column_dimensions[openpyxl.utils.get_column_letter(header.index(BASELINE) + 1)].hidden
    rules = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    letters = {
        openpyxl.utils.get_column_letter(header.index(name) + 1) + "2" for name in ("decision", "strength", "type")
    }
    assert letters <= set(rules)
    names = {column[0].value: [c.value for c in column[1:] if c.value] for column in book["names"].iter_cols()}
    assert names["decision"] == ["accept", "reject", "edit", "add"]
    assert set(names["predicate"]) == set(read_vocabulary().predicates)
    assert isinstance(sheet.cell(2, header.index("start") + 1).value, int)


def test_the_same_rows_give_the_same_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    first = to_xlsx(ROWS, read_vocabulary())
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 1, 2, 3, 4, 5, 0, 1, 0))
    assert to_xlsx(ROWS, read_vocabulary()) == first


def test_a_formula_that_a_reviewer_wrote_is_told(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(ROWS, read_vocabulary())))
    place = [cell.value for cell in book["review"][1]].index("note") + 1
    book["review"].cell(3, place).value = "=A1&A2"
    book.save(tmp_path / "sheet.xlsx")
    assert read_xlsx(tmp_path / "sheet.xlsx").formulas == ((3, "note"),)


def test_a_workbook_that_is_none_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(AnnotationError, match="not an Excel workbook"):
        read_xlsx(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "x")
    with pytest.raises(AnnotationError, match="not an Excel workbook"):
        read_xlsx(path)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_export_and_reading_back_changes_no_field(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / ("sheet" + suffix)
    path.write_bytes(to_csv(ROWS).encode() if suffix == ".csv" else to_xlsx(ROWS, read_vocabulary()))
    sheet = read_csv(path) if suffix == ".csv" else read_xlsx(path)
    judged = S["review_rows"]([row for _, row in sheet.rows])
    assert judged.problems == ()
    assert judged.review.decisions == ()
    assert judged.undecided == len(ROWS)
    assert S["apply_to"](judged.review).annotations == S["make_annotations"]()
    assert set(FIELDS["entity"]) <= set(sheet.rows[0][1])
