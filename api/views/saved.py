"""Saved views: small files of a workspace that say what a picture shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from graph.dates import parse_date
from graph.errors import InputError, Problem
from graph.vocabulary import CERTAINTIES, KINDS, RELATIONS, nearest
from loaders.claims_file import Entry, validated
from loaders.located import LINE, read_documents
from queries.catalogue import catalogue

__all__ = ["SavedView", "read_view", "read_views", "saved_view"]

MOST_ACTORS = 100


@dataclass(frozen=True, slots=True)
class SavedView:
    """What a view file says; `question` asks the catalogue, otherwise everything around the actors is drawn."""

    name: str
    title: str
    note: str = ""
    actors: tuple[str, ...] = ()  # ids, former ids, or names that only one actor has
    depth: int = 1
    kinds: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    certainty: tuple[str, ...] = ()
    nodes: int = 200
    as_of: str = ""
    order: int = 100  # the least is the featured one
    question: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Words = Annotated[tuple[str, ...], BeforeValidator(_listed)]


class _File(Entry):
    title: str = Field(min_length=3)
    note: str = ""
    actors: Words = Field((), max_length=MOST_ACTORS)
    depth: int = Field(1, ge=0, le=3)
    kinds: Words = ()
    relations: Words = ()
    certainty: Words = ()
    nodes: int = Field(200, ge=2, le=1000)
    as_of: str = ""
    order: int = 100
    question: str = ""
    parameters: dict[str, Any] = {}


def read_views(folder: Path) -> list[SavedView]:
    """The views in a workspace's `views/`, the featured one first. Raises InputError with every mistake."""
    views: list[SavedView] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            views.append(read_view(path))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError("Some views cannot be used.", problems)
    return sorted(views, key=lambda view: (view.order, view.name))


def saved_view(folder: Path, name: str) -> SavedView:
    """The view of this name. Raises InputError with the nearest."""
    path = folder / f"{name}.yaml"
    if name and path.is_file() and path.parent == folder:
        return read_view(path)
    known = [each.stem for each in sorted(folder.glob("*.yaml"))]
    hint = nearest(name, known) or f"; there are: {', '.join(known) or 'none'}"
    raise InputError(f"There is no view {name!r}{hint}. Views are files in {folder.name}/ of the workspace.")


def read_view(path: Path) -> SavedView:
    """One view file. Raises InputError with file and line of every mistake."""
    file = f"views/{path.name}"
    documents = read_documents(path.read_text(encoding="utf-8"), file)
    data = documents[0] if documents else {}
    problems: list[Problem] = []
    found = validated(_File, data, file, problems)
    if found is not None:
        problems += _mistakes(found, file)
    if problems or found is None:
        raise InputError(f"{file} has mistakes.", problems)
    parameters = {name: value for name, value in found.parameters.items() if name != LINE}
    return SavedView(path.stem, **found.model_dump(exclude={"line", "parameters"}), parameters=parameters)


def _mistakes(view: _File, file: str) -> list[Problem]:
    """What the form allows and the vocabulary or the catalogue does not."""
    found = [
        (name, f"{word!r} is unknown{nearest(word, words)}")
        for name, words in (("kinds", tuple(KINDS)), ("relations", tuple(RELATIONS)), ("certainty", CERTAINTIES))
        for word in getattr(view, name)
        if word not in words
    ]
    if bool(view.actors) == bool(view.question):
        found.append(("actors", "a view names either actors or a question"))
    if view.question:
        found += _question_mistakes(view)
    elif view.parameters:
        found.append(("parameters", "these belong to a question, and none is named"))
    if view.as_of:
        try:
            parse_date(view.as_of)
        except InputError as error:
            found.append(("as_of", str(error)))
    return [Problem(message, file, view.line, name) for name, message in found]


def _question_mistakes(view: _File) -> list[tuple[str, str]]:
    question = catalogue().get(view.question)
    if question is None:
        return [("question", f"there is no question {view.question!r}{nearest(view.question, catalogue())}")]
    return [
        ("parameters", f"{view.question} has no parameter {name!r}{nearest(name, question.parameters)}")
        for name in view.parameters
        if name not in question.parameters and name != LINE
    ]
