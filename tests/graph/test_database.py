"""The door to Neo4j: plain values, bounded reads, whole writes, errors that say what to do."""

from __future__ import annotations

import logging

import pytest

from graph.database import Database, WriteTransaction
from graph.embedded import Engine
from graph.errors import AccessRefused, DatabaseError, InputError, TooExpensive, Unavailable

NOBODY = "bolt://127.0.0.1:1"  # a port on which nothing listens
RUNAWAY = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a + b AS c RETURN max(c)"


def test_values_come_as_plain_python(database: Database) -> None:
    database.write(lambda t: t.run("CREATE (:A:B {id: 'a', on: date('2015-12-18')})-[:R {since: 1}]->(:C {id: 'c'})"))
    rows = database.read(
        "MATCH p = (a:A)-[r:R]->(c:C) RETURN a, r, p, {inner: [c]} AS map, null AS nothing, duration('P4Y') AS length"
    )
    a = {"id": "a", "on": "2015-12-18", "labels": ["A", "B"]}
    r = {"since": 1, "type": "R"}
    c = {"id": "c", "labels": ["C"]}
    assert rows.keys == ("a", "r", "p", "map", "nothing", "length")
    assert rows.records == [{"a": a, "r": r, "p": [a, r, c], "map": {"inner": [c]}, "nothing": None, "length": "P4Y"}]


@pytest.mark.parametrize(("limit", "found", "truncated"), [(2, 2, True), (3, 3, False), (None, 3, False), (0, 0, True)])
def test_a_read_says_when_it_was_cut(database: Database, limit: int | None, found: int, truncated: bool) -> None:
    rows = database.read("UNWIND $values AS value RETURN value", {"values": [1, 2, 3]}, limit=limit)
    assert (len(rows.records), rows.truncated) == (found, truncated)


def test_a_limit_spares_the_rest(database: Database) -> None:
    rows = database.read("UNWIND range(1, 100000000) AS value RETURN value", limit=10, seconds=60)
    assert [record["value"] for record in rows.records] == list(range(1, 11))


def test_a_read_cannot_write(database: Database) -> None:
    with pytest.raises(DatabaseError, match="writes, and a read must not"):
        database.read("CREATE (n:Intruder) RETURN n")
    assert database.read("MATCH (n) RETURN n").records == []


def test_a_runaway_read_is_stopped(database: Database) -> None:
    with pytest.raises(TooExpensive, match="CASEGRAPH_READ_SECONDS"):
        database.read(RUNAWAY, seconds=1)
    assert database.read("RETURN 1 AS one").records == [{"one": 1}]
    running = database.read("SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery = $text", {"text": RUNAWAY})
    assert running.records == []


def test_a_read_that_wants_too_much_memory_is_stopped(database: Database) -> None:
    with pytest.raises(TooExpensive, match="CASEGRAPH_HEAP_MB"):
        database.read("UNWIND range(1, 100000000) AS i RETURN collect('text ' + i)", seconds=120)
    assert database.read("RETURN 1 AS one").records == [{"one": 1}]


def test_a_write_stands_or_falls_as_one(database: Database) -> None:
    def work(transaction: WriteTransaction) -> None:
        transaction.run("CREATE (:Half)")
        raise LookupError("changed its mind")

    with pytest.raises(LookupError, match="changed its mind"):
        database.write(work)
    assert database.read("MATCH (n) RETURN n").records == []


def test_a_write_returns_what_its_work_does(database: Database) -> None:
    made = database.write(lambda t: t.run("UNWIND $ids AS id CREATE (n:A {id: id}) RETURN n", {"ids": ["a", "b"]}))
    assert made == [{"n": {"id": "a", "labels": ["A"]}}, {"n": {"id": "b", "labels": ["A"]}}]


def test_a_schema_is_kept(database: Database) -> None:
    database.run("CREATE CONSTRAINT one_id FOR (n:A) REQUIRE n.id IS UNIQUE")
    with pytest.raises(DatabaseError, match="ConstraintValidationFailed"):
        database.write(lambda t: t.run("CREATE (:A {id: 'a'}), (:A {id: 'a'})"))


def test_a_wrong_statement_is_shown(database: Database) -> None:
    with pytest.raises(DatabaseError, match=r"(?s)SyntaxError.*RETURM 1"):
        database.read("RETURM 1")


def test_the_driver_stays_silent(
    database: Database, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.INFO, "neo4j")
    database.read("MATCH (n:Nowhere) WHERE n.nothing = 1 OPTIONAL MATCH (n)-[:NO_TYPE]->(m), (o) RETURN n, m, o")
    assert [record.message for record in caplog.records if record.name.startswith("neo4j.notifications")] == []
    with pytest.raises(Unavailable):
        Database.open(NOBODY.replace("bolt:", "neo4j:"), "neo4j", "x")
    assert capfd.readouterr().err == ""


def test_the_cluster_protocol_works_too(database: Database, own_engine: Engine) -> None:
    uri = own_engine.uri.replace("bolt://", "neo4j://")
    with Database.open(uri, own_engine.user, own_engine.password) as routed:
        routed.write(lambda t: t.run("CREATE (:A)"))
        assert routed.read("MATCH (a:A) RETURN count(a) AS n").records == [{"n": 1}]


def test_it_knows_its_server(database: Database) -> None:
    assert database.ping()
    assert database.version().startswith("Neo4j/5.26.")


def test_a_wrong_password_is_refused(own_engine: Engine) -> None:
    with pytest.raises(AccessRefused, match="NEO4J_PASSWORD") as refused:
        Database.open(own_engine.uri, own_engine.user, "guess-of-the-day")
    assert "guess-of-the-day" not in str(refused.value)


def test_nobody_there() -> None:
    with pytest.raises(Unavailable, match=NOBODY):
        Database.open(NOBODY, "neo4j", "x")
    with pytest.raises(Unavailable, match="Cannot resolve"):
        Database.open("bolt://nowhere.invalid:7687", "neo4j", "x")


@pytest.mark.parametrize("uri", ["neo4j.example", "http://127.0.0.1:7474", "bolt://neo4j:secret-word@127.0.0.1:7687"])
def test_an_address_that_is_none(uri: str) -> None:
    with pytest.raises(InputError, match="NEO4J_URI") as refused:
        Database.open(uri, "neo4j", "x")
    assert "secret-word" not in str(refused.value)


def test_a_closed_database_says_so(own_engine: Engine) -> None:
    opened = Database.open(own_engine.uri, own_engine.user, own_engine.password)
    opened.close()
    with pytest.raises(Unavailable, match="closed"):
        opened.read("RETURN 1")
    assert not opened.ping()
