"""The labelled sample behind the echoes: real recommendations without their words, and pairs of them with a label.

`echo_sample/documents.tsv` names the documents and where they are from, `requests.tsv` their recommendations,
`pairs.tsv` the labels. No sentence is in them: of the words of a recommendation there is their SHA-256 and what the
search compares, stems in alphabetical order, each as the first 32 bits of a digest but those on the list of words that
carry little. The place is the number of an item, the line of an excerpt, or the offsets in a text of known SHA-256.

The label of a pair is yes where somebody who did what one of the two asks would have done all, or the main part, of
what the other asks, for the same addressee; *consider*, *continue* and *redouble* make no difference. It is no where
only the theme is the same: another measure, another group, another treaty. One annotator labelled, without the score
in view; nobody has checked it yet. Which half a pair of the first round is in was settled by a digest of the name of
the later recommendation.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from turtlebay.echoes import Request
from turtlebay.echoes.stems import LIGHT
from turtlebay.echoes.wording import Wording, read_wording

__all__ = ["Sample", "read_sample", "read_words", "stale", "to_digests", "words_digest"]

FOLDER: Final = Path(__file__).with_name("echo_sample")
NUMBER: Final = re.compile(r"^(\d+\.\d+|\([a-z]\)) ")
STATES: Final = re.compile(r" \([A-Z][^()]*(\([^()]*\))?\)[;.]?$")
"""At the end of an item of a Universal Periodic Review: which states recommend."""


@dataclass(frozen=True)
class Sample:
    """Requests in the order of time, their wordings, and pairs (later, earlier) with label and part."""

    requests: tuple[Request, ...]
    wordings: tuple[Wording, ...]
    pairs: dict[tuple[str, str], tuple[bool, str]]
    digests: dict[str, str]


def read_sample() -> Sample:
    """Return the sample as it is committed."""
    dates = {row["document"]: row["date"] for row in _rows("documents.tsv")}
    found = []
    for row in _rows("requests.tsv"):
        document = row["request"].partition("/")[0]
        names = tuple(f"actor/{name}" for name in row["addressees"].split())
        request = Request(row["request"], document, dates[document], "", names, tuple(row["topics"].split()))
        found.append((request, Wording(tuple(row["stems"].split()), int(row["polarity"])), row["sha256"]))
    found.sort(key=lambda entry: entry[0].order)
    pairs = {(row["later"], row["earlier"]): (row["again"] == "yes", row["part"]) for row in _rows("pairs.tsv")}
    digests = {request.iri: digest for request, _, digest in found}
    return Sample(tuple(request for request, _, _ in found), tuple(wording for _, wording, _ in found), pairs, digests)


def read_words(folder: Path) -> dict[str, str]:
    """Return the words of the recommendations of a folder: one text a document, one recommendation a line.

    An item is known by its number, where it has one, else by its line. States in brackets at its end are left out.
    """
    words = {}
    for path in sorted(folder.glob("*.txt")):
        for place, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            number = NUMBER.match(line)
            text = line[number.end() :] if number else line
            while STATES.search(text):
                text = STATES.sub("", text)
            words[f"{path.stem}/{number[1].strip('()') if number else place}"] = text
    return words


def to_digests(wording: Wording) -> Wording:
    """Return a wording whose stems nobody can read, but for those that carry little."""
    stems = (s if s in LIGHT else hashlib.sha256(s.encode()).hexdigest()[:8] for s in wording.stems)
    return Wording(tuple(sorted(stems)), wording.polarity)


def words_digest(text: str) -> str:
    """Return the SHA-256 of the words of a recommendation."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def stale(sample: Sample, words: dict[str, str]) -> list[str]:
    """Return the requests whose words at hand are others, or give other stems, than the sample says."""
    wordings = dict(zip((request.iri for request in sample.requests), sample.wordings, strict=True))
    return [
        name
        for name, text in sorted(words.items())
        if name in wordings
        and (words_digest(text) != sample.digests[name] or to_digests(read_wording(text)) != wordings[name])
    ]


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
