"""A pair of ways to the same answer, timed in turns, so that a busy machine slows both alike."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles

__all__ = ["Pair", "Result", "measure"]


@dataclass(frozen=True, slots=True)
class Pair:
    """`ours` and `other` do the same work; `at_most` is the ratio, or the milliseconds more, that we promise."""

    name: str
    ours: Callable[[], object]
    other: Callable[[], object]
    other_name: str
    rounds: int = 30
    at_most: float | None = None  # ours / other
    at_most_ms: float | None = None  # ours - other

    @property
    def promise(self) -> str:
        ratio = "" if self.at_most is None else f"≤ {self.at_most:g} × "
        return ratio + ("" if self.at_most_ms is None else f"≤ {self.at_most_ms:g} ms more")


@dataclass(frozen=True, slots=True)
class Result:
    """Seconds of each round, ours and the other's, in the order in which they were run."""

    pair: Pair
    ours: tuple[float, ...]
    other: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """The median of the rounds' own ratios: what drifts over the run falls out."""
        return median(a / b for a, b in zip(self.ours, self.other, strict=True))

    @property
    def more_ms(self) -> float:
        """The median of the rounds' own differences, in milliseconds."""
        return 1000 * median(a - b for a, b in zip(self.ours, self.other, strict=True))

    @property
    def kept(self) -> bool | None:
        """Whether the promise holds; None where none was made."""
        promised = [
            measured <= limit
            for measured, limit in ((self.ratio, self.pair.at_most), (self.more_ms, self.pair.at_most_ms))
            if limit is not None
        ]
        return all(promised) if promised else None


def measure(pair: Pair) -> Result:
    """One unmeasured round to warm both, then the rounds, the first place changing hands each time."""
    pair.ours()
    pair.other()
    ours: list[float] = []
    other: list[float] = []
    turns = [(pair.ours, ours), (pair.other, other)]
    for n in range(pair.rounds):
        for way, times in turns if n % 2 else reversed(turns):
            start = time.perf_counter()
            way()
            times.append(time.perf_counter() - start)
    return Result(pair, tuple(ours), tuple(other))


def spread(seconds: tuple[float, ...]) -> str:
    """p50 / p95 in milliseconds."""
    p95 = quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
    return f"{1000 * median(seconds):.1f} / {1000 * p95:.1f}"
