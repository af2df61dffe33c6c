"""What an export format is, and how values become cells and attributes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from queries.results import Answer, Subgraph

__all__ = ["DECLARATION", "Format", "plain", "subgraph", "to_json"]

DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Format:
    """One export format. `rows` says whether it also takes answers that are rows."""

    name: str
    media_type: str
    extension: str
    about: str
    write: Callable[[Answer], bytes]
    rows: bool = False


def subgraph(answer: Answer) -> Subgraph:
    """The answer's subgraph; one in rows has none, and is an empty one."""
    return answer.subgraph or Subgraph()


def plain(value: object) -> str:
    """Text that any XML may hold: lists joined by `; `, no control characters."""
    if isinstance(value, list | tuple):
        return "; ".join(plain(part) for part in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return _NOT_IN_XML.sub(" ", str(value))


def to_json(value: object) -> bytes:
    """UTF-8, as it is."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
