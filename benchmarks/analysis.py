"""`turtlebay analyze` on a made-up corpus: every table with its seconds, then the total and the peak of memory.

    python benchmarks/analysis.py [--ties 120000] [--actors 12000] [--reports 200]

The corpus is drawn by number, in words of our own: a few bodies are named everywhere, most of them seldom, as in real
reports. Each table runs alone, in the order of the command; at last the command itself runs. With
200 reports each of them is left out once and all are drawn 200 times: no other number takes as long.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from bisect import bisect
from collections.abc import Iterator
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "graph"))

from turtlebay.authority import read_vocabulary  # noqa: E402
from turtlebay.graph import Graph  # noqa: E402
from turtlebay.model import Annotations, from_json, to_json  # noqa: E402
from turtlebay.network.analysis import Material, iter_tables  # noqa: E402
from turtlebay.network.projection import to_networkx  # noqa: E402
from turtlebay.network.reading import graph_of  # noqa: E402

SEED = 2010
KINDS = ("Organ", "SecretariatUnit", "Mission", "State", "Group", "NonGovernmentalOrganization", "Person", "Post")
NAMES = ("Harbour", "Orchard", "Bridge", "Lantern", "Meadow", "Quarry", "Ferry", "Granary")
BODIES = ("Board", "Office", "Council", "Watch", "Guild", "Envoy", "Fund", "Forum")
ACTIONS = ("mend the pier", "count the boats", "open the archive", "share the map", "light the road")
say = partial(print, flush=True)


def main() -> None:
    """Print the size of the corpus, then each table, then the sums."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ties", type=int, default=120_000, help="statements of a relation between two actors")
    parser.add_argument("--actors", type=int, default=12_000)
    parser.add_argument("--reports", type=int, default=200)
    options = parser.parse_args()
    reports = list(make_reports(options.ties, options.actors, options.reports))
    graph = graph_of(reports)
    network, material = to_networkx(graph), Material.of(graph)
    whole = material.whole()
    say(f"Python {platform.python_version()}, {os.cpu_count()} cores; {len(reports):,} reports, seed {SEED}")
    say(f"the export of statements: {network.number_of_nodes():,} nodes, {network.number_of_edges():,} edges")
    say(f"the network of actors: {len(whole):,} nodes, {whole.number_of_edges():,} edges,")
    say(f"from {len(material.ties):,} statements and {len(material.asks):,} recommendations\n")
    del network, whole, material
    before = peak()
    run(graph)
    say(f"peak of memory: {before:,.0f} MB before the tables, {peak():,.0f} MB with them")
    with tempfile.TemporaryDirectory() as folder:
        seconds, size = run_command(reports, Path(folder))
    say(
        f"\nthe command, from {len(reports):,} annotation files to {size / 1e6:,.0f} MB of JSON: {seconds:.1f} s, ",
        end="",
    )
    say(f"{peak(resource.RUSAGE_CHILDREN):,.0f} MB at most")


def run_command(reports: list[Annotations], folder: Path) -> tuple[float, int]:
    """Return the seconds of `turtlebay analyze` in a process of its own, and how many bytes it writes."""
    (folder / "annotations").mkdir()
    for report in reports:
        (folder / "annotations" / f"{report.document.id}.json").write_text(to_json(report), encoding="utf-8")
    found = folder / "found.json"
    command = [sys.executable, "-m", "turtlebay", "analyze", str(folder), "-o", str(found)]
    begin = time.perf_counter()
    subprocess.check_output(command, env=os.environ | {"PYTHONPATH": str(ROOT / "graph")})  # noqa: S603
    return time.perf_counter() - begin, found.stat().st_size


def run(graph: Graph) -> None:
    """Make every table and print its seconds, its rows and, where a sample stands for all, its stated error."""
    begin = last = time.perf_counter()
    rows = 0
    say(f"{'table':26}{'seconds':>9}{'rows':>10}")
    for table in iter_tables(graph):
        now = time.perf_counter()
        stated = [part for part in table.caveat.split(". ") if "estimated" in part or "compared" in part]
        say(f"{table.id:26}{now - last:9.2f}{len(table.rows):10,}  {'; '.join(stated).rstrip('.')}".rstrip())
        rows += len(table.rows)
        last = time.perf_counter()
    say(f"{'all':26}{last - begin:9.2f}{rows:10,}")


def make_reports(ties: int, actors: int, reports: int) -> Iterator[Annotations]:
    """Yield reports that hold so many statements together, and a recommendation for every five of them."""
    draw = random.Random(SEED)  # noqa: S311 - a corpus, not a secret
    vocabulary = read_vocabulary()
    topics, endorsements = sorted(vocabulary.topics), sorted(vocabulary.endorsements)
    predicates = sorted(vocabulary.predicates - {"inTensionWith"})
    # by rank, as words in a language: the first body is named most, and half of all names go to the rare ones
    sums = list(accumulate((rank + 20) ** -0.75 for rank in range(actors)))

    def body() -> int:
        return bisect(sums, draw.random() * sums[-1])

    def bodies(number: int) -> list[str]:
        return [f"a{place}" for place in dict.fromkeys(body() for _ in range(number))]

    for number in range(reports):
        relations, items = [], []
        for place in range(ties * number // reports, ties * (number + 1) // reports):
            one, other = body(), body()
            while other == one:
                other = body()
            status = "proposed" if draw.random() < 0.25 else "stated"
            predicate = "inTensionWith" if draw.random() < 0.04 else draw.choice(predicates)
            ends = {"subject": f"a{one}", "predicate": predicate, "object": f"a{other}", "status": status}
            relations.append({**ends, **evidence(draw, place)})
        for place in range(len(relations) // 5):
            addressees = bodies(draw.choice((0, 1, 1, 1, 2, 4)))
            roles = {"addressees": addressees, "counterparts": bodies(draw.choice((0, 0, 1, 2)))}
            words = {"action": draw.choice(ACTIONS), "topics": draw.sample(topics, draw.choice((1, 1, 2, 3)))}
            scales = {"strength": draw.choice(("must", "should", "could")), "endorsement": draw.choice(endorsements)}
            items.append({"id": f"r{place:04}", **roles, **words, **scales, **evidence(draw, place)})
        names = {item[end] for item in relations for end in ("subject", "object")}
        names |= {name for item in items for name in (*item["addressees"], *item["counterparts"])}
        info = {"id": f"made-{number:04}", "title": f"Report {number}", "date": str(1990 + draw.randrange(36))}
        data = {
            "document": {**info, "publisher": f"Press {number % 12}"},
            "entities": [entity(int(name[1:])) for name in sorted(names)],
            "relations": relations,
            "recommendations": items,
        }
        yield from_json(json.dumps(data), name=info["id"])


def entity(place: int) -> dict[str, str]:
    """Return a body that all reports share."""
    label = f"{NAMES[place % 8]} {BODIES[place // 8 % 8]} {place}"
    return {
        "id": f"a{place}",
        "label": label,
        "type": KINDS[place % 7 + (place % 3 == 0)],
        "authority": f"made-{place}",
    }


def evidence(draw: random.Random, place: int) -> dict[str, Any]:
    """Return where a statement stands, and how sure it is."""
    return {"start": 50 * place, "end": 50 * place + 40, "confidence": draw.randrange(45, 100) / 100}


def peak(whose: int = resource.RUSAGE_SELF) -> float:
    """Return the most memory that this process, or one that it ran, has held, in megabytes; Linux counts kilobytes."""
    return resource.getrusage(whose).ru_maxrss / 1024


if __name__ == "__main__":
    main()
