"""The commands duplicates and review, as somebody types them."""

import csv
import io
import json

import pytest
from factory import PEOPLE, claims_text, workspace
from typer.testing import CliRunner

from api.cli import app
from graph.errors import InputError


def ask(*arguments):
    done = CliRunner().invoke(app, [str(argument) for argument in arguments])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.stdout


@pytest.fixture
def space(tmp_path):
    different = "different:\n- {ids: [a-2015:pub, b-2016:pub], reason: two houses}\n"
    files = [claims_text(PEOPLE, id=id) for id in ("a-2015", "b-2016", "c-2017")]
    return workspace(tmp_path, *files, judgements=different).path


def test_pairs_as_json_with_reasons_and_a_negative_judgement_first(space):
    found = {(each["one"], each["other"]): each for each in json.loads(ask("duplicates", "-f", "json", "-w", space))}
    assert found["a-2015:ann", "b-2016:ann"]["speaks_for"][0].startswith("the same spelling")
    assert found["a-2015:pub", "b-2016:pub"]["speaks_against"] == ["judged different: two houses"]


def test_pairs_as_csv_and_only_of_one_document(space):
    rows = list(csv.DictReader(io.StringIO(ask("duplicates", "-f", "csv", "-d", "c-2017", "-w", space))))
    assert len(rows) == 6 and all("c-2017" in row["one"] + row["other"] for row in rows)


def test_nothing_that_scores_less_than_asked(space):
    scores = [each["score"] for each in json.loads(ask("duplicates", "-f", "json", "--least", "1", "-w", space))]
    assert set(scores) <= {1.0}


def test_the_table_says_how_many_and_what_to_do(space):
    assert "9 pairs; `casegraph review`" in " ".join(ask("duplicates", "-w", space).split())


def test_an_unknown_document_or_format_is_named(space):
    with pytest.raises(InputError, match="d-2018"):
        ask("duplicates", "-d", "d-2018", "-w", space)
    with pytest.raises(InputError, match="yaml"):
        ask("duplicates", "-f", "yaml", "-w", space)


def test_the_example_is_not_written_to_unless_it_is_named(monkeypatch):
    monkeypatch.delenv("CASEGRAPH_WORKSPACE", raising=False)
    with pytest.raises(InputError, match="--workspace"):
        ask("review", "--no-browser")
