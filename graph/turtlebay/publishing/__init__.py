"""Bring a graph to a store by the SPARQL 1.1 Graph Store HTTP Protocol, and prove that it arrived.

    graph ── plan ──► one payload for each named graph ── publish ──► read, compare, write, read again
                                                   │
    target       which graph a URL means           └── client: retries, time limits, no redirect elsewhere
    credentials  from the environment or a netrc file, never from the command line

Only the standard library is used, so that nothing else sees a password.
"""

from turtlebay.publishing.client import Client
from turtlebay.publishing.credentials import Credentials, read_credentials
from turtlebay.publishing.payload import Payload, plan
from turtlebay.publishing.publisher import Outcome, publish
from turtlebay.publishing.target import Target, read_target, require_same_host

__all__ = [
    "Client",
    "Credentials",
    "Outcome",
    "Payload",
    "Target",
    "plan",
    "publish",
    "read_credentials",
    "read_target",
    "require_same_host",
]
