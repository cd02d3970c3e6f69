"""From the reports of a call to the files of an output folder, however many there are.

    paths ── sources ──► files ── running ──► parts of each report (products), kept by content (cache)
    parts ── assembly ─► the files, written from one report after another

What is done with a report is the caller's: nothing here reads, extracts or reviews.
"""

from turtlebay.corpus.about import About, read_about, tell_about
from turtlebay.corpus.assembly import Assembled, Sink, assemble
from turtlebay.corpus.cache import NAME, Cache, digest_of, made_by
from turtlebay.corpus.cluster import run_on_cluster
from turtlebay.corpus.merges import Merges, apply_merges, read_merges
from turtlebay.corpus.products import Packed, Products, pack, render, unpack
from turtlebay.corpus.running import Done, Task, run
from turtlebay.corpus.sources import Found, Source, find_sources

__all__ = [
    "NAME",
    "About",
    "Assembled",
    "Cache",
    "Done",
    "Found",
    "Merges",
    "Packed",
    "Products",
    "Sink",
    "Source",
    "Task",
    "apply_merges",
    "assemble",
    "digest_of",
    "find_sources",
    "made_by",
    "pack",
    "read_about",
    "read_merges",
    "render",
    "run",
    "run_on_cluster",
    "tell_about",
    "unpack",
]
