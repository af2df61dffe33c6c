"""Everything between "nothing runs" and "Neo4j answers": jars, port, settings, process."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from graph.embedded import failures, lockfile
from graph.embedded.configuration import neo4j_conf
from graph.embedded.fetch import fetch
from graph.embedded.home import Home
from graph.embedded.jre import libjvm
from graph.embedded.locks import FileLock
from graph.embedded.process import Process, spawn
from graph.errors import EngineError
from graph.settings import Settings

__all__ = ["free_port", "start"]

PORT_TRIES = 3


def start(home: Home, settings: Settings, lock: FileLock, *, owned: bool, console: Console) -> Process:
    """Returns when Neo4j answers; the child then holds the lock. Raises EngineError saying what to do."""
    libjvm()
    jars = lockfile.read()
    failures.check_version(home, lockfile.neo4j_version(jars))
    if not failures.has_space(home, failures.SPACE_MB):
        raise failures.disk_full(home)
    folder = fetch(jars, settings.cache, settings.maven, console)
    try:
        with console.status("Starting Neo4j …"):
            return _start(home, settings, folder, lock, owned=owned)
    except OSError as error:
        raise failures.explain([str(error)], home) from None


def _start(home: Home, settings: Settings, jars: Path, lock: FileLock, *, owned: bool) -> Process:
    home.record_file.unlink(missing_ok=True)
    new_password = home.make_password()
    if not home.version():
        shutil.rmtree(home.store / "data", ignore_errors=True)  # the half of a first start that failed
    causes: Sequence[str] = ()
    for attempt in range(PORT_TRIES):
        port = free_port(home.last_port() if attempt == 0 else 0)
        home.configuration.write_text(neo4j_conf(port, settings), "utf-8")
        order = _order(home, settings, jars, port, owned=owned, new_password=new_password)
        process, causes = spawn(order, home, lock, owned=owned)
        if not causes:
            home.port_file.write_text(f"{port}\n", "utf-8")
            return process
        if not failures.is_busy_port(causes):
            break
    raise failures.explain(causes, home)


def free_port(preferred: int) -> int:
    """Somebody may take it before Neo4j does: the start then tries another."""
    for port in (preferred, 0):
        try:
            with socket.create_server(("127.0.0.1", port)) as server:
                return int(server.getsockname()[1])
        except OSError as error:
            reason = error
    raise EngineError(
        f"There is no free port on 127.0.0.1 for Neo4j ({os.strerror(reason.errno or 0)}). Close programs that listen "
        "or connect in great numbers, see that the loopback interface is up, and try again."
    )


def _order(home: Home, settings: Settings, jars: Path, port: int, *, owned: bool, new_password: bool) -> list[str]:
    order = [sys.executable, "-m", "graph.embedded.child", "--store", str(home.store), "--jars", str(jars)]
    order += ["--heap-mb", str(settings.heap_mb), "--port", str(port)]
    return order + ["--owned"] * owned + ["--new-password"] * new_password
