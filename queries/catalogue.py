"""All questions by name; a file whose head and Cypher do not fit is an error with file and line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from graph.errors import InputError, Problem
from graph.vocabulary import (
    ACTORS,
    CASE_CATEGORIES,
    CERTAINTIES,
    CHARGE_STATUSES,
    EVENTS,
    KINDS,
    PENALTIES,
    PROPERTIES,
    RELATIONS,
    ROLES,
    nearest,
)
from queries import cypher
from queries.finish import FINISHES
from queries.header import Question, read_question

__all__ = ["VALUES", "Catalogue", "catalogue", "get_question", "read_catalogue"]

Catalogue = Mapping[str, Question]

#: Lists that a head may name instead of writing them out.
VALUES: Mapping[str, tuple[str, ...]] = {
    "actors": tuple(sorted(ACTORS)),
    "categories": tuple(sorted(CASE_CATEGORIES)),
    "certainties": CERTAINTIES,
    "events": tuple(sorted(EVENTS)),
    "kinds": tuple(KINDS),
    "predicates": (*RELATIONS, *(prop.name for prop in PROPERTIES.values() if prop.kinds), "figure"),
    "penalties": tuple(sorted(PENALTIES)),
    "relations": tuple(RELATIONS),
    "roles": tuple(sorted(ROLES)),
    "statuses": CHARGE_STATUSES,
}
#: What a subgraph question returns, in one row.
SUBGRAPH_COLUMNS = ("nodes", "relations", "hubs", "cut")


@cache
def catalogue() -> Catalogue:
    """The questions of this package. Raises InputError with every mistake in every file."""
    return read_catalogue(Path(__file__).parent)


def read_catalogue(folder: Path) -> Catalogue:
    """The questions in `folder`/*/*.cypher, by name. Raises InputError with every mistake in every file."""
    found: dict[str, Question] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*/*.cypher")):
        question, wrong = read_question(path, VALUES)
        problems += wrong
        if question is None:
            continue
        if question.name in found:
            problems.append(Problem(f"{found[question.name].file} has this name already", question.file, 1))
        problems += _mismatches(question)
        found[question.name] = question
    if problems:
        raise InputError("Some questions cannot be used.", problems)
    return found


def get_question(name: str, questions: Catalogue | None = None) -> Question:
    """The question of this name. Raises InputError with the nearest."""
    known = catalogue() if questions is None else questions
    if name not in known:
        hint = nearest(name, known) or f"; there are: {', '.join(sorted(known))}"
        raise InputError(f"There is no question {name!r}{hint}.")
    return known[name]


def _mismatches(question: Question) -> Iterator[Problem]:
    """Where the head and the Cypher contradict each other, or the Cypher says what it may not."""
    text = cypher.masked(question.cypher)

    def at(place: int) -> int:
        return question.line + text.count("\n", 0, place)

    used = dict(reversed(list(cypher.parameters(text))))
    for name in used.keys() - question.parameters.keys():
        yield Problem(f"${name} is not declared{nearest(name, question.parameters)}", question.file, at(used[name]))
    for name in question.parameters.keys() - used.keys() - _finished(question):
        line = question.lines.get(f"parameters.{name}", 1)
        yield Problem(f"parameter {name} is declared and not used", question.file, line)
    for message, place in (*cypher.labels(text), *cypher.refused(text)):
        yield Problem(message, question.file, at(place))
    yield from _wrong_columns(question, text, at)


def _finished(question: Question) -> frozenset[str]:
    finish = FINISHES.get(question.finish or "")
    return finish.parameters if finish else frozenset()


def _wrong_columns(question: Question, text: str, at: Callable[[int], int]) -> Iterator[Problem]:
    declared = set(SUBGRAPH_COLUMNS if question.subgraph else (column.name for column in question.columns))
    if question.finish is not None:
        finish = FINISHES.get(question.finish)
        if finish is None:
            line = question.lines.get("finish", 1)
            yield Problem(
                f"there is no finish {question.finish!r}{nearest(question.finish, FINISHES)}", question.file, line
            )
            return
        declared = declared - finish.gives | finish.takes
    declared |= question.hidden
    returns = cypher.returned(text)
    if not returns:
        yield Problem("there is no RETURN", question.file, question.line)
    for columns, place in returns:
        for name in sorted(set(columns) - declared):
            yield Problem(f"RETURN gives {name!r}, which the head does not declare", question.file, at(place))
        for name in sorted(declared - set(columns)):
            yield Problem(f"the head declares {name}, which RETURN does not give", question.file, at(place))
