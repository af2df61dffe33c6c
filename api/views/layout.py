"""Where the nodes stand: by stress for small graphs, by springs for large ones, then no two boxes on each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
import rustworkx as rx
from numpy.typing import NDArray

from api.views.hang import hang
from api.views.spread import fill, pack, spread
from api.views.untangle import crossings, untangle

__all__ = ["positions"]

Floats = NDArray[np.float64]
STRESS_MOST = 420  # nodes of a component that stress, which is quadratic, may place
FEW, TRIES = 130, 3  # nodes up to which so many more layouts are tried, and each for longer
HANG_MOST = 450  # nodes up to which room is looked for around a node
ITERATIONS = 40  # towards the two main axes of the distances
UNIT = 92.0  # pixels from a node to its neighbour
SEED = 7


def positions(
    boxes: Mapping[str, tuple[float, float]],
    relations: Sequence[tuple[str, str]],
    aspect: float = 1.6,
    hung: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, tuple[float, float]]:
    """Positions in pixels by id, the same for the same input; `aspect` is width by height of the page's canvas.

    Who is `hung` on another is placed last, where room is left around it.
    """
    if len(boxes) > HANG_MOST:
        hung = {}
    ids = sorted(boxes.keys() - hung.keys())
    index = {node: number for number, node in enumerate(ids)}
    ends = ((index[s], index[t]) for s, t in relations if s in index and t in index)
    graph: rx.PyGraph[int, None] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(len(ids)))
    graph.add_edges_from_no_data(sorted({(min(a, b), max(a, b)) for a, b in ends if a != b}))
    parts = []
    for component in sorted(rx.connected_components(graph), key=lambda part: (-len(part), min(part))):
        members = sorted(component)
        sizes = np.array([boxes[ids[member]] for member in members])
        parts.append((members, _place(graph.subgraph(members), sizes, aspect), sizes))
    placed = fill(pack([(points, sizes) for _, points, sizes in parts], aspect), aspect)
    places = {
        ids[member]: (float(x), float(y))
        for (members, _, _), points in zip(parts, placed, strict=True)
        for member, (x, y) in zip(members, points, strict=True)
    }
    hang(places, boxes, hung)
    return {node: (round(x, 1), round(y, 1)) for node, (x, y) in places.items()}


def _place(graph: rx.PyGraph[int, None], sizes: Floats, aspect: float) -> Floats:
    """One connected component, its long side level, no box on another; of some layouts the one that crosses least."""
    count = graph.num_nodes()
    if count < 3:
        return spread(np.array([[UNIT * 1.6 * number, 0.0] for number in range(count)]).reshape(count, 2), sizes)
    if count > STRESS_MOST:
        springs = _springs(graph, max(6, min(60, 45_000 // count)), SEED)
        return spread(springs * float(UNIT * np.sqrt(count) * 1.1), sizes)
    edges = np.array(graph.edge_list())
    distances = _distances(graph)
    starts = [_scaled(distances)]
    if count <= FEW:
        starts += [_springs(graph, 50, SEED + number) * float(np.sqrt(count)) for number in range(TRIES)]
    stretch = np.array([min(1.3, aspect**0.5), 1.0]) * UNIT
    found = [_level(_stress(start, distances)) for start in starts]
    if count > FEW:
        found.append(_level(_springs(graph, 60, SEED) * float(np.sqrt(count))))
    else:
        found += [untangle(points, edges) for points in sorted(found, key=lambda each: crossings(each, edges))[:2]]
    apart = [spread(points * stretch, sizes) for points in found]
    return min(apart, key=lambda points: crossings(points, edges)) if len(apart) > 1 else apart[0]


def _springs(graph: rx.PyGraph[int, None], iterations: int, seed: int) -> Floats:
    found = rx.spring_layout(graph, num_iter=iterations, seed=seed, k=2.2 / np.sqrt(graph.num_nodes()))
    return np.array([found[number] for number in range(graph.num_nodes())])


def _distances(graph: rx.PyGraph[int, None]) -> Floats:
    """Path lengths; a relation between two well connected nodes is longer, for their neighbours need room."""
    degrees = np.array([max(1, graph.degree(node)) for node in graph.node_indices()])
    weighted: rx.PyGraph[int, float] = rx.PyGraph(multigraph=False)
    weighted.add_nodes_from(range(len(degrees)))
    weighted.add_edges_from(
        [(a, b, 0.85 + 0.4 * np.log2(min(degrees[a], degrees[b])) ** 0.8) for a, b in graph.edge_list()]
    )
    found: Floats = np.asarray(rx.floyd_warshall_numpy(weighted, weight_fn=float))
    return found


def _scaled(distances: Floats) -> Floats:
    """Classical scaling, by iteration: a start for stress that is the same each time."""
    squared = distances**2
    centred = -0.5 * (squared - squared.mean(0) - squared.mean(1)[:, None] + squared.mean())
    chance = np.random.default_rng(SEED)
    axes = chance.normal(size=(len(distances), 2))
    for _ in range(ITERATIONS):  # a whole decomposition costs ten times as much, and more where others compute too
        axes, _ = np.linalg.qr(centred @ axes)
    lengths = np.sqrt(np.maximum((axes * (centred @ axes)).sum(0), 1e-9))
    found: Floats = axes * lengths + chance.normal(0, 0.02, axes.shape)
    return found


def _stress(points: Floats, distances: Floats) -> Floats:
    """Majorisation of stress, weights the inverse squares of the distances."""
    weights = 1 / np.maximum(distances, 1e-9) ** 2
    np.fill_diagonal(weights, 0)
    totals = weights.sum(1)[:, None]
    wanted = weights * distances
    for _ in range(120 if len(points) <= FEW else 40):
        x, y = points.T
        pull = wanted / np.sqrt((x[:, None] - x) ** 2 + (y[:, None] - y) ** 2 + 1e-9)
        # Σ pull (p_i − p_j), without a matrix of differences for each axis
        points = (weights @ points + pull.sum(1)[:, None] * points - pull @ points) / totals
    return points


def _level(points: Floats) -> Floats:
    """Turned so that the long side lies level."""
    points = points - points.mean(0)
    _, _, axes = np.linalg.svd(points, full_matrices=False)
    turned: Floats = points @ axes.T
    return turned
