"""The status of a day is the last that had certainly come by then."""

from __future__ import annotations

import pytest

from queries.finish.statuses import CASES, HISTORY, STATUSES

CHARGE = {
    "status": "convicted", "status_date": "2016-05",
    "history": ["? suspected", "2015-12-18 investigated", "2016-02 charged", "2016-05 convicted"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("day", "status", "since"),
    [
        ("2015-12-17", "unknown", None),
        ("2015-12-18", "investigated", "2015-12-18"),
        ("2016-02-28", "investigated", "2015-12-18"),
        ("2016-02", "charged", "2016-02"),
        ("2016-06-01", "convicted", "2016-05"),
    ],
)
def test_as_of(day: str, status: str, since: str | None) -> None:
    (row,) = HISTORY.function([dict(CHARGE)], {"as_of": day}).rows
    assert (row["status"], row["status_date"]) == (status, since)
    assert all("?" not in entry for entry in row["history"]) and CHARGE["status"] == "convicted"


def test_without_a_day_nothing_changes_and_statuses_leaves_the_history_out() -> None:
    assert HISTORY.function([dict(CHARGE)], {"as_of": None}).rows == [CHARGE]
    assert STATUSES.function([dict(CHARGE)], {}).rows == [{"status": "convicted", "status_date": "2016-05"}]
    assert STATUSES.function(
        [{"history": None, "status": None, "status_date": None, "told": []}], {"as_of": "2016"}
    ).rows


def told(value: str, start: str | None, document: str = "one", published: str = "2015-12-31") -> dict[str, str | None]:
    return {"value": value, "start": start, "certainty": "stated", "document": document, "published": published}


def test_reported_by_only_what_was_told_counts() -> None:
    row = {**CHARGE, "told": [told("charged", None), told("investigated", "2015-12-18")]}
    (found,) = HISTORY.function([row], {"reported_by": "2015"}).rows
    assert (found["status"], found["history"]) == ("charged", ["2015-12-18 investigated", "? charged"])
    (nothing,) = HISTORY.function([{**CHARGE, "told": []}], {"reported_by": "2014"}).rows
    assert (nothing["status"], nothing["status_date"], nothing["history"]) == ("unknown", None, [])


@pytest.mark.parametrize(
    ("history", "day", "status"),
    [
        (["? charged", "? unknown"], "2016", "charged"),  # asked who was held: a day before every dated status
        (["? charged", "2016-05 convicted"], "2016-01", "charged"),
        (["? convicted"], "2016-01", "unknown"),  # an undated verdict may have come later
        (["? charged", "? unknown"], None, "unknown"),  # of no day, nothing is made of it
    ],
)
def test_who_is_held_stands_under_the_last_undated_charge(history: list[str], day: str | None, status: str) -> None:
    charge = {"status": "unknown", "status_date": None, "history": history, "told": []}
    (row,) = CASES.function([{"charges": [charge]}], {"as_of": day}).rows
    assert [each["status"] for each in row["charges"]] == [status]
