"""`casegraph neo4j`, as typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli.neo4j import app
from graph.embedded import Engine
from graph.errors import EngineError
from graph.settings import Settings


def test_status_says_how_to_reach_it(own_engine: Engine, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEGRAPH_HOME", str(settings.home))
    result = CliRunner().invoke(app, ["status"])
    assert result.exit_code == 0
    assert own_engine.uri in result.stdout and f"process   {own_engine.pid}" in result.stdout
    assert str(settings.home / "password") in result.stdout and own_engine.password not in result.stdout
    assert "ends with the command that started it" in result.stdout


def test_stop_leaves_an_engine_that_belongs_to_a_command(
    own_engine: Engine, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASEGRAPH_HOME", str(settings.home))
    result = CliRunner().invoke(app, ["stop"])
    assert isinstance(result.exception, EngineError) and "end that one" in str(result.exception)
    result = CliRunner().invoke(app, ["start"])  # it runs already
    assert own_engine.uri in result.stdout


def test_where_nothing_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEGRAPH_HOME", str(tmp_path / "home"))
    for command, code in (("status", 3), ("stop", 0)):
        result = CliRunner().invoke(app, [command])
        assert (result.exit_code, result.stdout) == (code, "No Neo4j of casegraph is running.\n")
