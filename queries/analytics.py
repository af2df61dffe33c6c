"""Measures on a subgraph, by networkx: degree, betweenness, communities. They measure reporting, not reality."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import networkx as nx

from queries.results import Row, Subgraph

__all__ = ["CAVEAT", "measures", "to_networkx"]

CAVEAT = (
    "These numbers measure what the documents at hand report, and how far they were read into the graph. Who is"
    " reported on more has more relations; who is missing from the documents is missing here. They say"
    " nothing of importance, influence or guilt."
)
SEED = 1  # the same subgraph gives the same communities


def to_networkx(subgraph: Subgraph) -> nx.MultiDiGraph[str]:
    """Nodes and relations by their ids, with all their properties; evidence as lists of maps."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in subgraph.nodes:
        graph.add_node(
            node.id, **{**node.properties, "kind": node.kind, "name": node.name, "labels": list(node.labels)}
        )
    for relation in subgraph.relations:
        about = {"type": relation.type, "certainty": relation.certainty, "documents": relation.documents}
        about |= {"start": relation.start, "end": relation.end, "evidence": list(relation.evidence)}
        graph.add_edge(relation.source, relation.target, key=relation.id, **{**relation.properties, **about})
    return graph


def measures(subgraph: Subgraph) -> Row:
    """`nodes`: id, name, degree (relations in this subgraph), betweenness (0 to 1), community; `caveat` and sizes."""
    simple = _simple(subgraph)
    between = cast("Mapping[str, float]", nx.betweenness_centrality(simple))
    communities = _communities(simple)
    of = {node: number for number, members in enumerate(communities) for node in members}
    counted = dict.fromkeys(simple.nodes, 0)
    for relation in subgraph.relations:
        counted[relation.source] += 1
        counted[relation.target] += 1
    rows = [
        {
            "id": node.id, "name": node.name, "kind": node.kind, "degree": counted[node.id],
            "neighbours": len(simple[node.id]), "betweenness": round(between[node.id], 6), "community": of[node.id],
        }
        for node in subgraph.nodes
    ]  # fmt: skip
    rows.sort(key=lambda row: (-cast(float, row["betweenness"]), -cast(int, row["degree"]), str(row["id"])))
    sizes = [len(members) for members in communities]
    return {"nodes": rows, "communities": sizes, "components": nx.number_connected_components(simple), "caveat": CAVEAT}


def _simple(subgraph: Subgraph) -> nx.Graph[str]:
    """Undirected, one edge between two neighbours, however many relations there are; denied ones do not connect."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(node.id for node in subgraph.nodes))
    connecting = {
        tuple(sorted((each.source, each.target))) for each in subgraph.relations if each.certainty != "denied"
    }
    graph.add_edges_from((one, other) for one, other in sorted(connecting))
    return graph


def _communities(graph: nx.Graph[str]) -> list[list[str]]:
    """The largest first; by modularity (Louvain)."""
    if not graph.number_of_edges():
        return [[node] for node in graph.nodes]
    found = nx.community.louvain_communities(graph, seed=SEED)
    return sorted((sorted(members) for members in found), key=lambda members: (-len(members), members))
