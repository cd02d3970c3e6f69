"""`turtlebay build`: from reports, or folders of them, to the folder of results."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from turtlebay.commands.terminal import plural, say
from turtlebay.errors import UsageError

if TYPE_CHECKING:
    from turtlebay.building import Outcomes, Tell

__all__ = ["build"]

TOLD = 20
"""Notices that are shown; a corpus has hundreds, and they are all in the manifest."""


def build(
    reports: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[REPORT|FOLDER]...", help="Text, Markdown, HTML, PDF or DOCX, or folders of them."),
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Where the results go.")] = Path(
        "output"
    ),
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail if the folder is stale.")] = False,
    reviews: Annotated[
        list[Path] | None,
        typer.Option("--review", metavar="PATH", help="Decisions to honour: a review file, or a folder of them."),
    ] = None,
    about: Annotated[
        Path | None,
        typer.Option("--about", metavar="FILE", help="A table of reports: file, title, subtitle, publisher, date."),
    ] = None,
    merges: Annotated[
        Path | None,
        typer.Option("--merges", metavar="FILE", help="Decisions on actors that may be one: tables/matches.csv."),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", metavar="N", min=1, help="Processes. [default: one for each core]")
    ] = None,
    cache: Annotated[
        Path | None,
        typer.Option(
            "--cache",
            metavar="DIR",
            help="Where is kept what was made of each report. [default: .turtlebay_cache beside the results, "
            "for two reports and more]",
        ),
    ] = None,
    scheduler: Annotated[
        str, typer.Option("--scheduler", metavar="ADDRESS", help="Work on the Dask cluster of this scheduler.")
    ] = "",
    ontology: Annotated[
        Path | None,
        typer.Option("--ontology", metavar="DIR", help="An ontology folder of your own instead of the shipped one."),
    ] = None,
) -> None:
    """Build graph, tables and pages: of the reports given, or of the reviewed reports that come with turtlebay."""
    from turtlebay import building
    from turtlebay.corpus import About, Merges, read_about, read_merges
    from turtlebay.review import read_reviews

    for name, value in (("--review", reviews), ("--about", about), ("--merges", merges), ("--scheduler", scheduler)):
        if value and not reports:
            raise UsageError(f"{name} needs reports", remedy=f"Name them: turtlebay build REPORT… {name} …")
    settings = building.Settings(
        ontology=ontology,
        reviews=tuple(read_reviews(reviews or ())),
        about=read_about(about) if about else About(),
        merges=read_merges(merges) if merges else Merges(),
        jobs=jobs or _cores(),
        cache=cache,
        scheduler=scheduler,
    )
    with _progress() as tell:
        outcomes = building.build(reports or [], output, settings, check=check, tell=tell)
    for notice in outcomes.notices[:TOLD]:
        say(notice)
    if len(outcomes.notices) > TOLD:
        say(f"… and {plural(len(outcomes.notices) - TOLD, 'notice')} more")
    code = _report_check(outcomes, output) if check else _report(outcomes, output)
    if outcomes.failed:
        say(f"{plural(len(outcomes.failed), 'file')} left out:")
        for failed in outcomes.failed:
            say(f"  {failed.problem}")
    raise typer.Exit(1 if outcomes.failed else code)


def _report(outcomes: Outcomes, output: Path) -> int:
    figures = outcomes.manifest["counts"]
    done = f"{output}{'' if str(output).endswith('/') else '/'}"
    of = plural(figures["documents"], "report")
    kept = f" ({plural(outcomes.kept, 'report')} kept from before)" if outcomes.kept and not outcomes.fresh else ""
    typer.echo(f"{done} is up to date with {of}:" if outcomes.fresh else f"Built {done} from {of}{kept}:")
    typer.echo(
        f"  {plural(figures['recommendations'], 'recommendation')}, "
        f"{figures['recommendations with an addressee']} with an addressee; {plural(figures['actors'], 'actor')}; "
        f"relations: {figures['relations stated']} stated, {figures['relations proposed']} proposed"
    )
    typer.echo(f"  for your triple store: {output / 'graph.ttl'} ({outcomes.manifest['triples']:,} triples)")
    typer.echo(f"  for your browser:      {output / 'index.html'}")
    return 0


def _report_check(outcomes: Outcomes, output: Path) -> int:
    number = len(outcomes.manifest["files"]) + 1
    for line in outcomes.stale:
        typer.echo(f"{output / line}")
    typer.echo(
        f"{output}: {len(outcomes.stale)} of {number} files are stale; run the build again"
        if outcomes.stale
        else f"{output}: all {number} files are fresh"
    )
    return 1 if outcomes.stale else 0


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _progress() -> Iterator[Tell]:
    """A progress bar with rate and time left on a terminal, for more than one report; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TaskID,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            return Text(f"{speed:.1f} a second" if speed else "", style="progress.data.speed")

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        tasks: dict[str, TaskID] = {}

        def tell(what: str, done: int, total: int) -> None:
            if total > 1:
                if what not in tasks:
                    tasks[what] = progress.add_task(what, total=total)
                progress.update(tasks[what], completed=done)

        yield tell
