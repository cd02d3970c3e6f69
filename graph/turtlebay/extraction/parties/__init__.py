"""Who should act and who is involved: the addressees and counterparts of a recommendation."""

from __future__ import annotations

from dataclasses import dataclass

from turtlebay.extraction.mentions import Mentions
from turtlebay.extraction.parties.addressees import Addressees, Context
from turtlebay.extraction.parties.counterparts import iter_counterparts
from turtlebay.extraction.unit import Unit

__all__ = ["Context", "Parties", "find_parties"]


@dataclass(frozen=True, slots=True)
class Parties:
    """Keys of those that should act and of those involved, and the form that gave the former."""

    addressees: tuple[str, ...]
    counterparts: tuple[str, ...]
    source: str


def find_parties(
    unit: Unit, mentions: Mentions, context: Context, previous: tuple[int, int] | None, block: int, characters: str
) -> Parties:
    """Return the parties of a unit; `previous` is the clean range of the sentence before, in the same block or list."""
    search = Addressees(unit, mentions, context, previous, block, characters)
    addressees, source = search.find()
    context.remember(unit, block, (addressees, source))
    counterparts = dict.fromkeys(iter_counterparts(unit, mentions, addressees, search.clause_start))
    return Parties(addressees, tuple(counterparts), source)
