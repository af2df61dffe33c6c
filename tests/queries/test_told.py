"""What was known by a day: with `reported_by`, rows are those of a database of the documents published by then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from factory import CASE, PEOPLE, claims_text

from graph.database import Database
from queries import run
from queries.catalogue import catalogue

World = Callable[..., Database]
Rows = Mapping[str, list[Any]]

REPORTED = sorted(name for name, question in catalogue().items() if "reported_by" in question.parameters)
REQUIRED = {"actor": "one-2015:ann", "institution": ["one-2015:paper"]}
EARLY = PEOPLE.replace("o: paper, at", "o: paper, start: 2014, certainty: alleged, by: paper, at")
MORE = """
claims:
- {s: [police, court], p: DETAINED, o: ann, start: 2016-03-01, at: the police … home}
- {s: police, p: INVESTIGATOR_IN, o: lee-274, at: the police … home}
- {s: ann, p: LEADS, o: paper, title: editor, start: 2013, end: 2016, at: Ann Lee … paper}
"""
LATER = {
    "Ann Lee": "Anne Leigh", "The Paper": "Le Papier", "the police": "the militia", "Lee, false information": "Leigh",
    "2015-12-18": "2015-12-20", "date: 2016-02": "date: 2016-02-09", "P3Y": "P4Y", "274'": "274(3)'",
    "o: paper, at": "o: paper, start: 2012, at", "decided_by: court": "decided_by: [court, ann]",
    "after: verdict": "date: 2016-02, decided_by: court",
}  # fmt: skip
SAME = ["ann", "paper", "police", "court", "lee-274", "lee-274/raid", "lee-274/verdict", "lee-274/sentence"]
JUDGED = "same:\n" + "".join(
    f"- {{ids: ['one-2015:{key}', 'two-2017:{key}', 'three-2018:{key}'], reason: the same}}\n" for key in SAME
)


def later(id: str, published: str) -> str:
    text = claims_text(PEOPLE, CASE, MORE, id=id, published=published)
    for old, new in LATER.items():
        text = text.replace(old, new)
    return text


EARLIEST = claims_text(EARLY, CASE)
ALL = (EARLIEST, later("two-2017", "2017-06"), later("three-2018", "2018-01-20"))


def told(database: Database, **parameters: object) -> Rows:
    found = {}
    for name in REPORTED:
        required = {key: REQUIRED[key] for key, each in catalogue()[name].parameters.items() if each.required}
        rows = run(database, name, {**required, **parameters}, seconds=60).rows
        found[name] = sorted((plain(row) for row in rows), key=str)  # their order is that of all documents
    return found


def plain(value: object) -> object:
    """Without ids of charges and relations, which merges change, and with lists in any order."""
    if isinstance(value, list):
        return sorted(map(plain, value), key=str)
    if isinstance(value, dict):
        return {name: plain(part) for name, part in sorted(value.items()) if name not in {"charge", "relation"}} | (
            {"charge": value["charge"]["name"]} if value.get("charge") else {}
        )
    return "a charge" if str(value).startswith("charge:") else value


@pytest.fixture(scope="module")
def worlds(world: World) -> Mapping[str, Rows]:
    first = told(world(EARLIEST))
    database = world(*ALL, judgements=JUDGED)
    return {
        "first alone": first,
        "all": told(database),
        "by 2016": told(database, reported_by="2016"),
        "by 2018": told(database, reported_by="2018"),
    }


@pytest.mark.parametrize("name", REPORTED)
def test_rows_of_a_day_are_those_of_its_documents_alone(worlds: Mapping[str, Rows], name: str) -> None:
    assert different(worlds["by 2016"][name], worlds["first alone"][name]) == []


@pytest.mark.parametrize("name", REPORTED)
def test_after_the_last_document_nothing_is_told_otherwise(worlds: Mapping[str, Rows], name: str) -> None:
    assert different(worlds["by 2018"][name], worlds["all"][name]) == []


def different(rows: list[Any], others: list[Any]) -> list[object]:
    """What stands in cells that differ; the numbers of rows, where these do."""
    if len(rows) != len(others):
        return [len(rows), len(others), [row for row in rows if row not in others]]
    pairs = zip(rows, others, strict=True)
    return [(name, one[name], other[name]) for one, other in pairs for name in one if one[name] != other[name]]


def test_each_spelling_date_and_penalty_is_that_of_the_day(worlds: Mapping[str, Rows]) -> None:
    def told(day: str) -> set[tuple[Any, ...]]:
        rows = worlds[day]["who_prosecuted_whom"]
        return {(row["who"]["name"], row["defendant"]["name"], row["provision"], row["date"]) for row in rows}

    assert ("the police", "Ann Lee", "xx-cc-2014:274", "2015-12-18") in told("by 2016")
    assert ("the militia", "Anne Leigh", "xx-cc-2014:274(3)", "2015-12-20") in told("all")
    (early,), (late,) = (worlds[day]["sentences"] for day in ("by 2016", "all"))
    assert (early["penalties"], late["penalties"]) == (["imprisonment P3Y"], ["imprisonment P3Y", "imprisonment P4Y"])
    assert (early["date"], late["date"], early["disputed"]) == (None, "2016-02", False)
