"""`casegraph neo4j start|stop|status`: an engine that keeps running between commands."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli.options import ERRORS, OUT, settings_for
from graph.embedded import Status, start_detached
from graph.embedded import status as engine_status
from graph.embedded import stop as stop_engine

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True)

NowOption = Annotated[bool, typer.Option("--now", help="Do not wait for the commands that use it.")]


@app.command()
def start() -> None:
    """Start Neo4j and leave it running, so that other commands need not wait for it."""
    _show(start_detached(settings_for(), ERRORS))


@app.command()
def stop(now: NowOption = False) -> None:
    """Stop the Neo4j that `start` left running."""
    _say("Stopped." if stop_engine(settings_for(), ERRORS, now=now) else "No Neo4j of casegraph is running.")


@app.command()
def status() -> None:
    """Say whether Neo4j runs, and how to reach it with Neo4j Browser or cypher-shell; exits with 3 if it does not."""
    found = engine_status(settings_for())
    _show(found)
    if found.record is None:
        raise typer.Exit(3)


def _show(found: Status) -> None:
    record = found.record
    if record is None:
        _say("Neo4j is just starting (or stopping)." if found.starting else "No Neo4j of casegraph is running.")
        return
    _say(f"Neo4j {record.version} runs at {record.uri}")
    _say(f"  user      {found.user}, password in {found.home.password_file}")
    _say(f"  store     {found.home.store}")
    _say(f"  process   {record.pid}, since {record.since}")
    if record.owner is not None:
        _say(f"  ends with the command that started it, process {record.owner}")


def _say(text: str) -> None:
    OUT.print(text, highlight=False, soft_wrap=True, markup=False)
