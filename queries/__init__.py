"""Every question as a file, and what runs it."""

from __future__ import annotations

from queries.catalogue import catalogue, get_question
from queries.header import Parameter, Question
from queries.results import Answer, Column, Evidence, Node, Relation, Subgraph
from queries.run import ask, run

__all__ = [
    "Answer", "Column", "Evidence", "Node", "Parameter", "Question", "Relation", "Subgraph", "ask", "catalogue",
    "get_question", "run",
]  # fmt: skip
