"""Locks on files that the system itself releases when their holder dies, however it dies."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import EngineError

if sys.platform != "win32":
    import fcntl

__all__ = ["FileLock"]


POLL_SECONDS = 0.02


class FileLock:
    """An advisory lock; a process that inherits `descriptor` holds it too."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.descriptor = -1

    def acquire(self, *, shared: bool = False, wait: bool = False, seconds: float = 0.0) -> bool:
        """Whether the lock is ours now: answers at once, or within `seconds`, or after a `wait` of any length."""
        if sys.platform == "win32":
            raise EngineError("The engine of casegraph runs on Linux and macOS. On Windows set NEO4J_URI to a Neo4j.")
        self.descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        mode = (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB)
        until = time.monotonic() + seconds
        try:
            while not self._flock(mode):
                if time.monotonic() >= until:
                    self.close()
                    return False
                time.sleep(POLL_SECONDS)
        except BaseException:  # Ctrl-C while waiting
            self.close()
            raise
        return True

    def _flock(self, mode: int) -> bool:
        try:
            fcntl.flock(self.descriptor, mode)
        except BlockingIOError:
            return False
        return True

    def close(self) -> None:
        """Let go of it here; it stays locked while a child that inherited it lives."""
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1

    @contextmanager
    def held(self) -> Iterator[None]:
        self.acquire(wait=True)
        try:
            yield
        finally:
            self.close()
