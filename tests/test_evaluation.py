"""Evaluation: the figures of the scorer of the guidelines, kappa and intervals by hand, and the command."""

from __future__ import annotations

import copy
import csv
import io
import json
import random
import runpy
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from turtlebay import evaluation, pipeline
from turtlebay.authority import read_vocabulary
from turtlebay.cli import main
from turtlebay.errors import InputError
from turtlebay.evaluation import calibrate, cohen_kappa, compare, compare_annotators, figures, wilson
from turtlebay.model import Text, from_json, to_json

SHARED = Path(__file__).resolve().parents[2] / "shared"
shared = pytest.mark.skipif(not SHARED.is_dir(), reason="needs the annotated reports beside the checkout")
WORDS = (
    "The Pier Board should buy lamps.\nThe Lamp Office could help the Pier Board. "
    "Pilots must sleep. Be it so. Be it so."
)
TEXT = Text(characters=WORDS, name="lamps")


def sample() -> dict[str, Any]:
    """Return a gold of our own."""
    base = {"counterparts": [], "endorsement": "unattributed", "topics": ["other"], "places": [], "condition": None}
    return {
        "document": {"id": "lamps", "text": "lamps.txt", "title": "Lamps"},
        "entities": [
            {"id": "pier-board", "label": "Pier Board", "type": "Organ", "mentions": ["Pier Board"]},
            {"id": "lamp-office", "label": "Lamp Office", "type": "SecretariatUnit", "mentions": ["The Lamp Office"]},
            {"id": "pilots", "label": "Pilots", "type": "Group", "mentions": []},
        ],
        "relations": [
            {"subject": "lamp-office", "predicate": "supports", "object": "pier-board", "status": "proposed",
             "quote": "The Lamp Office could help the Pier Board."},
            {"subject": "pier-board", "predicate": "cooperatesWith", "object": "pilots", "status": "stated",
             "quote": "Pilots must sleep."},
        ],
        "recommendations": [
            {**base, "id": "r1", "quote": "The Pier Board should buy lamps.", "addressees": ["pier-board"],
             "action": "buy lamps", "strength": "should"},
            {**base, "id": "r2", "quote": "The Lamp Office could help the Pier Board.", "addressees": ["lamp-office"],
             "counterparts": ["pier-board"], "action": "help", "strength": "could"},
            {**base, "id": "r3", "quote": "Pilots must sleep.", "addressees": ["pilots"], "action": "sleep",
             "strength": "must"},
            {**base, "id": "r4", "quote": "Be it so.", "addressees": [], "action": "be", "strength": "must"},
        ],
    }  # fmt: skip


def perturb(data: dict[str, Any], seed: int) -> dict[str, Any]:
    """Return a copy with the errors that extractors and annotators make."""
    chance, data = random.Random(seed), copy.deepcopy(data)  # noqa: S311 - no secret
    ids = [entity["id"] for entity in data["entities"]]
    for item in data["recommendations"]:
        words = item["quote"]
        if chance.random() < 0.3:
            item["quote"] = words[: max(1, int(len(words) * chance.choice([0.4, 0.5, 0.9])))]
        if chance.random() < 0.1:
            item["quote"] = "words that are nowhere in it"
        if chance.random() < 0.1:
            item["quote"] = "  ".join(words.split())
        if chance.random() < 0.3:
            item["addressees"] = chance.sample(ids, k=min(len(ids), chance.randrange(3)))
        if chance.random() < 0.3:
            item["counterparts"] = chance.sample(ids, k=min(len(ids), chance.randrange(3)))
        item["strength"] = chance.choice([item["strength"], "must"])
        item["endorsement"] = chance.choice([item["endorsement"], "some"])
        item["topics"] = list({*item["topics"][:2], chance.choice(["mandates", "other"])})
    for relation in data["relations"]:
        if chance.random() < 0.3:
            relation["subject"], relation["object"] = relation["object"], relation["subject"]
        if chance.random() < 0.1:
            relation["predicate"] = "supports"
    for number, entity in enumerate(data["entities"]):
        if chance.random() < 0.2:
            rename(data, entity["id"], f"other-{number}")
        if chance.random() < 0.2:
            entity["type"] = chance.choice(["Place", "Group", "Organ"])
        if chance.random() < 0.2:
            entity["label"] = chance.choice(["The " + entity["label"].upper(), "Council", "something else"])
    for kind in ("recommendations", "relations"):
        data[kind] = [copy.deepcopy(item) for item in data[kind] for _ in range(chance.choice([0, 1, 1, 1, 1, 2]))]
        chance.shuffle(data[kind])
    for number, item in enumerate(data["recommendations"]):
        item["id"] = f"x{number}"
    return data


