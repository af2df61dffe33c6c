"""Partial dates: bounds, mistakes, fit, and what held on a day."""

import pytest

from graph.dates import fits, holds, parse_date
from graph.errors import InputError


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2015", "2015-01-01", "2015-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2015-12-18", "2015-12-18", "2015-12-18"),
        ("2016-01-22..2016-03", "2016-01-22", "2016-03-31"),
    ],
)
def test_a_date_has_an_earliest_and_a_latest_day(text, earliest, latest):
    date = parse_date(text)
    assert (date.text, date.earliest, date.latest) == (text, earliest, latest)


@pytest.mark.parametrize("text", ["2015-13", "2015-02-30", "15", "2015-1-1", "", "2016..2015", "yesterday", "0000"])
def test_what_is_no_date_is_refused_with_what_one_looks_like(text):
    with pytest.raises(InputError, match=r"2015|ends before"):
        parse_date(text)


def test_partial_dates_that_can_mean_one_day_fit():
    assert fits(parse_date("2015"), parse_date("2015-12-18"))
    assert not fits(parse_date("2015-11"), parse_date("2015-12-18"))


@pytest.mark.parametrize(
    ("start", "end", "day", "answer"),
    [
        ("2015", "2017", "2016-06-01", "certainly"),
        ("2015", "2017", "2015-06-01", "possibly"),
        ("2015", None, "2014-12-31", "no"),
        (None, "2015-03", "2015-04-01", "no"),
        (None, None, "2015-04-01", "possibly"),
    ],
)
def test_what_held_on_a_day(start, end, day, answer):
    assert holds(start and parse_date(start), end and parse_date(end), day) == answer
