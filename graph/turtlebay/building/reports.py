"""The reports of a build: each made once for its content, kept, and left out where it cannot be used."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from turtlebay import iri, pipeline
from turtlebay.building.settings import Failed, Settings, Tell
from turtlebay.building.work import work
from turtlebay.corpus import Cache, Done, Found, Packed, Task, digest_of, made_by, run, run_on_cluster, unpack
from turtlebay.errors import TurtlebayError
from turtlebay.reading import read_bytes
from turtlebay.review import iter_reviewed

__all__ = ["Made", "Reports"]

HERE: Final = "\0"
FEW: Final = 4
"""So few reports are made here: starting processes takes as long."""


@dataclass(frozen=True)
class Made:
    """The parts of reports in the order of their ids, what a person should know of them, and what is not among them."""

    parts: tuple[Packed, ...]
    notices: tuple[str, ...]
    failed: tuple[Failed, ...]
    unread: tuple[str, ...]
    """The names of the files that failed, as they are below the folder that was named."""


class Reports:
    """The files of a call, some of which may be kept from an earlier build."""

    def __init__(self, found: Found, settings: Settings, cache: Cache) -> None:
        """Look at each file; none is worked on yet."""
        self.sources = found.sources
        self.others = found.others
        self.settings = settings
        self.cache = cache
        self.maker = made_by(settings.ontology)
        self.reviewed = [annotations.document.id for annotations in iter_reviewed()]
        self.problems: dict[int, str] = {}
        self.keys: dict[int, str] = {}
        for number in range(len(self.sources)):
            self._look(number)

    def _look(self, number: int) -> None:
        try:
            base = self._base(number, read_bytes(self.sources[number].path))
        except TurtlebayError as error:
            self.problems[number] = str(error)
            return
        problem = self.cache.read(base, "problem")
        if problem is not None:
            self.problems[number] = problem.decode().replace(HERE, str(self.sources[number].path))
            return
        text = self.cache.read(base, "text")
        key = self._key(base, text.decode()) if text else ""
        if key and unpack(self.cache.path(key)):
            self.keys[number] = key

    @property
    def missing(self) -> list[int]:
        """The files that have to be worked on, by their place in the call."""
        known = self.keys | self.problems
        return [number for number in range(len(self.sources)) if number not in known]

    @property
    def digest(self) -> str:
        """A digest of all that the results rest on, once nothing is missing."""
        names = [(source.name, source.path.suffix) for source in self.sources]
        found = [self.keys.get(number, "") for number in range(len(names))]
        different = sorted(sorted(pair) for pair in self.settings.merges.different)
        return digest_of(self.maker, names, found, different)

    def make(self, tell: Tell) -> None:
        """Work on what is missing."""
        missing = self.missing
        bases: dict[int, str] = {}

        def tasks() -> Iterator[Task]:
            for number in missing:
                source = self.sources[number]
                try:
                    data = read_bytes(source.path)
                except TurtlebayError as error:
                    self.problems[number] = str(error)
                    continue
                bases[number] = self._base(number, data)
                about = self.settings.about.of(source.name, source.path)
                yield Task(number, source.path, pipeline.slug_of(source.name), data, about)

        done = 0
        tell("reading reports", done, len(missing))
        for found in self._run(tasks(), len(missing)):
            self._keep(found, bases.pop(found.number))
            done += 1
            tell("reading reports", done, len(missing))

    def _run(self, tasks: Iterator[Task], number: int) -> Iterator[Done]:
        job = partial(work, self.settings, self.maker)
        if self.settings.scheduler:
            return run_on_cluster(job, tasks, self.settings.scheduler)
        return run(job, tasks, jobs=self.settings.jobs if number >= FEW else 1)

    def _keep(self, done: Done, base: str) -> None:
        if done.problem:
            self.problems[done.number] = done.problem
            if done.lasting:
                self.cache.store(base, self._placeless(done.number, done.problem).encode(), "problem")
            return
        key = self._key(base, done.text)
        self.cache.store(key, done.content)
        self.cache.store(base, done.text.encode(), "text")
        self.keys[done.number] = key

    def made(self) -> Made:
        """Return what there is; of two files with one text, and of two that would be one document, the first counts."""
        parts: dict[str, Packed] = {}
        notices: list[str] = []
        failed = dict(self.problems)
        texts: dict[str, Path] = {}
        merges = dict.fromkeys(name for pair in self.settings.merges.same.items() for name in (pair[0], pair[1][0]))
        for number in sorted(self.keys):
            path = self.sources[number].path
            part = Packed(self.cache.path(self.keys[number]))
            meta: dict[str, Any] = json.loads(part["meta.json"])
            earlier = texts.get(meta["sha256"])
            if earlier is not None:
                notices.append(f"{path.name}: left out, as it holds the same text as {earlier.name}")
                continue
            if meta["id"] in parts:
                problem = f"{path}: would be the document '{meta['id']}', as another file is. Rename one of them."
                failed[number] = problem
                continue
            texts[meta["sha256"]] = path
            parts[meta["id"]] = part
            notices.extend(meta["notices"])
            for entity in meta["entities"] if merges else ():
                merges.pop(iri.local_actor(meta["id"], entity), None)
            if "review" not in meta:
                notices.extend(pipeline.review_beside(path))
        lost = [name for name in merges if not iri.authority_slug(name)]
        notices.extend(f"no report has the actor {name} of the merges file" for name in lost)
        files = {source.name: source.path for source in self.sources}
        unused = self.settings.about.unused(files)
        notices.extend(f"'{name}' of the table of reports is none of the reports" for name in unused)
        notices.extend(pipeline.unused_reviews(self.settings.reviews, texts.keys()))
        if self.others:
            notices.append(f"files in the folders that are of other kinds and were not read: {self.others}")
        names = [f"{source.name}{source.path.suffix}" for source in self.sources]
        return Made(
            tuple(parts[name] for name in sorted(parts)),
            tuple(notices),
            tuple(Failed(self.sources[number].path, failed[number]) for number in sorted(failed)),
            tuple(names[number] for number in sorted(failed)),
        )

    def tell(self, made: Made) -> None:
        """Keep what a person should know, for a later build that has nothing to do."""
        places = {source.path: number for number, source in enumerate(self.sources)}
        numbers = [places[one.path] for one in made.failed]
        failed = [(n, self._placeless(n, one.problem)) for n, one in zip(numbers, made.failed, strict=True)]
        self.cache.store(self.digest, json.dumps([made.notices, failed]).encode(), "told")

    def told(self) -> tuple[tuple[str, ...], tuple[Failed, ...]]:
        """Return what an earlier build of just these reports had to tell."""
        notices, failed = json.loads(self.cache.read(self.digest, "told") or b"[[], []]")
        paths = [(self.sources[number].path, problem) for number, problem in failed]
        return tuple(notices), tuple(Failed(path, problem.replace(HERE, str(path))) for path, problem in paths)

    def _placeless(self, number: int, problem: str) -> str:
        """Return a message without the path, by which the next build may call the same file otherwise."""
        return problem.replace(str(self.sources[number].path), HERE)

    def _base(self, number: int, data: bytes) -> str:
        """Return a digest of all that decides on a report's parts but for the reviews of its text."""
        source = self.sources[number]
        name = pipeline.slug_of(source.name)
        merges = [sorted(self.settings.merges.of(document).items()) for document in (name, *self.reviewed)]
        about = self.settings.about.of(source.name, source.path)
        return digest_of(self.maker, name, source.path.name, hashlib.sha256(data).hexdigest(), merges, about)

    def _key(self, base: str, text: str) -> str:
        reviews = [
            (path.name, review.model_dump(mode="json"))
            for path, review in self.settings.reviews
            if review.sha256 == text
        ]
        return digest_of(base, reviews)