def rename(data: dict[str, Any], old: str, new: str) -> None:
    for entity in data["entities"]:
        entity["id"] = new if entity["id"] == old else entity["id"]
    for relation in data["relations"]:
        for end in ("subject", "object"):
            relation[end] = new if relation[end] == old else relation[end]
    for item in data["recommendations"]:
        for field in ("addressees", "counterparts", "places"):
            item[field] = [new if name == old else name for name in item[field]]


def counted(gold: dict[str, Any], predicted: dict[str, Any], text: Text = TEXT) -> Counter[str]:
    files = [from_json(json.dumps(data), name="x") for data in (gold, predicted)]
    return compare(files[0], files[1], text, read_vocabulary())[1]


def run(*arguments: object) -> int:
    try:
        main([str(argument) for argument in arguments])
    except SystemExit as error:
        return int(error.code or 0)
    return 0


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "lamps.txt").write_text(WORDS, encoding="utf-8")
    path = tmp_path / "lamps.json"
    path.write_text(json.dumps(sample()), encoding="utf-8")
    return path


def test_a_gold_against_itself_is_perfect() -> None:
    for name, figure in figures(counted(sample(), sample())).items():
        assert figure.main == (0.0 if name == "unlocated predicted quotes" else 1.0)


def test_figures_of_a_case_by_hand() -> None:
    predicted = sample()
    predicted["recommendations"][0]["addressees"] = ["pilots"]
    predicted["recommendations"][1]["strength"] = "should"
    predicted["recommendations"][2]["quote"] = "Pilots"
    del predicted["recommendations"][3]
    predicted["relations"][1].update(subject="pilots", object="pier-board")
    found = figures(counted(sample(), predicted))
    assert (found["recommendations"].true, found["recommendations"].spurious, found["recommendations"].missed) == (
        2,
        1,
        2,
    )
    assert found["recommendations"].f1 == pytest.approx(4 / 7)
    assert found["addressees (end to end)"].to_data() == {
        "precision": 1 / 3, "recall": 1 / 3, "f1": pytest.approx(1 / 3), "tp": 1, "fp": 2, "fn": 2,
    }  # fmt: skip
    assert found["strength"].to_data() == {"share": 0.5, "n": 2}
    assert found["relations"].f1 == 1.0


@pytest.mark.shared
@shared
@pytest.mark.parametrize("seed", [None, 1, 2, 3, 4])
def test_the_figures_are_those_of_the_scorer(seed: int | None) -> None:
    scorer = runpy.run_path(str(SHARED / "gold" / "score.py"))
    paths = sorted((SHARED / "gold").glob("**/*.json"))
    assert len(paths) >= 8
    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    for path in paths:
        wanted = json.loads(path.read_text(encoding="utf-8"))
        raw = path.with_suffix(".txt").read_text(encoding="utf-8")
        if seed is None:
            extracted = pipeline.extract_report(path.with_suffix(".txt"))[0].annotations
            predicted = json.loads(to_json(extracted))
        else:
            predicted = perturb(wanted, seed)
        counts, errors = scorer["compare"](wanted, predicted, raw)
        files = [from_json(json.dumps(data), name=path.name) for data in (wanted, predicted)]
        comparison, mine = compare(files[0], files[1], Text(characters=raw, name="x"), read_vocabulary())
        assert dict(mine) == dict(counts), path.name
        assert json.dumps(comparison.errors()) == json.dumps(errors), path.name
        ours.update(mine)
        theirs.update(counts)
    assert {name: figure.to_data() for name, figure in figures(ours).items()} == scorer["figures"](theirs)


