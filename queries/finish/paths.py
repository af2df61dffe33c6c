"""Paths as rows: one a path, what it passes and what each of its steps rests on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from queries.finish.finish import Finish, Finished, Parameters
from queries.results import Row

__all__ = ["PATHS"]


def paths(rows: Sequence[Row], parameters: Parameters) -> Finished:
    """No path is an answer that says what was searched."""
    row = rows[0] if rows else {"found": [], "hubs": []}
    found = [_path(path) for path in cast("list[Row]", row["found"])]
    searched = f"Searched: up to {parameters['hops']} relations, not through hubs of more than {parameters['hub']}."
    return Finished(found, searched if found else f"No path. {searched}", tuple(cast("list[Row]", row["hubs"])))


def _path(path: Row) -> Row:
    steps = cast("list[Row]", path["steps"])
    claims = [claim for step in steps for relation in cast("list[Row]", step["relations"])
              for claim in cast("list[str]", relation["evidence"])]  # fmt: skip
    ties = [cast("list[Row]", step["relations"]) for step in steps]
    weak = any(all(tie["certainty"] != "stated" for tie in each) for each in ties)
    disputed = any(all(tie["disputed"] for tie in each) for each in ties)
    certainty = "alleged" if weak else "stated"
    return {
        "hops": len(steps), "nodes": path["nodes"], "steps": steps, "certainty": certainty, "disputed": disputed,
        "evidence": claims,
    }  # fmt: skip


PATHS = Finish(paths, frozenset({"found", "hubs"}), frozenset({"hops", "nodes", "steps", "certainty", "disputed"}))
