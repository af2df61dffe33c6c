"""An engine of the tests' own, and a database that each test finds empty."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from graph.database import Database
from graph.embedded import Engine, engine
from graph.settings import Settings


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> Iterator[None]:
    """Started in the background, we ignore Ctrl-C, and the commands that we start and interrupt would inherit it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session", autouse=True)
def light_java() -> Iterator[None]:
    """A third less work at each start of Java: the tests start it often, and run none of it for long."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        yield


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A home of this session; of the environment only the cache of jars and where to fetch them."""
    outside = Settings.from_environment()
    home = tmp_path_factory.mktemp("engine") / "home"
    return Settings(home=home, cache=outside.cache, maven=outside.maven, texts=outside.texts, page_cache_mb=16)


@pytest.fixture(scope="session")
def quiet() -> Console:
    return Console(quiet=True)


@pytest.fixture(scope="session")
def own_engine(settings: Settings, quiet: Console) -> Iterator[Engine]:
    """Started by this session and gone with it; never one that the environment names."""
    with engine(settings, console=quiet) as started:
        assert started.started
        yield started


@pytest.fixture(scope="session")
def shared_database(own_engine: Engine, settings: Settings) -> Iterator[Database]:
    """The session's connection, with whatever the last test left; most tests want `database`."""
    with Database.open(
        own_engine.uri, own_engine.user, own_engine.password, read_seconds=settings.read_seconds
    ) as opened:
        yield opened


@pytest.fixture
def database(shared_database: Database) -> Database:
    """Empty: no node; constraints and indexes of an earlier test stay, as making them takes seconds."""
    wipe(shared_database)
    return shared_database


def wipe(database: Database) -> None:
    database.write(lambda transaction: transaction.run("MATCH (n) DETACH DELETE n"))


@pytest.fixture
def other_settings(settings: Settings, tmp_path: Path) -> Settings:
    """Another home, for tests of the engine's own life; nothing runs in it yet, and no locale need be UTF-8 for it."""
    return replace(settings, home=tmp_path / "мой дом")
