"""Boxes moved until none lies on another, and components put together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, pairwise

import numpy as np
from numpy.typing import NDArray

__all__ = ["fill", "overlapping", "pack", "spread"]

Floats = NDArray[np.float64]
Pairs = tuple[NDArray[np.intp], NDArray[np.intp]]
ROUNDS = 240
LOOK, MARGIN = 8, 40.0  # every so many rounds, who is nearer than so many pixels is looked up again
FILL, FILL_OF_FEW = 0.5, 0.13  # part of the frame that boxes cover before they are moved apart
DENSE_MOST = 450  # boxes that are compared each with each; more are looked up in a grid
GAP = 26.0  # pixels between components
RING_STEP, BACK = 14.0, 12  # room for a component is looked for in rings, from some within the last one's
MOST_STRETCH = 1.4


def spread(points: Floats, sizes: Floats) -> Floats:
    """The points, moved apart as little as needed; `sizes` are widths and heights of the boxes around them."""
    if len(points) < 2:
        return points
    if len(points) > DENSE_MOST:
        return _spread_far(points, sizes)
    points = _drawn_together(points, sizes)
    for number in range(ROUNDS):
        if number % LOOK == 0:
            pairs = _near(points, sizes)
        move = _pushes(points, sizes, pairs)
        if move.any():
            points = (points + move) * (1.03 if number % 12 == 11 else 1.0)  # where pushes go round in circles
        elif number % LOOK == 0:
            break
    return points


def overlapping(points: Floats, sizes: Floats) -> int:
    """Pairs of boxes that lie on each other."""
    room = (sizes[:, None] + sizes[None]) / 2 - np.abs(points[:, None] - points[None])
    return int(np.triu((room > 0.5).all(2), 1).sum())


def pack(parts: Sequence[tuple[Floats, Floats]], aspect: float) -> list[Floats]:
    """Components, largest first, each as near to the middle as it fits; about as wide by high as the aspect."""
    if sum(len(points) for points, _ in parts) > DENSE_MOST:
        return _in_rows(parts, aspect)
    placed: list[Floats] = []
    taken, rooms, near = np.zeros((0, 2)), np.zeros((0, 2)), 0
    turns = np.linspace(0, 2 * np.pi, 36, endpoint=False)
    circle = np.column_stack((np.cos(turns) * aspect**0.5, np.sin(turns) / aspect**0.5))
    for points, sizes in parts:
        corner, width, height = _frame(points, sizes)
        points = points - corner - np.array([width, height]) / 2
        room = (sizes[:, None] + rooms[None]) / 2 + GAP
        for ring in count(max(0, near - BACK)):
            tried = circle * ring * RING_STEP
            apart = np.abs(points[None, :, None] + tried[:, None, None] - taken[None, None])
            free = ~(apart < room[None]).all(3).reshape(len(tried), -1).any(1)
            if free.any():
                near = ring
                break
        placed.append(points + tried[int(np.argmax(free))])
        taken, rooms = np.concatenate((taken, placed[-1])), np.concatenate((rooms, sizes))
    return placed


def _in_rows(parts: Sequence[tuple[Floats, Floats]], aspect: float) -> list[Floats]:
    frames = [_frame(points, sizes) for points, sizes in parts]
    area = sum((width + GAP) * (height + GAP) for _, width, height in frames)
    widest = max([float(np.sqrt(area * aspect)), *(width for _, width, _ in frames)], default=0.0)
    placed, x, y, tallest = [], 0.0, 0.0, 0.0
    for (points, _), (corner, width, height) in zip(parts, frames, strict=True):
        if x and x + width > widest:
            x, y, tallest = 0.0, y + tallest + GAP, 0.0
        placed.append(points - corner + np.array([x, y]))
        x, tallest = x + width + GAP, max(tallest, height)
    return placed


def fill(parts: Sequence[Floats], aspect: float) -> list[Floats]:
    """All stretched a little along one axis to come nearer the aspect; boxes apart stay apart."""
    if not parts:
        return []
    wide, high = np.ptp(np.concatenate(parts), axis=0) + 80.0
    ratio = aspect * high / wide
    stretch = np.array([min(ratio, MOST_STRETCH), 1.0] if ratio > 1 else [1.0, min(1 / ratio, MOST_STRETCH)])
    return [points * stretch for points in parts]


def _frame(points: Floats, sizes: Floats) -> tuple[Floats, float, float]:
    low, high = (points - sizes / 2).min(0), (points + sizes / 2).max(0)
    return low, float(high[0] - low[0]), float(high[1] - low[1])


def _near(points: Floats, sizes: Floats) -> Pairs:
    """Pairs of boxes that lie on each other or may soon."""
    room = (sizes[:, None] + sizes[None]) / 2 - np.abs(points[:, None] - points[None])
    one, other = np.nonzero(np.triu((room > -MARGIN).all(2), 1))
    return one, other


def _pushes(points: Floats, sizes: Floats, pairs: Pairs) -> Floats:
    """Half of each overlap, along the axis where it is the smaller."""
    one, other = pairs
    apart = points[one] - points[other]
    room = (sizes[one] + sizes[other]) / 2 - np.abs(apart)
    on = (room > 0.01).all(1)
    level = room[:, 0] < room[:, 1]
    move = np.zeros_like(points)
    for axis, chosen in ((0, level), (1, ~level)):
        way = np.where(apart[:, axis] < 0, -1.0, 1.0)
        push = np.where(on & chosen, way * (room[:, axis] / 2 + 0.2), 0.0) * 0.7
        move[:, axis] = np.bincount(one, push, len(points)) - np.bincount(other, push, len(points))
    return move


def _drawn_together(points: Floats, sizes: Floats) -> Floats:
    """Scaled so that boxes fill a good part of the frame: room on a page is what labels are read by."""
    _, width, height = _frame(points, sizes)
    wanted = FILL if len(points) > 12 else FILL_OF_FEW
    return points * float(np.clip(np.sqrt(sizes.prod(1).sum() / (wanted * width * height)), 0.35, 2.2))


def _spread_far(points: Floats, sizes: Floats) -> Floats:
    """Many nodes: only their bodies are kept apart, by a grid; labels give way on the page as one zooms."""
    bodies = np.minimum(sizes, 44.0)
    cell = float(bodies.max())
    points = points.copy()
    for _ in range(6):
        cells = np.floor(points / cell).astype(np.int64)
        keys = cells[:, 0] * 1_000_003 + cells[:, 1]
        order = np.argsort(keys, kind="stable")
        for one, two in pairwise(order):
            apart = points[one] - points[two]
            room = (bodies[one] + bodies[two]) / 2 - np.abs(apart)
            if keys[one] == keys[two] and room.min() > 0:
                axis = int(room.argmin())
                half = (room[axis] / 2 + 0.2) * (1 if apart[axis] >= 0 else -1)
                points[one, axis] += half
                points[two, axis] -= half
    return points
