"""A small subgraph that joins given actors: an approximate Steiner tree over a bounded neighbourhood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

import networkx as nx
from networkx.algorithms.approximation import steiner_tree

from queries.finish.finish import Finish, Finished, Parameters
from queries.results import Row

__all__ = ["CONNECT"]

NOTE = (
    "Approximate: a Steiner tree (Mehlhorn), at most {bound:.2f} times the smallest, over the {nodes} entities and"
    " {relations} relations within {depth} relations of the actors given."
)


def connect(rows: Sequence[Row], parameters: Parameters) -> Finished:
    """The nodes of the tree and every relation between two that are neighbours in it."""
    if not rows:
        return Finished([])
    row = rows[0]
    nodes = {str(cast("Row", each["node"])["id"]): each for each in cast("list[Row]", row["nodes"])}
    relations = [
        each for each in cast("list[Row]", row["relations"]) if each["source"] in nodes and each["target"] in nodes
    ]
    wanted = [actor for actor in cast("list[str]", parameters["actors"]) if actor in nodes]
    graph = _graph(nodes, relations, wanted, cast(int, parameters["hub"]))
    groups = _components(graph, wanted)
    joined = [_tree(graph, group) for group in groups]
    kept = {node for tree in joined for node in tree.nodes}
    pairs = {frozenset(pair) for tree in joined for pair in tree.edges}
    found = {
        **row,
        "nodes": [each for key, each in nodes.items() if key in kept],
        "relations": [each for each in relations if frozenset((each["source"], each["target"])) in pairs],
    }
    return Finished([found], _note(parameters, nodes, relations, groups))


def _graph(nodes: dict[str, Row], relations: Iterable[Row], wanted: Sequence[str], hub: int) -> nx.Graph[str]:
    """Undirected; what must not be passed through is left out, the actors themselves never."""
    graph: nx.Graph[str] = nx.Graph()
    passable = {key for key, each in nodes.items() if key in wanted or _may_pass(each, hub)}
    graph.add_nodes_from(sorted(passable))
    for each in relations:
        if {each["source"], each["target"]} <= passable:
            graph.add_edge(str(each["source"]), str(each["target"]), weight=1)
    return graph


def _may_pass(node: Row, hub: int) -> bool:
    kind = cast("Row", node["node"])["kind"]
    return kind not in {"Law", "Provision", "Place"} and cast(int, node["degree"]) <= hub


def _components(graph: nx.Graph[str], wanted: Sequence[str]) -> list[list[str]]:
    """The actors, by which can be joined at all; the largest group first."""
    groups = [sorted(set(wanted) & part) for part in nx.connected_components(graph)]
    return sorted((group for group in groups if group), key=lambda group: (-len(group), group))


def _tree(graph: nx.Graph[str], actors: Sequence[str]) -> nx.Graph[str]:
    if len(actors) == 1:
        return graph.subgraph(actors)
    part = graph.subgraph(nx.node_connected_component(graph, actors[0]))  # it fails on what is not connected
    return cast("nx.Graph[str]", steiner_tree(part, list(actors), method="mehlhorn"))


def _note(
    parameters: Parameters, nodes: dict[str, Row], relations: Sequence[Row], groups: Sequence[Sequence[str]]
) -> str:
    most = max(map(len, groups), default=1)
    note = NOTE.format(
        bound=2 * (1 - 1 / max(most, 2)), nodes=len(nodes), relations=len(relations), depth=parameters["depth"]
    )
    if len(groups) < 2:
        return note
    return f"{note} Not joined within that bound: {' | '.join(', '.join(group) for group in groups)}."


CONNECT = Finish(connect)
