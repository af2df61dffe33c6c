"""Where a charge stood: the latest status of its dated history, or the one of a day (`as_of`)."""

from __future__ import annotations

from collections.abc import Sequence

from graph.dates import parse_date
from queries.finish.finish import Finish, Finished, Parameters
from queries.results import Row

__all__ = ["STATUSES"]


def statuses(rows: Sequence[Row], parameters: Parameters) -> Finished:
    """Without `as_of` the status of the database; with it the last one that had certainly come by then."""
    return Finished([_without_history(_as_of(row, parameters.get("as_of"))) for row in rows])


def _as_of(row: Row, day: object) -> Row:
    history = row["history"]
    if not day or not isinstance(history, list):
        return row
    limit = parse_date(str(day)).latest
    dated = [entry.split(" ", 1) for entry in map(str, history) if not entry.startswith("?")]
    past = [(date, status) for date, status in dated if parse_date(date).latest <= limit]
    date, status = past[-1] if past else (None, "unknown")
    return {**row, "status": status, "status_date": date}


def _without_history(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "history"}


STATUSES = Finish(statuses, takes=frozenset({"history"}))
