"""The engine's life with real processes: who starts it, who shares it, and that nothing of it is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from rich.console import Console

from graph.database import Database
from graph.embedded import Engine, Status, engine, start_detached, starting, status, stop
from graph.errors import EngineError, Unavailable
from graph.settings import Settings

PATIENCE = 120.0  # for what takes a second or less: the machine may be busy

OWNER = """
import sys
from pathlib import Path
from rich.console import Console
from graph.connect import connect
from graph.settings import Settings

home, cache = map(Path, sys.argv[1:])
settings = Settings(home=home, cache=cache, page_cache_mb=16)
with connect(settings, Console(stderr=True, width=200)) as database:
    print("ready", flush=True)
    sys.stdin.read()
"""


@contextmanager
def an_owner(settings: Settings) -> Iterator[subprocess.Popen[str]]:
    """A command that starts the engine of this home and ends when its standard input does."""
    command = [sys.executable, "-c", OWNER, str(settings.home), str(settings.cache)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, start_new_session=True) as owner:
        try:
            yield owner
        finally:
            owner.kill()


def is_ready(owner: subprocess.Popen[str]) -> bool:
    assert owner.stdout is not None
    return owner.stdout.readline() == "ready\n"


def eventually(fact) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if fact():
            return True
        time.sleep(0.02)
    return False


def alive(pid: int) -> bool:
    """A zombie is not: some init processes never reap."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def free(settings: Settings) -> bool:
    """Nothing runs in this home, and nothing is starting."""
    found = status(settings)
    return found.record is None and not found.starting


def opened(found: Engine) -> Database:
    return Database.open(found.uri, found.user, found.password)


def opened_as(found: Status) -> Database:
    assert found.record is not None
    return Database.open(found.record.uri, found.user, found.home.password())


def numbers(database: Database) -> list[object]:
    return [row["n"] for row in database.read("MATCH (a:Number) RETURN a.n AS n ORDER BY n").records]


def test_an_owner_keeps_the_engine_alive_and_takes_it_with_it(other_settings: Settings, quiet: Console) -> None:
    with an_owner(other_settings) as owner:
        assert is_ready(owner)
        with engine(other_settings, console=quiet) as shared, opened(shared) as database:
            assert not shared.started
            before = status(other_settings).record
            assert before.owner == owner.pid
            assert os.getsid(shared.pid) == shared.pid
            assert str(other_settings.home / "store") in Path(f"/proc/{shared.pid}/cmdline").read_text()
            assert shared.password not in Path(f"/proc/{shared.pid}/cmdline").read_text()
            with pytest.raises(EngineError, match=f"process id {owner.pid}"):
                stop(other_settings, quiet)
            database.write(lambda t: t.run("CREATE (:Number {n: 1})"))

            os.kill(shared.pid, signal.SIGKILL)  # its owner starts another, which those attached find
            assert eventually(lambda: status(other_settings).record not in (None, before))
            again = status(other_settings).record
            assert again.owner == owner.pid and again.pid != shared.pid
            assert numbers(database) == [1]

            owner.send_signal(signal.SIGKILL)
            assert eventually(lambda: not alive(again.pid) and free(other_settings))
            with pytest.raises(Unavailable):
                numbers(database)
        assert "`casegraph neo4j start` would have saved the wait" in owner.communicate()[1]


def test_it_dies_with_an_owner_that_dies_during_the_start(other_settings: Settings) -> None:
    with an_owner(other_settings) as owner:
        log = other_settings.home / "store" / "logs" / "debug.log"
        assert eventually(log.exists)
        child = children(owner.pid)[0]
        owner.send_signal(signal.SIGKILL)
        assert eventually(lambda: not alive(child) and free(other_settings))


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_an_owner_waits_for_those_attached(other_settings: Settings, quiet: Console) -> None:
    with an_owner(other_settings) as owner:
        assert is_ready(owner)
        with engine(other_settings, console=quiet) as shared, opened(shared) as database:
            owner.send_signal(signal.SIGINT)
            assert says(owner, "Another command still uses this engine")
            assert database.ping()
            owner.send_signal(signal.SIGINT)
            assert says(owner, "Stopping now")
            assert eventually(lambda: not alive(shared.pid))
        owner.wait(PATIENCE)
    assert free(other_settings)


def says(owner: subprocess.Popen[str], words: str) -> bool:
    assert owner.stderr is not None
    return any(words in line for line in owner.stderr)


def test_one_that_keeps_running(
    other_settings: Settings, quiet: Console, monkeypatch: pytest.MonkeyPatch, own_engine: Engine
) -> None:
    """Detached: survives its starter, comes back after kill -9 where its clients look for it, stops when told."""
    taken = int(own_engine.uri.rsplit(":", 1)[1])
    ports = iter([taken])  # somebody was faster; the start then takes another
    choose = starting.free_port
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setattr(starting, "free_port", lambda preferred: next(ports, None) or choose(preferred))

    first = start_detached(other_settings, quiet)
    assert first.record is not None and first.record.owner is None and first.record.port != taken
    assert start_detached(other_settings, quiet) == first == status(other_settings)

    with opened_as(first) as database:
        database.write(lambda t: t.run("UNWIND range(1, 3) AS n CREATE (:Number {n: n})"))
        os.kill(first.record.pid, signal.SIGKILL)
        assert eventually(lambda: free(other_settings))
        assert not database.ping()
        with pytest.raises(Unavailable):
            numbers(database)

        second = start_detached(other_settings, quiet)
        assert second.record is not None and second.record.port == first.record.port
        assert second.record.pid != first.record.pid
        assert numbers(database) == [1, 2, 3]  # without opening it again

    assert stop(other_settings, quiet)
    (other_settings.home / "password").unlink()  # lost: a new one is made, and set
    third = start_detached(other_settings, quiet)
    assert third.record is not None
    with opened_as(third) as database:
        assert numbers(database) == [1, 2, 3]

    with engine(other_settings, console=quiet) as shared:
        assert shared.pid == third.record.pid
        stopping = threading.Thread(target=stop, args=(other_settings, quiet))
        stopping.start()
        stopping.join(0.5)
        assert stopping.is_alive() and alive(shared.pid)
    stopping.join(PATIENCE)
    assert eventually(lambda: not alive(third.record.pid)) and free(other_settings)
    assert not stop(other_settings, quiet)


def test_two_that_start_at_once_share_one(other_settings: Settings) -> None:
    with an_owner(other_settings) as one, an_owner(other_settings) as other:
        assert is_ready(one) and is_ready(other)
        assert status(other_settings).record.owner in (one.pid, other.pid)
        for owner in (one, other):
            owner.stdin.close()
        said = "".join(owner.stderr.read() for owner in (one, other))
        assert said.count("would have saved the wait") == 1
    assert eventually(lambda: free(other_settings))


def test_where_nothing_ever_ran(other_settings: Settings, quiet: Console) -> None:
    assert free(other_settings)
    assert not stop(other_settings, quiet)
    assert not other_settings.home.exists()
