"""A question asked of a small world on real Neo4j: rows, evidence, bounds, names, and what goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from factory import CASE, PEOPLE, claims_text

from graph.database import Database
from graph.errors import Ambiguous, DatabaseError, InputError, TooExpensive, UnknownId, Withdrawn
from queries import Answer, Question, ask, run
from queries.catalogue import read_catalogue

LATER = """
entities:
  pub: {kind: Organization, name: The Publisher, at: The Publisher}
  ann: {kind: Person, name: Anne Leigh, at: Anne Leigh}
  paper: {kind: Outlet, name: The Paper, at: The Paper}
  ghost: {kind: Person, name: Some Ghost, at: Some Ghost}
  bob: {kind: Person, name: Bob Ray, at: Bob Ray}
  bob-2: {kind: Person, name: Bob Ray, description: another one, at: the other Bob Ray}
claims:
- {s: ann, p: WORKS_FOR, o: paper, certainty: denied, by: paper, note: she had left, at: Anne Leigh … left}
- {s: [ghost, bob, bob-2], p: WORKS_FOR, o: paper, at: Some Ghost … paper}
"""
JUDGED = """
same:
- {ids: ["one-2015:ann", "two-2017:ann"], reason: the same case}
- {ids: ["one-2015:paper", "two-2017:paper"], reason: the same paper}
withdrawn:
- {ids: ["two-2017:ghost"], reason: a misprint}
"""
TWO = claims_text(LATER, id="two-2017", published="2017-06")
World = Callable[..., Database]


@pytest.fixture(scope="module")
def small(world: World) -> Database:
    return world(claims_text(PEOPLE, CASE), TWO, judgements=JUDGED)


def names(answer: Answer, column: str) -> list[object]:
    return [row[column]["name"] for row in answer.rows if isinstance(row[column], dict)]  # type: ignore[index]


def test_what_was_known_by_a_day_says_where_that_ends(small: Database) -> None:
    parameters = {"defendant": "one-2015:ann"}
    assert run(small, "who_prosecuted_whom", parameters).note is None
    note = run(small, "who_prosecuted_whom", {**parameters, "reported_by": "2016"}).note
    assert note and "follow the dates that all documents give" in note


def test_rows_name_who_did_what_and_hold_their_passages(small: Database) -> None:
    answer = run(small, "who_prosecuted_whom", {"defendant": "one-2015:ann"})
    said = {(row["who"]["name"], row["role"], row["date"], row["status"], row["provision"]) for row in answer.rows}
    assert said == {
        ("the police", "searching", "2015-12-18", "convicted", "xx-cc-2014:274"),
        ("City Court", "court", None, "convicted", "xx-cc-2014:274"),
        (
            "City Court",
            "sentencing",
            "2016-02",
            "convicted",
            "xx-cc-2014:274",
        ),  # of the sentence nobody says who passed it
    }
    raid = next(row for row in answer.rows if row["role"] == "searching")
    assert {each["passage"]["first"] for each in raid["evidence"]} == {"the police", "Ann Lee"}
    assert {each["passage"]["last"] for each in raid["evidence"]} == {"home", "article 274"}
    assert all(each["document"] == "one-2015" and each["attributed_to"] is None for each in raid["evidence"])
    assert [document["title"] for document in answer.documents] == ["A report"]
    assert answer.complete and answer.data_version and not answer.truncated


def test_evidence_says_who_denies_and_our_note(small: Database) -> None:
    row = run(small, "people_of", {"institution": "The Paper", "types": ["WORKS_FOR"]}).rows[0]
    assert (row["who"]["name"], row["certainty"], row["disputed"], row["documents"]) == ("Ann Lee", "stated", True, 2)
    stated, denied = row["evidence"]
    assert (stated["document"], stated["certainty"], stated["attributed_to"]) == ("one-2015", "stated", None)
    assert (denied["document"], denied["certainty"], denied["note"]) == ("two-2017", "denied", "she had left")
    assert denied["attributed_to"] == {"id": "one-2015:paper", "name": "The Paper"}


def test_a_former_id_and_a_name_stand_for_the_entity(small: Database) -> None:
    by_id = run(small, "profile", {"actor": "one-2015:ann"})
    former = run(small, "profile", {"actor": "two-2017:ann"})
    by_name = run(small, "profile", {"actor": "anne leigh"})
    assert by_id.rows == former.rows == by_name.rows
    assert former.parameters == {"actor": "one-2015:ann"}
    assert (former.resolved, by_name.resolved) == ({"two-2017:ann": "one-2015:ann"}, {"anne leigh": "one-2015:ann"})
    assert by_id.rows[0]["names"] == ["Ann Lee", "Anne Leigh"] and by_id.rows[0]["former_ids"] == ["two-2017:ann"]


@pytest.mark.parametrize(
    ("actor", "error", "message"),
    [
        ("one-2015:nobody", UnknownId, "has the id or the name 'one-2015:nobody'"),
        ("Nobody Known", UnknownId, "'Nobody Known'"),
        ("two-2017:ghost", Withdrawn, "was withdrawn: a misprint"),
        ("Bob Ray", Ambiguous, "two-2017:bob; Bob Ray (Person): two-2017:bob-2"),
        ("x'}) MATCH (n) DETACH DELETE n //", UnknownId, "DETACH"),
    ],
)
def test_who_is_not_one_entity_is_an_error(small: Database, actor: str, error: type, message: str) -> None:
    with pytest.raises(error) as caught:
        run(small, "profile", {"actor": actor})
    assert message in caught.value.problems[0].message and caught.value.problems[0].field == "actor"


@pytest.mark.parametrize("part", ["Anne", "Ray", "City"])
def test_a_part_of_a_name_is_nobody(small: Database, part: str) -> None:
    with pytest.raises(UnknownId) as caught:
        run(small, "profile", {"actor": part})
    assert f"the name {part!r}" in caught.value.problems[0].message


def test_a_full_name_in_another_spelling_is_whom_it_can_only_mean(small: Database) -> None:
    answer = run(small, "profile", {"actor": "Leigh, Anne"})
    assert answer.resolved == {"Leigh, Anne": "one-2015:ann"}


def test_several_unknown_ids_are_all_named(small: Database) -> None:
    with pytest.raises(InputError) as caught:
        run(small, "subgraph", {"seeds": ["one-2015:ann", "one-2015:x", "one-2015:y"]})
    assert [str(problem)[-60:].count("one-2015") for problem in caught.value.problems] == [1, 1]


def test_a_provision_may_be_one_that_only_finer_ones_stand_for(small: Database) -> None:
    assert run(small, "status_of_charges", {"provision": "xx-cc-2014"}).rows
    assert run(small, "status_of_charges", {"provision": "CC 274"}).parameters["provision"] == "xx-cc-2014:274"
    with pytest.raises(UnknownId):
        run(small, "status_of_charges", {"provision": "xx-cc-2014:27"})


def test_more_rows_than_allowed_are_cut_and_it_is_said(small: Database) -> None:
    assert not run(small, "people_of", {"institution": "The Paper"}, rows=3).truncated
    cut = run(small, "people_of", {"institution": "The Paper"}, rows=2)
    assert cut.truncated and names(cut, "who") == ["Ann Lee", "Bob Ray"]


def test_reported_by_leaves_out_what_was_said_later(small: Database) -> None:
    row = run(small, "people_of", {"institution": "The Paper", "reported_by": "2016"}).rows
    assert [each["who"]["name"] for each in row] == ["Ann Lee"]
    assert [each["document"] for each in row[0]["evidence"]] == ["one-2015"]
    assert run(small, "people_of", {"institution": "The Paper", "reported_by": "2014"}).rows == []


def question(folder: Path, cypher: str) -> Question:
    (folder / "actors").mkdir()
    head = "/*\ntitle: T\nabout: A\nreturns:\n  n: {type: integer, about: n}\nexample: {}\n*/\n"
    (folder / "actors" / "q.cypher").write_text(head + cypher, encoding="utf-8")
    return read_catalogue(folder)["q"]


def test_a_question_that_takes_too_long_is_stopped(small: Database, tmp_path: Path) -> None:
    slow = question(tmp_path, "UNWIND range(1, 100000000) AS a UNWIND range(1, 1000) AS b RETURN sum(a * b) AS n")
    with pytest.raises(TooExpensive):
        ask(small, slow, seconds=0.5)
    assert run(small, "documents").rows  # and others are answered


def test_the_order_of_a_question_is_kept(small: Database, tmp_path: Path) -> None:
    ordered = question(tmp_path, "UNWIND range(1, 3000) AS n RETURN n ORDER BY n % 7 DESC, n")
    numbers = [row["n"] for row in ask(small, ordered).rows]
    assert numbers == sorted(range(1, 3001), key=lambda n: (-(n % 7), n))


def test_a_write_that_slipped_through_is_refused_by_the_server(small: Database, tmp_path: Path) -> None:
    sneaky = question(tmp_path, "MATCH (n:Claim) RETURN count(n) AS n")
    object.__setattr__(sneaky, "cypher", "CREATE (n:Claim {id: 'x'}) RETURN 1 AS n")
    with pytest.raises(DatabaseError, match="writes"):
        ask(small, sneaky)
    assert run(small, "evidence", {"id": "one-2015:ann"}).rows


def test_the_answer_says_which_data_and_whether_all_of_it(small: Database) -> None:
    version = small.read("MATCH (l:Load) RETURN l.data_version AS v").records[0]["v"]
    assert run(small, "documents").data_version == version
    small.write(lambda transaction: transaction.run("MATCH (l:Load) SET l.complete = false"))
    try:
        assert not run(small, "documents").complete
    finally:
        small.write(lambda transaction: transaction.run("MATCH (l:Load) SET l.complete = true"))


def test_an_empty_database_answers_with_nothing(database: Database) -> None:
    database.run("CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (n:Entity) ON EACH [n.names]")
    answer = run(database, "documents")
    assert answer.rows == [] and answer.data_version is None and answer.complete
    with pytest.raises(UnknownId):
        run(database, "around", {"actor": "a:b"})
