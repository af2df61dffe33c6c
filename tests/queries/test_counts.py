"""Events, persons and what else is counted are not the same number."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factory import claims_text

from graph.database import Database
from queries import run

# A arrested, B arrested, A arrested again, C arrested, D, E and B attacked.
HAPPENED = [
    ("arrest", "a"),
    ("arrest", "b"),
    ("arrest", "a"),
    ("arrest", "c"),
    ("attack", "d"),
    ("attack", "e"),
    ("attack", "b"),
]
PEOPLE = "\n".join(f"  {key}: {{kind: Person, name: Mr {key.upper()}, at: Mr {key.upper()}}}" for key in "abcde")
EVENTS = "\n".join(
    f"  e{n}: {{what: {what}, date: 2016-0{n + 1}, of: {who}, at: happened {n}}}"
    for n, (what, who) in enumerate(HAPPENED)
)
WORLD = f"""
entities:
  pub: {{kind: Organization, name: The Publisher, at: The Publisher}}
  police: {{kind: Agency, name: the police, at: the police}}
  crowd: {{kind: Person, named: false, why: unnamed, count: ">=34", description: at least 34 people, at: At least 34}}
  paper: {{kind: Outlet, name: The Paper, at: The Paper}}
{PEOPLE}
events:
{EVENTS}
"""
MORE = """
events:
  mass: {what: detention, date: 2017, of: crowd, done_by: police, at: mass}
  blocked: {what: blocking, of: paper, at: blocked}
  not-so: {what: arrest, of: paper, certainty: denied, at: it is not true}
"""
World = Callable[..., Database]


@pytest.fixture(scope="module")
def counted(world: World) -> Database:
    return world(claims_text(WORLD, MORE))


def test_the_worked_example(counted: Database) -> None:
    answer = run(counted, "counts", {"of": ["events"], "what": ["arrest", "attack"]})
    assert [(row["what"], row["count"], row["persons"]) for row in answer.rows] == [
        ("arrest", 4, 3),
        ("attack", 3, 3),
        ("all", 7, 5),
    ]
    assert len(answer.rows[-1]["evidence"]) == 7 and answer.unit.startswith("as named in `of`")


def test_a_group_is_no_number_of_persons(counted: Database) -> None:
    (row, total) = run(counted, "counts", {"of": ["events"], "what": ["detention"]}).rows
    assert (row["count"], row["persons"], row["unnamed"], row["stated"]) == (1, 0, 1, [">=34"])
    assert total["count"] == 1


def test_institutions_are_apart_and_what_is_denied_is_not_counted(counted: Database) -> None:
    rows = {row["what"]: row for row in run(counted, "counts", {"of": ["events"]}).rows}
    assert (rows["blocking"]["persons"], rows["blocking"]["institutions"]) == (0, 1)
    assert rows["arrest"]["count"] == 4 and rows["all"]["count"] == 9


@pytest.mark.parametrize(
    ("parameters", "count"),
    [
        ({"actor": "Mr A"}, 2),
        ({"by": "the police"}, 1),
        ({"since": "2016-05", "until": "2016-06"}, 2),
        ({"until": "2016-01-31"}, 1),
        ({"reported_by": "2014"}, None),
    ],
)
def test_filters(counted: Database, parameters: dict[str, object], count: int | None) -> None:
    rows = run(counted, "counts", {"of": ["events"], **parameters}).rows
    assert (rows[-1]["count"] if rows else None) == count
