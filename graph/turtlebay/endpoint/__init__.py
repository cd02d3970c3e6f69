"""A graph as a read-only SPARQL 1.1 endpoint, with a query page and a page for every IRI (`turtlebay serve`).

    keeper (loads the graph, forks, stays) ──► server (HTTP, no graph of its own)
      └──► one short-lived process for each question: killed by the system when its time is up

The engine cannot be told to stop a query that runs, so each runs in a process of its own that shares the loaded graph
by copy on write: it starts in about a millisecond, whatever it does ends with it, and the next question is not held up.

`keeper` forks, `worker` answers one job, `crew` hands jobs over from the server; `protocol`, `negotiation` and
`problems` are HTTP; `results`, `triples`, `resource` and `description` are what is sent. Starlette and uvicorn
(`pip install 'turtlebay[serve]'`) are imported in the server process alone.
"""

from turtlebay.endpoint.dataset import Dataset, open_dataset
from turtlebay.endpoint.jobs import Limits
from turtlebay.endpoint.keeper import require_packages, serve

__all__ = ["Dataset", "Limits", "open_dataset", "require_packages", "serve"]
