"""`casegraph serve` and `demo` as processes: the address, the port, the end."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace

import httpx
import pytest

from api.cli.fresh import load_if_changed
from api.server import listen
from tests.conftest import wipe
from tests.factory import PEOPLE, claims_text, workspace


@pytest.fixture
def environment(own_engine, tmp_path):
    """The session's engine, named as another's; nothing else of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CASEGRAPH_", "NEO4J_"))}
    return {
        **kept, "NEO4J_URI": own_engine.uri, "NEO4J_PASSWORD": own_engine.password,
        "CASEGRAPH_HOME": str(tmp_path / "home"),
    }  # fmt: skip


@contextmanager
def running(environment, *arguments):
    """The command, and the address that it prints."""
    command = [sys.executable, "-m", "api.cli", *arguments]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline()
        assert line.startswith("Open http://127.0.0.1:"), process.stderr.read()
        yield process, line.split()[1]
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_serve_prints_its_address_answers_and_ends(environment, world, end):
    with running(environment, "serve", "--port", "0", "--workspace", str(world.workspace)) as (process, url):
        with httpx.Client(base_url=url, timeout=60) as client:
            assert client.get("/v1/entities/one-2015:ann").status_code == 200
            process.send_signal(end)  # the connection is still open
            assert process.wait(30) == 0
        listen("127.0.0.1", int(url.rpartition(":")[2])).close()  # the port is free again


def test_a_busy_port_is_said_before_anything_starts(environment, tmp_path):
    del environment["NEO4J_URI"]  # the engine of this machine would be started
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "api.cli", "serve", "--port", str(port)],
            env=environment, capture_output=True, text=True, timeout=60,
        )  # fmt: skip
    assert done.returncode == 1
    assert f"127.0.0.1:{port}" in done.stderr and "--port" in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "home").exists()


def test_an_address_that_others_reach_needs_a_word(environment):
    done = subprocess.run(
        [sys.executable, "-m", "api.cli", "serve", "--host", "0.0.0.0", "--port", "0"],
        env=environment, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1 and "CASEGRAPH_API_KEY" in done.stderr and "--public" in done.stderr


def test_demo_loads_and_serves_and_then_serves_at_once(environment, world, shared_database):
    wipe(shared_database)
    for _ in range(2):
        with running(environment, "demo", "--port", "0", "--workspace", str(world.workspace)) as (process, url):
            assert httpx.get(f"{url}/v1/entities/one-2015:ann", timeout=60).status_code == 200
            assert httpx.get(url, timeout=60).headers["content-type"].startswith("text/html")
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0


def test_a_load_is_left_out_only_while_nothing_has_changed(database, settings, tmp_path):
    mine = replace(settings, home=tmp_path / "home")
    space = workspace(tmp_path / "space", claims_text(PEOPLE), claims_text(PEOPLE, id="two-2016"))
    assert load_if_changed(database, space, mine) is True
    assert load_if_changed(database, space, mine) is False
    report = tmp_path / "space" / "reports" / "0.yaml"
    report.write_text(report.read_text(encoding="utf-8").replace("Ann Lee", "Ann Leigh"), encoding="utf-8")
    os.utime(report, (1, 1))  # as a copy that keeps its time
    assert load_if_changed(database, space, mine) is True
    assert load_if_changed(database, space, mine) is False
    (tmp_path / "space" / "reports" / "1.yaml").unlink()
    assert load_if_changed(database, space, mine) is True
    wipe(database)
    assert load_if_changed(database, space, mine) is True
