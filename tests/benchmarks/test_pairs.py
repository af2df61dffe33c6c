"""Pairs: the two ways take turns, ratios are of rounds, and a promise is kept or not."""

from __future__ import annotations

import pytest

from benchmarks.pairs import Pair, Result, measure


def pair(**promise: float) -> Pair:
    return Pair("ours", lambda: None, lambda: None, "other", **promise)  # type: ignore[arg-type]


def test_both_ways_run_equally_often_and_take_turns_at_going_first() -> None:
    runs: list[str] = []
    result = measure(Pair("x", lambda: runs.append("a"), lambda: runs.append("b"), "other", rounds=4))
    assert "".join(runs) == "ab" + "ba" + "ab" + "ba" + "ab"
    assert len(result.ours) == len(result.other) == 4


def test_the_ratio_is_the_median_of_the_rounds_not_of_the_sums() -> None:
    result = Result(pair(), ours=(1.0, 2.0, 90.0), other=(1.0, 1.0, 30.0))
    assert result.ratio == 2.0
    assert result.more_ms == 1000.0


@pytest.mark.parametrize(
    ("promise", "kept"),
    [
        ({}, None),
        ({"at_most": 2.0}, True),
        ({"at_most": 1.5}, False),
        ({"at_most_ms": 999.0}, False),
        ({"at_most": 2.0, "at_most_ms": 1000.0}, True),
        ({"at_most": 2.0, "at_most_ms": 1.0}, False),
    ],
)
def test_a_promise(promise: dict[str, float], kept: bool | None) -> None:
    assert Result(pair(**promise), ours=(2.0, 2.0), other=(1.0, 1.0)).kept is kept
