"""What was made once and still holds: pages, and the bodies of answers."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Lock

import api
import graph
import queries
from api.views.served import Page

__all__ = ["Entry", "Kept", "Pages"]

MOST_PAGES = 32
MOST_BYTES = 64_000_000


class Pages:
    """Pages that were made, until data, files or code change; with a folder also for the next service that starts."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._made: dict[str, Page] = {}
        self._lock = Lock()

    def get(self, key: object, make: Callable[[], Page]) -> Page:
        """The page of this key; one that is being made is waited for, not made twice."""
        name = sha256(repr((key, _newest_code())).encode()).hexdigest()
        with self._lock:
            if name not in self._made:
                if len(self._made) >= MOST_PAGES:
                    self._made.pop(next(iter(self._made)))
                self._made[name] = self._read(name) or self._write(name, make())
            return self._made[name]

    def _read(self, name: str) -> Page | None:
        path = self._folder / name if self._folder else None
        if path is None or not path.is_file():
            return None
        try:
            return Page(**json.loads(path.read_text(encoding="utf-8")))
        except (ValueError, TypeError, OSError):  # half written, or of another version of ours
            return None

    def _write(self, name: str, page: Page) -> Page:
        """A full disk must not cost the page."""
        if self._folder:
            with suppress(OSError):
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                for old in sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime)[:-MOST_PAGES]:
                    old.unlink()
                (self._folder / name).write_text(json.dumps(asdict(page)), encoding="utf-8")
        return page


@cache
def _newest_code() -> float:
    """When our code or templates last changed, as a page depends on them too."""
    folders = {Path(package.__path__[0]) for package in (api, graph, queries)}
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return max(path.stat().st_mtime for path in files)


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
