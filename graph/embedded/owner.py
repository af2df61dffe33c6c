"""The engine of one command: it ends with the command, and is started again if it dies before."""

from __future__ import annotations

import time
from threading import Event, Lock, Thread

from rich.console import Console

from graph.embedded.home import Home
from graph.embedded.locks import FileLock
from graph.embedded.process import end
from graph.embedded.starting import start
from graph.errors import EngineError
from graph.settings import Settings

__all__ = ["Owner", "await_users"]

RESTARTS = 3
LOOK_SECONDS = 1.0  # a command that only looks holds the lock for less
RESTARTS_SECONDS = 600.0  # more than so many within this, and we give up


class Owner:
    """Starts the engine and answers for it until `end`; gives up `lock`, which the child then holds."""

    def __init__(self, home: Home, settings: Settings, lock: FileLock, console: Console) -> None:
        self._home, self._settings, self._console = home, settings, console
        self._ending = Event()
        self._changing = Lock()
        self._restarts: list[float] = []
        try:
            self._process = start(home, settings, lock, owned=True, console=console)
        finally:
            lock.close()
        Thread(target=self._watch, daemon=True).start()

    def end(self) -> None:
        """Wait for the commands attached to it, then stop it; Ctrl-C stops it at once."""
        users = self._home.users()
        try:
            if self._process.poll() is None:
                await_users(users, self._console, "Ctrl-C stops it now.")
        except KeyboardInterrupt:
            self._console.print("Stopping now.")
        finally:
            self._ending.set()
            with self._changing:
                end(self._process)
            users.close()

    def _watch(self) -> None:
        while True:
            self._process.wait()
            with self._changing:
                if self._ending.is_set() or not self._start_again():
                    return

    def _start_again(self) -> bool:
        now = time.monotonic()
        self._restarts = [*(then for then in self._restarts if now - then < RESTARTS_SECONDS), now]
        lock = self._home.lock()
        if len(self._restarts) > RESTARTS:
            self._console.print("Neo4j ends again and again; it is not started any more.")
            return False
        if not lock.acquire(seconds=LOOK_SECONDS):
            return False  # another command was faster: it owns the engine now
        try:
            self._console.print("Neo4j has ended unexpectedly; starting it again.")
            end(self._process)
            self._process = start(self._home, self._settings, lock, owned=True, console=Console(quiet=True))
        except EngineError as error:
            self._console.print(str(error), markup=False)
            return False
        finally:
            lock.close()
        return True


def await_users(users: FileLock, console: Console, hint: str) -> None:
    """Held from then on: nobody attaches to an engine that is about to stop."""
    if users.acquire():
        return
    console.print(f"Another command still uses this engine; it stops when that one ends. {hint}")
    users.acquire(wait=True)
