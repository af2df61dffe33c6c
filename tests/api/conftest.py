"""The service on a port of its own, over a small world in the session's engine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Event, Thread

import httpx
import pytest

from api.access import Access
from api.app import create_app
from api.server import listen, server_for, url_of
from graph.database import Database
from graph.settings import Settings
from loaders.run import load
from tests.conftest import wipe
from tests.factory import CASE, PEOPLE, claims_text, workspace

SECOND = """
entities:
  lee: {kind: Person, name: Anne Lee, roles: [Activist], at: Anne Lee … club}
  leesley: {kind: Person, name: Bob Leesley, at: Bob Leesley}
  club: {kind: Organization, name: The Club, also: {The Paper: The Paper … of the club}, at: The Club}
  hoax: {kind: Organization, name: A Hoax, at: A Hoax}
claims:
- {s: lee, p: MEMBER_OF, o: club, at: Anne Lee … club}
- {s: leesley, p: MEMBER_OF, o: club, at: Bob Leesley … club}
- {s: leesley, p: MEMBER_OF, o: hoax, at: Bob Leesley … Hoax}
"""
JUDGEMENTS = """
same:
- {ids: [one-2015:ann, two-2016:lee], reason: the same journalist}
withdrawn:
- {ids: [two-2016:hoax], reason: it never existed}
"""


@contextmanager
def served(app: object) -> Iterator[httpx.Client]:
    """A client of the app, which answers over HTTP from a thread."""
    ready = Event()
    with listen("127.0.0.1", 0) as bound:
        server = server_for(app, ready.set)  # type: ignore[arg-type]
        thread = Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        try:
            assert ready.wait(30)
            with httpx.Client(base_url=url_of(bound), timeout=60) as client:
                yield client
        finally:
            server.should_exit = True
            thread.join(30)
            assert not thread.is_alive()


@pytest.fixture(scope="module")
def world(shared_database: Database, settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Ann Lee, raided and sentenced, in two documents that spell her differently; its settings."""
    wipe(shared_database)
    path = tmp_path_factory.mktemp("world")
    second = claims_text(SECOND, id="two-2016", published="2016-06-01").replace("publisher: pub", "publisher: club")
    load(shared_database, workspace(path, claims_text(PEOPLE, CASE), second, judgements=JUDGEMENTS))
    return replace(settings, workspace=path, read_seconds=60.0)  # a busy machine plans slowly


@pytest.fixture(scope="module")
def client(world: Settings, shared_database: Database) -> Iterator[httpx.Client]:
    with served(create_app(world, shared_database, Access())) as found:
        yield found
