"""Prove a graph against the texts that it claims to quote, from the graph and the texts alone.

Nothing of the writer is used here or in `facts`, not even its IRIs: every check is written a second time, so that a
mistake there cannot hide itself. What is proved: each text is the one that was read; each evidence lies inside
it, where its IRI and its selectors say, with the very words that it quotes; each statement and each mention has such
evidence in the text of its own document; each echo joins two recommendations of different documents and leads to the
evidence that they have.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from turtlebay.rdf.facts import Facts, read_text

__all__ = ["Failure", "VerificationReport", "verify"]

TB: Final = "https://w3id.org/turtlebay#"
OA: Final = "http://www.w3.org/ns/oa#"
TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
HAS_FORMAT: Final = "http://purl.org/dc/terms/hasFormat"
FRAGMENT: Final = re.compile(r"#char=([0-9]+),([0-9]+)\Z")
MENTION: Final = re.compile(r"/mention/([0-9]+)-([0-9]+)\Z")


@dataclass(frozen=True)
class Failure:
    """One thing that does not hold: the node, its offsets where it has any, the words expected and those found."""

    iri: str
    problem: str
    start: int | None = None
    end: int | None = None
    expected: str = ""
    found: str = ""


@dataclass
class VerificationReport:
    """What was proved and what failed. `unchecked` lists the texts of the graph that were not at hand."""

    texts: int = 0
    evidence: int = 0
    quotes: int = 0
    statements: int = 0
    mentions: int = 0
    echoes: int = 0
    unchecked: tuple[str, ...] = ()
    failures: list[Failure] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        """Say whether at least one text was proved and nothing failed."""
        return self.texts > 0 and not self.failures


def verify(graph: Path | Facts, text_paths: Iterable[Path]) -> VerificationReport:
    """Return the proof of a graph against plain texts in UTF-8.

    The graph is a file, a folder with a `graph.ttl`, or facts that were read before, as `remote` does from a store.
    """
    if isinstance(graph, Path):
        graph = Facts.read(graph / "graph.ttl" if graph.is_dir() else graph)
    facts = graph
    report = VerificationReport()
    words: dict[str, str] = {}
    for path in text_paths:
        characters = read_text(path)
        digest = hashlib.sha256(characters.encode("utf-8")).hexdigest()
        nodes = [node for node in facts.of_type(TB + "Text") if digest in facts.values(node, TB + "sha256")]
        if not nodes:
            known = sorted(
                {value for node in facts.of_type(TB + "Text") for value in facts.values(node, TB + "sha256")}
            )
            problem = f"no text of the graph has the digest of {path.name}"
            report.failures.append(Failure("", problem, expected=" ".join(known), found=digest))
        words.update(dict.fromkeys(nodes, characters))
    for node in sorted(words):
        _check_text(node, words[node], facts, report)
    _check_statements(words, facts, report)
    _check_mentions(words, facts, report)
    _check_echoes(facts, report)
    report.texts = len(words)
    report.unchecked = tuple(sorted(set(facts.of_type(TB + "Text")) - set(words)))
    return report


def _check_text(text: str, words: str, facts: Facts, report: VerificationReport) -> None:
    def fail(problem: str, expected: str = "", found: str = "") -> None:
        report.failures.append(Failure(text, problem, expected=expected, found=found))

    digests = facts.values(text, TB + "sha256")
    if len(digests) != 1:
        fail("has more than one digest", found=" ".join(sorted(digests)))
    if facts.integer(text, TB + "characterCount") != len(words):
        fail("has another character count", str(len(words)), " ".join(facts.values(text, TB + "characterCount")))
    if not facts.subjects(HAS_FORMAT, text):
        fail("is the text of no document")
    nodes = set(facts.subjects(OA + "hasSource", text))
    nodes.update(node for node in facts.by_subject if node.startswith(text + "#char=") and FRAGMENT.search(node))
    quoted = any(facts.values(node, TB + "quote") for node in nodes)
    for node in sorted(nodes):
        report.evidence += 1
        report.failures.extend(_iter_failures(node, text, words, facts, quoted=quoted))
        report.quotes += bool(facts.values(node, TB + "quote"))


def _iter_failures(node: str, text: str, words: str, facts: Facts, *, quoted: bool) -> Iterator[Failure]:
    if TB + "Evidence" not in facts.values(node, TYPE):
        yield Failure(node, "is no tb:Evidence")
    if facts.values(node, OA + "hasSource") != [text]:
        yield Failure(node, "has another source", expected=text, found=" ".join(facts.values(node, OA + "hasSource")))
    selectors = facts.values(node, OA + "hasSelector")
    positions = [s for s in selectors if OA + "TextPositionSelector" in facts.values(s, TYPE)]
    if len(positions) != 1:
        yield Failure(node, f"has {len(positions)} position selectors, not one")
        return
    start, end = facts.integer(positions[0], OA + "start"), facts.integer(positions[0], OA + "end")
    if start is None or end is None or not start < end <= len(words):
        yield Failure(node, f"has no span inside the text, which has {len(words)} characters", start, end)
        return
    named = FRAGMENT.search(node)
    if named is None or (int(named[1]), int(named[2])) != (start, end) or node[: named.start()] != text:
        yield Failure(node, "has an IRI that names another span", start, end, f"{text}#char={start},{end}", node)
    span = words[start:end]
    quotes = facts.values(node, TB + "quote")
    quoting = [s for s in selectors if OA + "TextQuoteSelector" in facts.values(s, TYPE)]
    if len(quotes) > 1 or len(quoting) != len(quotes):
        yield Failure(node, f"has {len(quotes)} quotes and {len(quoting)} quote selectors, not one of each", start, end)
    if quoted and not quotes:
        yield Failure(node, "has no quote, though others in this text do", start, end, span)
    for quote in quotes:
        if quote != span:
            yield Failure(node, "quotes other words than the text has there", start, end, span, quote)
    for selector in quoting:
        for name, expected in (("exact", span), ("prefix", words[:start]), ("suffix", words[end:])):
            yield from _iter_selector_failures(selector, name, expected, facts, start, end)


def _iter_selector_failures(
    selector: str, name: str, expected: str, facts: Facts, start: int, end: int
) -> Iterator[Failure]:
    """Prefix and suffix may be of any length or left out; they are compared with as much of the text as they have."""
    found = facts.values(selector, OA + name)
    if len(found) > 1 or (name == "exact" and not found):
        yield Failure(selector, f"has {len(found)} values of oa:{name}, not one", start, end)
    for value in found:
        if name == "prefix":
            expected = expected[max(0, len(expected) - len(value)) :]
        elif name == "suffix":
            expected = expected[: len(value)]
        if value != expected:
            yield Failure(selector, f"has another oa:{name} than the text", start, end, expected, value)


def _check_statements(words: dict[str, str], facts: Facts, report: VerificationReport) -> None:
    statements = {node for (name, _), nodes in facts.by_object.items() if name == TB + "inDocument" for node in nodes}
    statements.update(facts.of_type(TB + "Recommendation", TB + "RelationStatement", TB + "Statement"))
    for node in sorted(statements):
        documents = facts.values(node, TB + "inDocument")
        texts = [text for document in documents for text in facts.values(document, HAS_FORMAT)]
        if len(documents) != 1 or len(texts) != 1:
            problem = f"belongs to {len(documents)} documents with {len(texts)} texts, not to one with one"
            report.failures.append(Failure(node, problem))
            continue
        if texts[0] not in words:
            continue
        report.statements += 1
        evidence = facts.values(node, TB + "evidence")
        if not evidence:
            report.failures.append(Failure(node, "has no evidence"))
        for target in (*evidence, *facts.values(node, TB + "cue")):
            if texts[0] not in facts.values(target, OA + "hasSource"):
                report.failures.append(Failure(node, "rests on evidence that is not in its text", found=target))


def _check_mentions(words: dict[str, str], facts: Facts, report: VerificationReport) -> None:
    for node in facts.of_type(TB + "Mention"):
        targets = facts.values(node, OA + "hasTarget")
        sources = [source for target in targets for source in facts.values(target, OA + "hasSource")]
        if len(targets) != 1 or len(sources) != 1:
            report.failures.append(Failure(node, "has no evidence in one text", found=" ".join(targets)))
            continue
        if sources[0] not in words:
            continue
        report.mentions += 1
        if not facts.values(node, OA + "hasBody"):
            report.failures.append(Failure(node, "means no entity"))
        named, span = MENTION.search(node), FRAGMENT.search(targets[0])
        if named is not None and (span is None or named.groups() != span.groups()):
            report.failures.append(Failure(node, "has an IRI that names another span", found=targets[0]))


def _check_echoes(facts: Facts, report: VerificationReport) -> None:
    for node in facts.of_type(TB + "Echo"):
        report.echoes += 1
        ends = [facts.values(node, TB + name) for name in ("subject", "object")]
        if [len(end) for end in ends] != [1, 1]:
            report.failures.append(Failure(node, f"joins {len(ends[0])} with {len(ends[1])}, not one with one"))
            continue
        (later,), (earlier,) = ends
        if earlier not in facts.values(later, TB + "echoes"):
            report.failures.append(Failure(node, "has no direct triple beside it", expected=f"{later} {earlier}"))
        documents = [facts.values(end, TB + "inDocument") for end in (later, earlier)]
        if documents[0] == documents[1]:
            report.failures.append(Failure(node, "joins two of one document", found=" ".join(documents[0])))
        for end, name in ((later, "subjectEvidence"), (earlier, "objectEvidence")):
            evidence, own = facts.values(node, TB + name), facts.values(end, TB + "evidence")
            if not evidence or not set(evidence) <= set(own):
                problem = f"has another tb:{name} than the recommendation"
                report.failures.append(Failure(node, problem, expected=" ".join(own), found=" ".join(evidence)))
    stated = {(node, end) for (name, end), nodes in facts.by_object.items() if name == TB + "echoes" for node in nodes}
    joined = {
        (later, earlier)
        for node in facts.of_type(TB + "Echo")
        for later in facts.values(node, TB + "subject")
        for earlier in facts.values(node, TB + "object")
    }
    for later, earlier in sorted(stated - joined):
        report.failures.append(Failure(later, "echoes something without a tb:Echo that says why", found=earlier))
