"""A corpus is built as its reports are: once each, in any number of processes, and the same bytes come out."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pyoxigraph as ox
import pytest
from corpus_helpers import contents, finish, report_text, start, write_corpus

from turtlebay.corpus import find_sources, made_by
from turtlebay.errors import InputError
from turtlebay.rdf import validate, verify

if TYPE_CHECKING:
    from conftest import CommandLine
