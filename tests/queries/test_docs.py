"""docs/questions.md names every question, every parameter, every type and every format."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from queries import FORMATS, ROW_FORMATS, catalogue
from queries.catalogue import read_catalogue
from queries.header import COLUMN_TYPES, PARAMETER_TYPES

PAGE = (Path(__file__).parents[2] / "docs" / "questions.md").read_text(encoding="utf-8")
QUESTIONS = [question for question in catalogue().values() if question.folder != "service"]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_every_question_stands_there_with_its_parameters(question) -> None:
    (line,) = re.findall(rf"^- \*\*{question.name}\*\*: (.*)$", PAGE, re.MULTILINE)
    assert line.startswith(f"{question.title}. ")
    given = re.findall(r"`(\w+)`(\*?)", line.removeprefix(question.title))
    assert given == [(name, "*" if each.required else "") for name, each in question.parameters.items()]


def test_no_question_stands_there_that_is_none() -> None:
    named = re.findall(r"^- \*\*(\w+)\*\*:", PAGE, re.MULTILINE)
    assert sorted(named) == sorted(question.name for question in QUESTIONS)


def test_every_type_and_format_stands_there() -> None:
    words = set(re.findall(r"`([\w-]+)`", PAGE))
    assert words >= PARAMETER_TYPES | COLUMN_TYPES | FORMATS.keys() | ROW_FORMATS.keys()


def test_the_question_shown_as_an_example_can_be_used(tmp_path: Path) -> None:
    text = PAGE.split("## Write one")[1].split("```")[1].lstrip("\n")
    (tmp_path / "institutions").mkdir()
    (tmp_path / "institutions" / "editors.cypher").write_text(text, encoding="utf-8")
    assert read_catalogue(tmp_path)["editors"].unit == "relations"
