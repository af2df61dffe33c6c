"""Partial dates: text as the document gives it, plus the earliest and the latest day it can mean."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from graph.errors import InputError

__all__ = ["PartialDate", "fits", "holds", "parse_date"]

_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """`text` is `2015`, `2015-12`, `2015-12-18` or two of them joined by `..`; the days are ISO dates, inclusive."""

    text: str
    earliest: str
    latest: str


def parse_date(text: str) -> PartialDate:
    """Raises InputError that says what a date looks like."""
    first, between, last = text.strip().partition("..")
    earliest, latest = _bounds(first)[0], _bounds(last if between else first)[1]
    if earliest > latest:
        raise InputError(f"{text!r} ends before it starts.")
    return PartialDate(text.strip(), earliest, latest)


def fits(one: PartialDate, other: PartialDate) -> bool:
    """Whether both can mean the same day: then they do not disagree."""
    return one.earliest <= other.latest and other.earliest <= one.latest


def holds(start: PartialDate | None, end: PartialDate | None, day: str) -> str:
    """Whether something from `start` until `end` held on `day`: `certainly`, `possibly` or `no`."""
    if (start and start.earliest > day) or (end and end.latest < day):
        return "no"
    return "certainly" if start and start.latest <= day and end and end.earliest >= day else "possibly"


def _bounds(text: str) -> tuple[str, str]:
    match = _PART.fullmatch(text.strip())
    wrong = f"{text!r} is no date. Write 2015, 2015-12 or 2015-12-18, or two of them joined by '..'."
    if not match:
        raise InputError(wrong)
    year, month, day = match.groups()
    try:
        earliest = date(int(year), int(month or 1), int(day or 1))
        last_month = int(month or 12)
        latest = date(int(year), last_month, int(day or calendar.monthrange(int(year), last_month)[1]))
    except (ValueError, calendar.IllegalMonthError) as error:
        raise InputError(wrong) from error
    return earliest.isoformat(), latest.isoformat()
