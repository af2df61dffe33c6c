"""Answers as a person would write them down: entities by name, evidence by document and first words."""

from __future__ import annotations

from typing import Any

from graph.database import Database
from queries import run

Row = dict[str, Any]


def name(value: Any) -> Any:
    """An entity's name; of several, their names as a tuple; anything else as it is."""
    if isinstance(value, dict) and "name" in value:
        return value["name"]
    return tuple(name(each) for each in value) if isinstance(value, list) else value


def rows(database: Database, question: str, **parameters: object) -> list[Row]:
    """The rows; each must rest on something that has a passage."""
    found: list[Row] = list(run(database, question, parameters, seconds=60).rows)
    assert all(row["evidence"] and all(each["passage"]["first"] for each in row["evidence"]) for row in found)
    return found


def said(database: Database, question: str, columns: str, **parameters: object) -> set[tuple[Any, ...]]:
    """These columns of every row."""
    return {tuple(name(row[c]) for c in columns.split()) for row in rows(database, question, **parameters)}


def sources(row: Row) -> set[tuple[str, str]]:
    """On what a row rests: document, and the first two words of each passage."""
    return {(each["document"], " ".join(each["passage"]["first"].split()[:2])) for each in row["evidence"]}
