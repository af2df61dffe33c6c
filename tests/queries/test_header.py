"""Heads: what is read, and what is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from graph.errors import InputError
from queries.catalogue import catalogue, get_question, read_catalogue
from queries.header import Question

GOOD = """/*
title: Who works where
about: All of it.
parameters:
  actor: {type: entity, required: true, about: who}
  least: {type: integer, least: 1, most: 9, default: 2, about: at least}
returns:
  who: {type: entity, about: who}
  evidence: {type: evidence, about: why}
unit: relations
example: {actor: "a:b"}
*/
MATCH (a:Person {id: $actor})-[r:WORKS_FOR]->(i:Outlet) // $ignored :Nothing CREATE
WHERE size(r.claims) >= $least AND a.name <> 'SET $x :Wrong'
RETURN a{.id, .kind, .name} AS who, r.claims AS evidence ORDER BY a.name
"""
WRONG = [  # what is replaced, by what, what is said, in which line
    ("title: Who works where\n", "", "title is missing", 1),
    ("unit: relations", "units: relations", "a head has no 'units' (did you mean unit?)", 10),
    (
        "type: entity, required",
        "type: entitty, required",
        "'entitty' is no type of parameters (did you mean entity?)",
        5,
    ),
    ("about: at least", "abut: at least", "a parameter has no 'abut' (did you mean about?)", 6),
    ("default: 2", "default: 2, required: true", "what is required has no default", 6),
    ("type: integer, least", "type: choice, least", "a choice, and only a choice, has values", 6),
    ("type: evidence, about: why", "type: proof, about: why", "'proof' is no type of columns", 9),
    ("entity, about: who}\n  ev", "entity, about: who, of: r}\n  ev", "of: column.property, or several", 8),
    ("entity, about: who}\n  ev", "entity, about: who, of: r.name}\n  ev", "the head declares r, which RETURN", 15),
    ('{actor: "a:b"}', "{}", "the example must give actor", 11),
    ('{actor: "a:b"}', '{actor: "a:b", who: x}', "the example gives who, which is no parameter", 11),
    ("unit: relations", "unit: relations\nfinish: nothing", "there is no finish 'nothing'", 11),
    ("unit: relations", "unit: relations\nunit: rows", "unit stands twice", 11),
    ("$least", "$leest", "$leest is not declared (did you mean least?)", 14),
    ("size(r.claims) >= $least", "true", "parameter least is declared and not used", 6),
    (":Outlet", ":Outlett", "there is no label or relation Outlett (did you mean Outlet?)", 13),
    (":WORKS_FOR", ":WORKED_FOR", "there is no label or relation WORKED_FOR (did you mean WORKS_FOR?)", 13),
    ("AS who", "AS whom", "RETURN gives 'whom', which the head does not declare", 15),
    (", r.claims AS evidence", "", "the head declares evidence, which RETURN does not give", 15),
    ("RETURN a", "SET a.x = 1 RETURN a", "a question only reads; SET is refused", 15),
    ("RETURN a", "DETACH DELETE r RETURN a", "a question only reads; DETACH is refused", 15),
    ("RETURN a", "FOREACH (x IN [] | MERGE (y)) RETURN a", "a question only reads; MERGE is refused", 15),
    ("RETURN a", "LOAD CSV FROM 'x' AS l RETURN a", "a question only reads; LOAD CSV is refused", 15),
    ("RETURN a", "CALL (a) { CREATE (x) } IN TRANSACTIONS RETURN a", "TRANSACTIONS is refused", 15),
    ("RETURN a", "CALL db.labels() YIELD label RETURN a", "the procedure db.labels is refused", 15),
    ("RETURN a", "MATCH p = SHORTEST $least (a)--(i) RETURN a", "SHORTEST takes a number written out", 15),
    ("(a:Person ", "(a:$(['Person']) ", "write labels and types out", 13),
    ("ORDER BY a.name", "; MATCH (n) RETURN n", "one statement", 15),
    ("/*\n", "", "begin the file with the head", 1),
    ("about: All of it.", "about: {a", "the head is no YAML", 4),
]


def read(folder: Path, text: str) -> Question:
    (folder / "actors").mkdir(exist_ok=True)
    (folder / "actors" / "works.cypher").write_text(text, encoding="utf-8")
    return read_catalogue(folder)["works"]


def test_a_head_is_read(tmp_path: Path) -> None:
    question = read(tmp_path, GOOD)
    assert (question.name, question.folder, question.title) == ("works", "actors", "Who works where")
    assert [column.name for column in question.columns] == ["who", "evidence"]
    assert question.parameters["least"].default == 2 and question.parameters["actor"].required
    assert question.cypher.startswith("MATCH (a:Person") and question.line == 13 and not question.subgraph


@pytest.mark.parametrize(("part", "instead", "message", "line"), WRONG, ids=[message for *_, message, _ in WRONG])
def test_a_mistake_is_named_with_its_line(part: str, instead: str, message: str, line: int, tmp_path: Path) -> None:
    assert part in GOOD
    with pytest.raises(InputError) as caught:
        read(tmp_path, GOOD.replace(part, instead, 1))
    problems = [problem for problem in caught.value.problems if message in problem.message]
    assert problems, str(caught.value)
    assert (problems[0].file, problems[0].line) == ("actors/works.cypher", line)


def test_two_questions_of_one_name_are_refused(tmp_path: Path) -> None:
    read(tmp_path, GOOD)
    (tmp_path / "paths").mkdir()
    (tmp_path / "paths" / "works.cypher").write_text(GOOD, encoding="utf-8")
    with pytest.raises(InputError, match="has this name already"):
        read_catalogue(tmp_path)


def test_every_branch_of_a_union_must_return_the_columns(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="RETURN gives 'somebody'"):
        read(tmp_path, GOOD + "UNION\nMATCH (a:Person) RETURN a AS somebody, [] AS evidence\n")


def test_the_json_schema_is_one_and_every_example_fits_its_own() -> None:
    for question in catalogue().values():
        schema = question.json_schema()
        Draft202012Validator.check_schema(schema)
        Draft202012Validator(schema).validate(dict(question.example))
    with pytest.raises(Exception, match="is not of type 'integer'"):
        Draft202012Validator(get_question("around").json_schema()).validate({"actor": "a:b", "depth": "deep"})


def test_an_unknown_question_names_the_nearest() -> None:
    with pytest.raises(InputError, match="did you mean who_prosecuted_whom"):
        get_question("who_prosecutes_whom")
