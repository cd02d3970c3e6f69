"""Pages for people: the graph, a reading page for each report, and the index of a folder of results.

Each page is one file that needs no network. `graph_marks` says where the page of a graph draws what.
"""

from turtlebay.pages.data import short_id
from turtlebay.pages.figures import Figures, count_figures
from turtlebay.pages.files_page import FILES, files_page
from turtlebay.pages.graph_page import graph_page
from turtlebay.pages.index_page import index_of, index_page
from turtlebay.pages.marks import graph_marks
from turtlebay.pages.notebook import notebook_frame
from turtlebay.pages.report_page import report_page

__all__ = [
    "FILES",
    "Figures",
    "count_figures",
    "files_page",
    "graph_marks",
    "graph_page",
    "index_of",
    "index_page",
    "notebook_frame",
    "report_page",
    "short_id",
]
