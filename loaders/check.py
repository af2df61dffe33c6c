"""Every mistake of a workspace, each with file, line and reason; passages against the texts at hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.claims import Claim
from graph.errors import InputError, Problem
from graph.identity import identify
from graph.passages import LONGEST, Text, carried_too_much, parse_passage
from loaders.claims_file import read_claims_file
from loaders.expand import Expanded, expand
from loaders.workspace import Workspace

__all__ = ["Checked", "check", "check_passages"]


@dataclass(frozen=True, slots=True)
class Checked:
    """What `check` found: problems, and for each document its claims and whether its text was at hand."""

    problems: tuple[Problem, ...]
    documents: tuple[tuple[str, int, bool], ...]


def check(workspace: Workspace) -> Checked:
    """Reads the whole workspace; never stops at the first mistake."""
    problems: list[Problem] = []
    documents, read = [], []
    try:
        files = list(_each(workspace, problems))
    except InputError as error:
        return Checked(error.problems or (Problem(str(error)),), ())
    for expanded in files:
        document = expanded.reading.document
        text = workspace.text(document.id, document.text_sha256)
        problems += [*expanded.problems, *(check_passages(expanded, text) if text else ())]
        documents.append((document.id, len(expanded.reading.claims), text is not None))
        read.append(expanded)
    problems += _twice(read)
    try:
        entities = {key: entity for expanded in read for key, entity in expanded.reading.entities.items()}
        identify(entities, workspace.judgements())
    except InputError as error:
        problems += error.problems
    return Checked(tuple(problems), tuple(documents))


def check_passages(expanded: Expanded, text: Text) -> Iterator[Problem]:
    """Passages that lie nowhere, or in more than one place, or carry too much, or do not hold the name they give."""
    seen: set[tuple[str, str, str]] = set()
    file = expanded.source.file
    for claim in expanded.reading.claims:
        key = (claim.passage.first, claim.passage.last, str(claim.value) if claim.predicate == "name" else "")
        if key in seen:
            continue
        seen.add(key)
        if message := _mistake(claim, text):
            yield Problem(message, file, expanded.lines.get(claim.id, 0), "at")
    for part in expanded.source.parts:
        for skipped in part.skipped:
            found = len(text.find(parse_passage(skipped.at), longest=None))
            if found != 1:
                yield Problem(
                    f"{skipped.at!r} lies in {found} places of the text, not in one", file, skipped.line, "skipped"
                )


def _mistake(claim: Claim, text: Text) -> str | None:
    spans = text.find(claim.passage)
    if len(spans) != 1:
        longer = text.find(claim.passage, longest=None) if not spans else []
        size = f" (it would be {longer[0].end - longer[0].start} characters; at most {LONGEST})" if longer else ""
        where = f"in {len(spans)} places" if spans else "nowhere"
        return f"the passage {str(claim.passage)!r} lies {where} in the text{size}"
    quoted = text.text[spans[0].start : spans[0].end]
    if carried_too_much(claim.passage, quoted):
        size = f"its passage ({len(quoted.split())} words)"
        return f"{str(claim.passage)!r} carries more than two thirds of {size}; name fewer words"
    if claim.predicate == "name" and _folded(str(claim.value)) not in _folded(quoted):
        return f"the name {claim.value!r} does not stand in its passage {str(claim.passage)!r}"
    return None


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("*", "").replace("_", "").split())


def _each(workspace: Workspace, problems: list[Problem]) -> Iterator[Expanded]:
    laws = workspace.laws()
    for path in workspace.reports():
        try:
            yield expand(read_claims_file(path), laws)
        except InputError as error:
            problems.extend(error.problems or (Problem(str(error), path.name),))


def _twice(read: list[Expanded]) -> Iterator[Problem]:
    files: dict[str, str] = {}
    for expanded in read:
        document = expanded.reading.document.id
        if document in files:
            yield Problem(f"the document {document!r} is also in {files[document]}", expanded.source.file, 1)
        files[document] = expanded.source.file
