"""What every route works with: the settings, the database, and the one way to ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import Request

from api.access import Access
from api.kept import Kept, Pages
from graph.database import Database
from graph.errors import InputError, Unavailable
from graph.settings import Settings
from queries.results import Answer
from queries.run import run

__all__ = ["Planned", "Service", "service_of"]


@dataclass(frozen=True, slots=True)
class Service:
    """What an application was made with."""

    settings: Settings
    database: Database
    access: Access
    pages: Pages = field(default_factory=Pages)
    kept: Kept = field(default_factory=Kept)
    planned: Planned = field(default_factory=lambda: Planned())

    def ask(self, question: str, parameters: Mapping[str, object] | None = None) -> Answer:
        """Asks a question of the catalogue within the service's bounds. Raises InputError, DatabaseError."""
        bounds, given = self.settings, parameters or {}
        seconds = bounds.read_seconds * self.planned.times(question, given)
        try:
            answer = run(self.database, question, given, rows=bounds.rows, seconds=seconds)
        except Unavailable:
            self.planned.forget()
            raise
        except InputError:  # nobody of this name: the database has planned it to find that
            self.planned.add(question, given)
            raise
        self.planned.add(question, given)
        return answer


class Planned:
    """Which questions the database has planned since it was there: a first time takes seconds longer, and may."""

    FIRST = 3  # times as long
    MOST = 10_000

    def __init__(self) -> None:
        self._asked: set[tuple[str, ...]] = set()

    def times(self, question: str, given: Mapping[str, object]) -> int:
        """How many times its bound this asking may take; a plan is of one question and the parameters that are set."""
        return 1 if (question, *sorted(given)) in self._asked else self.FIRST

    def add(self, question: str, given: Mapping[str, object]) -> None:
        if len(self._asked) >= self.MOST:
            self.forget()
        self._asked.add((question, *sorted(given)))

    def forget(self) -> None:
        """After the database was away it plans everything again."""
        self._asked = set()


def service_of(request: Request) -> Service:
    """Not a dependency of FastAPI's: those cost a thread each."""
    service: Service = request.app.state.service
    return service
