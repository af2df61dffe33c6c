"""Answers over HTTP, nothing kept, beside the same statement through the bare driver."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from neo4j import Driver, GraphDatabase
from rich.console import Console

from api.server import listen
from benchmarks.pairs import Pair
from benchmarks.people import people
from graph.database import Database
from graph.embedded import engine
from graph.settings import Settings
from loaders.run import load
from loaders.workspace import EXAMPLE, Workspace, init
from queries.catalogue import get_question
from queries.parameters import coerce, for_cypher
from queries.run import statement

MADE = 5000  # people who belong to one club
SMALL = {
    "profile": {"actor": "odf-2016:aleksey-chapurin"},
    "who_prosecuted_whom": {"defendant": "amnesty-2015:yulia-kozlova"},
    "find": {"q": "chapurin"},
}
LARGE = {"people_of": {"institution": "made:club"}}
DRIVER = "the statement alone, bare driver"


def pairs() -> Iterator[Pair]:
    """The example and a club of 5,000, loaded into an engine of this run, and a service of its own process."""
    with tempfile.TemporaryDirectory() as folder:
        space = workspace(Path(folder) / "space")
        settings = replace(Settings.from_environment(), home=Path(folder) / "home", neo4j_uri=None, workspace=space)
        with engine(settings, console=Console(quiet=True)) as found, service(settings) as port:
            with Database.open(found.uri, found.user, found.password) as database:
                load(database, Workspace(space))
            with GraphDatabase.driver(found.uri, auth=(found.user, found.password)) as driver:
                yield empty(port)
                for questions, rounds, promise in ((SMALL, 60, {"at_most_ms": 6.0}), (LARGE, 12, {"at_most": 1.25})):
                    for name, values in questions.items():
                        ours, other = asked(port, name, values), bare(driver, name, values)
                        rows, found = len(ours()["rows"]), len(other()[0]["found_rows"])
                        assert 0 < rows <= found, f"{name}: {rows} rows, and {found} through the driver"
                        yield Pair(f"{name}, {rows:,} rows", ours, other, DRIVER, rounds, **promise)


def workspace(path: Path) -> Path:
    """The example, and a document that names 5,000 members of a club."""
    init(path)
    for each in EXAMPLE.rglob("*.yaml"):
        target = path / each.relative_to(EXAMPLE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(each.read_bytes())
    names = list(people(MADE))
    lines = [
        "document: {id: made, title: A list, published: '2020', publisher: club, url: 'https://example.org/made'}",
        "---", "entities:", "  club: {kind: Organization, name: Club, at: Club}",
        *(f"  p{n}: {{kind: Person, name: {name}, at: {name}}}" for n, name in enumerate(names)),
        "claims:", *(f"- {{s: p{n}, p: MEMBER_OF, o: club, at: Club}}" for n in range(MADE)), "",
    ]  # fmt: skip
    (path / "reports" / "made.yaml").write_text("\n".join(lines), encoding="utf-8")
    return path


@contextmanager
def service(settings: Settings) -> Iterator[int]:
    """`casegraph serve` on the engine of this home; gives its port."""
    with listen("127.0.0.1", 0) as bound:
        port = int(bound.getsockname()[1])
    environment = {**os.environ, "CASEGRAPH_HOME": str(settings.home), "CASEGRAPH_READ_SECONDS": "60"}
    command = [sys.executable, "-m", "api.cli", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            while True:
                try:
                    get(http.client.HTTPConnection("127.0.0.1", port, timeout=60), "/healthz")
                    break
                except OSError:
                    assert process.poll() is None, "the service ended"
                    time.sleep(0.1)
            yield port
        finally:
            process.terminate()


def get(connection: http.client.HTTPConnection, address: str, accept: str = "*/*") -> bytes:
    connection.request("GET", address, headers={"Accept": accept})
    answer = connection.getresponse()
    body = answer.read()
    assert answer.status == 200, body[:300]
    return body


def asked(port: int, name: str, values: dict[str, str]) -> Callable[[], dict[str, list[object]]]:
    """The question over one connection, read as JSON; a new Accept each time, so that no kept answer is sent."""
    connection, turns = http.client.HTTPConnection("127.0.0.1", port, timeout=120), count()
    address = f"/v1/questions/{name}?{urlencode(values)}"

    def way() -> dict[str, list[object]]:
        answer: dict[str, list[object]] = json.loads(get(connection, address, f"application/json;n={next(turns)}"))
        return answer

    return way


def bare(driver: Driver, name: str, values: dict[str, str]) -> Callable[[], list[dict[str, Any]]]:
    """What the question's statement brings, with its evidence, as the driver gives it."""
    question = get_question(name)
    parameters = for_cypher(question, coerce(question, values)) | {
        "row_limit": MADE + 1, "meant": [value for value in values.values() if ":" in value], "told_by": None,
    }  # fmt: skip
    return lambda: [record.data() for record in driver.execute_query(statement(question), parameters, routing_="r")[0]]


def empty(port: int) -> Pair:
    """What HTTP costs by itself."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    return Pair("GET /healthz", lambda: get(connection, "/healthz"), lambda: None, "nothing", 60)
