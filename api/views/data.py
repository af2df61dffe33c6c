"""What a view shows: a subgraph in its native form, and what is said beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

__all__ = ["ViewData"]


@dataclass(frozen=True, slots=True)
class ViewData:
    """A subgraph (native JSON, as `/v1/subgraph` answers it) with a title, a note, and what the panels show more."""

    title: str
    subgraph: Mapping[str, Any]
    note: str = ""
    name: str = ""  # of the saved view, where it is one
    focus: tuple[str, ...] = ()  # ids of the actors it is about, ringed
    actors: tuple[str, ...] = ()  # as the view file names them; empty: the focus
    depth: int = 1
    documents: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # by id: title, publisher, published, url
    claims: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)  # by node: of its properties
    as_of: str = ""  # the date to open at
