"""What is done with one report, in whatever process: read, extract, review, merge, and render its parts."""

from __future__ import annotations

from turtlebay import pipeline
from turtlebay.authority import read_authority, read_vocabulary
from turtlebay.building.settings import Settings
from turtlebay.corpus import Done, Products, Task, apply_merges, made_by, pack, render, tell_about
from turtlebay.errors import UsageError
from turtlebay.graph import Report
from turtlebay.review import Outcome

__all__ = ["render_report", "work"]


def work(settings: Settings, maker: str, task: Task) -> Done:
    """Return the packed parts of the report in a file; an error where this is another turtlebay than the caller's."""
    if made_by(settings.ontology) != maker:
        raise UsageError(
            "a worker has another version of turtlebay, of its readers or of the ontology",
            remedy="Install the same everywhere, and give workers the folder named with --ontology.",
        )
    one = pipeline.annotate(
        task.path, task.data, document=task.id, ontology=settings.ontology, reviews=settings.reviews
    )
    digest = one.report.text.sha256 if one.report.text else ""
    report = Report(tell_about(one.report.annotations, task.about, where=str(task.path)), one.report.text)
    parts = render_report(report, settings, notices=one.notices, outcome=one.outcome)
    return Done(task.number, pack(parts), digest)


def render_report(
    report: Report, settings: Settings, *, notices: tuple[str, ...] = (), outcome: Outcome | None = None
) -> Products:
    """Return the parts of an annotated report, with the decisions on its actors."""
    annotations = apply_merges(report.annotations, settings.merges.of(report.id))
    return render(
        Report(annotations, report.text),
        read_authority(settings.ontology),
        read_vocabulary(settings.ontology),
        ontology=settings.ontology,
        more={"notices": notices, **({"review": _review(report.id, outcome)} if outcome else {})},
    )


def _review(report: str, outcome: Outcome) -> dict[str, object]:
    annotations = outcome.annotations
    statements = [item.origin for item in annotations.recommendations]
    statements += [item.origin for item in annotations.relations]
    return {
        "id": report,
        "statements of a person": statements.count("person"),
        "decisions that matched nothing": [str(unmatched) for unmatched in outcome.unmatched],
        "notices": list(outcome.notices),
    }
