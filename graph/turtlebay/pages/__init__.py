"""Pages for people: the interactive graph and the index of a folder of results, each one file that needs no network."""

from turtlebay.pages.graph_page import graph_page
from turtlebay.pages.index_page import index_page

__all__ = ["graph_page", "index_page"]