@pytest.mark.shared
@shared
@settings(deadline=None)
@given(st.integers(0, 10_000))
def test_any_error_counts_as_the_scorer_counts_it(seed: int) -> None:
    scorer = runpy.run_path(str(SHARED / "gold" / "score.py"))
    predicted = perturb(sample(), seed)
    assert dict(counted(sample(), predicted)) == dict(scorer["compare"](sample(), predicted, WORDS)[0])


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([], None),
        ([("a", "a"), ("a", "a")], None),
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], -1.0),
        ([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")], 0.0),
        ([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15, 0.4),
        ([("a", "a")] * 3 + [("b", "c")] * 1, 3 / 7),
    ],
)
def test_kappa_by_hand(pairs: list[tuple[str, str]], kappa: float | None) -> None:
    assert cohen_kappa(pairs) == (kappa if kappa is None else pytest.approx(kappa))


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), max_size=30))
def test_kappa_does_not_depend_on_who_is_first(pairs: list[tuple[str, str]]) -> None:
    kappa = cohen_kappa(pairs)
    assert kappa == cohen_kappa([(b, a) for a, b in pairs])
    assert kappa is None or -1 <= kappa <= 1


def test_agreement_is_full_with_oneself_and_mirrored_with_another() -> None:
    files = [from_json(json.dumps(data), name="x") for data in (sample(), perturb(sample(), 7))]
    same = compare_annotators(files[0], files[0], TEXT, read_vocabulary())
    assert {kappa.name: kappa.kappa for kappa in same.kappas} == {
        "strength": 1.0,
        "endorsement": None,
        "entity type": 1.0,
    }
    one, other = (compare_annotators(a, b, TEXT, read_vocabulary()) for a, b in (files, reversed(files)))
    assert one.forth == other.back
    assert one.forth["recommendations"].f1 == one.back["recommendations"].f1
    assert [(k.kappa, k.n) for k in one.kappas] == [(k.kappa, k.n) for k in other.kappas]


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (81, 100, 0.7222, 0.8749),
        (1, 1, 0.2065, 1.0),
    ],
)
def test_the_interval_by_hand(right: int, of: int, low: float, high: float) -> None:
    assert wilson(right, of) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_calibration_counts_what_is_right_in_each_range() -> None:
    predicted = sample()
    for item, confidence in zip(predicted["recommendations"], (0.9, 0.89999, 0.95, None), strict=True):
        item["confidence"] = confidence
    predicted["recommendations"][2]["quote"] = "Pilots"
    predicted["relations"][0].update(confidence=0.3)
    predicted["relations"][1].update(confidence=0.85, predicate="supports")
    files = [from_json(json.dumps(data), name="x") for data in (sample(), predicted)]
    bins = calibrate([compare(files[0], files[1], TEXT, read_vocabulary())[0]] * 2)
    assert [(b.kind, b.range, b.items, b.right) for b in bins] == [
        ("recommendation", "≥ 0.9", 4, 2),
        ("recommendation", "0.8–0.9", 2, 2),
        ("recommendation", "none", 2, 2),
        ("relation", "0.8–0.9", 2, 0),
        ("relation", "0.0–0.5", 2, 2),
    ]
    assert bins[0].mean == pytest.approx(0.925)
    assert bins[0].share == 0.5


