"""The interactive page of a graph: one HTML file, built through pyvis, that asks nothing of any network."""

from __future__ import annotations

from typing import Any

from turtlebay.graph import Graph
from turtlebay.pages.assets import GRAPH_SCRIPTS, make_environment, policy, script, style, vis_network
from turtlebay.pages.atlas import make_atlas
from turtlebay.pages.data import page_facts
from turtlebay.pages.groups import DRAWN, find_groups
from turtlebay.pages.scene import NOBODY, Place, make_scene
from turtlebay.pages.terms import Facts

__all__ = ["graph_page"]


def graph_page(graph: Graph, *, reports: str | None = None, of: int = 0) -> str:
    """Return the page of a graph; the same graph gives the same characters. To be written in UTF-8.

    pyvis holds nodes and edges and renders our template, which puts them, with all else that the page shows, into a
    block of JSON; the page's script writes nothing but text into the document. `reports` names the folder beside the
    page in which the pages of the reports lie, where there are any: evidence then links to its place there. `of` is how
    many reports there are, where these are not all.
    """
    # Loading pyvis loads IPython, which takes a second; who only reads reports should not wait for it.
    from pyvis.network import Network

    # echoes of a part of the reports would have other scores than those in the graph
    facts = page_facts(graph, graph.echoes if of in (0, len(graph.reports)) else ())
    for document in facts["documents"]:
        document["page"] = None if reports is None else f"{reports.rstrip('/')}/{document['id']}.html"
    scene = _scene(facts)
    network = Network(directed=True, cdn_resources="in_line")
    # add_node and add_edge look through lists and take 8 s for 20,000 nodes; the lists themselves take any keyword.
    network.nodes = _nodes(facts, scene)
    network.node_ids = [node["id"] for node in network.nodes]
    network.edges = _edges(facts)
    network.toggle_physics(False)

    source, sheet, vis = script(*GRAPH_SCRIPTS), style("common.css", "graph.css", "graph-small.css"), vis_network()
    environment = make_environment()
    environment.globals.update(
        page_title=_title(facts),
        facts=facts,
        of=of,
        vis=vis,
        script=source,
        sheet=sheet,
        policy=policy(scripts=(vis, source), styles=(sheet,)),
    )
    network.templateEnv = environment
    network.path = "graph.html"
    html: str = network.generate_html()
    return html


def _title(facts: Facts) -> str:
    documents = facts["documents"]
    return documents[0]["title"] if len(documents) == 1 else f"{len(documents)} reports"


def _scene(facts: Facts) -> dict[str, Place]:
    """Return all places; a graph that is too large to be drawn at once gets groups, which go to the facts."""
    facts["drawn"] = DRAWN
    facts["groups"] = []
    if len(facts["entities"]) + len(facts["recommendations"]) <= DRAWN:
        return make_scene(facts)
    scene, territories = make_atlas(facts, find_groups(facts, NOBODY))
    labels = {entity["id"]: entity["label"] for entity in facts["entities"]} | {NOBODY: "No addressee named"}
    for number, territory in enumerate(territories):
        group = territory.group
        name = labels[group.hub] if group.hub else "Without ties to others"
        facts["groups"].append(
            {
                "id": f"group/{number}",
                "hub": group.hub,
                "label": name,
                "entities": list(group.entities),
                "recommendations": list(group.recommendations),
                "x": territory.x,
                "y": territory.y,
                "size": territory.size,
            }
        )
    return scene


def _nodes(facts: Facts, scene: dict[str, Place]) -> list[dict[str, Any]]:
    kinds = {entity["id"]: "entity" for entity in facts["entities"]}
    kinds |= {item["id"]: "recommendation" for item in facts["recommendations"]}
    kinds[NOBODY] = "nobody"
    nodes = []
    for key, place in scene.items():
        node = {"id": key, "kind": kinds[key], "x": place.x, "y": place.y, "size": place.size, "below": place.below}
        nodes.append(node | ({"ties": list(place.ties)} if place.ties else {}))
    return nodes


def _edges(facts: Facts) -> list[dict[str, Any]]:
    edges: list[dict[str, Any]] = []
    for item in facts["recommendations"]:
        for role in ("addressees", "counterparts", "places"):
            targets = item[role] or ([NOBODY] if role == "addressees" else [])
            kind = role.removesuffix("s")
            edges.extend(
                {"id": f"{item['id']}/{kind}/{other}", "from": item["id"], "to": other, "kind": kind}
                for other in targets
            )
    together: dict[tuple[str, str], int] = {}
    for relation in facts["relations"]:
        ends = (relation["subject"], relation["object"])
        pair = (min(ends), max(ends))
        number = together[pair] = together.get(pair, -1) + 1
        # Parallel ties bow out in turn, so that none lies over another.
        bow = 0.08 + 0.14 * number
        side = "curvedCW" if ends == pair else "curvedCCW"
        edge = {"id": relation["id"], "from": ends[0], "to": ends[1], "kind": "relation", "bow": round(bow, 2)}
        edges.append(edge | {"side": side})
    return edges
