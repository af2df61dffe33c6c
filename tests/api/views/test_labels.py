"""Short labels: steps by what and when, charges by provision and status."""

from __future__ import annotations

from typing import Any

import pytest

from api.views.labels import label, lines
from tests.api.views.sample import node


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        (node("e", "Event", "homes searched · 2015-12-18", what="search", date="2015-12-18"), "search · 2015-12-18"),
        (node("e", "Event", "somewhere", what="trial_start"), "trial start"),
        (node("e", "Event", "somewhere"), "somewhere"),
        (node("c", "Charge", "CC 274(3) · Ann Lee", status="on_trial"), "CC 274(3) · on trial"),
        (node("c", "Charge", "CC 274(3) · Ann Lee"), "CC 274(3)"),
        (node("p", "Person", "Ann Lee"), "Ann Lee"),
    ],
)
def test_label(drawn: dict[str, Any], expected: str) -> None:
    assert label(drawn) == expected


def test_long_names_are_cut_after_three_lines() -> None:
    found = lines("several journalists of the portal who had formerly worked for another newspaper")
    assert len(found) == 3 and found[-1].endswith("…") and max(map(len, found)) <= 20
