"""What the network says, as tables: each with a title, what it means, and what to beware of.

    Graph ── Material ──► actors           degree, betweenness, PageRank, structural holes, brokerage
                     ├──► ought            the stated network beside the wished one
                     ├──► recommendations  to whom, how firmly, with whose support; what nobody is asked to do
                     ├──► voices           who is asked to act and heard by nobody
                     ├──► echoes           what is asked again, and each actor through the years
                     ├──► groups           communities, cores
                     ├──► bipartite        actors with topics, actors with recommendations
                     └──► sensitivity      how far the rankings can be trusted

Everything is exact or says its error, needs no numeric library, and is the same in every run and on every machine.

>>> from turtlebay import reviewed_graph
>>> [table.id for table in analyze(reviewed_graph().graph)][:3]
['actors-stated', 'actors-proposed', 'actors-co-addressed']
"""

from __future__ import annotations

from collections.abc import Iterator

from turtlebay.graph import Graph
from turtlebay.network.analysis.actors import iter_actor_tables
from turtlebay.network.analysis.bipartite import iter_bipartite_tables
from turtlebay.network.analysis.echoes import iter_echo_tables
from turtlebay.network.analysis.groups import iter_group_tables
from turtlebay.network.analysis.material import Material
from turtlebay.network.analysis.ought import iter_ought_tables
from turtlebay.network.analysis.recommendations import iter_recommendation_tables
from turtlebay.network.analysis.sensitivity import iter_sensitivity_tables
from turtlebay.network.analysis.table import Table
from turtlebay.network.analysis.voices import iter_voice_tables

__all__ = ["Material", "Table", "analyze", "iter_tables"]


def analyze(graph: Graph) -> list[Table]:
    """Return all findings of a graph, in the order of the chapter above."""
    return list(iter_tables(graph))


def iter_tables(graph: Graph) -> Iterator[Table]:
    """Yield the same one by one, each as soon as it is known."""
    material = Material.of(graph)
    yield from iter_actor_tables(material)
    yield from iter_ought_tables(material)
    yield from iter_recommendation_tables(material)
    yield from iter_voice_tables(material)
    yield from iter_echo_tables(material)
    yield from iter_group_tables(material)
    yield from iter_bipartite_tables(material)
    yield from iter_sensitivity_tables(material)
