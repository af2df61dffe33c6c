"""Attach to the engine that runs, or start one and answer for it: who begins it, who waits, who ends it."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread

from rich.console import Console

from graph.embedded.home import Home, Record
from graph.embedded.locks import FileLock
from graph.embedded.owner import Owner, await_users
from graph.embedded.process import STOP_SECONDS
from graph.embedded.starting import start
from graph.errors import EngineError
from graph.settings import Settings

__all__ = ["Engine", "Status", "engine", "start_detached", "status", "stop"]

USER = "neo4j"
WAIT_SECONDS = 900.0  # another command may be fetching
QUIET_SECONDS = 1.0  # no word about a shorter wait
POLL_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Engine:
    """A running engine and how to reach it; `started` says that this command had to start it."""

    uri: str
    user: str
    password: str
    pid: int
    started: bool


@dataclass(frozen=True, slots=True)
class Status:
    """What runs in a home; `record` is None while nothing does, or while it is `starting`."""

    home: Home
    record: Record | None
    starting: bool = False
    user: str = USER


@contextmanager
def engine(settings: Settings, *, console: Console | None = None) -> Iterator[Engine]:
    """One that runs already, or one of our own that ends with us; raises EngineError saying what to do."""
    console = console or Console(stderr=True)
    home = Home(settings.home)
    home.prepare()
    held, record = _obtain(home, console)
    if record is not None:
        try:
            yield _engine(home, record, started=False)
        finally:
            held.close()
        return
    owner = Owner(home, settings, held, console)
    try:
        yield _engine(home, _record(home), started=True)
    finally:
        owner.end()


def start_detached(settings: Settings, console: Console) -> Status:
    """One that keeps running when this command has ended; if one runs already, that one."""
    home = Home(settings.home)
    home.prepare()
    held, record = _obtain(home, console)
    try:
        if record is None:
            process = start(home, settings, held, owned=False, console=console)
            Thread(target=process.wait, daemon=True).start()  # should we outlive it, it leaves no zombie
    finally:
        held.close()
    return Status(home, home.record())


def stop(settings: Settings, console: Console, *, now: bool = False) -> bool:
    """Whether there was one to stop; waits for the commands attached to it, unless `now`."""
    found = status(settings)
    if found.record is None:
        if found.starting:
            raise EngineError("Another command is just starting (or stopping) the engine. Try again in some seconds.")
        return False
    if found.record.owner is not None:
        raise EngineError(
            f"This engine belongs to the command with the process id {found.record.owner}, and stops with it: "
            "end that one."
        )
    users = found.home.users()
    try:
        if not now:
            await_users(users, console, "With --now it would not wait.")
        _terminate(found.home, found.record)
    finally:
        users.close()
    return True


def status(settings: Settings) -> Status:
    home = Home(settings.home)
    if not home.root.is_dir():
        return Status(home, None)
    lock = home.lock()
    if lock.acquire():
        lock.close()
        return Status(home, None)
    record = home.record()
    return Status(home, record, starting=record is None)


def _obtain(home: Home, console: Console) -> tuple[FileLock, Record | None]:
    """The right to start the engine, or a share in the one that runs and its record."""
    begun = time.monotonic()
    told = False
    while time.monotonic() - begun < WAIT_SECONDS:
        lock = home.lock()
        if lock.acquire():
            return lock, None
        users = home.users()
        record = home.record()
        if record is not None and users.acquire(shared=True):
            if _answers(record):
                return users, record
            users.close()
        if not told and time.monotonic() - begun > QUIET_SECONDS:
            console.print("Another command is starting (or stopping) the engine; waiting for it.")
            told = True
        time.sleep(POLL_SECONDS)
    raise EngineError(
        f"Another command has held {home.lock().path} for {WAIT_SECONDS / 60:g} minutes without a running engine. "
        "End that command (`casegraph neo4j status` may know it) and try again."
    )


def _answers(record: Record) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", record.port), 1.0):
            return True
    except OSError:
        return False


def _record(home: Home) -> Record:
    record = home.record()
    if record is None:
        raise EngineError("Neo4j ended as soon as it had started. Try again.")
    return record


def _engine(home: Home, record: Record, *, started: bool) -> Engine:
    return Engine(record.uri, USER, home.password(), record.pid, started)


def _terminate(home: Home, record: Record) -> None:
    """Not our child: its end shows in the lock that it held."""
    lock = home.lock()
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.kill(record.pid, number)
        except ProcessLookupError:
            return
        deadline = time.monotonic() + STOP_SECONDS
        while time.monotonic() < deadline:
            if lock.acquire():
                lock.close()
                return
            time.sleep(POLL_SECONDS)
