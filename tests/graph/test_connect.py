"""Which database a command gets."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from graph.connect import connect
from graph.database import Database
from graph.embedded import Engine
from graph.errors import AccessRefused, InputError, Unavailable
from graph.settings import Settings


def remote(settings: Settings, found: Engine, **changes: str | None) -> Settings:
    """The session's engine, named as one would name a server."""
    return replace(settings, neo4j_uri=found.uri, neo4j_user=found.user, neo4j_password=found.password, **changes)


def test_the_one_that_neo4j_uri_names(own_engine: Engine, other_settings: Settings, database: Database) -> None:
    with connect(remote(other_settings, own_engine)) as found:
        found.write(lambda t: t.run("CREATE (:A)"))
    assert database.read("MATCH (a:A) RETURN count(a) AS n").records == [{"n": 1}]
    assert not other_settings.home.exists()


def test_a_wrong_password_for_it(own_engine: Engine, other_settings: Settings) -> None:
    wrong = replace(remote(other_settings, own_engine), neo4j_password="not-this-one")
    with pytest.raises(AccessRefused, match="Check NEO4J_USER and NEO4J_PASSWORD"), connect(wrong):
        pass


def test_no_password_for_it(other_settings: Settings) -> None:
    nameless = replace(other_settings, neo4j_uri="bolt://127.0.0.1:1")
    with pytest.raises(InputError, match="NEO4J_PASSWORD is not"), connect(nameless):
        pass


def test_nobody_at_it(other_settings: Settings) -> None:
    gone = replace(other_settings, neo4j_uri="bolt://127.0.0.1:1", neo4j_password="x")
    with pytest.raises(Unavailable, match=r"bolt://127\.0\.0\.1:1.*unset NEO4J_URI"), connect(gone):
        pass


def test_the_one_that_runs_here_already(settings: Settings, database: Database) -> None:
    database.write(lambda t: t.run("CREATE (:A)"))
    said = StringIO()
    with connect(settings, Console(file=said)) as found:
        assert found.read("MATCH (a:A) RETURN count(a) AS n").records == [{"n": 1}]
    assert said.getvalue() == ""
