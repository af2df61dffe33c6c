"""How long somebody was held, from partial dates."""

from __future__ import annotations

import pytest

from graph.dates import parse_date
from queries.finish.durations import DURATIONS


def held(start: str | None, end: str | None, penalties: list[str] | None = None) -> dict[str, object]:
    row: dict[str, object] = {"penalties": penalties or [], "free_by": None}
    for side, text in (("start", start), ("end", end)):
        date = parse_date(text) if text else None
        row |= {f"{side}_earliest": date and date.earliest, f"{side}_latest": date and date.latest}
    return row


@pytest.mark.parametrize(
    ("start", "end", "penalties", "days"),
    [
        ("2016-01-11", "2016-01-22", [], (11, 11, "dates")),
        ("2016-01", "2016-02-10", [], (10, 40, "dates")),
        ("2016-01", "2016-01", [], (0, 30, "dates")),
        ("2016-01-11", None, [], (None, None, None)),
        (None, "2016", [], (None, None, None)),
        ("2016-01-11", None, ["fine KZT 10", "detention P15D -- each"], (15, 15, "sentence")),
        ("2016-01-11", None, ["detention P10D..P15D"], (10, 15, "sentence")),
    ],
)
def test_days(start: str | None, end: str | None, penalties: list[str], days: tuple[object, ...]) -> None:
    (row,) = DURATIONS.function([held(start, end, penalties)], {}).rows
    assert (row["days_least"], row["days_most"], row["derived_from"]) == days
    assert row.keys() == {"penalties", "days_least", "days_most", "derived_from", "holds"} and row["holds"] is None


@pytest.mark.parametrize(
    ("start", "end", "day", "holds"),
    [
        ("2016-01-11", "2016-01-22", "2016-01-15", "certainly"),
        ("2016-01-11", "2016-01-22", "2016-01", "possibly"),
        ("2016-01", "2016-02-10", "2016-01-15", "possibly"),
        ("2016-01-11", None, "2020", "possibly"),
        ("2016-01-11", "2016-01-22", "2016-01-23", None),
        ("2016-01-11", None, "2016-01-10", None),
    ],
)
def test_as_of_keeps_who_was_held(start: str, end: str | None, day: str, holds: str | None) -> None:
    rows = DURATIONS.function([held(start, end)], {"as_of": day}).rows
    assert [row["holds"] for row in rows] == ([holds] if holds else [])


@pytest.mark.parametrize(
    ("day", "holds"),
    [("2016-05-16", None), ("2016-05-20", "possibly"), ("2016-06-01", "possibly"), ("2016-06-02", None)],
)
def test_a_sentence_is_over_when_its_days_are(day: str, holds: str | None) -> None:
    rows = DURATIONS.function([held("2016-05-17", None, ["detention P15D"])], {"as_of": day}).rows
    assert [row["holds"] for row in rows] == ([holds] if holds else [])


def test_who_was_released_on_an_unknown_day_was_free_when_it_was_reported() -> None:
    row = held("2023-09-07", None) | {"free_by": "2024-01-31"}
    assert [each["holds"] for each in DURATIONS.function([row], {"as_of": "2024-01-31"}).rows] == ["possibly"]
    assert DURATIONS.function([row], {"as_of": "2024-02-01"}).rows == []
