"""A whole build: find the reports of a call, make what each gives, and write the folder of results in one step.

paths ── corpus ──► files ── work ──► parts of each report ── folder ──► output/
                              │
                              └─ pipeline: read, extract, review
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from turtlebay import output
from turtlebay.authority import read_vocabulary
from turtlebay.building.folder import check_folder, write_folder
from turtlebay.building.reports import Reports
from turtlebay.building.settings import Failed, Outcomes, Settings, Tell
from turtlebay.building.work import render_report
from turtlebay.corpus import NAME, Cache, find_sources
from turtlebay.errors import InputError
from turtlebay.graph import Report
from turtlebay.review import iter_reviewed

__all__ = ["Failed", "Outcomes", "Settings", "Tell", "build", "render_report", "write_folder"]


def build(
    paths: Sequence[Path], folder: Path, settings: Settings, *, check: bool = False, tell: Tell | None = None
) -> Outcomes:
    """Build the folder of results of reports, or of the reviewed reports of the package where no path is given.

    With `check` nothing is written, and the folder is compared with what would be. A report that is named has to be of
    use; of those in a folder that is named, those of no use are listed and the others are built. What is made of a
    folder's reports is kept.
    """
    tell = tell or (lambda what, done, total: None)
    if not check:
        output.require_ours(folder)
    if not paths:
        vocabulary = read_vocabulary(settings.ontology)
        parts = []
        for annotations in iter_reviewed():
            vocabulary.require(annotations, name=annotations.document.id)
            parts.append(render_report(Report(annotations), settings))
        return write_folder(parts, folder, settings, check=check)
    found = find_sources(paths)
    corpus = any(path.is_dir() for path in paths)
    with ExitStack() as stack:
        place = settings.cache or folder.absolute().parent / NAME
        if settings.cache is None and (not corpus or (check and not place.is_dir())):
            # a few reports are as quickly made as kept; and a check leaves nothing behind
            place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="turtlebay-")))
        cache = Cache(place, ontology=settings.ontology)
        stack.enter_context(cache.alone())
        reports = Reports(found, settings, cache)
        kept = len(reports.keys)
        if corpus and not reports.missing:
            data, stale = check_folder(folder)
            if data.get("inputs") == reports.digest and (check or not stale):
                notices, failed = reports.told()
                return Outcomes(data, notices, failed, kept, fresh=not check, stale=stale)
        reports.make(tell)
        made = reports.made()
        if made.failed and not corpus:
            raise InputError(made.failed[0].problem)
        if not made.parts:
            raise InputError(f"none of the {len(made.failed)} reports can be used; the first: {made.failed[0].problem}")
        more = {"inputs": reports.digest, "not read": made.unread, "notices": made.notices} if corpus else {}
        alone = corpus and settings.cache is None
        outcomes = write_folder(made.parts, folder, settings, check=check, alone=alone, tell=tell, **more)
        reports.tell(made)
        return replace(outcomes, notices=made.notices, failed=made.failed, kept=kept)
