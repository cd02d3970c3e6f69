"""The graph for network analysis and spreadsheets: networkx, GraphML and CSV tables.

>>> from turtlebay.network import to_graphml, to_networkx
"""

from turtlebay.network.graphml import to_graphml
from turtlebay.network.projection import to_networkx
from turtlebay.network.tables import actors_csv, recommendations_csv, relations_csv

__all__ = ["actors_csv", "recommendations_csv", "relations_csv", "to_graphml", "to_networkx"]
