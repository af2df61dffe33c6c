"""Options that several commands share, and the settings they change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from graph.settings import Settings

__all__ = ["ERRORS", "OUT", "TierOption", "WorkspaceOption", "settings_for"]

OUT = Console()
#: Progress and remarks: never mixed with what a command answers.
ERRORS = Console(stderr=True)

WorkspaceOption = Annotated[
    Path | None,
    typer.Option("--workspace", "-w", help="The folder with your reports; the example on Kazakhstan without it."),
]
TierOption = Annotated[str, typer.Option("--tier", help="public, restricted or withheld: what the database may hold.")]


def settings_for(workspace: Path | None = None) -> Settings:
    """The environment's settings, with the workspace of the command line."""
    settings = Settings.from_environment()
    return replace(settings, workspace=workspace.absolute()) if workspace else settings
