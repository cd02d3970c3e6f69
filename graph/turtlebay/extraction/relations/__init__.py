"""Find relations between entities, where one sentence states, plainly presupposes or proposes them.

Precision comes before recall: over-connecting is the known failure of systems that read relations from text. A
sentence is read as a `Skeleton`, its names replaced by typed tokens: rules read syntax and types, no names. The rules:

- `belonging`, `standing`, `acts`, `mandating`, `exchange`, `constraint`: patterns over skeletons, by predicate;
- `names`, `name_rules`: what a name says by itself;
- `known`: what the authority knows, where one sentence names both sides;
- `gatherings`: who takes part in the event that a report is about;
- `proposed`: what a recommendation proposes between its addressees and the objects of its verb.

Each rule has an id, a clause of the guidelines, examples of our own, and the share of right relations as confidence
(`measured`).
"""

from turtlebay.extraction.relations.find import find_relations
from turtlebay.extraction.relations.ties import Tie

__all__ = ["Tie", "find_relations"]
