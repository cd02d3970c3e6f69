"""The spans that statements and mentions rest on, as triples; with the text at hand, each with its words."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from turtlebay import iri
from turtlebay.errors import AnnotationError
from turtlebay.graph import Report
from turtlebay.model import Recommendation, Relation, Span
from turtlebay.rdf.terms import TYPE, integer, named, node, plain, span_node, term, typed

__all__ = ["iter_evidence", "require_same_text"]


def iter_evidence(report: Report) -> Iterator[ox.Triple]:
    """Yield one evidence for each span, however many statements share it, in the order of the text.

    The text adds quotes and quote selectors and changes nothing else.
    """
    source = node(iri.text(report.id))
    pages = _pages(report)
    for key, section in sorted(_spans(report).items()):
        span = Span(start=key[0], end=key[1])
        evidence, position = span_node(report.id, span), node(iri.position_selector(report.id, *key))
        yield typed(evidence, "Evidence")
        yield ox.Triple(evidence, named("oa:hasSource"), source)
        if section:
            yield ox.Triple(evidence, term("section"), plain(section))
        if key in pages:
            yield ox.Triple(evidence, term("page"), integer(pages[key]))
        yield ox.Triple(evidence, named("oa:hasSelector"), position)
        yield ox.Triple(position, TYPE, named("oa:TextPositionSelector"))
        yield ox.Triple(position, named("oa:start"), integer(span.start))
        yield ox.Triple(position, named("oa:end"), integer(span.end))
        if report.text is not None:
            words, selector = plain(report.text.quote(span)), node(iri.quote_selector(report.id, *key))
            prefix, suffix = report.text.context(span)
            yield ox.Triple(evidence, term("quote"), words)
            yield ox.Triple(evidence, named("oa:hasSelector"), selector)
            yield ox.Triple(selector, TYPE, named("oa:TextQuoteSelector"))
            yield ox.Triple(selector, named("oa:exact"), words)
            yield ox.Triple(selector, named("oa:prefix"), plain(prefix))
            yield ox.Triple(selector, named("oa:suffix"), plain(suffix))


def require_same_text(report: Report) -> None:
    """Raise where the text at hand is not the annotated one, or a quote differs from the words at its span."""
    info, text = report.annotations.document, report.text
    if text is None:
        return
    if (info.sha256 or text.sha256) != text.sha256 or (info.characters or len(text)) != len(text):
        raise AnnotationError(
            f"the annotations of '{report.id}' belong to another text",
            where=text.name,
            remedy="Give the text that was annotated, unchanged.",
        )
    for item in _iter_statements(report):
        place = item.evidence.place
        if item.evidence.quote not in (None, text.quote(place)):
            raise AnnotationError(
                f"the text at {place.start}..{place.end} differs from the quote",
                where=text.name,
                remedy="Check that the text is the one that was annotated.",
            )


def _iter_statements(report: Report) -> Iterator[Recommendation | Relation]:
    yield from report.annotations.recommendations
    yield from report.annotations.relations


def _pages(report: Report) -> dict[tuple[int, int], int]:
    """Return the page on which each span begins that a statement rests on, where the file has pages."""
    items = (item.evidence for item in _iter_statements(report))
    return {evidence.place.key: evidence.page for evidence in items if evidence.page}


def _spans(report: Report) -> dict[tuple[int, int], str | None]:
    """Return all spans that something rests on, with the heading that they stand under where it is known.

    A cue has the heading of its sentence. Where two statements give one span two headings, the first one stays.
    """
    found: dict[tuple[int, int], str | None] = {}
    for item in _iter_statements(report):
        key = item.evidence.place.key
        found[key] = found.get(key) or item.evidence.section
    for recommendation in report.annotations.recommendations:
        cue, evidence = recommendation.cue, recommendation.evidence
        if cue is not None:
            found[cue.key] = found.get(cue.key) or (evidence.section if evidence.place.covers(cue) else None)
    for entity in report.annotations.entities:
        for span in entity.spans:
            found.setdefault(span.key, None)
    return found
