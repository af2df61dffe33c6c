"""After a start every question is asked once, so that the database has planned it before somebody waits for it."""

from __future__ import annotations

from contextlib import suppress
from threading import Event, Thread

from api.deps import Service
from graph.errors import CasegraphError
from queries.catalogue import catalogue

__all__ = ["FIRST", "Warming"]

#: What the explorer asks when somebody points at something.
FIRST = ("find", "profile", "expansion", "evidence", "relations_of", "subgraph", "between")


class Warming:
    """In the background from `start` to `end`; a question that fails (another workspace) is planned all the same."""

    def __init__(self, service: Service) -> None:
        self._service, self._ended = service, Event()
        self.thread = Thread(target=self._ask, daemon=True)

    def start(self) -> None:
        self.thread.start()

    def end(self) -> None:
        self._ended.set()

    def _ask(self) -> None:
        known = catalogue()
        for name in dict.fromkeys((*FIRST, *known)):
            if self._ended.is_set():
                return
            with suppress(CasegraphError):
                self._service.ask(name, known[name].example)
