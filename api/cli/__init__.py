"""The command line: `casegraph`. Each module adds its commands; every error of ours becomes one paragraph."""

from __future__ import annotations

import sys

import typer
from rich.console import Console

from api.cli import ask, duplicates, neo4j, serve, workspace
from graph.errors import CasegraphError

__all__ = ["app", "main"]

app = typer.Typer(
    name="casegraph",
    help="Who prosecuted whom, with the passage behind every line: actors, cases and institutions in Neo4j.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
workspace.add_to(app)
duplicates.add_to(app)
ask.add_to(app)
serve.add_to(app)
app.add_typer(neo4j.app, name="neo4j", help="Keep the engine on this machine running, or stop it.")


def main() -> None:
    """Runs a command; exits with 1 and one paragraph where the user can act on what went wrong."""
    try:
        app()
    except CasegraphError as error:
        Console(stderr=True, soft_wrap=True).print(str(error), style="red", markup=False, highlight=False)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:  # `casegraph export | head`
        sys.stderr.close()
        sys.exit(0)
