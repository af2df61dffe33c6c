"""What every route works with: the settings, the database, and the one way to ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import TypeVar, cast

from fastapi import Request

from api.access import Access
from graph.database import Database
from graph.settings import Settings
from queries.results import Answer
from queries.run import run

__all__ = ["Pages", "Service", "service_of"]

MOST_PAGES = 32
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
class Service:
    """What an application was made with."""

    settings: Settings
    database: Database
    access: Access
    pages: Pages = field(default_factory=Pages)

    def ask(self, question: str, parameters: Mapping[str, object] | None = None) -> Answer:
        """Asks a question of the catalogue within the service's bounds. Raises InputError, DatabaseError."""
        bounds = self.settings
        return run(self.database, question, parameters, rows=bounds.rows, seconds=bounds.read_seconds)

    def ask_patiently(self, question: str, parameters: Mapping[str, object] | None = None) -> Answer:
        """The same for a page that people wait for; a database plans everything for the first time once."""
        bounds = self.settings
        return run(self.database, question, parameters, rows=bounds.rows, seconds=3 * bounds.read_seconds)


def service_of(request: Request) -> Service:
    """Not a dependency of FastAPI's: those cost a thread each."""
    service: Service = request.app.state.service
    return service
