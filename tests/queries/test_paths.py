"""Around, connect, between and subgraph: what is walked through, what is not, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factory import claims_text

from graph.database import Database
from queries import Subgraph, run

# a – b – c – d is a chain; a and d are also in one place; h is a hub that everybody works for; x is alone.
# e – a is denied. p, q and r are joined by m only.
KEYS = "a b c d e m p q r x n1 n2 n3 n4"
PEOPLE = "\n".join(
    f"  {key}: {{kind: Person, name: Person {key.upper()}, at: Person {key.upper()}}}" for key in KEYS.split()
)
WORLD = f"""
entities:
  pub: {{kind: Organization, name: The Publisher, at: The Publisher}}
  town: {{kind: Place, name: Town, at: Town}}
  hub: {{kind: Company, name: Big Hub, at: Big Hub}}
  outlet: {{kind: Outlet, name: An Outlet, at: An Outlet}}
{PEOPLE}
claims:
- {{s: a, p: ASSOCIATE_OF, o: b, date: 2015, at: A and B}}
- {{s: a, p: CRITICISED, o: b, at: A against B}}
- {{s: b, p: ASSOCIATE_OF, o: c, start: 2016, at: B and C}}
- {{s: d, p: ASSOCIATE_OF, o: c, certainty: alleged, by: a, at: D and C}}
- {{s: [a, d], p: RESIDES_IN, o: town, at: in Town}}
- {{s: [a, d, n1, n2, n3, n4], p: WORKS_FOR, o: hub, at: at Big Hub}}
- {{s: e, p: ASSOCIATE_OF, o: a, certainty: denied, by: a, at: not E}}
- {{s: [p, q, r], p: ASSOCIATE_OF, o: m, at: all three}}
- {{s: x, p: OWNS, o: outlet, at: X owns}}
"""
World = Callable[..., Database]
D = "one-2015:"


@pytest.fixture(scope="module")
def drawn(world: World) -> Database:
    return world(claims_text(WORLD))


def ids(graph: Subgraph | None) -> set[str]:
    assert graph is not None
    return {node.id.removeprefix(D) for node in graph.nodes}


def ends(graph: Subgraph | None) -> set[tuple[str, str, str]]:
    assert graph is not None
    return {(r.source.removeprefix(D), r.type, r.target.removeprefix(D)) for r in graph.relations}


def test_around_draws_neighbours_and_what_is_among_them(drawn: Database) -> None:
    graph = run(drawn, "around", {"actor": D + "b"}).subgraph
    assert ids(graph) == {"a", "b", "c"}
    assert ends(graph) == {("a", "ASSOCIATE_OF", "b"), ("a", "CRITICISED", "b"), ("b", "ASSOCIATE_OF", "c")}
    assert graph and all(relation.evidence for relation in graph.relations)
    assert {node.id: node.degree for node in graph.nodes}[D + "a"] == 5  # drawn or not


def test_around_stops_at_places_and_hubs_and_names_the_hub(drawn: Database) -> None:
    answer = run(drawn, "around", {"actor": D + "a", "depth": 3, "hub": 5})
    assert ids(answer.subgraph) == {"a", "b", "c", "d", "e", "hub", "town"}
    assert answer.subgraph and [hub["name"] for hub in answer.subgraph.hubs] == ["Big Hub"]
    wider = run(drawn, "around", {"actor": D + "a", "depth": 2, "hub": 6})
    assert ids(wider.subgraph) >= {"n1", "n2", "n3", "n4"} and wider.subgraph and wider.subgraph.hubs == ()
    assert "d" in ids(wider.subgraph)  # by the hub, not by the place


def test_around_says_what_was_cut(drawn: Database) -> None:
    graph = run(drawn, "around", {"actor": D + "a", "nodes": 3}).subgraph
    assert graph and len(graph.nodes) == 3 and (graph.truncated.nodes, graph.truncated.reason) == (True, "limit")
    graph = run(drawn, "around", {"actor": D + "b", "relations": 2}).subgraph
    assert graph and len(graph.relations) == 2 and graph.truncated.relations and not graph.truncated.nodes
    assert ids(graph) == {"a", "b", "c"}


def test_a_whole_answer_is_not_called_cut(drawn: Database) -> None:
    graph = run(drawn, "around", {"actor": D + "b", "nodes": 3, "relations": 3}).subgraph
    assert graph and graph.truncated.reason is None and len(graph.relations) == 3


@pytest.mark.parametrize(
    ("parameters", "nodes", "relations"),
    [
        ({"seeds": ["a", "b", "x"], "depth": 0}, {"a", "b", "x"}, 2),
        ({"seeds": ["a"], "types": ["CRITICISED"]}, {"a", "b"}, 1),
        ({"seeds": ["a"], "kinds": ["Place", "Company"]}, {"a", "town", "hub"}, 2),
        ({"seeds": ["c"], "certainty": ["alleged"]}, {"c", "d"}, 1),
        ({"seeds": ["b"], "until": "2015"}, {"a", "b"}, 2),  # what has no date is kept
        ({"seeds": ["b"], "since": "2016"}, {"a", "b", "c"}, 2),  # 2015 was over
        ({"seeds": ["b"], "min_documents": 2}, {"b"}, 0),
    ],
)
def test_a_subgraph_is_filtered(
    drawn: Database, parameters: dict[str, list[str]], nodes: set[str], relations: int
) -> None:
    graph = run(drawn, "subgraph", {**parameters, "seeds": [D + seed for seed in parameters["seeds"]]}).subgraph
    assert ids(graph) == nodes and len(ends(graph)) == relations


def test_between_goes_round_hubs_and_places(drawn: Database) -> None:
    answer = run(drawn, "between", {"from": D + "a", "to": D + "d", "hub": 5})
    assert [[node["id"].removeprefix(D) for node in row["nodes"]] for row in answer.rows] == [["a", "b", "c", "d"]]
    (row,) = answer.rows
    assert row["hops"] == 3 and [len(step["relations"]) for step in row["steps"]] == [2, 1, 1]
    last = row["steps"][-1]["relations"][0]
    assert (last["source"], last["target"], last["certainty"]) == (D + "d", D + "c", "alleged")
    assert last["evidence"][0]["attributed_to"]["name"] == "Person A" and len(row["evidence"]) == 4
    assert [hub["name"] for hub in answer.hubs] == ["Big Hub"]


def test_between_takes_a_hub_as_an_end_and_through_it_when_it_is_none(drawn: Database) -> None:
    (direct,) = run(drawn, "between", {"from": D + "a", "to": D + "hub", "hub": 3, "hops": 1}).rows
    assert direct["hops"] == 1
    rows = run(drawn, "between", {"from": D + "a", "to": D + "d", "hub": 6}).rows
    assert [row["hops"] for row in rows] == [2, 3]
    assert len(run(drawn, "between", {"from": D + "a", "to": D + "d", "hub": 6, "paths": 1}).rows) == 1


@pytest.mark.parametrize(("one", "other", "hops"), [("a", "x", 6), ("e", "a", 6), ("a", "d", 2)])
def test_no_path_is_an_answer_that_says_what_was_searched(drawn: Database, one: str, other: str, hops: int) -> None:
    answer = run(drawn, "between", {"from": D + one, "to": D + other, "hops": hops, "hub": 5})
    assert (
        answer.rows == []
        and answer.note == f"No path. Searched: up to {hops} relations, not through hubs of more than 5."
    )


def test_connect_joins_three_by_the_one_they_share(drawn: Database) -> None:
    answer = run(drawn, "connect", {"actors": [D + "p", D + "q", D + "r"]})
    assert ids(answer.subgraph) == {"p", "q", "r", "m"} and len(ends(answer.subgraph)) == 3
    assert answer.note and answer.note.startswith("Approximate: ") and "at most 1.33 times the smallest" in answer.note


def test_connect_goes_round_a_hub_and_keeps_parallel_relations(drawn: Database) -> None:
    answer = run(drawn, "connect", {"actors": [D + "a", D + "d"], "hub": 5})
    assert ids(answer.subgraph) == {"a", "b", "c", "d"} and len(ends(answer.subgraph)) == 4
    assert answer.subgraph and [hub["name"] for hub in answer.subgraph.hubs] == ["Big Hub"]
    assert ids(run(drawn, "connect", {"actors": [D + "a", D + "d"], "hub": 6}).subgraph) == {"a", "hub", "d"}


def test_connect_names_who_cannot_be_joined(drawn: Database) -> None:
    answer = run(drawn, "connect", {"actors": [D + "p", D + "q", D + "x"]})
    assert ids(answer.subgraph) == {"p", "q", "m", "x"}
    assert answer.note and answer.note.endswith(f"Not joined within that bound: {D}p, {D}q | {D}x.")


def test_expansion_counts_before_it_draws(drawn: Database) -> None:
    rows = run(drawn, "expansion", {"actor": D + "hub"}).rows
    assert rows == [{"type": "WORKS_FOR", "direction": "in", "kind": "Person", "count": 6}]
