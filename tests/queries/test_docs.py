"""docs/questions.md says which question answers what, and names every type and every format."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from queries import FORMATS, ROW_FORMATS, catalogue
from queries.catalogue import read_catalogue
from queries.header import COLUMN_TYPES, PARAMETER_TYPES

PAGE = (Path(__file__).parents[2] / "docs" / "questions.md").read_text(encoding="utf-8")
QUESTIONS = [question for question in catalogue().values() if question.folder != "service"]


def test_every_question_answers_something_and_no_other_is_named() -> None:
    table = PAGE.split("## Which question answers what")[1].split("\n## ")[0]
    asked = " ".join(row.split("|")[2] for row in table.splitlines() if row.startswith("|"))
    named = set(re.findall(r"`(\w+)`", asked))
    questions = {question.name: question for question in QUESTIONS}
    parameters = {name for question in QUESTIONS for name in question.parameters}
    assert questions.keys() <= named <= questions.keys() | parameters


@pytest.mark.parametrize("parameter", ["occasion", "belongs_to"])
def test_what_several_questions_take_is_named_with_all_of_them(parameter: str) -> None:
    (row,) = [line for line in PAGE.splitlines() if f"`{parameter}=` in" in line]
    takes = {question.name for question in QUESTIONS if parameter in question.parameters}
    assert set(re.findall(r"`(\w+)`", row)) == takes


def test_every_type_and_format_stands_there() -> None:
    words = set(re.findall(r"`([\w-]+)`", PAGE))
    assert words >= PARAMETER_TYPES | COLUMN_TYPES | FORMATS.keys() | ROW_FORMATS.keys()


def test_the_question_shown_as_an_example_can_be_used(tmp_path: Path) -> None:
    text = PAGE.split("## Write one")[1].split("```")[1].lstrip("\n")
    (tmp_path / "institutions").mkdir()
    (tmp_path / "institutions" / "editors.cypher").write_text(text, encoding="utf-8")
    assert read_catalogue(tmp_path)["editors"].unit == "relations"
