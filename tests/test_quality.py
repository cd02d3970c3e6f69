"""The quality gate: extraction is measured on annotated reports against pinned floors.

`quality.json` holds, for each report, the SHA-256 of its text, of its annotation and of the scorer, the figures of the
day they were recorded, and a floor for each. A changed input or a sunken figure fails. After a change of extraction:

    python -m pytest tests/test_quality.py --update-quality                   records; floors only rise
    python -m pytest tests/test_quality.py --update-quality --lower-floors    lets floors sink too

Both also write the table in the README.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from turtlebay import extract_report
from turtlebay.authority import read_vocabulary
from turtlebay.evaluation.calibration import calibrate
from turtlebay.evaluation.comparison import Comparison
from turtlebay.model import read_annotations, to_json
from turtlebay.reading import read_report

PINS = Path(__file__).with_name("quality.json")
README = Path(__file__).resolve().parents[1] / "README.md"
SETS = {
    "gold": ("arria-water-2025", "gdc-zero-draft-2024", "istanbul-retreat-2010", "resolution-2779-2025"),
    "gold/more": ("bpc-911-2014", "gao-12-679", "guiding-principles-2025", "onusal-1993"),
}
DOCUMENTS = [(folder, name) for folder, names in SETS.items() for name in names]
FIGURES = {
    "recommendations": "recommendations",
    "addressees": "addressees (end to end)",
    "counterparts": "counterparts (end to end)",
    "entities": "entities",
    "entity type": "entity type",
    "relations": "relations",
    "topics": "topics",
    "strength": "strength",
    "endorsement": "endorsement",
}
"""Our names for the scorer's: F1, but shares for entity type, strength and endorsement."""
MARGIN = 0.01
OTHERS = tuple(name for name in SETS["gold"] if name != "istanbul-retreat-2010")
LEAST_OF: dict[str, tuple[float, float | None, float]] = {
    # figure: Istanbul, each other document of the first set, the first set together
    "recommendations": (0.93, 0.80, 0.88),
    "addressees": (0.78, 0.60, 0.72),
    "counterparts": (0.45, None, 0.40),
    "entities": (0.85, 0.70, 0.75),
    "entity type": (0.93, 0.88, 0.90),
    "relations": (0.45, 0.25, 0.35),
    "strength": (0.90, 0.80, 0.88),
    "endorsement": (0.90, 0.80, 0.88),
    "topics": (0.60, 0.40, 0.50),
}
LEAST = {
    **{("istanbul-retreat-2010", figure): least[0] for figure, least in LEAST_OF.items()},
    **{(name, figure): least[1] for figure, least in LEAST_OF.items() if least[1] is not None for name in OTHERS},
    **{("gold", figure): least[2] for figure, least in LEAST_OF.items()},
}
"""Floors that no flag lowers."""
START, END = "<!-- quality: written by tests/test_quality.py -->", "<!-- /quality -->"


class Measured:
    """The figures of all reports, measured once."""

    def __init__(self, shared: Path) -> None:
        self.shared = shared
        self.scorer = load_scorer(shared / "gold" / "score.py")
        self.figures: dict[str, dict[str, float]] = {}
        self.unlocated: dict[str, int] = {}
        for folder, names in SETS.items():
            total: Counter[str] = Counter()
            for name in names:
                text, gold = self.paths(folder, name)
                extraction, _, _ = extract_report(text)
                raw = text.read_text(encoding="utf-8")
                found = json.loads(to_json(extraction.annotations))
                items = found["recommendations"] + found["relations"]
                self.unlocated[name] = sum(raw[row["start"] : row["end"]] != row["quote"] for row in items)
                counts, _ = self.scorer.compare(json.loads(gold.read_text(encoding="utf-8")), found, raw)
                self.unlocated[name] += counts["unlocated predicted quotes.ok"]
                self.figures[name] = self.pick(counts)
                total.update(counts)
            self.figures[folder] = self.pick(total)

    def pick(self, counts: Counter[str]) -> dict[str, float]:
        table = self.scorer.figures(counts)
        return {
            ours: round(table[name].get("f1", table[name].get("share")) or 0.0, 3) for ours, name in FIGURES.items()
        }

    def paths(self, folder: str, name: str) -> tuple[Path, Path]:
        return self.shared / folder / f"{name}.txt", self.shared / folder / f"{name}.json"

    def inputs(self) -> dict[str, str]:
        """Return the digest of every file that the figures depend on."""
        paths = [path for folder, name in DOCUMENTS for path in self.paths(folder, name)]
        paths.append(self.shared / "gold" / "score.py")
        return {
            path.relative_to(self.shared).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(paths)
        }


def load_scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def floors_for(
    figures: dict[str, dict[str, float]], earlier: dict[str, dict[str, float]], *, lower: bool
) -> dict[str, dict[str, float]]:
    """Return floors a margin below the figures, never below the least; below earlier ones only if `lower` says so."""
    floors: dict[str, dict[str, float]] = {}
    for name, row in figures.items():
        floors[name] = {}
        for figure, value in row.items():
            floor = max(round(value - MARGIN, 3), LEAST.get((name, figure), 0.0))
            old = earlier.get(name, {}).get(figure, 0.0)
            floors[name][figure] = floor if lower else max(floor, old)
    return floors


