"""Locks on files that the system itself releases when their holder dies, however it dies."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import EngineError

if sys.platform != "win32":
    import fcntl

__all__ = ["FileLock"]


class FileLock:
    """An advisory lock; a process that inherits `descriptor` holds it too."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.descriptor = -1

    def acquire(self, *, shared: bool = False, wait: bool = False) -> bool:
        """Whether the lock is ours now; without `wait` it answers at once."""
        if sys.platform == "win32":
            raise EngineError("The engine of casegraph runs on Linux and macOS. On Windows set NEO4J_URI to a Neo4j.")
        self.descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self.descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            self.close()
            return False
        except BaseException:
            self.close()
            raise
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
