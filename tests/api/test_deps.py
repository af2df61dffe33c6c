"""How long a question may take: longer the first time, and again after the database was away."""

from __future__ import annotations

from api.deps import Planned


def test_a_first_time_may_take_longer_for_each_set_of_parameters() -> None:
    planned = Planned()
    assert planned.times("find", {"q": "a"}) == Planned.FIRST
    planned.add("find", {"q": "a"})
    assert planned.times("find", {"q": "b"}) == 1
    assert planned.times("find", {"q": "b", "kinds": ["Person"]}) == planned.times("figures", {"q": "b"}) == 3
    planned.forget()
    assert planned.times("find", {"q": "a"}) == Planned.FIRST


def test_what_is_remembered_is_bounded() -> None:
    planned = Planned()
    for number in range(Planned.MOST + 1):
        planned.add("find", {str(number): 1})
    assert planned.times("find", {"0": 1}) == Planned.FIRST and planned.times("find", {str(Planned.MOST): 1}) == 1
