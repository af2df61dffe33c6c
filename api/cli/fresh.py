"""Whether a load could change anything: what was loaded when, and which files have changed since."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import graph
import loaders
from api.cli.workspace import load_shown
from graph.database import Database
from graph.settings import Settings
from graph.store import current
from loaders.workspace import Workspace

__all__ = ["load_if_changed"]

STAMP = "loaded"  # in CASEGRAPH_HOME: what was loaded; its mtime is when that load began


def load_if_changed(database: Database, space: Workspace, settings: Settings) -> bool:
    """Loads, unless neither the database nor any file has changed since the last time: reading all takes seconds."""
    stamp = settings.home / STAMP
    if _read(stamp) == _said(database, space) and max(_times(space), default=0.0) < stamp.stat().st_mtime:
        return False
    begun = time.time()
    load_shown(database, space)
    settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    stamp.write_text(_said(database, space), encoding="utf-8")
    os.utime(stamp, (begun, begun))
    return True


def _said(database: Database, space: Workspace) -> str:
    held = current(database)
    return f"{held.data_version} {held.tier} {held.complete} {space.path}"


def _read(stamp: Path) -> str | None:
    return stamp.read_text(encoding="utf-8") if stamp.is_file() else None


def _times(space: Workspace) -> Iterator[float]:
    """When each file changed: a folder with what is removed from it, an older file put back by its ctime."""
    code = (Path(package.__path__[0]).rglob("*.py") for package in (graph, loaders))
    texts = space.texts.rglob("*") if space.texts else ()
    for paths in (space.path.rglob("*"), texts, *code):
        for path in paths:
            if path.exists():
                yield max(path.stat().st_mtime, path.stat().st_ctime)
