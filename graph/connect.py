"""An open database for a command: the one that NEO4J_URI names, else the engine of this machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

from graph.database import Database
from graph.embedded import engine
from graph.errors import InputError, Unavailable
from graph.settings import Settings

__all__ = ["connect"]


@contextmanager
def connect(settings: Settings, console: Console | None = None) -> Iterator[Database]:
    """Raises InputError, EngineError or DatabaseError, each saying what to do."""
    if settings.neo4j_uri:
        with _remote(settings, settings.neo4j_uri) as database:
            yield database
        return
    console = console or Console(stderr=True)
    with engine(settings, console=console) as found:
        if found.started:
            console.print("Started Neo4j for this command alone; `casegraph neo4j start` would have saved the wait.")
        with Database.open(found.uri, found.user, found.password, read_seconds=settings.read_seconds) as database:
            yield database


def _remote(settings: Settings, uri: str) -> Database:
    if settings.neo4j_password is None:
        raise InputError(
            "NEO4J_URI is set but NEO4J_PASSWORD is not. Set it, or unset NEO4J_URI to use the engine here."
        )
    try:
        return Database.open(uri, settings.neo4j_user, settings.neo4j_password, read_seconds=settings.read_seconds)
    except Unavailable as error:
        raise Unavailable(f"{error} Or unset NEO4J_URI to use the engine of this machine.") from None
