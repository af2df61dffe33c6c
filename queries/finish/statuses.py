"""Where a charge stood: the latest status of its dated history, or the one of a day (`as_of`)."""

from __future__ import annotations

from collections.abc import Sequence

from graph.dates import parse_date
from queries.finish.finish import Finish, Finished, Parameters
from queries.results import Row

__all__ = ["HISTORY", "STATUSES"]


def history(rows: Sequence[Row], parameters: Parameters) -> Finished:
    """Without `as_of` the status of the database; with it the last one that had certainly come by then."""
    return Finished([_as_of(row, parameters.get("as_of")) for row in rows])


def statuses(rows: Sequence[Row], parameters: Parameters) -> Finished:
    """As history, which is then left out."""
    done = history(rows, parameters).rows
    return Finished([{name: value for name, value in row.items() if name != "history"} for row in done])


def _as_of(row: Row, day: object) -> Row:
    if not day or not isinstance(row["history"], list):
        return row
    limit = parse_date(str(day)).latest
    dated = [entry.split(" ", 1) for entry in map(str, row["history"]) if not entry.startswith("?")]
    past = [(date, status) for date, status in dated if parse_date(date).latest <= limit]
    date, status = past[-1] if past else (None, "unknown")
    return {**row, "status": status, "status_date": date, "history": [" ".join(entry) for entry in past]}


HISTORY = Finish(history, parameters=frozenset({"as_of"}))
STATUSES = Finish(statuses, takes=frozenset({"history"}))
