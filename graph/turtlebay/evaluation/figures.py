"""From counts to figures: precision, recall and F1 of sets; shares of single values."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

__all__ = ["Figure", "figures", "ratio"]


@dataclass(frozen=True)
class Figure:
    """One figure: of a set (`true`, `spurious`, `missed`), or the share `right` of `of` values."""

    name: str
    true: int = 0
    spurious: int = 0
    missed: int = 0
    right: int = 0
    of: int | None = None

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return ratio(self.true, self.true + self.spurious)

    @property
    def recall(self) -> float:
        """The share of what is right that was found."""
        return ratio(self.true, self.true + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    @property
    def share(self) -> float | None:
        """The share of single values that is right; nothing where there are none."""
        return self.right / self.of if self.of else None

    @property
    def main(self) -> float | None:
        """The one number to compare: the share, or F1."""
        return self.share if self.of is not None else self.f1

    def to_data(self) -> dict[str, float | int | None]:
        """Return the figure under the names that the scorer of the guidelines uses."""
        if self.of is not None:
            return {"share": self.share, "n": self.of}
        counts = {"tp": self.true, "fp": self.spurious, "fn": self.missed}
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1, **counts}


def figures(counts: Counter[str]) -> dict[str, Figure]:
    """Return the figures of counts, by name.

    >>> figures(Counter({"topics.tp": 1, "topics.fp": 1, "topics.fn": 0}))["topics"].precision
    0.5
    """
    found = {}
    for name in sorted({key.rsplit(".", 1)[0] for key in counts}):
        if name + ".n" in counts:
            found[name] = Figure(name, right=counts[name + ".ok"], of=counts[name + ".n"])
        else:
            found[name] = Figure(name, *(counts[f"{name}.{part}"] for part in ("tp", "fp", "fn")))
    return found


def ratio(part: int, whole: int) -> float:
    """Return a share; 0 of nothing."""
    return part / whole if whole else 0.0
