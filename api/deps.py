"""What every route works with: the settings, the database, and the one way to ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import Request

from api.access import Access
from api.kept import Kept, Pages
from graph.database import Database
from graph.settings import Settings
from queries.results import Answer
from queries.run import run

__all__ = ["Service", "service_of"]


@dataclass(frozen=True, slots=True)
class Service:
    """What an application was made with."""

    settings: Settings
    database: Database
    access: Access
    pages: Pages = field(default_factory=Pages)
    kept: Kept = field(default_factory=Kept)

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
