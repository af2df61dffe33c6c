"""YAML read with the line of every mapping, so that each mistake can be placed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from graph.errors import InputError, Problem

__all__ = ["LINE", "line_at", "read_documents"]

#: The key under which a mapping holds its own 1-based line.
LINE = "__line__"
# Mappings from keys to entries: their own line is of no use and would be taken for an entry.
CONTAINERS = frozenset({"entities", "cases", "events", "steps", "also", "dates"})


def read_documents(text: str, file: str) -> list[dict[str, Any]]:
    """Each YAML document of a file as plain data, scalars as text. Raises InputError with file and line."""
    problems: list[Problem] = []
    try:
        nodes = [node for node in yaml.compose_all(text, Loader=yaml.CSafeLoader) if node is not None]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        message = f"this is not YAML: {error.problem or error}. Quote values that hold ': ', ' #' or start with a sign."
        problem = Problem(message, file, mark.line + 1 if mark else 0)
        raise InputError(f"{file} cannot be read.", [problem]) from error
    documents = []
    for node in nodes:
        data = _plain(node, file, problems, container=False)
        if isinstance(data, dict):
            documents.append(data)
        else:
            problems.append(Problem("expected a mapping (field: value)", file, node.start_mark.line + 1))
    if problems:
        raise InputError(f"{file} cannot be read.", problems)
    return documents


def line_at(data: Any, location: tuple[Any, ...]) -> int:
    """The line of the innermost mapping along a location (as pydantic gives it); 0 where there is none."""
    line = 0
    for step in _along(data, location):
        if isinstance(step, dict):
            line = step.get(LINE, line)
    return line


def _along(data: Any, location: tuple[Any, ...]) -> Iterator[Any]:
    yield data
    for key in location:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            continue  # a name that the checker made up, as for a union
        yield data


def _plain(node: yaml.Node, file: str, problems: list[Problem], *, container: bool) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, file, problems, container)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, file, problems, container=False) for item in node.value]
    return None if node.tag.endswith(":null") else str(node.value)


def _mapping(node: yaml.MappingNode, file: str, problems: list[Problem], container: bool) -> dict[str, Any]:
    found: dict[str, Any] = {} if container else {LINE: node.start_mark.line + 1}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in found:
            problems.append(Problem(f"{key!r} stands here a second time; merge the two", file, line, key))
        nested = key in CONTAINERS and isinstance(value_node, yaml.MappingNode)
        found[key] = _plain(value_node, file, problems, container=nested)
        if container and isinstance(found[key], dict):
            found[key][LINE] = line
    return found