def test_the_command_prints_every_document_and_the_total(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = gold.with_name("again.json")
    other.write_text(gold.read_text(encoding="utf-8"), encoding="utf-8")
    predicted = gold.parent / "predicted"
    predicted.mkdir()
    for path in (gold, other):
        (predicted / path.name).write_text(json.dumps(perturb(sample(), 3)), encoding="utf-8")
    assert run("evaluate", gold, other, "--predicted", predicted, "--format", "json", "--errors") == 0
    data = json.loads(capsys.readouterr().out)
    assert set(data["documents"]) == set(data["errors"]) == {"lamps", "again"}
    assert data["figures"]["recommendations"]["tp"] == 2 * data["documents"]["lamps"]["recommendations"]["tp"]
    assert run("evaluate", gold, other, "--predicted", predicted, "--format", "csv") == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["document"] for row in rows} == {"lamps", "again", "total"}
    (total,) = [row for row in rows if (row["document"], row["figure"]) == ("total", "recommendations")]
    assert float(total["f1"]) == data["figures"]["recommendations"]["f1"]
    assert run("evaluate", gold, other, "--predicted", predicted, "--errors") == 0
    shown = capsys.readouterr().out
    assert "counterparts (end to end)" in shown
    assert "again" in shown
    assert "missed recommendations" in shown


def test_without_predictions_the_text_is_extracted_from(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("evaluate", gold, "-f", "json") == 0
    assert json.loads(capsys.readouterr().out)["figures"]["recommendations"]["tp"] >= 2
    assert run("evaluate", gold, "--calibration", "-f", "csv") == 0
    assert capsys.readouterr().out.startswith("kind,confidence,items,right,share,low,high,mean confidence\n")
    assert run("evaluate", gold, "--calibration") == 0


def test_agreement_as_a_command(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = gold.with_name("other.json")
    other.write_text(json.dumps(perturb(sample(), 5)), encoding="utf-8")
    assert run("evaluate", "--agreement", gold, other, "-f", "json") == 0
    rows = {row["figure"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["strength"]["items"] == rows["endorsement"]["items"] >= 1
    assert 0 < rows["recommendations"]["F1, first as gold"] <= 1
    assert run("evaluate", "--agreement", gold, other) == 0
    assert "kappa" in capsys.readouterr().out


def test_offsets_without_words_get_their_quotes(gold: Path) -> None:
    located = from_json(gold.read_text(encoding="utf-8"), name="x").locate(TEXT)
    gold.write_text(to_json(located.without_words()), encoding="utf-8")
    read = evaluation.read_annotated(gold, TEXT)
    assert [item.evidence.quote for item in read.annotations.recommendations][-1] == "Be it so."


def test_the_text_is_found_beside_the_gold_or_where_it_is_named(gold: Path, tmp_path: Path) -> None:
    assert evaluation.find_text(gold) == tmp_path / "lamps.txt"
    folder = tmp_path / "texts"
    folder.mkdir()
    moved = (tmp_path / "lamps.txt").rename(folder / "lamps.txt")
    assert evaluation.find_text(gold, [folder]) == moved
    assert evaluation.find_text(gold, [tmp_path / "x.txt", moved]) == moved
    assert evaluation.find_text(gold, [moved]) == moved
    with pytest.raises(InputError, match=r"its text lamps\.txt is not there"):
        evaluation.find_text(gold)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 2),
        (("lamps.json", "--errors", "-f", "csv"), 2),
        (("lamps.json", "--agreement", "lamps.json", "lamps.json"), 2),
        (("lamps.json", "lamps.json"), 2),
        (("lamps.json", "x.json", "--predicted", "lamps.json"), 2),
        (("missing.json",), 3),
        (("lamps.json", "--predicted", "missing"), 3),
        (("lamps.txt",), 3),
    ],
)
def test_wrong_calls_have_their_exit_codes(
    gold: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int
) -> None:
    monkeypatch.chdir(gold.parent)
    assert run("evaluate", *arguments) == code
