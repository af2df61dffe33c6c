"""What was made once and still holds: pages, and the bodies of answers."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import TypeVar, cast

__all__ = ["Entry", "Kept", "Pages"]

MOST_PAGES = 32
MOST_BYTES = 64_000_000
T = TypeVar("T")


class Pages:
    """Pages that were made, until data or files change; one that is being made is waited for, not made twice."""

    def __init__(self) -> None:
        self._made: dict[object, object] = {}
        self._lock = Lock()

    def get(self, key: object, make: Callable[[], T]) -> T:
        """The page of this key."""
        with self._lock:
            if key not in self._made:
                if len(self._made) >= MOST_PAGES:
                    self._made.pop(next(iter(self._made)))
                self._made[key] = make()
            return cast("T", self._made[key])


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer as it was sent; its ETag says of which data it is."""

    body: bytes
    headers: dict[str, str]
    media_type: str


class Kept:
    """Answers by address and Accept, in so many bytes; the least lately used is forgotten first."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._entries: OrderedDict[object, Entry] = OrderedDict()
        self._lock, self._most, self._bytes = Lock(), most_bytes, 0

    def get(self, key: object) -> Entry | None:
        """The answer to this request, of whatever data."""
        with self._lock:
            if key in self._entries:
                self._entries.move_to_end(key)
            return self._entries.get(key)

    def put(self, key: object, entry: Entry) -> None:
        """Keeps it in place of an older one."""
        with self._lock:
            self._forget(key)
            self._entries[key] = entry
            self._bytes += len(entry.body)
            while self._bytes > self._most:
                self._forget(next(iter(self._entries)))

    def _forget(self, key: object) -> None:
        old = self._entries.pop(key, None)
        self._bytes -= len(old.body) if old else 0
