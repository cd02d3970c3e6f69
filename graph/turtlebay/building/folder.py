"""The folder of results, from the parts of its reports."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from turtlebay import __version__, output
from turtlebay.authority import read_vocabulary
from turtlebay.authority.vocabulary import ontology_version
from turtlebay.building.settings import Outcomes, Settings, Tell
from turtlebay.corpus import Products, assemble
from turtlebay.scratch import require_room

__all__ = ["check_folder", "write_folder"]


def write_folder(
    parts: Sequence[Products],
    folder: Path,
    settings: Settings,
    *,
    check: bool = False,
    alone: bool = False,
    tell: Tell = lambda what, done, total: None,
    **more: Any,
) -> Outcomes:
    """Write the folder of reports in the order of their ids, or with `check` say how it differs.

    `alone` is as for `Staged`; `more` goes into the manifest.
    """
    vocabulary = read_vocabulary(settings.ontology)
    with require_room(), output.Staged(folder, alone=alone) as staged:
        assembled = assemble(
            parts,
            staged,
            different=settings.merges.different,
            ontology=settings.ontology,
            jobs=settings.jobs,
            advance=lambda done: tell("writing", done, len(parts)),
        )
        manifest = output.manifest(
            assembled.metas,
            staged.files,
            actor_types=vocabulary.actor_types,
            triples=assembled.triples,
            version=__version__,
            ontology_version=ontology_version(settings.ontology),
            **more,
        )
        staged.append(output.MANIFEST, manifest)
        data = json.loads(manifest)
        if check:
            digests = {name: str(facts["sha256"]) for name, facts in staged.files.items()}
            return Outcomes(data, stale=tuple(output.stale_files(digests, folder)))
        staged.publish()
    return Outcomes(data)


def check_folder(folder: Path) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return what the manifest of a folder says, and a line for each file that is not as it says."""
    data = output.read_manifest(folder)
    digests = {name: str(facts.get("sha256")) for name, facts in data.get("files", {}).items()}
    stale = [line for line in output.stale_files(digests, folder) if not line.startswith(f"{output.MANIFEST}:")]
    return data, tuple(stale)
