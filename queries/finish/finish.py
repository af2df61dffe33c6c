"""What a finish is: a function, the columns it takes away and gives instead, the parameters it reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from queries.results import Row

__all__ = ["Finish", "Finished", "Parameters"]

Parameters = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Finished:
    """Rows, and what the answer must say of them: a note, and the hubs that were passed by."""

    rows: list[Row]
    note: str | None = None
    hubs: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Finish:
    """`function(rows, parameters)` is pure. RETURN gives the declared columns without `gives`, with `takes`."""

    function: Callable[[Sequence[Row], Parameters], Finished]
    takes: frozenset[str] = frozenset()
    gives: frozenset[str] = frozenset()
    parameters: frozenset[str] = frozenset()  # of the question, that only the finish reads
