"""Every question's example finds something in the five reports."""

from __future__ import annotations

import pytest

from graph.database import Database
from queries import catalogue, run

QUESTIONS = [each.name for each in catalogue().values() if each.folder != "service"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_example_of_every_question_finds_something(question: str, reports: Database) -> None:
    answer = run(reports, question, catalogue()[question].example, seconds=60)
    found = answer.subgraph.relations if answer.subgraph else answer.rows
    assert found, answer.parameters
    assert not answer.resolved, "an example should give the canonical id"
