"""The process that is the engine: Neo4j in a JVM of its own, until its owner ends or it is told to stop."""

from __future__ import annotations

import argparse
import json
import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jpype

from graph.embedded import lockfile
from graph.embedded.configuration import java_options
from graph.embedded.failures import OFFLINE
from graph.embedded.home import Home, Record
from graph.embedded.jre import libjvm
from graph.embedded.life import Life

__all__ = ["main"]

# Java's objects have no Python types.
Java = Any


@dataclass(frozen=True, slots=True)
class Order:
    """What the starter asks for."""

    store: Path
    jars: Path
    heap_mb: int
    port: int
    report: int  # a file descriptor: the child's own word goes there
    owned: bool
    new_password: bool


class Failed(Exception):
    """What Neo4j does not throw; the text is the cause."""


def main(arguments: Sequence[str] | None = None) -> None:
    order = _order(arguments)
    life = Life(owned=order.owned)
    home = Home(order.store.parent)
    try:
        service = _start(order, home)
        record = _record(order)
        home.version_file.write_text(record.version + "\n", "utf-8")
        home.write_record(record)
    except (jpype.JException, Failed, OSError, RuntimeError) as error:
        _say(order.report, {"failed": list(_causes(error))})
        with suppress(OSError):  # the log's disk may be full
            traceback.print_exc()
            sys.stderr.flush()
        os._exit(1)
    life.ready()
    _say(order.report, {"ready": order.port})
    life.wait()
    home.record_file.unlink(missing_ok=True)
    service.shutdown()
    os._exit(0)  # Java's own threads would take their time


def _order(arguments: Sequence[str] | None) -> Order:
    parser = argparse.ArgumentParser(prog="graph.embedded.child")
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--jars", type=Path, required=True)
    parser.add_argument("--heap-mb", type=int, required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--report", type=int, required=True)
    parser.add_argument("--owned", action="store_true")
    parser.add_argument("--new-password", action="store_true")
    return Order(**vars(parser.parse_args(arguments)))


def _start(order: Order, home: Home) -> Java:
    _start_java(order)
    first = not home.version()
    if first:
        _set_initial_password(order.store, home.password())
    builder = jpype.JClass("org.neo4j.dbms.api.DatabaseManagementServiceBuilder")
    service = builder(_java_path(order.store)).loadPropertiesFromFile(_java_path(home.configuration)).build()
    system = service.database("system")
    if order.new_password and not first:
        _replace_password(system, home.password())
    _check_online(system)
    return service


def _start_java(order: Order) -> None:
    jpype.startJVM(
        str(libjvm()),
        *java_options(order.heap_mb),
        classpath=lockfile.classpath(lockfile.read(), order.jars),
        convertStrings=True,
    )


def _java_path(path: Path) -> Java:
    return jpype.JClass("java.nio.file.Path").of(str(path))


def _set_initial_password(store: Path, password: str) -> None:
    """In process: arguments of a process can be read by everyone."""
    context = jpype.JClass("org.neo4j.cli.ExecutionContext")(_java_path(store), _java_path(store))
    command = jpype.JClass("org.neo4j.commandline.admin.security.SetInitialPasswordCommand")(context)
    if jpype.JClass("picocli.CommandLine")(command).execute(password) != 0:
        raise Failed("the first password could not be set")


def _replace_password(system: Java, password: str) -> None:
    """The file that held it is gone; whoever may write in this folder may do this."""
    parameters = jpype.JClass("java.util.Map").of("new", password)
    system.executeTransactionally("ALTER USER neo4j SET PASSWORD $new CHANGE NOT REQUIRED", parameters)


def _check_online(system: Java) -> None:
    transaction = system.beginTx()
    try:
        row = transaction.execute("SHOW DATABASE neo4j YIELD currentStatus, statusMessage").next()
        status, reason = row.get("currentStatus"), row.get("statusMessage")
    finally:
        transaction.close()
    if status != "online":
        raise Failed(f"{OFFLINE}: {status}, {reason}")


def _causes(error: BaseException) -> Iterator[str]:
    """From the outermost to the root."""
    if not isinstance(error, jpype.JException):
        yield str(error)
        return
    cause: Java = error
    while cause is not None:
        yield str(cause.toString())
        cause = cause.getCause()


def _record(order: Order) -> Record:
    owner = os.getppid() if order.owned else None
    version = lockfile.neo4j_version(lockfile.read())
    return Record(os.getpid(), order.port, version, owner, datetime.now(UTC).isoformat(timespec="seconds"))


def _say(descriptor: int, word: dict[str, object]) -> None:
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(json.dumps(word) + "\n")


if __name__ == "__main__":
    main()
