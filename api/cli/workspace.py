"""Commands on a workspace: init, check, coverage, load, export."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from api.cli.options import ERRORS, OUT, TierOption, WorkspaceOption, settings_for
from graph.claims import TIERS
from graph.connect import connect
from graph.database import Database
from graph.errors import InputError
from loaders import workspace as workspaces
from loaders.check import check
from loaders.coverage import coverage
from loaders.export import export
from loaders.run import Outcome, load
from loaders.workspace import Workspace

__all__ = ["add_to", "load_shown"]


def add_to(app: typer.Typer) -> None:
    """Adds the commands to the command line."""
    app.command("init")(init_command)
    app.command("check")(check_command)
    app.command("coverage")(coverage_command)
    app.command("load")(load_command)
    app.command("export")(export_command)


def init_command(directory: Path) -> None:
    """Make an empty workspace: reports/, judgements.yaml, laws.yaml, views/, texts/."""
    for path in workspaces.init(directory.absolute()):
        OUT.print(f"made {path}", highlight=False)
    OUT.print(f"Write reports/<name>.yaml there, then: casegraph check --workspace {directory}", highlight=False)


def check_command(workspace: WorkspaceOption = None) -> None:
    """Read all claims files and judgements, and name every mistake with file and line."""
    found = check(Workspace.of(settings_for(workspace)))
    for problem in found.problems:
        OUT.print(str(problem), markup=False, highlight=False, soft_wrap=True)
    table = Table("document", "claims", "passages")
    for document, claims, at_hand in found.documents:
        table.add_row(document, f"{claims:,}", "checked against the text" if at_hand else "text not at hand")
    OUT.print(table)
    if found.problems:
        OUT.print(f"{len(found.problems)} mistakes.", style="red")
        raise typer.Exit(1)
    OUT.print("No mistakes.", style="green")


def coverage_command(document: str, workspace: WorkspaceOption = None) -> None:
    """Sentences of a document's text that name somebody or something but lie under no claim's passage."""
    space = Workspace.of(settings_for(workspace))
    known = {expanded.reading.document.id: expanded for expanded in space.read()}
    if document not in known:
        raise InputError(f"No claims file is for the document {document!r}. There are: {', '.join(known) or 'none'}.")
    expanded = known[document]
    text = space.text(document, expanded.reading.document.text_sha256)
    if text is None:
        wanted = expanded.reading.document.text_sha256
        advice = f"Put {document}.txt (SHA-256 {wanted}) into texts/ of the workspace, or set CASEGRAPH_TEXTS."
        raise InputError(f"The text of {document} is not at hand. {advice}")
    found = list(coverage(expanded, text))
    for sentence in found:
        OUT.print(f"[{sentence.names}] {sentence.sentence}", markup=False, highlight=False, soft_wrap=True)
    OUT.print(f"{len(found)} sentences are not covered." if found else "Every naming sentence is covered.")
    if found:
        raise typer.Exit(1)


def load_command(
    workspace: WorkspaceOption = None,
    tier: TierOption = "public",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be added, changed, removed.")] = False,
) -> None:
    """Bring the database to the workspace: add, change, and remove what the files no longer say."""
    settings = settings_for(workspace)
    space = Workspace.of(settings)
    _check_tier(tier)
    with connect(settings, console=ERRORS) as database:
        outcome = load_shown(database, space, tier, dry_run)
    _show(outcome)


def load_shown(database: Database, space: Workspace, tier: str = "public", dry_run: bool = False) -> Outcome:
    """A load with its progress on the terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=ERRORS, transient=True) as bar:
        task = bar.add_task("Reading and checking", total=None)
        return load(
            database, space, tier=tier, dry_run=dry_run,
            progress=lambda done, of: bar.update(task, description="Writing", completed=done, total=of),
        )  # fmt: skip


def export_command(
    workspace: WorkspaceOption = None,
    tier: TierOption = "public",
    format: Annotated[str, typer.Option("--format", help="ndjson: one claim a line.")] = "ndjson",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="A file; the terminal without it.")] = None,
) -> None:
    """Write every claim, from the claims files alone; no database is needed."""
    if format != "ndjson":
        raise InputError(
            f"Claims are exported as ndjson, not {format!r}. Subgraphs have more formats: casegraph ask --format."
        )
    _check_tier(tier)
    lines = (json.dumps(claim, ensure_ascii=False) for claim in export(Workspace.of(settings_for(workspace)), tier))
    if output:
        output.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    else:
        for line in lines:
            typer.echo(line)


def _check_tier(tier: str) -> None:
    if tier not in TIERS:
        raise InputError(f"There is no tier {tier!r}; one of: {', '.join(TIERS)}.")


def _show(outcome: Outcome) -> None:
    counts = outcome.changes.counts()
    table = Table("", "added", "changed", "removed")
    for word in sorted(set().union(*counts.values())):
        table.add_row(word, *(f"{counts[change][word] or '·'}" for change in ("added", "changed", "removed")))
    if len(outcome.changes):
        OUT.print(table)
    done = "would change" if outcome.dry else "changed"
    version = outcome.loaded.data_version or "none yet"
    OUT.print(f"{len(outcome.changes):,} nodes and relations {done}; data version {version}.")
