"""Start the child process, hear its word, end it."""

from __future__ import annotations

import json
import os
import select
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import graph
from graph.embedded import failures
from graph.embedded.home import Home
from graph.embedded.locks import FileLock
from graph.errors import EngineError

__all__ = ["STOP_SECONDS", "Process", "end", "spawn"]

START_SECONDS = 300.0  # a store after kill -9 recovers first
STOP_SECONDS = 35.0

Process = subprocess.Popen[bytes]


def spawn(order: list[str], home: Home, lock: FileLock, *, owned: bool) -> tuple[Process, Sequence[str]]:
    """The process, and why it failed: nothing if it is ready."""
    hears, says = os.pipe()
    try:
        with home.log.open("wb") as log:
            process = subprocess.Popen(
                [*order, "--report", str(says)],
                stdin=subprocess.PIPE if owned else subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=home.root,
                env=_environment(),
                start_new_session=True,  # Ctrl-C reaches only us
                pass_fds=(says, lock.descriptor),
            )
    except BaseException:
        os.close(hears)
        raise
    finally:
        os.close(says)
    try:
        causes = _causes(_word(hears, home), home)
    except BaseException:  # also Ctrl-C
        process.kill()
        _bury(process)
        raise
    if causes:
        _bury(process)
    return process, causes


def end(process: Process) -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
    finally:
        _bury(process)


def _bury(process: Process) -> None:
    process.wait()
    if process.stdin:
        process.stdin.close()


def _environment() -> dict[str, str]:
    """Ours, with the place of this package, so that the child finds it wherever it starts."""
    package = str(Path(graph.__file__).parent.parent)
    python_path = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    # without a UTF-8 locale Java finds no path with a letter beyond ASCII in it
    return os.environ | {"PYTHONPATH": python_path, "LC_ALL": "C.UTF-8"}


def _word(descriptor: int, home: Home) -> bytes:
    """What the child said before it closed the pipe; nothing if it died silently."""
    said = b""
    deadline = time.monotonic() + START_SECONDS
    with os.fdopen(descriptor, "rb", buffering=0) as pipe:
        while time.monotonic() < deadline:
            if not select.select([pipe], [], [], 1.0)[0]:
                if not failures.has_space(home, 1):  # Neo4j may hang then
                    raise failures.disk_full(home)
                continue
            part = pipe.read(65536)
            said += part or b""
            if not part or said.endswith(b"\n"):
                return said
    raise EngineError(
        f"Neo4j did not start within {START_SECONDS:g} s. Try again when the machine is less busy; "
        f"its log is {home.log}."
    )


def _causes(said: bytes, home: Home) -> Sequence[str]:
    if not said.endswith(b"\n"):
        return [failures.SILENT, home.log.read_text("utf-8", "replace")[-2000:]]
    causes: Sequence[str] = json.loads(said).get("failed", ())
    return causes
