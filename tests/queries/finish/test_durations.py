"""How long somebody was held, from partial dates."""

from __future__ import annotations

import pytest

from graph.dates import parse_date
from queries.finish.durations import DURATIONS


def held(start: str | None, end: str | None, penalties: list[str] | None = None, **more: object) -> dict[str, object]:
    what = "sentence" if penalties else "remand"
    row: dict[str, object] = {
        "what": what,
        "penalties": penalties or [],
        "length": None,
        "still": None,
        "police": False,
    }
    row |= {"person": {"id": "a"}, "case": None, "date": start, "charges": [], "evidence": []}
    row |= {"not_before": [], "not_after": [], "over_by": [], **more}
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
        ("2016-01-11", None, ["fine KZT 10", "detention P15D -- each"], (15, 15, "length")),
        ("2016-01-11", None, ["detention P10D..P15D"], (10, 15, "length")),
        ("2016-01-11", None, ["detention -- length not given"], (None, None, None)),
    ],
)
def test_days(start: str | None, end: str | None, penalties: list[str], days: tuple[object, ...]) -> None:
    (row,) = DURATIONS.function([held(start, end, penalties)], {}).rows
    assert (row["days_least"], row["days_most"], row["derived_from"]) == days
    assert row.keys() == {
        "what", "penalties", "days_least", "days_most", "derived_from", "holds", "held_since",
        "person", "case", "date", "charges", "evidence",
    }  # fmt: skip
    assert row["holds"] is None


@pytest.mark.parametrize(
    ("start", "length", "most"),
    [
        ("2015-12-26", "P2M", 62),  # to 26 February
        ("2015-12-31", "P2M", 60),  # 2016 is a leap year
        ("2016-01-31", "P1Y1M", 394),
        ("2016-01-11", "P1W2D", 9),
        ("2023-09-07", "PT2H", 0),
    ],
)
def test_who_is_remanded_for_two_months_is_held_so_long_at_most(start: str, length: str, most: int) -> None:
    (row,) = DURATIONS.function([held(start, None, length=length)], {}).rows
    assert (row["days_least"], row["days_most"], row["derived_from"]) == (None, most, "length")


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
    [("2015-07-28", None), ("2015-07-29", "certainly"), ("2015-08-01", "possibly"), ("2015-08-02", None)],
)
def test_the_police_hold_nobody_longer_than_three_days(day: str, holds: str | None) -> None:
    rows = DURATIONS.function([held("2015-07-29", None, police=True)], {"as_of": day}).rows
    assert [row["holds"] for row in rows] == ([holds] if holds else [])


@pytest.mark.parametrize(
    ("day", "holds"), [("2015-10-15", "certainly"), ("2016-01", "possibly"), ("2016-02", "possibly")]
)
def test_who_has_been_held_since_is_held_until_the_report_speaks(day: str, holds: str) -> None:
    rows = DURATIONS.function([held("2015-10-15", None, still="2016-01-22")], {"as_of": day}).rows
    assert [row["holds"] for row in rows] == [holds]


def test_one_custody_is_one_row_on_a_day() -> None:
    case = {"id": "c"}
    steps = [
        held("2015-11-09", None, case=case, evidence=["arrest"]),
        held("2015-11-11", "2016-01-21", case=case, evidence=["remand"]),
        held("2015-11-12", None, case=None),
        held("2015-11-12", None, case=None, person={"id": "b"}),
    ]
    one, other = DURATIONS.function(steps, {"as_of": "2015-12"}).rows
    assert (one["date"], one["holds"], one["evidence"]) == ("2015-11-11", "certainly", ["arrest", "remand"])
    assert other["person"] == {"id": "b"}
    assert len(DURATIONS.function(steps, {}).rows) == 4


def test_who_is_certainly_held_in_two_cases_is_told_of_both_and_of_no_undated_third() -> None:
    cases = [{"id": "a"}, {"id": "b"}, {"id": "c"}]
    steps = [held("2015-11-11", "2016-01-21", case=cases[0]), held("2015-11-12", "2016-01-21", case=cases[1])]
    undated = held("2015-11-13", None, case=cases[2])
    undated.update(date=None, start_earliest=None, start_latest=None, not_after=["2016-03-01"])
    found = DURATIONS.function([*steps, undated], {"as_of": "2015-12-01"}).rows
    assert [row["case"] for row in found] == cases[:2]
    assert [row["case"] for row in DURATIONS.function([undated], {"as_of": "2015-12-01"}).rows] == cases[2:]


@pytest.mark.parametrize(
    ("day", "holds"),
    [("2016-05-16", None), ("2016-05-20", "possibly"), ("2016-06-01", "possibly"), ("2016-06-02", None)],
)
def test_a_sentence_is_over_when_its_days_are(day: str, holds: str | None) -> None:
    rows = DURATIONS.function([held("2016-05-17", None, ["detention P15D"])], {"as_of": day}).rows
    assert [row["holds"] for row in rows] == ([holds] if holds else [])


def test_who_was_released_on_an_unknown_day_was_free_when_it_was_reported() -> None:
    row = held("2023-09-07", None, over_by=["2024-01-31"])
    assert [each["holds"] for each in DURATIONS.function([row], {"as_of": "2024-01-31"}).rows] == ["possibly"]
    assert DURATIONS.function([row], {"as_of": "2024-02-01"}).rows == []


@pytest.mark.parametrize(
    ("day", "holds"),
    [("2015-12-02", None), ("2015-12-03", "possibly"), ("2016-05-31", "possibly"), ("2016-06-01", None)],
)
def test_an_undated_arrest_lies_between_the_opening_of_its_case_and_the_verdict(day: str, holds: str | None) -> None:
    bounds = {"not_before": ["2015-12-03", "2015-11-01"], "not_after": ["2017-02-09", "2016-05-31"]}
    row = held(None, None, **bounds, over_by=["2016-05-31"])
    assert [each["holds"] for each in DURATIONS.function([row], {"as_of": day}).rows] == ([holds] if holds else [])


def test_of_a_step_with_nothing_before_it_the_year_before_the_report_is_meant() -> None:
    row = held(None, None, not_after=["2024-01-19"])
    assert DURATIONS.function([row], {"as_of": "2023-01-18"}).rows == []
    assert [each["holds"] for each in DURATIONS.function([row], {"as_of": "2023-01-19"}).rows] == ["possibly"]


def test_of_a_step_of_which_nothing_is_known_no_day_is_excluded() -> None:
    assert [each["holds"] for each in DURATIONS.function([held(None, None)], {"as_of": "1999"}).rows] == ["possibly"]
