"""Measures on a graph small enough to count by hand."""

from __future__ import annotations

from queries import CAVEAT, Node, Relation, Subgraph, measures, to_networkx


def chain(*pairs: str, denied: str = "") -> Subgraph:
    """`ab bc`: a–b and b–c."""
    names = sorted(set("".join((*pairs, denied))))
    nodes = tuple(Node(name, "Person", name.upper()) for name in names)
    said = [Relation(f"r{n}", one, other, "ASSOCIATE_OF") for n, (one, other) in enumerate(pairs)]
    said += [Relation("d", *denied, "ASSOCIATE_OF", certainty="denied")] if denied else []
    return Subgraph(nodes, tuple(said))


def test_the_middle_of_a_chain_lies_between() -> None:
    found = measures(chain("ab", "bc", "bc"))
    rows = {row["id"]: row for row in found["nodes"]}
    assert found["nodes"][0]["id"] == "b"
    assert (rows["b"]["betweenness"], rows["b"]["degree"], rows["b"]["neighbours"]) == (1.0, 3, 2)
    assert (rows["a"]["betweenness"], rows["c"]["degree"]) == (0.0, 2)
    assert found["caveat"] == CAVEAT and found["components"] == 1


def test_two_triangles_are_two_communities() -> None:
    found = measures(chain("ab", "bc", "ca", "de", "ef", "fd", "cd"))
    of = {row["id"]: row["community"] for row in found["nodes"]}
    assert found["communities"] == [3, 3]
    assert of["a"] == of["b"] == of["c"] != of["d"] == of["e"] == of["f"]


def test_a_denied_relation_does_not_connect() -> None:
    assert measures(chain("ab", denied="bc"))["components"] == 2


def test_nothing_and_a_single_node_can_be_measured() -> None:
    assert measures(Subgraph())["nodes"] == []
    assert measures(Subgraph((Node("a", "Person", "A"),)))["communities"] == [1]


def test_networkx_keeps_parallel_relations_by_their_ids() -> None:
    graph = to_networkx(chain("ab", "ab"))
    assert set(graph["a"]["b"]) == {"r0", "r1"} and graph.nodes["a"]["name"] == "A"
