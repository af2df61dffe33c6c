"""Search on a real database: people and institutions of the reports, in spellings that no report has."""

import csv
from pathlib import Path

import pytest
from factory import PEOPLE, claims_text, workspace

from graph.database import Database
from graph.errors import InputError
from loaders.run import load
from loaders.workspace import EXAMPLE, Workspace
from queries.run import run

SPELLINGS = Path(__file__).with_name("spellings.csv")


@pytest.fixture(scope="module")
def reports(shared_database: Database) -> Database:
    shared_database.write(lambda transaction: transaction.run("MATCH (n) DETACH DELETE n"))
    load(shared_database, Workspace(EXAMPLE))
    return shared_database


def first(database, typed, **more):
    rows = run(database, "find", {"q": typed, "limit": 5, **more}).rows
    return rows[0]["entity"]["id"] if rows else None


def test_the_right_one_comes_first_in_any_spelling(reports):
    _, identity = Workspace(EXAMPLE).identified()
    with SPELLINGS.open(encoding="utf-8") as file:
        meant = [(row["typed"], identity.of(row["id"])) for row in csv.DictReader(file)]
    wrong = [(typed, found, right) for typed, right in meant if (found := first(reports, typed)) != right]
    assert len(meant) > 400
    assert len(wrong) <= 0.02 * len(meant), wrong


@pytest.mark.parametrize(
    ("typed", "kind", "begins"),
    [
        ("zhylanb", "Person", "Marat"),  # not "Zhylanbaev's lawyer"
        ("ҰҚК", "Agency", "National Security Committee"),  # not Ukraine, of which it could be the beginning
        ("SDNY", "Court", "Court for the Southern District"),
        ("akim Tuimebayev", "Person", "Zhanseit"),
        ("прокурор Сапаров", "Person", "Nurlan"),
        ("Версия (Павлодар)", "Outlet", "Versy"),
    ],
)
def test_words_that_are_no_name_do_not_stand_in_the_way(reports, typed, kind, begins):
    found = run(reports, "find", {"q": typed, "limit": 1}).rows[0]["entity"]
    assert found["kind"] == kind and found["name"].startswith(begins)


def test_it_says_which_name_fits_and_in_which_document(reports):
    row = run(reports, "find", {"q": "Нарымбаев"}).rows[0]
    assert row["why"].startswith("Narymbaev in ") and "odf-2016" in row["why"] and row["score"] > 0.9


def test_two_people_of_one_surname_are_both_found_and_told_apart(reports):
    rows = run(reports, "find", {"q": "Suleimenov"}).rows
    assert {row["entity"]["id"] for row in rows[:2]} == {"odf-2016:mukhtar-suleymenov", "odf-2016:nurzhan-suleymenov"}
    assert first(reports, "Nurzhan Suleimenov") == "odf-2016:nurzhan-suleymenov"


@pytest.mark.parametrize(
    "typed", ["a/b", "AND ((", "a*:*", "narym~2 OR", 'x" OR id:"', "[a TO b]", "-", "?*", "名前", "🙂 ok"]
)
def test_nothing_typed_is_read_as_an_operator(reports, typed):
    if typed in {"-", "?*"}:
        with pytest.raises(Exception, match="no letter"):
            run(reports, "find", {"q": typed})
    else:
        run(reports, "find", {"q": typed})  # the engine throws at what it cannot parse


def test_filters_pages_and_counts_speak_of_the_same_entities(reports):
    page = run(reports, "entities", {"q": "almaty", "size": 200}).rows
    counts = {(row["facet"], row["value"]): row["count"] for row in run(reports, "facets", {"q": "almaty"}).rows}
    assert counts["all", None] == len(page) > 5
    courts = run(reports, "entities", {"q": "almaty", "kind": ["Court"], "size": 200}).rows
    assert len(courts) == counts["kind", "Court"] and {row["kind"] for row in courts} == {"Court"}


def test_without_words_every_entity_is_counted_once(reports):
    counts = {(row["facet"], row["value"]): row["count"] for row in run(reports, "facets", {"kind": ["Court"]}).rows}
    assert (
        counts["all", None]
        == counts["kind", "Court"]
        == len(run(reports, "entities", {"kind": ["Court"], "size": 500}).rows)
    )


def test_a_question_takes_a_name_in_another_spelling_where_nobody_comes_near(reports):
    answer = run(reports, "profile", {"actor": "Narymbajew Ermek"})
    assert answer.rows[0]["entity"]["id"] == answer.resolved["Narymbajew Ermek"] == "amnesty-2015:yermek-narymbaev"


@pytest.mark.parametrize("name", ["Suleimenow", "Сулейменов М. Н.", "Mukhtar Mambetalin"])
def test_a_question_never_guesses_between_people(reports, name):
    with pytest.raises(InputError, match=r"has the id or the name"):
        run(reports, "profile", {"actor": name})


def test_a_profile_says_from_which_documents_each_name_comes(reports):
    row = run(reports, "profile", {"actor": "amnesty-2015:yermek-narymbaev"}).rows[0]
    spelt = {each["name"]: each["documents"] for each in row["spellings"]}
    assert spelt["Ermek Narymbayev"] == ["odf-2016"] and "amnesty-2017" in spelt["Yermek Narymbaev"]
    assert spelt.keys() == set(row["names"])


def test_people_come_before_works_of_the_same_name(database, tmp_path):
    work = "entities:\n  book: {kind: Work, name: Ann Lee, at: Ann Lee … paper}\n"
    work += "claims:\n- {s: ann, p: WROTE, o: book, at: Ann Lee … paper}\n"
    load(database, workspace(tmp_path, claims_text(PEOPLE, work)))
    assert [row["entity"]["kind"] for row in run(database, "find", {"q": "ann lee"}).rows] == ["Person", "Work"]
