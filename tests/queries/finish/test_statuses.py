"""The status of a day is the last that had certainly come by then."""

from __future__ import annotations

import pytest

from queries.finish.statuses import HISTORY, STATUSES

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
    assert STATUSES.function([{"history": None, "status": None, "status_date": None}], {"as_of": "2016"}).rows
