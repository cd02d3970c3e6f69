"""Echoes: precision on labelled pairs of real recommendations, variations with a known answer, and growth.

    python benchmarks/echoes.py [--texts FOLDER] [--growth 50000,100000] > benchmarks/echoes.txt

Precision is computed from the committed sample (see `echo_sample.py`), which holds no words. Who has the texts gives
their folder: then it is checked that words, digests and stems belong together.

The pairs of the first round are in two halves: one chose the threshold, one was kept apart; but how words weigh and
which words are alike was settled with both in view. A third part is of recommendations that were read after the
choice, all their pairs that score 0.5 and more. Most of the sample is three reviews of one state, the rest resolutions
of the Security Council, as they stand or as the press reports them, and the annotated reports.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple
from functools import partial
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "graph"), str(ROOT / "benchmarks")]

from echo_made_up import KINDS, VARIED, make_many, make_varied  # noqa: E402
from echo_sample import Sample, read_sample, read_words, stale  # noqa: E402

from corpus import peak  # noqa: E402
from turtlebay.echoes import MOST, THRESHOLD, Request, find_echoes, iter_links  # noqa: E402
from turtlebay.echoes.search import link_requests  # noqa: E402
from turtlebay.echoes.wording import Scale  # noqa: E402

Pair = tuple[str, str]
say = partial(print, flush=True)


def main() -> None:
    """Print precision, variations and growth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, help="folder of the texts of the sample, to check it against")
    parser.add_argument("--growth", default="50000,100000", help="made-up recommendations, with commas between")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measure(options.measure)
        return
    sample = read_sample()
    if options.texts:
        words = read_words(options.texts)
        wrong = stale(sample, words)
        say(f"{len(words)} recommendations with their words at hand; {len(wrong)} differ from the sample {wrong or ''}")
    report_precision(sample)
    report_variations()
    report_growth(options.growth.split(","))


def scores_of(sample: Sample) -> dict[Pair, float]:
    """Return the score of every pair of two documents, all with all: the sample is small enough."""
    scale = Scale(sample.wordings)
    entries = [
        (r, scale.sketch(wording, r.addressees, r.topics))
        for r, wording in zip(sample.requests, sample.wordings, strict=True)
    ]
    return {
        (later.iri, earlier.iri): scale.score(sketch, before)
        for (earlier, before), (later, sketch) in combinations(entries, 2)
        if earlier.document != later.document
    }


def wilson(right: int, number: int) -> tuple[float, float]:
    """Return the interval of Wilson for a share, at 95 per cent."""
    if not number:
        return 0.0, 1.0
    z, share = 1.96, right / number
    middle, below = share + z * z / (2 * number), 1 + z * z / number
    half = z * math.sqrt(share * (1 - share) / number + z * z / (4 * number * number))
    return (middle - half) / below, (middle + half) / below


def shown(labels: Iterable[bool]) -> str:
    """Return a share with its number and interval."""
    found = list(labels)
    low, high = wilson(sum(found), len(found))
    share = f"{sum(found) / len(found):.3f}" if found else "  –  "
    return f"{sum(found):3} of {len(found):3}  {share} ({low:.3f}–{high:.3f})"


