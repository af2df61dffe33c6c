"""Where nodes stand: the same each time, no box on another, fewer crossings than springs alone."""

from __future__ import annotations

from collections.abc import Mapping
from math import dist
from typing import Any

import numpy as np
import pytest
import rustworkx as rx

from api.views.labels import box, label, lines, radius
from api.views.layout import positions
from api.views.spread import overlapping, pack, spread
from api.views.untangle import crossings, untangle
from tests.api.views import sample

Boxes = Mapping[str, tuple[float, float]]


def boxes_of(subgraph: Mapping[str, Any]) -> Boxes:
    return {each["id"]: box(each, lines(label(each)), radius(each)) for each in subgraph["nodes"]}


def ends_of(subgraph: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(each["source"], each["target"]) for each in subgraph["relations"]]


def arrays(places: Mapping[str, tuple[float, float]], boxes: Boxes) -> tuple[Any, Any]:
    return np.array([places[each] for each in sorted(boxes)]), np.array([boxes[each] for each in sorted(boxes)])


@pytest.mark.parametrize(("count", "relations"), [(8, 8), (30, 45), (100, 150), (300, 500)])
def test_no_label_box_lies_on_another(count: int, relations: int) -> None:
    graph = sample.large(count, relations)
    boxes = boxes_of(graph)
    assert overlapping(*arrays(positions(boxes, ends_of(graph)), boxes)) == 0


def test_the_same_graph_is_drawn_the_same_way() -> None:
    graph = sample.large(60, 90)
    ends = ends_of(graph)
    assert positions(boxes_of(graph), ends) == positions(dict(reversed(boxes_of(graph).items())), ends[::-1])


def test_fewer_lines_cross_than_by_springs_alone() -> None:
    graph = sample.large(60, 80)
    boxes = boxes_of(graph)
    places, _ = arrays(positions(boxes, ends_of(graph)), boxes)
    index = {each: number for number, each in enumerate(sorted(boxes))}
    edges = np.array([sorted((index[one], index[other])) for one, other in ends_of(graph)])
    plain: rx.PyGraph[int, None] = rx.PyGraph()
    plain.add_nodes_from(range(60))
    plain.add_edges_from_no_data([(int(a), int(b)) for a, b in edges])
    found = [rx.spring_layout(plain, seed=seed) for seed in range(5)]
    springs = [crossings(np.array([each[n] for n in range(60)]), edges) for each in found]
    assert crossings(places, edges) < sorted(springs)[2]


def test_crossings_counts_pairs_that_cross_and_not_those_that_meet() -> None:
    square = np.array([[0.0, 0.0], [1.0, 1.0], [0.0, 1.0], [1.0, 0.0]])
    assert crossings(square, np.array([[0, 1], [2, 3]])) == 1
    assert crossings(square, np.array([[0, 1], [1, 2], [0, 2]])) == 0


def test_a_node_is_moved_to_where_its_lines_cross_no_other() -> None:
    points = np.array([[0.0, 0.0], [4.0, 0.0], [2.0, 1.0], [2.0, -1.0]])
    edges = np.array([[0, 1], [2, 3]])
    assert crossings(points, edges) == 1 and crossings(untangle(points, edges), edges) == 0


def test_who_hangs_on_another_stands_near_and_on_nobody() -> None:
    boxes = {"hub": (60.0, 40.0), "other": (60.0, 40.0), **{f"leaf{n}": (30.0, 30.0) for n in range(20)}}
    leaves = {each: "hub" for each in boxes if each.startswith("leaf")}
    ends = [("hub", "other"), *leaves.items()]
    places = positions(boxes, ends, hung=leaves)
    assert overlapping(*arrays(places, boxes)) == 0
    assert all(dist(places[each], places["hub"]) < 250 for each in leaves)
    assert places["hub"] == positions({each: boxes[each] for each in ("hub", "other")}, ends[:1])["hub"]


def test_equal_positions_are_parted() -> None:
    sizes = np.full((5, 2), 20.0)
    assert overlapping(spread(np.zeros((5, 2)), sizes), sizes) == 0


def test_components_do_not_lie_on_each_other() -> None:
    part = (np.array([[0.0, 0.0], [50.0, 30.0]]), np.full((2, 2), 20.0))
    placed = np.concatenate(pack([part] * 7, 1.6))
    assert overlapping(placed, np.full((14, 2), 20.0)) == 0


def test_nothing_and_one_node_have_places_too() -> None:
    assert positions({}, []) == {}
    assert set(positions({"a": (10, 10)}, [("a", "a")])) == {"a"}
