"""`casegraph ask` and `view` on the terminal: passages under every row, formats, mistakes."""

from __future__ import annotations

import csv
import io
import json

import networkx as nx
import pytest
from typer.testing import CliRunner

from api.cli import app
from graph.errors import InputError


@pytest.fixture
def casegraph(own_engine, world, monkeypatch):
    """Runs a command on the small world; raises what it raises."""
    monkeypatch.setenv("NEO4J_URI", own_engine.uri)
    monkeypatch.setenv("NEO4J_PASSWORD", own_engine.password)
    monkeypatch.setenv("CASEGRAPH_WORKSPACE", str(world.workspace))

    def run(*arguments):
        done = CliRunner().invoke(app, arguments)
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done.stdout

    return run


def test_a_table_shows_the_passage_of_every_row(casegraph):
    shown = casegraph("ask", "who_prosecuted_whom", "--param", "role=searching")
    assert "Ann Lee" in shown and "the police … home" in shown and "data version" in shown


def test_json_is_the_answer_itself(casegraph):
    answer = json.loads(casegraph("ask", "around", "-p", "actor=Anne Lee", "-p", "depth=1", "--format", "json"))
    assert answer["resolved"] == {"Anne Lee": "one-2015:ann"}
    assert {node["id"] for node in answer["nodes"]} >= {"one-2015:ann", "one-2015:paper"}


def test_csv_has_a_row_each_and_ids(casegraph):
    rows = list(csv.DictReader(io.StringIO(casegraph("ask", "documents", "--format", "csv"))))
    assert [row["id"] for row in rows] == ["one-2015", "two-2016"]
    assert rows[0]["publisher"] == "The Publisher" and rows[0]["publisher_id"] == "one-2015:pub"


def test_a_subgraph_goes_into_a_file_of_any_format(casegraph, tmp_path):
    path = tmp_path / "ann.graphml"
    casegraph("ask", "around", "-p", "actor=one-2015:ann", "--format", "graphml", "-o", str(path))
    assert "one-2015:paper" in nx.read_graphml(path)
    assert "@techreport{one-2015," in casegraph("ask", "around", "-p", "actor=one-2015:ann", "--format", "bibtex")


def test_a_parameter_may_be_given_several_times(casegraph):
    answer = json.loads(casegraph("ask", "find", "-p", "kinds=Court", "-p", "kinds=Agency", "-f", "json"))
    assert {row["entity"]["name"] for row in answer["rows"]} == {"City Court", "the police"}


def test_without_a_question_all_are_listed(casegraph):
    assert "who_prosecuted_whom" in casegraph("ask")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["who_prosecuted_wom"], "did you mean who_prosecuted_whom"),
        (["around", "-p", "actor"], "is no NAME=VALUE"),
        (["around", "-p", "actor=nobody at all"], "nobody and nothing here"),
        (["around", "-p", "actor=one-2015:ann", "-p", "depth=9"], "9 is not between 1 and 3"),
        (["documents", "--format", "xls"], "no format 'xls'"),
    ],
)
def test_a_mistake_is_said_in_a_paragraph(casegraph, arguments, says):
    with pytest.raises(InputError, match=says):
        casegraph("ask", *arguments)


def test_a_view_of_actors_is_one_file(casegraph, tmp_path):
    path = tmp_path / "ann.html"
    assert str(path) in casegraph("view", "--actors", "one-2015:ann", "--depth", "2", "-o", str(path)).replace("\n", "")
    page = path.read_text(encoding="utf-8")
    assert "one-2015:paper" in page and "default-src" in page


def test_a_view_is_named_or_of_actors(casegraph):
    with pytest.raises(InputError, match="one of the two"):
        casegraph("view")
    with pytest.raises(InputError, match="no view 'nothing'"):
        casegraph("view", "nothing")
