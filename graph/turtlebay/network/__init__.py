"""The graph for network analysis and spreadsheets: networkx, GraphML and CSV tables.

    Graph ── to_networkx ──► to_graphml
        ├── analysis ──────► findings as tables; `rendering` writes CSV, JSON and Markdown, `plots` SVG, `pictures` PNG
        ├── headlines ─────► the findings that the index page of an output folder shows
        └── exchange ──────► gexf, pajek, cytoscape, neo4j, flat (CSV): one set of nodes, edges and attributes
    annotations, RDF ── reading ──► Graph

What is not in the list of names below is imported from its module, so that a build does not load it.

>>> from turtlebay.network import to_graphml, to_networkx
"""

from turtlebay.network.actor_table import ActorTable, actor_counts, actors_csv
from turtlebay.network.cells import to_csv
from turtlebay.network.graphml import GRAPHML_END, Fragment, graphml_fragment, graphml_head, to_graphml
from turtlebay.network.projection import to_networkx
from turtlebay.network.tables import recommendations_csv, relations_csv

__all__ = [
    "GRAPHML_END",
    "ActorTable",
    "Fragment",
    "actor_counts",
    "actors_csv",
    "graphml_fragment",
    "graphml_head",
    "recommendations_csv",
    "relations_csv",
    "to_csv",
    "to_graphml",
    "to_networkx",
]
