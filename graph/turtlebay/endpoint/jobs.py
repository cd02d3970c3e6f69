"""What the server asks a worker for, and what comes back: plain values, written as JSON between the processes."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Literal

__all__ = ["Job", "Limits", "Outcome"]


@dataclass(frozen=True)
class Limits:
    """What one question may cost, and how many run at once."""

    seconds: float = 30.0
    rows: int = 100_000
    result_bytes: int = 128_000_000
    memory_bytes: int = 2_000_000_000
    """On top of what the graph itself takes."""
    request_bytes: int = 1_000_000
    parallel: int = 2
    waiting: int = 64
    """Questions that wait for their turn; one more is turned away at once."""


@dataclass(frozen=True)
class Job:
    """One task for one worker.

    `query`: SPARQL in `text` over the default graphs and named graphs given (None: all that the dataset has).
    `resource`: everything known of the IRI in `text`. `figures`: the counts that a description of the dataset needs.
    `media` names the one media type to answer in; where it is empty, `accept` is negotiated.
    """

    kind: Literal["query", "resource", "figures"]
    text: str = ""
    accept: str | None = None
    media: str = ""
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    more: str = ""
    """Address that explains where the rest of a cut answer is."""

    def to_json(self) -> bytes:
        """Return the job as bytes."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_json(cls, data: bytes) -> Job:
        """Return the job in the bytes.

        >>> job = Job("query", "ASK {}", named_graphs=("http://example.org/g",))
        >>> Job.from_json(job.to_json()) == job
        True
        """
        fields = json.loads(data)
        for name in ("default_graphs", "named_graphs"):
            fields[name] = None if fields[name] is None else tuple(fields[name])
        return cls(**fields)


@dataclass(frozen=True)
class Outcome:
    """How a job ended: an HTTP status, and either the type of the body or what went wrong.

    `rows` counts rows or triples; `cut` says that there are more than the limit lets through.
    """

    status: int
    content_type: str = ""
    problem: str = ""
    form: str = ""
    rows: int = 0
    cut: bool = False
    figures: dict[str, int] = field(default_factory=dict)

    def to_json(self) -> bytes:
        """Return the outcome as bytes."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_json(cls, data: bytes) -> Outcome:
        """Return the outcome in the bytes."""
        return cls(**json.loads(data))
