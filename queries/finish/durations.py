"""How long somebody was held, as far as the dates say, and whether on a given day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import cast

from graph.dates import PartialDate, holds, parse_date
from queries.finish.finish import Finish, Finished, Parameters
from queries.results import Row

__all__ = ["DURATIONS"]

TAKES = frozenset({"start_earliest", "start_latest", "end_earliest", "end_latest", "free_by"})
_DAYS = re.compile(r"detention P(\d+)D(?:\.\.P(\d+)D)?(?: |$)")


def durations(rows: Sequence[Row], parameters: Parameters) -> Finished:
    """With `as_of`, only who certainly or possibly was held on that day (any day of it, where it is partial)."""
    day = parameters.get("as_of")
    found = [_measured(row, parse_date(str(day)) if day else None) for row in rows]
    return Finished([row for row in found if row["holds"] != "no"])


def _measured(row: Row, day: PartialDate | None) -> Row:
    start, end = (_date(row, side) for side in ("start", "end"))
    least, most, source = _between(start, end) if start and end else _sentenced(row)
    kept = {name: value for name, value in row.items() if name not in TAKES}
    served = _served(start, most) if source == "sentence" and start and most is not None else end
    held = None if day is None else _held(start, served, day)
    if day and row["free_by"] and str(row["free_by"]) < day.earliest:
        held = "no"
    return {**kept, "days_least": least, "days_most": most, "derived_from": source, "holds": held}


def _date(row: Row, side: str) -> PartialDate | None:
    earliest, latest = (cast("str | None", row[f"{side}_{bound}"]) for bound in ("earliest", "latest"))
    return PartialDate("", earliest, latest) if earliest and latest else None


def _between(start: PartialDate, end: PartialDate) -> tuple[int, int, str | None]:
    """Days from the first to the last; a day that begins and ends it is less than one: 0."""
    least = _days(start.latest, end.earliest)
    return max(least, 0), max(_days(start.earliest, end.latest), 0), "dates"


def _days(one: str, other: str) -> int:
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def _sentenced(row: Row) -> tuple[int | None, int | None, str | None]:
    for penalty in cast("list[str]", row["penalties"]):
        if match := _DAYS.match(penalty):
            return int(match[1]), int(match[2] or match[1]), "sentence"
    return None, None, None


def _served(start: PartialDate, days: int) -> PartialDate:
    """Until when: a sentence to so many days is over that many days after the last day that it may be of."""
    return PartialDate("", start.earliest, (date.fromisoformat(start.latest) + timedelta(days=days)).isoformat())


def _held(start: PartialDate | None, end: PartialDate | None, day: PartialDate) -> str:
    if (start and start.earliest > day.latest) or (end and end.latest < day.earliest):
        return "no"
    ends = {holds(start, end, day.earliest), holds(start, end, day.latest)}
    return "certainly" if ends == {"certainly"} else "possibly"


DURATIONS = Finish(
    durations, TAKES, frozenset({"days_least", "days_most", "derived_from", "holds"}), frozenset({"as_of"})
)
