"""Commands that ask on the terminal: ask, and view, which writes a drawing."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from api.cli.options import ERRORS, OUT, WorkspaceOption, settings_for
from api.tables import csv_text, table_of
from api.views.make import view_of
from api.views.page import render
from api.views.saved import SavedView, saved_view
from graph.connect import connect
from graph.errors import InputError
from loaders.workspace import Workspace
from queries.catalogue import catalogue, get_question
from queries.formats import FORMATS, ROW_FORMATS
from queries.results import Answer
from queries.run import run

__all__ = ["add_to"]


def add_to(app: typer.Typer) -> None:
    """Adds the commands to the command line."""
    app.command("ask")(ask_command)
    app.command("view")(view_command)


def ask_command(
    question: Annotated[str | None, typer.Argument(help="Its name; without one, all questions are listed.")] = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="NAME=VALUE", help="May be repeated, also for one name."),
    ] = None,
    format: Annotated[
        str, typer.Option("--format", "-f", help="table, json, csv, or another: bibtex, of subgraphs also gexf …")
    ] = "table",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="A file; the terminal without it.")] = None,
) -> None:
    """Ask a question of the catalogue, and show the passage behind every row."""
    if question is None:
        _list_questions()
        return
    get_question(question)
    parameters = _parameters(question, param or [])
    known = FORMATS if get_question(question).subgraph else ROW_FORMATS
    if format not in {"table", *known}:
        raise InputError(f"There is no format {format!r} of {question}; one of: table, {', '.join(known)}.")
    settings = settings_for()
    with connect(settings, ERRORS) as database:
        answer = run(database, question, parameters, rows=settings.rows, seconds=settings.read_seconds)
    if format == "table":
        _show(answer)
    elif output:
        output.write_bytes(known[format].write(answer))
    elif format == "json":
        typer.echo(json.dumps(answer.to_json(), ensure_ascii=False, indent=2, default=list))
    elif format == "csv":
        typer.echo(csv_text(answer), nl=False)
    else:
        typer.echo(known[format].write(answer), nl=False)


def view_command(
    name: Annotated[str | None, typer.Argument(help="A saved view of the workspace.")] = None,
    actors: Annotated[
        list[str] | None, typer.Option("--actors", "-a", help="Ids, or names that only one actor has; may be repeated.")
    ] = None,
    depth: Annotated[int, typer.Option(min=0, max=3, help="How many relations away, with --actors.")] = 1,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file; NAME.html without it.")] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Draw a saved view, or what surrounds some actors, as one page that opens without a network."""
    settings = settings_for(workspace)
    if bool(name) == bool(actors):
        raise InputError("Name a saved view, or give --actors: one of the two.")
    if name:
        saved = saved_view(Workspace.of(settings).path / "views", name)
    else:
        wanted = tuple(each.strip() for given in actors or () for each in given.split(",") if each.strip())
        saved = SavedView("", ", ".join(wanted), actors=wanted, depth=depth)
    with connect(settings, ERRORS) as database:
        view = view_of(partial(run, database, rows=settings.rows, seconds=settings.read_seconds), saved)
    path = output or Path(f"{name or 'view'}.html")
    path.write_text(render(view, offline=True), encoding="utf-8")
    OUT.print(f"Wrote {path}: open it in any browser.", highlight=False, soft_wrap=True)


def _parameters(question: str, given: list[str]) -> dict[str, object]:
    """`name=value` pairs; a name that is repeated, or takes several, becomes a list."""
    found: dict[str, list[str]] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals:
            raise InputError(f"{pair!r} is no NAME=VALUE.")
        found.setdefault(name.strip(), []).append(value)
    many = {name for name, parameter in get_question(question).parameters.items() if parameter.many}
    return {name: values if name in many or len(values) > 1 else values[0] for name, values in found.items()}


def _list_questions() -> None:
    table = Table("question", "what it answers", "parameters", box=None)
    for question in catalogue().values():
        table.add_row(question.name, question.title, " ".join(question.parameters))
    OUT.print(table)


def _show(answer: Answer) -> None:
    """Rows with passages one under the other, others side by side."""
    head, rows = table_of(answer)
    OUT.print(Text(answer.title, style="bold"))
    if "evidence" in head:
        for number, row in enumerate(rows, 1):
            OUT.print(Rule(str(number), style="dim", align="left"))
            OUT.print(_record(head, row))
    else:
        table = Table(*head)
        for row in rows:
            table.add_row(*map(Text, row))  # a name may look like markup
        OUT.print(table)
    counted = "row" if len(rows) == 1 else "rows"
    version = answer.data_version or "none: nothing is loaded"
    OUT.print(f"{len(rows)} {counted}; data version {version}.", highlight=False)
    for remark in _remarks(answer):
        OUT.print(remark, style="yellow", markup=False, highlight=False)


def _record(head: list[str], row: list[str]) -> Table:
    record = Table.grid(padding=(0, 2))
    record.add_column(style="cyan", no_wrap=True)
    record.add_column(overflow="fold")
    for name, value in zip(head, row, strict=True):
        if value:
            record.add_row(name, Text(value))
    return record


def _remarks(answer: Answer) -> list[str]:
    cut = answer.truncated or (answer.subgraph is not None and answer.subgraph.truncated.reason is not None)
    return [
        *(f"{word} was taken for {identifier}." for word, identifier in answer.resolved.items()),
        *([str(answer.note)] if answer.note else []),
        *(["There is more than was shown: ask for less."] if cut else []),
        *([] if answer.complete else ["The load of the data is not complete: run `casegraph load` again."]),
    ]
