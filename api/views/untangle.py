"""Lines that cross: counted, and made fewer by moving nodes of few relations."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["crossings", "untangle"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
ROUNDS, MOST_LINES = 2, 6  # nodes of more relations stay where they are
TURNS = np.linspace(0, 2 * np.pi, 10, endpoint=False)
RINGS = (0.75, 1.25, 2.0)  # in lengths of a relation
NEAR, NEARNESS = 0.55, 3.0  # to stand so near to another node is as bad as so many crossings


def crossings(points: Floats, edges: NDArray[np.int64]) -> int:
    """How many pairs of straight lines cross, those that share an end left out."""
    a, b = points[edges[:, 0]], points[edges[:, 1]]

    def side(p: Floats, q: Floats, r: Floats) -> Floats:
        (ax, ay), (bx, by) = np.moveaxis(q - p, -1, 0), np.moveaxis(r - p, -1, 0)
        found: Floats = ax * by - ay * bx
        return found

    one, two = side(a[:, None], b[:, None], a[None]), side(a[:, None], b[:, None], b[None])
    cross = (one * two < 0) & ((one * two).T < 0)
    shared = (edges[:, None, :, None] == edges[None, :, None, :]).any((2, 3))
    return int((cross & ~shared).sum()) // 2


def untangle(points: Floats, edges: Ints) -> Floats:
    """Nodes of few relations moved around their neighbours, to where fewer lines cross; in lengths of a relation."""
    points = points.copy()
    around = [edges[(edges == node).any(1)] for node in range(len(points))]
    ring = np.concatenate([radius * np.column_stack((np.cos(TURNS), np.sin(TURNS))) for radius in RINGS])
    for _ in range(ROUNDS):
        for node in np.argsort([len(each) for each in around], kind="stable"):
            if 0 < len(around[node]) <= MOST_LINES:
                points[node] = _better(points, edges, int(node), around[node], ring)
    return points


def _better(points: Floats, edges: Ints, node: int, mine: Ints, ring: Floats) -> Floats:
    """Where among its own place and those around its neighbours' middle a node's lines cross least."""
    ends = np.where(mine[:, 0] == node, mine[:, 1], mine[:, 0])
    others = edges[(edges != node).all(1)]
    rest = [(points[end], points[others[(others != end).all(1)]]) for end in ends]
    here = sum(_crossed(points[node][None], end, lines) for end, lines in rest)
    if not np.any(here):
        stays: Floats = points[node]
        return stays
    places = np.concatenate([points[node][None], points[ends].mean(0) + ring])
    cost = sum((_crossed(places, end, lines) for end, lines in rest), np.zeros(len(places)))
    apart = np.hypot(*np.moveaxis(places[:, None] - np.delete(points, node, 0)[None], -1, 0)).min(1)
    best: Floats = places[int(np.argmin(cost + NEARNESS * (apart < NEAR)))]
    return best


def _crossed(places: Floats, end: Floats, lines: Floats) -> Floats:
    """For each place, how many of the lines the line from there to `end` crosses."""
    start, stop = lines[:, 0], lines[:, 1]

    def side(origins: Floats, ways: Floats, to: Floats) -> Floats:
        """On which side of each way, from its origin, a point lies."""
        found: Floats = ways[..., 0] * (to[..., 1] - origins[..., 1]) - ways[..., 1] * (to[..., 0] - origins[..., 0])
        return found

    spots, ways = places[:, None], end - places[:, None]
    parted = side(spots, ways, start[None]) * side(spots, ways, stop[None]) < 0
    line = stop - start
    found: Floats = (parted & (side(start, line, spots) * side(start, line, end) < 0)).sum(1).astype(np.float64)
    return found
