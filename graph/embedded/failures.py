"""What a failed start means to the user: Java's causes become one paragraph that says what to do."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence

from graph.embedded.home import Home
from graph.errors import EngineError

__all__ = ["OFFLINE", "SILENT", "SPACE_MB", "check_version", "disk_full", "explain", "has_space", "is_busy_port"]

OFFLINE = "the database did not come online"
SILENT = "the process ended without a word"
SPACE_MB = 64  # a new store takes 3, its logs and a checkpoint some more

DISK_FULL = r"No space left on device|Disk quota exceeded"
BUSY_PORT = r"Address already in use|Failed to bind"
LOCKED = r"FileLockException|Lock file has been locked"
NEWER = (
    r"Unknown store version|Unrecognized transaction log format|[Uu]nknown kernel version|UnknownVersion|newer version"
)
NO_MEMORY = r"OutOfMemoryError|Could not reserve enough space|Unable to start JVM"


def explain(causes: Sequence[str], home: Home) -> EngineError:
    """`causes` from the outermost to the root; of a database that stays offline Neo4j tells them only to its log."""
    if causes and causes[0].startswith(OFFLINE):
        causes = [*causes, *_logged_causes(home)]
    text = "\n".join(causes)
    if re.search(DISK_FULL, text):
        return disk_full(home)
    if re.search(LOCKED, text):
        return EngineError(
            f"The store {home.store} is in use by a process that casegraph did not start. Stop that process "
            "(a Neo4j pointed at this folder?) and try again, or set CASEGRAPH_HOME to another folder."
        )
    if re.search(NEWER, text):
        return _newer(home, "a newer Neo4j")
    if is_busy_port(causes):
        return EngineError("Each free port was taken by another program before Neo4j had it. Try again.")
    if re.search(NO_MEMORY, text):
        return EngineError(
            f"There was not enough memory to start Neo4j. Close something, or ask for less with CASEGRAPH_HEAP_MB. "
            f"Its log is {home.log}."
        )
    return _broken(home, causes[-1] if causes else SILENT)


def is_busy_port(causes: Sequence[str]) -> bool:
    return any(re.search(BUSY_PORT, cause) for cause in causes)


def has_space(home: Home, megabytes: int) -> bool:
    return shutil.disk_usage(home.root).free >= megabytes * 1_000_000


def disk_full(home: Home) -> EngineError:
    return EngineError(
        f"The disk is full: Neo4j needs {SPACE_MB} MB for its store in {home.root}. Free some space and try again, "
        "or set CASEGRAPH_HOME to a folder on another disk."
    )


def check_version(home: Home, ours: str) -> None:
    """Refuse before Neo4j touches a store that a newer one wrote; patches of one line may go back."""
    theirs = home.version()
    if theirs and _line(theirs) > _line(ours):
        raise _newer(home, f"Neo4j {theirs}, newer than our {ours}")


def _newer(home: Home, by: str) -> EngineError:
    return EngineError(
        f"The store {home.store} was written by {by}, and this one cannot read it. Upgrade casegraph, or set "
        "CASEGRAPH_HOME to another folder and load again: everything in a store comes from the claims files."
    )


def _broken(home: Home, cause: str) -> EngineError:
    reason = re.sub(r"^[\w.$]+(Exception|Error): ", "", cause.strip().splitlines()[-1])[:300]
    return EngineError(
        f"Neo4j did not start on {home.store} ({reason}). The store may be damaged: everything in it comes from the "
        f"claims files, so move that folder away and load again. What Neo4j said is in {home.log.parent}."
    )


def _line(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:2])


def _logged_causes(home: Home) -> list[str]:
    try:
        lines = (home.log.parent / "debug.log").read_text("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return []
    return [line.removeprefix("Caused by: ") for line in lines[-200:] if line.startswith("Caused by: ")]
