"""A load: get, transform, check all, compare, write, stamp; the only loader module that knows a database."""

from __future__ import annotations

from dataclasses import dataclass

from graph.assemble import Graph, assemble
from graph.claims import Claim
from graph.database import Database
from graph.errors import InputError
from graph.store import Changes, Loaded, Progress, changes, current, prepare, refuse, save
from loaders.check import check
from loaders.workspace import Workspace

__all__ = ["Outcome", "build", "load"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a load did, or (`dry`) would do, and what the database holds after it."""

    changes: Changes
    loaded: Loaded
    dry: bool = False


def load(
    database: Database,
    workspace: Workspace,
    *,
    tier: str = "public",
    dry_run: bool = False,
    progress: Progress = lambda done, of: None,
) -> Outcome:
    """Brings the database to the workspace. Raises InputError before the first write, or LoadRefused."""
    before = current(database)
    refuse(before, tier, workspace.name)
    graph = build(workspace, tier)
    if before.complete and before.data_version == graph.data_version:
        return Outcome(Changes(), before, dry_run)
    if not dry_run:
        prepare(database)
    todo = changes(database, graph)
    if dry_run:
        return Outcome(todo, before, dry=True)
    after = save(database, graph, todo, tier=tier, workspace=workspace.name, before=before, progress=progress)
    return Outcome(todo, after)


def build(workspace: Workspace, tier: str = "public") -> Graph:
    """The graph of a workspace. Raises InputError that holds every mistake."""
    problems = check(workspace).problems
    if problems:
        raise InputError("Nothing was loaded: the workspace has mistakes. `casegraph check` shows them too.", problems)
    readings, identity = workspace.identified()
    texts = {r.document.id: workspace.text(r.document.id, r.document.text_sha256) for r in readings}

    def quote(claim: Claim) -> str | None:
        text = texts[claim.document]
        return text.quote(claim.passage) if text and claim.passage.first else None

    return assemble(readings, identity, workspace.laws(), tier, quote)
