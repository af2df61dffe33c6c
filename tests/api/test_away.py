"""A database that goes away is said to be away, and is there again when it comes back."""

from __future__ import annotations

import socket
import time
from contextlib import suppress
from threading import Thread

import pytest

from api.app import create_app
from graph.database import Database
from tests.api.conftest import served


class Cable:
    """Between the driver and the database; can be pulled, and put in again."""

    def __init__(self, port: int) -> None:
        self.target, self.open = port, True
        self.ends: list[socket.socket] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            if not self.open:
                near.close()
                continue
            far = socket.create_connection(("127.0.0.1", self.target))
            self.ends += [near, far]
            for one, other in ((near, far), (far, near)):
                Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        try:
            while data := one.recv(65536):
                other.sendall(data)
        except OSError:
            pass
        finally:
            other.close()

    def pull(self) -> None:
        self.open = False
        for end in self.ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self.ends.clear()

    def put_in(self) -> None:
        self.open = True


@pytest.fixture
def cable(own_engine):
    found = Cable(int(own_engine.uri.rpartition(":")[2]))
    yield found
    found.pull()
    found.listener.close()


def test_away_is_503_and_it_comes_back_by_itself(world, own_engine, cable):
    with (
        Database.open(f"bolt://127.0.0.1:{cable.port}", own_engine.user, own_engine.password) as database,
        served(create_app(world, database)) as client,
    ):
        assert client.get("/v1/documents").status_code == 200
        cable.pull()
        for address in ("/v1/documents", "/readyz", "/"):
            answer = client.get(address)
            assert answer.status_code == 503 and int(answer.headers["retry-after"]) > 0
            assert answer.json()["type"] == "/problems/backend-unavailable"
        page = client.get("/", headers={"Accept": "text/html"})
        assert page.status_code == 503 and int(page.headers["retry-after"]) > 0
        assert "The database is not there now" in page.text and '<meta http-equiv="refresh"' in page.text
        assert client.get("/healthz").status_code == 200
        cable.put_in()
        deadline = time.monotonic() + 30
        while client.get("/v1/documents").status_code != 200:
            assert time.monotonic() < deadline
