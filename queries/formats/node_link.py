"""Node-link JSON as networkx 3.6 reads it: a directed multigraph, one key an edge."""

from __future__ import annotations

from queries.formats.format import Format, subgraph, to_json
from queries.results import Answer, Relation, Row, node_json, relation_json

__all__ = ["NODE_LINK"]


def write(answer: Answer) -> bytes:
    graph = subgraph(answer)
    return to_json(
        {
            "directed": True,
            "multigraph": True,
            "graph": {"name": answer.title, "question": answer.question, "data_version": answer.data_version},
            "nodes": [node_json(node) for node in graph.nodes],
            "edges": [_edge(relation) for relation in graph.relations],
        }
    )


def _edge(relation: Relation) -> Row:
    return {**relation_json(relation), "key": relation.id}


NODE_LINK = Format("node-link", "application/vnd.networkx+json", "json", "node-link JSON for networkx and D3", write)
