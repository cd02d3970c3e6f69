"""The graph page beside plain pyvis with its physics, and against the bounds that we set ourselves.

    python benchmarks/pages.py [--out FILE.md] [--seconds 90]

Both draw the same nodes and edges, in one Chromium without a graphics card; read the ratios, not the digits. Ready is
the end of stabilization for pyvis and the first full picture for ours. A page that is not ready within the seconds
given is stopped: a lower bound of its time.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT / "graph"))

import pyoxigraph as ox  # noqa: E402
from playwright.sync_api import Browser, Error, Page, sync_playwright  # noqa: E402

from turtlebay.authority import Authority, Vocabulary  # noqa: E402
from turtlebay.graph import Graph, Report  # noqa: E402
from turtlebay.model import (  # noqa: E402
    Annotations,
    Entity,
    Evidence,
    Recommendation,
    Relation,
    ReportInfo,
    Span,
)
from turtlebay.pages import graph_page  # noqa: E402
from turtlebay.pages.data import page_facts  # noqa: E402
from turtlebay.pages.graph_page import _edges, _nodes, _scene  # noqa: E402

KINDS = ("Organ", "State", "Group", "Mission", "Post", "Place", "Document")
TIES = ("partOf", "cooperatesWith", "supports")
STRENGTHS = {"could": 1, "should": 2, "must": 3}
BACKED = ("one", "some", "many", "unattributed")

BOUNDS = {1_500: (1.0, 150), 5_000: (1.5, 150), 20_000: (3.0, 150)}
"""Seconds until ready, and milliseconds a redraw, by number of nodes."""


def made(number: int) -> Graph:
    """Return a graph with about as many nodes and twice as many edges, of which a few actors have most."""
    chance = random.Random(number)  # noqa: S311
    actors = number // 2
    able = [i for i in range(actors) if i % len(KINDS) < 5]

    def pick() -> str:
        return f"e{able[min(int(len(able) * chance.random() ** 3), len(able) - 1)]}"

    items = []
    for k in range(number - actors):
        asked = {pick() for _ in range(1 + (chance.random() < 0.2))} if chance.random() < 0.85 else set()
        items.append(
            Recommendation(
                id=f"r{k}",
                evidence=Evidence(span=Span(start=100 * k, end=100 * k + 90), section=f"Part {k // 50}"),
                addressees=tuple(sorted(asked)),
                counterparts=tuple({pick()} - asked) if chance.random() < 0.4 else (),
                action=f"do thing number {k} in good time",
                strength=chance.choice(list(STRENGTHS)),
                endorsement=chance.choice(BACKED),
                topics=(f"t{k % 15}",),
            )
        )
    relations = [
        Relation(
            subject=f"e{int(actors * chance.random())}",
            predicate=chance.choice(TIES),
            object=pick(),
            status=chance.choice(("stated", "proposed")),
            evidence=Evidence(span=Span(start=100 * (number + k), end=100 * (number + k) + 50)),
        )
        for k in range(number)
    ]
    entities = tuple(Entity(id=f"e{i}", label=f"Body {i}", type=KINDS[i % len(KINDS)]) for i in range(actors))
    info = ReportInfo(id="made", title=f"{number:,} nodes")
    annotations = Annotations(
        document=info, entities=entities, relations=tuple(relations), recommendations=tuple(items)
    )
    vocabulary = Vocabulary(
        types=frozenset(KINDS),
        actor_types=frozenset(KINDS[:5]),
        predicates=frozenset(TIES),
        symmetric=frozenset({"cooperatesWith"}),
        strengths=STRENGTHS,
        endorsements=frozenset(BACKED),
        statuses=frozenset({"stated", "proposed"}),
        topics={},
    )
    return Graph((Report(annotations),), Authority(actors={}, store=ox.Store()), vocabulary)


def plain_pyvis(graph: Graph) -> tuple[str, float]:
    """Return the page that pyvis alone makes of the same nodes and edges, and the seconds that this took."""
    from pyvis.network import Network

    facts = page_facts(graph)
    labels = {entity["id"]: entity["label"] for entity in facts["entities"]}
    labels |= {item["id"]: item["action"] for item in facts["recommendations"]}
    nodes, edges = _nodes(facts, _scene(facts)), _edges(facts)
    start = time.perf_counter()
    network = Network(directed=True, cdn_resources="in_line")
    for node in nodes:
        network.add_node(node["id"], label=labels.get(node["id"], node["id"]), title=labels.get(node["id"], ""))
    for edge in edges:
        network.add_edge(edge["from"], edge["to"])
    return network.generate_html(), time.perf_counter() - start


@dataclass(frozen=True)
class Figures:
    """What was measured of one page; None where it did not come to that."""

    build: float
    size: float
    ready: float | None
    redraw: float | None
    drawn: int
    requests: int
    fullest: float | None = None
    """Milliseconds a redraw with as many groups open as go in."""
    most: int = 0


READY = """() => new Promise((done) => {
  if (document.documentElement.dataset.ready) return done(performance.now());
  const look = () => (document.documentElement.dataset.ready ? done(performance.now()) : setTimeout(look, 5));
  look();
})"""
REDRAW = """(network) => {
  const times = [];
  for (let i = 0; i < 9; i += 1) {
    const start = performance.now();
    network.moveTo({ scale: network.getScale() * 1.02, animation: false });
    network.redraw();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[4];
}"""
STABLE = """<script>
  window.turtlebayReady = null;
  network.once("stabilizationIterationsDone", () => { window.turtlebayReady = performance.now(); });
</script></body>"""


@contextmanager
def opened(browser: Browser, file: Path) -> Iterator[tuple[Page, list[str]]]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    # What plain pyvis asks of the network is counted and refused: this measures drawing.
    page.route("http*://**/*", lambda route: route.abort())
    yield page, asked
    context.close()


def measure_ours(browser: Browser, folder: Path, graph: Graph) -> Figures:
    start = time.perf_counter()
    content = graph_page(graph)
    build = time.perf_counter() - start
    file = folder / "ours.html"
    file.write_text(content, encoding="utf-8")
    with opened(browser, file) as (page, asked):
        page.goto(file.as_uri(), wait_until="commit")
        page.wait_for_selector("html[data-ready='1']", state="attached", timeout=60_000)
        ready = page.evaluate(READY) / 1000
        redraw = page.evaluate(f"({REDRAW})(Canvas.network)")
        drawn = page.evaluate("Canvas.drawn().size")
        page.evaluate("Store.facts.groups.slice(0, 12).forEach((group) => Groups.toggle(group.id))")
        most = page.evaluate("Canvas.drawn().size")
        fullest = page.evaluate(f"({REDRAW})(Canvas.network)")
    outside = sum(not url.startswith("file:") for url in asked)
    return Figures(build, len(content.encode()) / 1e6, ready, redraw, drawn, outside, fullest, most)


def measure_pyvis(browser: Browser, folder: Path, graph: Graph, seconds: float) -> Figures:
    content, build = plain_pyvis(graph)
    file = folder / "pyvis.html"
    file.write_text(content.replace("</body>", STABLE), encoding="utf-8")
    ready = redraw = None
    with opened(browser, file) as (page, asked):
        page.set_default_timeout(1000 * seconds)
        try:
            page.goto(file.as_uri(), wait_until="commit")
            page.wait_for_function("window.turtlebayReady")
            ready = page.evaluate("window.turtlebayReady") / 1000
            redraw = page.evaluate(f"({REDRAW})(network)")
        except Error:
            pass  # Not ready in time: that is the result.
    outside = sum(not url.startswith("file:") for url in asked)
    number = len(graph.nodes) + len(graph.reports[0].annotations.recommendations)
    return Figures(build, len(content.encode()) / 1e6, ready, redraw, number, outside)


def table(rows: list[tuple[int, Figures, Figures | None]], seconds: float) -> str:
    lines = [
        "| nodes | page | build s | size MB | ready s | redraw ms | nodes drawn | redraw at most ms | requests |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for number, ours, theirs in rows:
        for name, one in (("turtlebay", ours), ("plain pyvis", theirs)):
            if one is None:
                continue
            ready = f"{one.ready:.2f}" if one.ready is not None else f"not in {seconds:.0f}"
            redraw = f"{one.redraw:.0f}" if one.redraw is not None else "–"
            cells = (f"{number:,}", name, f"{one.build:.2f}", f"{one.size:.1f}", ready, redraw, f"{one.drawn:,}")
            fullest = f"{one.fullest:.0f} ({one.most:,} drawn)" if one.fullest is not None else "–"
            lines.append(f"| {' | '.join(cells)} | {fullest} | {one.requests} |")
        if theirs is not None and ours.ready:
            least = "" if theirs.ready is not None else "more than "
            times = (theirs.ready or seconds) / ours.ready
            lines.append(f"| {number:,} | ratio | | | {least}{times:.0f} times | | | | |")
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, help="write the table to this file as well")
    parser.add_argument("--seconds", type=float, default=90.0, help="how long plain pyvis may take (default: 90)")
    parser.add_argument("--nodes", type=int, nargs="*", default=list(BOUNDS), help="sizes to measure")
    options = parser.parse_args()
    rows: list[tuple[int, Figures, Figures | None]] = []
    broken = []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        for number in options.nodes:
            graph = made(number)
            # A browser of its own for each: one that physics has frozen answers nobody any more.
            found: list[Figures | None] = []
            for theirs in (False, True):
                if theirs and number > 5_000:
                    found.append(None)  # Frozen long before; tried by hand, not in every run.
                    continue
                browser = playwright.chromium.launch(
                    executable_path=shutil.which("chromium"), args=["--headless", "--no-sandbox", "--disable-gpu"]
                )
                where = Path(folder)
                found.append(
                    measure_pyvis(browser, where, graph, options.seconds)
                    if theirs
                    else min((measure_ours(browser, where, graph) for _ in range(3)), key=lambda one: one.ready or 99)
                )
                browser.close()
            ours, other = found
            assert ours is not None  # noqa: S101
            rows.append((number, ours, other))
            ready, redraw = BOUNDS.get(number, (None, None))
            if ready is not None and (ours.ready or 99) > ready:
                broken.append(f"{number:,} nodes: ready after {ours.ready:.2f} s, not {ready} s")
            slowest = max(ours.redraw or 999, ours.fullest or 999)
            if redraw is not None and slowest > redraw:
                broken.append(f"{number:,} nodes: a redraw takes {slowest:.0f} ms, not {redraw} ms")
    written = table(rows, options.seconds)
    sys.stdout.write(written + "".join(f"over the bound: {line}\n" for line in broken))
    if options.out:
        options.out.write_text(written, encoding="utf-8")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
