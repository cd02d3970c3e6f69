"""Neo4j: CSV files that both `neo4j-admin database import` and `LOAD CSV` read, and the Cypher script for the latter.

The script needs no plugin: types of relationships are fixed words in Cypher, so it has one statement for each.
"""

from __future__ import annotations

import re
from typing import Final

from turtlebay.graph import Graph
from turtlebay.network.cells import Cell, to_csv
from turtlebay.network.exchange import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Scope, Value, to_exchange

__all__ = ["to_neo4j"]

TYPES: Final = {str: "", int: ":int", float: ":double"}
CASTS: Final = {str: "{}", int: "toInteger({})", float: "toFloat({})"}


def to_neo4j(graph: Graph, scope: Scope = Scope.statements) -> dict[str, str]:
    """Return `nodes.csv`, `relationships.csv` and `import.cypher`; running the script twice adds nothing.

    Nodes have the label `Node` and one for their type; relationships have the predicate, or the layer, as type.
    """
    network = to_exchange(graph, scope)
    nodes: list[tuple[Cell, ...]] = []
    labels, types = set(), set()
    for node in network.nodes:
        label = _word(str(node.attributes.get("type") or node.attributes["kind"]))
        labels.add(label)
        values = (_cell(node.attributes.get(name)) for name in NODE_ATTRIBUTES)
        nodes.append((node.id, f"Node;{label}", _cell(node.label), *values))
    edges: list[tuple[Cell, ...]] = []
    for edge in network.edges:
        types.add(_constant(edge.label))
        values = (_cell(edge.attributes.get(name)) for name in EDGE_ATTRIBUTES)
        edges.append((edge.source, edge.target, _constant(edge.label), edge.id, edge.weight, *values))
    node_names = [f"{name}{TYPES[kind]}" for name, kind in NODE_ATTRIBUTES.items()]
    edge_names = [f"{name}{TYPES[kind]}" for name, kind in EDGE_ATTRIBUTES.items()]
    return {
        "nodes.csv": to_csv(("iri:ID", ":LABEL", "name", *node_names), nodes),
        "relationships.csv": to_csv((":START_ID", ":END_ID", ":TYPE", "id", "weight:int", *edge_names), edges),
        "import.cypher": _script(sorted(labels), sorted(types)),
    }


def _script(labels: list[str], types: list[str]) -> str:
    node_fields = _fields({"name": str, **NODE_ATTRIBUTES})
    edge_fields = _fields({"weight": int, **EDGE_ATTRIBUTES})
    parts = [
        "// Put nodes.csv and relationships.csv into the import folder of the database, then run this script.",
        "CREATE CONSTRAINT turtlebay_iri IF NOT EXISTS FOR (n:Node) REQUIRE n.iri IS UNIQUE;",
        "LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row\n"
        f"MERGE (n:Node {{iri: row.`iri:ID`}})\nSET n += {{{node_fields}}};",
    ]
    parts += [
        "LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row\n"
        f"WITH row WHERE row.`:LABEL` = 'Node;{label}'\n"
        f"MATCH (n:Node {{iri: row.`iri:ID`}})\nSET n:`{label}`;"
        for label in labels
    ]
    parts += [
        "LOAD CSV WITH HEADERS FROM 'file:///relationships.csv' AS row\n"
        f"WITH row WHERE row.`:TYPE` = '{type_}'\n"
        "MATCH (a:Node {iri: row.`:START_ID`}), (b:Node {iri: row.`:END_ID`})\n"
        f"MERGE (a)-[r:`{type_}` {{id: row.id}}]->(b)\nSET r += {{{edge_fields}}};"
        for type_ in types
    ]
    return "\n\n".join(parts) + "\n"


def _fields(attributes: dict[str, type[Value]]) -> str:
    return ", ".join(f"{name}: {CASTS[kind].format(f'row.`{name}{TYPES[kind]}`')}" for name, kind in attributes.items())


def _constant(predicate: str) -> str:
    """Return the name of a relationship type in Neo4j's style.

    >>> _constant("inTensionWith"), _constant("co-addressed")
    ('IN_TENSION_WITH', 'CO_ADDRESSED')
    """
    return _word(re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", predicate)).upper()


def _word(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9_]", "_", name)


def _cell(value: Value | None) -> Value | None:
    # LOAD CSV takes a backslash for the start of an escape, the importer does not; no text may depend on which
    return value.replace("\\", "/") if isinstance(value, str) else value
