"""Cytoscape.js: elements with data and classes."""

from __future__ import annotations

from queries.formats.format import Format, subgraph, to_json
from queries.results import Answer, Node, Relation, Row

__all__ = ["CYTOSCAPE"]


def write(answer: Answer) -> bytes:
    graph = subgraph(answer)
    elements = {"nodes": [_node(node) for node in graph.nodes], "edges": [_edge(each) for each in graph.relations]}
    return to_json({"elements": elements, "data": {"name": answer.title, "data_version": answer.data_version}})


def _node(node: Node) -> Row:
    """Its own id, label and degree win over a property of such a name."""
    return {
        "data": {**node.properties, "id": node.id, "label": node.name, "kind": node.kind, "degree": node.degree},
        "classes": " ".join(node.labels),
    }


def _edge(relation: Relation) -> Row:
    names = ("id", "source", "target", "type", "role", "start", "end", "certainty", "disputed", "documents")
    data = {**relation.properties, **{name: getattr(relation, name) for name in names}}
    classes = f"{relation.type} {relation.certainty}{' disputed' if relation.disputed else ''}"
    return {"data": {**data, "label": relation.type, "evidence": list(relation.evidence)}, "classes": classes}


CYTOSCAPE = Format("cytoscape", "application/vnd.cytoscape+json", "cyjs", "elements for Cytoscape.js", write)
