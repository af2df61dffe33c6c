"""What is seen in a question's Cypher, and what only looks like it."""

from __future__ import annotations

import pytest

from queries.cypher import labels, masked, parameters, refused, returned


def test_comments_and_quoted_text_are_blank_and_lines_stay() -> None:
    text = "MATCH (a) // $one\nWHERE a.x = 'it\\'s $two' /* $three\n*/ AND a.y = $four"
    hidden = masked(text)
    assert [name for name, _ in parameters(hidden)] == ["four"]
    assert len(hidden) == len(text) and hidden.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "RETURN [x IN xs | CASE WHEN x THEN 1 END] AS a",
        "MATCH (a:Person|Outlet&!Court)-[:SUED|OWNS*1..2]->(b)",
        "RETURN {a: COLLECT { MATCH (x:Claim) RETURN x }, b: NOT true}",
        "MATCH (f:FormerId)-[:NOW]->(e:Institution)",
    ],
)
def test_what_is_known_or_no_label_is_let_pass(text: str) -> None:
    assert list(labels(text)) == []


@pytest.mark.parametrize("text", ["(a:Persona)", "(a:Person|Persona)", "-[:SUED|SEWED]->", "WHERE a:!Persona"])
def test_an_unknown_label_is_seen(text: str) -> None:
    assert len(list(labels(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "RETURN a.set AS set_of, $create AS c",
        "MATCH p = ALL SHORTEST (a)--+(b) RETURN p",
        "CALL (a) { MATCH (a)--(b) RETURN b }",
        "CALL db.index.fulltext.queryNodes('names', $q) YIELD node",
    ],
)
def test_reading_is_not_refused(text: str) -> None:
    assert list(refused(masked(text))) == []


@pytest.mark.parametrize("text", ["create (a)", "Merge (a)", "REMOVE a.x", "drop index x", "USE other MATCH (a)"])
def test_writing_is_refused_in_any_case(text: str) -> None:
    assert len(list(refused(text))) == 1


def test_only_the_columns_of_the_outer_return_count() -> None:
    text = "RETURN COLLECT { MATCH (x) RETURN x.y AS z } AS a, f(b, c) AS d, e\nORDER BY a LIMIT 3"
    assert [columns for columns, _ in returned(text)] == [["a", "d", "e"]]
    assert [columns for columns, _ in returned("RETURN DISTINCT a AS b UNION RETURN c AS b")] == [["b"], ["b"]]
