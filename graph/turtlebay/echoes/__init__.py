"""Recommendations that come back: which ones ask again for what an earlier document asked, and how surely.

    Graph ── requests ──► stems, polarity   an action as a set of stems, and the directions that it pulls in
                     ├──► candidates        earlier ones that share rare stems, in buckets of bounded size
                     └──► wording           the score of a pair: wording, addressee, topic; opposites have none

>>> from turtlebay.pipeline import reviewed_graph
>>> reviewed_graph().graph.echoes
()
"""

from __future__ import annotations

from turtlebay.echoes.reading import iter_requests, requests_of
from turtlebay.echoes.record import Echo, Request
from turtlebay.echoes.search import MOST, THRESHOLD, find_echoes, iter_links

__all__ = ["MOST", "THRESHOLD", "Echo", "Request", "find_echoes", "iter_links", "iter_requests", "requests_of"]
