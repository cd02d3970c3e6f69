"""Plots as PNG: what is drawn is what the SVG says, in the same bytes each time, with our fonts and no others."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from turtlebay.network.analysis import Table, analyze
from turtlebay.network.pictures import ZOOM, missing_characters, to_png
from turtlebay.network.plots import COLOURS, WIDTH, to_svg
from turtlebay.pipeline import Built

if TYPE_CHECKING:
    from conftest import CommandLine, Outcome

SIGNATURE = b"\x89PNG\r\n\x1a\n"
HARD = "Côte d'Ivoire, Türkiye, Ελλάδα, Россия, ישראל, الأمم المتحدة – “½”"
"""Words in every script that the fonts hold."""


def image_of(png: bytes) -> Image.Image:
    assert png.startswith(SIGNATURE)
    with Image.open(io.BytesIO(png)) as opened:
        return opened.convert("RGB")


def numbers(*labels: str, value: int = 1) -> Table:
    rows = tuple((label, value) for label in labels)
    return Table("made", "Made", "Meaning.", "Caveat.", ("name", "number"), rows, ("name", "number"))


def inked(image: Image.Image) -> tuple[int, int, int, int]:
    """Return the box around all that is not white."""
    box = Image.eval(image.convert("L"), lambda value: 255 - value).getbbox()
    assert box is not None, "the picture is blank"
    return box


def test_command_writes_a_picture_of_every_plot(turtlebay: CommandLine) -> None:
    assert turtlebay("analyze", "--plots", "svg", "-o", "found.md").code == 0
    outcome = turtlebay("analyze", "--plots", "png", "--plot-format", "png", "-o", "found.md")
    assert outcome.code == 0
    assert "Wrote 11 plots to png" in outcome.err
    drawn = sorted(Path("png").iterdir())
    assert len(drawn) >= 10
    assert [path.stem for path in drawn] == [path.stem for path in sorted(Path("svg").iterdir())]
    assert {path.suffix for path in drawn} == {".png"}
    before = {path: path.read_bytes() for path in drawn}
    assert turtlebay("analyze", "--plots", "png", "--plot-format", "png", "-o", "found.md").code == 0
    assert {path: path.read_bytes() for path in drawn} == before


def test_pictures_have_the_size_bars_and_margins_of_the_plots(reviewed: Built) -> None:
    plots = {table.id: svg for table in analyze(reviewed.graph) if (svg := to_svg(table))}
    assert len(plots) >= 10
    for name, svg in plots.items():
        image = image_of(to_png(svg))
        height = int(svg.split(' height="', 1)[1].split('"', 1)[0])
        assert image.size == (ZOOM * WIDTH, ZOOM * height), name
        left, top, right, bottom = inked(image)
        assert left > 0, f"{name} runs over an edge"
        assert top > 0
        assert right < ZOOM * WIDTH, f"{name} runs over an edge"
        assert bottom < ZOOM * height
        colours = {colour for _, colour in image.getcolors(1 << 24) or ()}
        used = {colour for colour in COLOURS if f'fill="{colour}"' in svg}
        assert used
        assert {tuple(bytes.fromhex(colour[1:])) for colour in used} <= colours, name


def test_words_are_drawn_by_our_fonts_in_every_script_that_they_hold() -> None:
    svg = to_svg(numbers("x"))
    assert svg is not None
    bar = image_of(to_png(svg))
    label = bar.crop((0, 100, 2 * 320, 152))
    assert inked(label)[2] > 600, "the label ends beside its bar"
    for word in HARD.split():
        with_word, without = (to_svg(numbers(one)) for one in (word, " "))
        assert with_word is not None
        assert without is not None
        assert to_png(with_word) != to_png(without), f"no sign of {word}"
    assert missing_characters(to_svg(numbers(HARD)) or "") == ""


def test_bold_is_another_font_than_the_regular_one() -> None:
    svg = to_svg(numbers("x")) or ""
    assert to_png(svg) != to_png(svg.replace(' font-weight="bold"', ""))


def test_what_the_fonts_lack_is_named_once(turtlebay: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    assert missing_characters(to_svg(numbers("联合国", "国 and Café", "\u200d")) or "") == "合国联"
    found = numbers("国际")
    monkeypatch.setattr("turtlebay.network.analysis.analyze", lambda graph: [found])
    outcome = turtlebay("analyze", "--plots", "png", "--plot-format", "png", "-o", "found.md")
    assert outcome.code == 0
    assert "made.png: its font has no sign for 国际" in outcome.err


def test_bytes_are_the_same_in_another_process_and_without_fonts_of_the_machine(
    run_python: Callable[..., Outcome], tmp_path: Path
) -> None:
    code = (
        "import hashlib\nfrom turtlebay.network.analysis import Table\n"
        "from turtlebay.network.pictures import to_png\nfrom turtlebay.network.plots import to_svg\n"
        "table = Table('made', 'Made', 'Meaning.', 'Caveat.', ('name', 'number'), (('Č', 1),), ('name', 'number'))\n"
        "print(hashlib.sha256(to_png(to_svg(table))).hexdigest())\n"
    )
    config = tmp_path / "fonts.conf"
    config.write_text("<fontconfig/>", encoding="utf-8")
    worlds = ({"PYTHONHASHSEED": "1", "LC_ALL": "C"}, {"FONTCONFIG_FILE": str(config), "HOME": str(tmp_path)})
    outcomes = [run_python("-c", code, **world) for world in worlds]
    assert [outcome.code for outcome in outcomes] == [0, 0], outcomes[0].err
    assert len({outcome.out for outcome in outcomes}) == 1


def test_without_resvg_the_error_says_what_to_install(turtlebay: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    outcome = turtlebay("analyze", "--plots", "png", "--plot-format", "png")
    assert outcome.code == 2
    assert "pip install 'turtlebay[png]'" in outcome.err
    assert not Path("png").exists()
    assert turtlebay("analyze", "--plots", "svg", "-o", "found.md").code == 0


def test_plot_format_needs_a_folder(turtlebay: CommandLine) -> None:
    outcome = turtlebay("analyze", "--plot-format", "png")
    assert (outcome.code, outcome.out) == (2, "")
    assert "--plot-format is for --plots" in outcome.err