def report_precision(sample: Sample) -> None:
    """Print precision by threshold and part, of the links that the search makes, and what it misses."""
    scores = scores_of(sample)
    documents = {request.document for request in sample.requests}
    yes = sum(label for label, _ in sample.pairs.values())
    say(f"Labelled: {len(sample.pairs)} pairs of {len(sample.requests)} recommendations in {len(documents)} documents;")
    say(f"{yes} ask again, {len(sample.pairs) - yes} do not. Precision with the interval of Wilson at 95 %:")
    say(f"{'score from':12}{'to choose the threshold':34}{'kept apart':34}{'labelled after the choice':34}")
    for threshold in (0.45, 0.5, 0.525, THRESHOLD, 0.575, 0.6, 0.65):
        cells = [
            shown(label for pair, (label, of) in sample.pairs.items() if of == part and scores[pair] >= threshold)
            for part in ("choose", "keep", "added")
        ]
        mark = " ◄" if threshold == THRESHOLD else ""
        say(f"{threshold:<12}" + "".join(f"{cell:34}" for cell in cells).rstrip() + mark)
    made = [(echo.later.iri, echo.earlier.iri) for echo in link_requests(sample.requests, sample.wordings)]
    known = [pair for pair in made if pair in sample.pairs]
    unlabelled = len(made) - len(known)
    say(f"Links that the search makes on all, from {THRESHOLD}, at most {MOST} each ({unlabelled} unlabelled):")
    groups = {
        "all": known,
        "not used to choose": [pair for pair in known if sample.pairs[pair][1] != "choose"],
        "other than the reviews of Slovenia": [pair for pair in known if not pair[0].startswith("slovenia")],
    }
    for name, pairs in groups.items():
        say(f"  {name:36}{shown(sample.pairs[pair][0] for pair in pairs)}")
    whole = {pair for pair, score in scores.items() if score >= THRESHOLD}
    found = link_requests(sample.requests, sample.wordings, most=len(sample.requests))
    reached = sum((echo.later.iri, echo.earlier.iri) in whole for echo in found)
    say(f"Of {len(whole)} pairs that comparing all with all finds, the candidates hold {reached}.")
    ours = {pair for pair, (label, _) in sample.pairs.items() if label}
    say(f"Of the {len(ours)} labelled yes, {len(ours & whole)} score {THRESHOLD} or more; the others are missed.\n")


def report_variations() -> None:
    """Print how many made-up variations are linked."""
    requests, pairs = make_varied()
    linked = {(echo.later.iri, echo.earlier.iri) for echo in find_echoes(requests)}
    say(f"Made-up variations in our own words, {VARIED} of each kind: no precision of real reports")
    for kind, same in KINDS.items():
        number = sum(pairs[pair] == kind for pair in linked & pairs.keys())
        say(f"  {kind:30}{number / VARIED:7.1%} linked; wanted {'all' if same else 'none'}")
    say(f"  beside these {len(linked - pairs.keys())} links that no variation made\n")


def report_growth(sizes: Sequence[str]) -> None:
    """Print seconds and peak memory by size, each in a process of its own."""
    load = ", ".join(f"{value:.2f}" for value in os.getloadavg())
    say(
        f"Made-up recommendations, Python {platform.python_version()}, 1 of {os.cpu_count()} cores; load {load} before:"
    )
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder, "requests.jsonl")
            with path.open("w", encoding="utf-8") as stream:
                stream.writelines(f"{json.dumps(astuple(request))}\n" for request in make_many(int(size)))
            command = [sys.executable, __file__, "--measure", str(path)]
            say(subprocess.check_output(command, text=True).rstrip())  # noqa: S603


def measure(path: Path) -> None:
    """Print what one search takes, of recommendations that are read one after another as in a build."""
    before = peak()
    begin = time.perf_counter()
    links = again = 0
    last = -1
    for later, _, _ in iter_links(iter_requests(path)):
        links += 1
        again += later != last
        last = later
    taken = time.perf_counter() - begin
    with path.open(encoding="utf-8") as stream:
        size = sum(1 for _ in stream)
    say(
        f"{size:9,}  {taken:6.1f} s  {1e6 * taken / size:5.0f} µs each  peak {peak() / 1024:4.0f} MB, of which "
        f"{before / 1024:3.0f} MB before the first  {links:,} links, {again:,} asked again"
    )


def iter_requests(path: Path) -> Iterator[Request]:
    """Yield requests from a file, a line each."""
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            *words, addressees, topics = json.loads(line)
            yield Request(*words, tuple(addressees), tuple(topics))


if __name__ == "__main__":
    main()
