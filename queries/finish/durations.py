"""How long somebody was held, as far as the dates say, and whether on a given day."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import cast

from graph.dates import PartialDate, holds, parse_date
from queries.finish.finish import Finish, Finished, Parameters
from queries.finish.statuses import cases
from queries.results import Row

__all__ = ["DURATIONS"]

TAKES = frozenset(
    {"start_earliest", "start_latest", "end_earliest", "end_latest", "length", "still", "police", "not_before",
     "not_after", "over_by"}
)  # fmt: skip
POLICE = "P3D"  # so long the police may hold somebody without a court: 72 hours
ENDLESS = "9999-12-31"
YEAR = timedelta(days=365)  # where only the latest day of a step is known, it is looked for in so many days before
_DETENTION = re.compile(r"detention (P\S+)")
_LENGTH = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T\d+H)?")


def durations(rows: Sequence[Row], parameters: Parameters) -> Finished:
    """With `as_of`, only who certainly or possibly was held on that day (any day of it, where it is partial), once in
    each case."""
    day = parameters.get("as_of")
    found = [_measured(row, parse_date(str(day)) if day else None) for row in cases(rows, parameters).rows]
    return Finished(_once([row for row in found if row["holds"] != "no"]) if day else found)


def _once(rows: list[Row]) -> list[Row]:
    """Of all steps of one custody (one person in one case), which follow by date, the surest and last. Who certainly
    is in custody is in no other, of no case or without a date, that is only possible."""
    certain = {(_id(row, "person"), _id(row, "case")) for row in rows if row["holds"] == "certainly"}
    held = {person for person, _ in certain}
    best: dict[object, Row] = {}
    for place, row in enumerate(rows):
        person, case = _id(row, "person"), _id(row, "case")
        elsewhere = not case or (row["date"] is None and (person, case) not in certain)
        if row["holds"] == "possibly" and person in held and elsewhere:
            continue
        key = (person, case) if case else place
        if (one := best.get(key)) is None:
            best[key] = row
            continue
        evidence = list(dict.fromkeys([*cast("list[str]", one["evidence"]), *cast("list[str]", row["evidence"])]))
        since = min((each["held_since"] for each in (one, row) if each["held_since"]), key=_first_day, default=None)
        best[key] = {**(row if _sure(row) >= _sure(one) else one), "evidence": evidence, "held_since": since}
    return list(best.values())


def _id(row: Row, column: str) -> object:
    return cast(Row, row[column] or {}).get("id")


def _first_day(day: object) -> str:
    return parse_date(str(day)).earliest


def _sure(row: Row) -> tuple[bool, bool]:
    return row["holds"] == "certainly", row["date"] is not None


def _measured(row: Row, day: PartialDate | None) -> Row:
    start, end, length = _date(row, "start"), _date(row, "end"), _length(row)
    least, most, source = None, None, None
    if start and end:
        least, most, source = *_between(start, end), "dates"
    elif start and length:
        least, most, source = *_of_length(start, length, row["what"] == "sentence"), "length"
    kept = {name: value for name, value in row.items() if name not in TAKES}
    held = _held(start or _bounded(row), end, length, row, day) if day else None
    return {
        **kept, "days_least": least, "days_most": most, "derived_from": source, "holds": held,
        "held_since": row["date"],
    }  # fmt: skip


def _date(row: Row, side: str) -> PartialDate | None:
    earliest, latest = (cast("str | None", row[f"{side}_{bound}"]) for bound in ("earliest", "latest"))
    return PartialDate("", earliest, latest) if earliest and latest else None


def _between(start: PartialDate, end: PartialDate) -> tuple[int, int]:
    """Days from the first to the last; a day that begins and ends it is less than one: 0."""
    return max(_days(start.latest, end.earliest), 0), max(_days(start.earliest, end.latest), 0)


def _days(one: str, other: str) -> int:
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def _length(row: Row) -> tuple[str, str] | None:
    """Least and most of the length that a document gives: of the step itself, or of a sentence's detention."""
    penalties = [match[1] for each in cast("list[str]", row["penalties"]) if (match := _DETENTION.match(each))]
    least, _, most = str(row["length"] or next(iter(penalties), "")).partition("..")
    return (least, most or least) if least else None


def _of_length(start: PartialDate, length: tuple[str, str], served: bool) -> tuple[int | None, int]:
    """A sentence is taken to be served; who is remanded for two months may be let go before."""
    least, most = (_days(start.latest, _later(start.latest, each)) for each in length)
    return least if served else None, most


def _later(day: str, length: str) -> str:
    """So long after a day: the same day of a later month, or its last; hours are less than a day."""
    match = _LENGTH.match(length)
    years, months, weeks, days = (int(part or 0) for part in match.groups()) if match else (0, 0, 0, 0)
    first = date.fromisoformat(day)
    year, month = divmod(first.year * 12 + first.month - 1 + years * 12 + months, 12)
    moved = date(year, month + 1, min(first.day, calendar.monthrange(year, month + 1)[1]))
    return (moved + timedelta(weeks=weeks, days=days)).isoformat()


def _bounded(row: Row) -> PartialDate | None:
    """When an undated step may have begun: after what it came after, before what came after it and was told of it."""
    latest = min(cast("list[str]", row["not_after"]), default=None)
    if latest is None:
        return None
    earliest = max(cast("list[str]", row["not_before"]), default=None)
    if earliest is None or earliest > latest:
        earliest = (date.fromisoformat(latest) - YEAR).isoformat()
    return PartialDate("", earliest, latest)


def _held(
    start: PartialDate | None, end: PartialDate | None, length: tuple[str, str] | None, row: Row, day: PartialDate
) -> str:
    if end is None and start:
        still = max(start.earliest, cast("str | None", row["still"]) or "")
        over = [each for each in cast("list[str]", row["over_by"]) if each >= start.earliest]
        still = max(start.earliest, min([still, *over]))  # after the sentence it is imprisonment
        over += [_later(start.latest, length[1])] if length else []
        over += [_later(start.latest, POLICE)] if row["police"] else []
        end = PartialDate("", still, max(still, min(over, default=ENDLESS)))
    if (start and start.earliest > day.latest) or (end and end.latest < day.earliest):
        return "no"
    ends = {holds(start, end, day.earliest), holds(start, end, day.latest)}
    return "certainly" if ends == {"certainly"} else "possibly"


DURATIONS = Finish(
    durations,
    TAKES,
    frozenset({"days_least", "days_most", "derived_from", "holds", "held_since"}),
    frozenset({"as_of"}),
)
