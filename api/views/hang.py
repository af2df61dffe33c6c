"""Nodes that hang on one other: each in the nearest free place around it, when all the rest stands."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

__all__ = ["hang"]

RINGS, STEP = 24, 26.0  # how far out room is looked for, and pixels from ring to ring


def hang(
    places: dict[str, tuple[float, float]], boxes: Mapping[str, tuple[float, float]], hung: Mapping[str, str]
) -> None:
    """Adds places for the `hung`, who stand around the node that each is hung on; nobody else moves."""
    if not hung:
        return
    ids = sorted(places)
    points, sizes = np.array([places[each] for each in ids]), np.array([boxes[each] for each in ids])
    middle = points.mean(0)
    for node, on in sorted(hung.items(), key=lambda pair: (pair[1], pair[0])):
        centre, own = np.array(places[on]), np.array(boxes[node])
        outwards = np.arctan2(*(centre - middle)[::-1])
        room = (sizes + own) / 2
        for ring in range(2, RINGS):
            turns = np.arange(4 * ring + 4)
            angles = outwards + np.where(turns % 2, 1, -1) * ((turns + 1) // 2) * (2 * np.pi / len(turns))
            tried = centre + ring * STEP * np.column_stack((np.cos(angles), np.sin(angles)))
            free = ~(np.abs(tried[:, None] - points[None]) < room[None]).all(2).any(1)
            if free.any():
                break
        spot = tried[int(np.argmax(free))]
        places[node] = (float(spot[0]), float(spot[1]))
        points, sizes = np.vstack((points, spot)), np.vstack((sizes, own))