def make_table(figures: dict[str, dict[str, float]]) -> str:
    """Return the table of the README, between its markers."""
    lines = ["| report | " + " | ".join(FIGURES) + " |", "| :-- |" + " --: |" * len(FIGURES)]
    for folder, names in SETS.items():
        rows = [(name, name) for name in names]
        label = "all four" if folder == "gold" else "all four of the second set"
        rows.append((folder, f"**{label}**"))
        lines += [
            f"| {label} | " + " | ".join(f"{v:.2f}" for v in figures[name].values()) + " |" for name, label in rows
        ]
    return "\n".join([START, *lines, END])


@pytest.fixture(scope="module")
def measured(shared: Path) -> Measured:
    """Today's figures."""
    return Measured(shared)


@pytest.fixture(scope="module")
def pins(measured: Measured, pytestconfig: pytest.Config) -> dict[str, Any]:
    """The pinned figures, recorded anew where the flag asks for it."""
    if pytestconfig.getoption("--update-quality"):
        earlier = json.loads(PINS.read_text(encoding="utf-8"))["floors"] if PINS.exists() else {}
        lower = bool(pytestconfig.getoption("--lower-floors"))
        floors = floors_for(measured.figures, earlier, lower=lower)
        data = {"inputs": measured.inputs(), "figures": measured.figures, "floors": floors}
        PINS.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
        readme = README.read_text(encoding="utf-8")
        pattern = re.escape(START) + ".*?" + re.escape(END)
        README.write_text(re.sub(pattern, make_table(measured.figures), readme, flags=re.DOTALL), encoding="utf-8")
    return dict(json.loads(PINS.read_text(encoding="utf-8")))


def test_sets_have_their_least_size(pins: dict[str, Any]) -> None:
    assert len(DOCUMENTS) == 8
    assert len(pins["inputs"]) == 2 * 8 + 1
    assert set(pins["figures"]) == set(pins["floors"]) == {name for _, name in DOCUMENTS} | set(SETS)
    assert all(set(row) == set(FIGURES) for kind in ("figures", "floors") for row in pins[kind].values())


def test_inputs_are_the_pinned_ones(measured: Measured, pins: dict[str, Any]) -> None:
    assert measured.inputs() == pins["inputs"], "an input changed; look at it, then --update-quality"


@pytest.mark.parametrize("name", [*(name for _, name in DOCUMENTS), *SETS])
def test_figures_are_not_below_their_floors(name: str, measured: Measured, pins: dict[str, Any]) -> None:
    found, floors = measured.figures[name], pins["floors"][name]
    sunken = {figure: (found[figure], floors[figure]) for figure in FIGURES if found[figure] < floors[figure]}
    assert not sunken, "figure below its floor: mend the extraction"


@pytest.mark.parametrize("name", [*(name for _, name in DOCUMENTS), *SETS])
def test_recorded_figures_are_those_of_today(name: str, measured: Measured, pins: dict[str, Any]) -> None:
    assert measured.figures[name] == pytest.approx(pins["figures"][name], abs=0.0015), "record with --update-quality"


@pytest.mark.parametrize("name", [name for _, name in DOCUMENTS])
def test_every_quote_is_found_at_its_place(name: str, measured: Measured) -> None:
    assert measured.unlocated[name] == 0


@pytest.mark.shared
def test_what_is_marked_nine_tenths_sure_is_right_that_often(shared: Path) -> None:
    comparisons = []
    for name in SETS["gold"]:
        path = shared / "gold" / f"{name}.txt"
        text = read_report(path).text
        gold = read_annotations(path.with_suffix(".json")).locate(text)
        comparisons.append(Comparison(gold, extract_report(path)[0].annotations, text, read_vocabulary()))
    surest = [row for row in calibrate(comparisons) if row.range == "≥ 0.9"]
    assert {row.kind for row in surest} == {"recommendation", "relation"}
    assert all(row.items >= 30 and row.share is not None and row.share >= 0.9 for row in surest)


def test_pinned_floors_are_not_below_the_least() -> None:
    floors = json.loads(PINS.read_text(encoding="utf-8"))["floors"]
    for (name, figure), least in LEAST.items():
        assert floors[name][figure] >= least


def test_readme_shows_the_recorded_figures() -> None:
    figures = json.loads(PINS.read_text(encoding="utf-8"))["figures"]
    assert make_table(figures) in README.read_text(encoding="utf-8")


def test_floors_rise_but_do_not_sink_unasked() -> None:
    earlier = {"a": {"topics": 0.5, "strength": 0.9}}
    today = {"a": {"topics": 0.7, "strength": 0.6}}
    assert floors_for(today, earlier, lower=False) == {"a": {"topics": 0.69, "strength": 0.9}}
    assert floors_for(today, earlier, lower=True) == {"a": {"topics": 0.69, "strength": 0.59}}


def test_no_flag_lowers_the_least() -> None:
    sunken = {"gold": {"recommendations": 0.1}}
    assert floors_for(sunken, {}, lower=True) == {"gold": {"recommendations": 0.88}}
