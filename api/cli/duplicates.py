"""Commands on identity: duplicates proposes who may be the same, review decides it in the browser."""

from __future__ import annotations

import csv
import getpass
import io
import json
import os
import webbrowser
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from api.cli.options import ERRORS, OUT, WorkspaceOption, settings_for
from api.review import Review, create_review
from api.server import listen, serve, url_of
from api.tables import safe
from graph.claims import Reading
from graph.errors import InputError
from graph.identity import Identity
from loaders.propose import LEAST, Proposal, propose
from loaders.workspace import EXAMPLE, Workspace

__all__ = ["add_to"]

FORMATS = ("table", "json", "csv")
LeastOption = Annotated[float, typer.Option("--least", min=0.0, max=1.0, help="Only pairs that score at least this.")]
DocumentOption = Annotated[
    list[str] | None, typer.Option("--document", "-d", help="Only pairs that this document speaks of; may be repeated.")
]


def add_to(app: typer.Typer) -> None:
    """Adds the commands to the command line."""
    app.command("duplicates")(duplicates_command)
    app.command("review")(review_command)


def duplicates_command(
    least: LeastOption = LEAST,
    document: DocumentOption = None,
    format: Annotated[str, typer.Option("--format", "-f", help="table, json or csv.")] = "table",
    workspace: WorkspaceOption = None,
) -> None:
    """Propose who may be the same as whom, with score and reasons; nothing is written, no database is needed."""
    if format not in FORMATS:
        raise InputError(f"There is no format {format!r}; one of: {', '.join(FORMATS)}.")
    _, _, found = _proposals(Workspace.of(settings_for(workspace)), least, document or [])
    if format == "json":
        typer.echo(json.dumps([asdict(proposal) for proposal in found], ensure_ascii=False, indent=2))
    elif format == "csv":
        typer.echo(_csv(found), nl=False)
    else:
        _show(found)


def review_command(
    least: LeastOption = LEAST,
    document: DocumentOption = None,
    by: Annotated[str | None, typer.Option("--by", help="Who decides; your user name without it.")] = None,
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="0: any that is free.")] = 0,
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
    workspace: WorkspaceOption = None,
) -> None:
    """Decide in the browser, with the evidence of both side by side; judgements.yaml of the workspace is written."""
    settings = settings_for(workspace)
    space = Workspace.of(settings)
    _check_writable(space, named=settings.workspace is not None)
    with listen("127.0.0.1", port) as bound:
        readings, identity, found = _proposals(space, least, document or [])
        review = Review(space, readings, identity, found, by or _user())
        url = f"{url_of(bound)}/?token={review.token}"
        serve(create_review(review), bound, lambda: _say(url, len(review.open), browser))


def _proposals(
    space: Workspace, least: float, documents: Sequence[str]
) -> tuple[Sequence[Reading], Identity, list[Proposal]]:
    readings, identity = space.identified()
    known = {reading.document.id: set(reading.entities) for reading in readings}
    unknown = [document for document in documents if document not in known]
    if unknown:
        raise InputError(f"No claims file is for {', '.join(unknown)}. There are: {', '.join(known) or 'none'}.")
    columns = (TextColumn("Comparing"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=ERRORS, transient=True) as bar:
        task = bar.add_task("", total=None)
        found = propose(
            readings, identity, least=least, progress=lambda done, of: bar.update(task, completed=done, total=of)
        )
    chosen = {identity.of(key) for document in documents for key in known[document]}
    kept = [each for each in found if not documents or each.one in chosen or each.other in chosen]
    return readings, identity, kept


def _check_writable(space: Workspace, named: bool) -> None:
    path = space.path / "judgements.yaml"
    if space.path.resolve() == EXAMPLE.resolve() and not named:
        raise InputError(
            "The example that ships with casegraph is not written to. Copy it, or make a workspace (`casegraph init`),"
            " and name it with --workspace."
        )
    if not os.access(path if path.exists() else space.path, os.W_OK) or not os.access(space.path, os.W_OK):
        raise InputError(f"{path} cannot be written. Name a workspace of your own with --workspace.")


def _show(found: Sequence[Proposal]) -> None:
    table = Table("score", "one", "other", "speaks for it", "speaks against it")
    for each in found:
        ones = (f"{each.names[0]}\n{each.one}", f"{each.names[1]}\n{each.other}")
        warning = "bold red" if each.judged_different else ""
        said = (*ones, "\n".join(each.speaks_for), "\n".join(each.speaks_against))
        table.add_row(f"{each.score:.2f}", *(Text(text, style=warning) for text in said))
    if found:
        OUT.print(table)
    pairs = "pair" if len(found) == 1 else "pairs"
    OUT.print(f"{len(found)} {pairs}; `casegraph review` decides them in the browser.", highlight=False)


def _csv(found: Sequence[Proposal]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["score", "one", "other", "name", "other_name", "speaks_for", "speaks_against", "judged_different"])
    for each in found:
        reasons = ("; ".join(each.speaks_for), "; ".join(each.speaks_against), str(each.judged_different).lower())
        writer.writerow([str(each.score), *map(safe, (each.one, each.other, *each.names, *reasons))])
    return out.getvalue()


def _say(url: str, left: int, browser: bool) -> None:
    OUT.print(f"{left} pairs to decide. Open {url} (it works once). Ctrl-C ends it.", highlight=False, soft_wrap=True)
    if browser:
        webbrowser.open(url)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no such user on this machine
        return "unknown"
