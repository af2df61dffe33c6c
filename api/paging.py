"""Cursors: opaque, and bound to the list, the filters and the page they were made for."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from hashlib import blake2b
from typing import TypeVar

from api.errors import InvalidCursor
from graph.errors import InputError, Problem

__all__ = ["DEFAULT_LIMIT", "LONGEST_CURSOR", "MOST_LIMIT", "decode", "encode", "filters", "limit_of"]

DEFAULT_LIMIT, MOST_LIMIT = 25, 500
LONGEST_CURSOR = 400


T = TypeVar("T")


def filters(name: str, parameters: Mapping[str, object]) -> str:
    """What a cursor is bound to: the list and everything that chooses what stands in it."""
    said = {key: value for key, value in parameters.items() if value is not None}
    text = json.dumps([name, said], sort_keys=True, ensure_ascii=False, default=str)
    return blake2b(text.encode(), digest_size=9).hexdigest()


def encode(bound: str, after: object) -> str:
    """A cursor to what comes after; `after` is the sort value of the last one shown."""
    return urlsafe_b64encode(json.dumps([bound, after], ensure_ascii=False).encode()).decode().rstrip("=")


def decode(cursor: str, bound: str, kind: type[T]) -> T:
    """The one sort value that the page begins after, of its `kind`. Raises InvalidCursor."""
    try:
        if len(cursor) > LONGEST_CURSOR:
            raise ValueError
        found = json.loads(urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)))
        made_for, after = found
    except (ValueError, TypeError):
        raise InvalidCursor("This is no cursor of this service. Start again without it.") from None
    if made_for != bound or type(after) is not kind:
        raise InvalidCursor("This cursor belongs to another list, other filters or other data. Start again without it.")
    return after


def limit_of(text: str | None, default: int = DEFAULT_LIMIT, most: int = MOST_LIMIT) -> int:
    """Raises InputError where it is no number from 1 to `most`."""
    if text is None:
        return default
    if not (text.isascii() and text.isdecimal() and len(text) < 7 and 1 <= int(text) <= most):
        problem = Problem(f"{text[:40]!r} is no whole number from 1 to {most}", field="limit")
        raise InputError("This page cannot be given.", [problem])
    return int(text)
