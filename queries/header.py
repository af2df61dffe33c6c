"""A question's head: the YAML in the comment that a .cypher file begins with, read into a Question."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from graph.errors import Problem
from graph.vocabulary import nearest
from queries.results import Column

__all__ = ["COLUMN_TYPES", "PARAMETER_TYPES", "Parameter", "Question", "read_question"]

#: What a parameter may be; docs/questions.md says what each accepts.
PARAMETER_TYPES = frozenset(
    "entity entities text date integer choice choices boolean document provision anything search".split()
)
COLUMN_TYPES = frozenset("text integer number date boolean duration entity entities texts map maps evidence".split())
FIELDS = frozenset("title about parameters returns unit example finish limit".split())
PARAMETER_FIELDS = frozenset("type about required default least most values".split())
_HEAD = re.compile(r"\s*/\*\n(?P<yaml>.*?)\*/\s*\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its type, what it means, and what it may be."""

    name: str
    type: str
    about: str
    required: bool = False
    default: object = None
    least: int | None = None
    most: int | None = None
    values: tuple[str, ...] = ()

    @property
    def many(self) -> bool:
        return self.type in {"entities", "choices"}


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the catalogue, as its file says it."""

    name: str
    folder: str
    title: str
    about: str
    parameters: Mapping[str, Parameter]
    columns: tuple[Column, ...]
    subgraph: bool
    example: Mapping[str, object]
    cypher: str
    file: str
    line: int  # where the Cypher begins
    unit: str | None = None
    finish: str | None = None
    limit: int | None = None
    lines: Mapping[str, int] = field(default_factory=dict, repr=False)

    @property
    def hidden(self) -> frozenset[str]:
        """Columns of RETURN that only say whose values others are: an id or ids; no row shows them."""
        named = {
            whose
            for column in self.columns
            if column.type != "maps"
            for pairs in column.of.values()
            for whose, _ in pairs
        }
        return frozenset(named - {column.name for column in self.columns})

    def json_schema(self) -> dict[str, object]:
        """The parameters as a JSON Schema (2020-12) of one object."""
        schema: dict[str, object] = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": self.title,
            "description": self.about,
            "type": "object",
            "properties": {name: _schema(parameter) for name, parameter in self.parameters.items()},
            "required": [name for name, parameter in self.parameters.items() if parameter.required],
            "additionalProperties": False,
            "examples": [dict(self.example)],
        }
        return schema


_TEXT: dict[str, object] = {"type": "string", "minLength": 1, "maxLength": 500}
_SCHEMAS: dict[str, dict[str, object]] = {
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
    "integer": {"type": "integer"},
    "entity": {**_TEXT, "format": "entity"},
    "anything": {**_TEXT, "format": "id"},
    "document": {**_TEXT, "format": "document"},
    "provision": {**_TEXT, "format": "provision"},
}


def _schema(parameter: Parameter) -> dict[str, object]:
    one = dict(_SCHEMAS.get("entity" if parameter.type == "entities" else parameter.type, _TEXT))
    if parameter.values:
        one = {"type": "string", "enum": list(parameter.values)}
    for key, bound in (("minimum", parameter.least), ("maximum", parameter.most)):
        if bound is not None and parameter.type == "integer":
            one[key] = bound
    if parameter.many:
        one = {"type": "array", "items": one, "minItems": 1, "maxItems": parameter.most or 50}
    one["description"] = parameter.about
    if parameter.default is not None:
        one["default"] = parameter.default
    return one


def read_question(path: Path, values: Mapping[str, tuple[str, ...]]) -> tuple[Question | None, list[Problem]]:
    """The question of a file, or what is wrong with its head; `values` are lists that a head may name."""
    file = f"{path.parent.name}/{path.name}"
    text = path.read_text(encoding="utf-8")
    match = _HEAD.match(text)
    if match is None:
        return None, [Problem("begin the file with the head: /*, a line break, YAML, */", file, 1)]
    above = text[: match.start("yaml")].count("\n")
    try:
        head, lines = _load(match["yaml"], above)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = str(getattr(error, "problem", None) or error)
        return None, [Problem(f"the head is no YAML: {reason}", file, above + (mark.line if mark else 0) + 1)]
    reader = _Reader(file, lines, values)
    question = reader.question(path, head, text, text[: match.end()].count("\n") + 1, match.end())
    return question, reader.problems


def _load(text: str, above: int) -> tuple[dict[str, object], dict[str, int]]:
    """The head's values, and the line of each key (`parameters.actor`)."""
    loader = yaml.SafeLoader(text)
    try:
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            raise yaml.YAMLError("it must be a mapping")
        lines: dict[str, int] = {}
        _note_lines(node, "", above, lines)
        head: dict[str, object] = loader.construct_document(node)
    finally:
        loader.dispose()
    return head, lines


def _note_lines(node: yaml.MappingNode, prefix: str, above: int, lines: dict[str, int]) -> None:
    for key, value in node.value:
        name = f"{prefix}{key.value}"
        if name in lines:
            raise yaml.MarkedYAMLError(problem=f"{name} stands twice", problem_mark=key.start_mark)
        lines[name] = above + key.start_mark.line + 1
        if isinstance(value, yaml.MappingNode):
            _note_lines(value, f"{name}.", above, lines)


class _Reader:
    """Turns a head into a Question and collects what is wrong on the way."""

    def __init__(self, file: str, lines: Mapping[str, int], values: Mapping[str, tuple[str, ...]]) -> None:
        self.file, self.lines, self.values = file, lines, values
        self.problems: list[Problem] = []

    def problem(self, message: str, key: str) -> None:
        line = next((self.lines[k] for k in (key, key.rpartition(".")[0]) if k in self.lines), 1)
        self.problems.append(Problem(message, self.file, line, key))

    def question(self, path: Path, head: dict[str, object], text: str, line: int, end: int) -> Question | None:
        for key in head.keys() - FIELDS:
            self.problem(f"a head has no {key!r}{nearest(key, FIELDS)}", key)
        for key in ("title", "about", "returns"):
            if not head.get(key):
                self.problem(f"{key} is missing", key)
        returns = head.get("returns")
        parameters = {name: self.parameter(name, said) for name, said in self.mapping(head, "parameters").items()}
        columns = () if returns == "subgraph" else self.columns(self.mapping(head, "returns"))
        example = self.mapping(head, "example")
        for name in example.keys() - parameters.keys():
            self.problem(f"the example gives {name}, which is no parameter", "example")
        for name, parameter in parameters.items():
            if parameter.required and name not in example:
                self.problem(f"the example must give {name}", "example")
        return Question(
            name=path.stem, folder=path.parent.name, title=_line(head.get("title")), about=_line(head.get("about")),
            parameters=parameters, columns=columns, subgraph=returns == "subgraph", example=example,
            cypher=text[end:].strip(), file=self.file, line=line, unit=_optional(head.get("unit")),
            finish=_optional(head.get("finish")), limit=self.whole(head, "limit", "limit"), lines=self.lines,
        )  # fmt: skip

    def parameter(self, name: str, said: object) -> Parameter:
        key = f"parameters.{name}"
        if not isinstance(said, dict):
            self.problem("write {type: …, about: …}", key)
            said = {}
        for field_name in said.keys() - PARAMETER_FIELDS:
            self.problem(f"a parameter has no {field_name!r}{nearest(field_name, PARAMETER_FIELDS)}", key)
        kind = str(said.get("type"))
        if kind not in PARAMETER_TYPES:
            self.problem(f"{kind!r} is no type of parameters{nearest(kind, PARAMETER_TYPES)}", key)
        if not said.get("about"):
            self.problem("about is missing", key)
        given = said.get("values", ())
        values = self.values.get(given, ()) if isinstance(given, str) else tuple(map(str, given))
        if (kind in {"choice", "choices"}) != bool(values):
            self.problem("a choice, and only a choice, has values: a list, or the name of one", key)
        default = said.get("default")
        for value in default if isinstance(default, list) else [default]:
            if values and value is not None and value not in values:
                self.problem(f"the default {value!r} is not among the values", key)
        if said.get("required") and default is not None:
            self.problem("what is required has no default", key)
        return Parameter(
            name, kind, _line(said.get("about")), bool(said.get("required")), default,
            self.whole(said, "least", key), self.whole(said, "most", key), values,
        )  # fmt: skip

    def columns(self, said: Mapping[str, object]) -> tuple[Column, ...]:
        found = []
        for name, column in said.items():
            if not (isinstance(column, dict) and {"type", "about"} <= column.keys() <= {"type", "about", "of"}):
                self.problem("write {type: …, about: …}, and of: … where it is somebody's value", f"returns.{name}")
                continue
            kind = str(column["type"])
            if kind not in COLUMN_TYPES:
                self.problem(f"{kind!r} is no type of columns{nearest(kind, COLUMN_TYPES)}", f"returns.{name}")
            found.append(Column(name, kind, _line(column["about"]), self.sources(name, kind, column.get("of"))))
        return tuple(found)

    def sources(self, name: str, kind: str, said: object) -> dict[str, tuple[tuple[str, str], ...]]:
        """Of a column, or of each part of its maps: by whose properties it is given, as (column, property)."""
        if said is None:
            return {}
        parts = said if isinstance(said, dict) else {name: said}
        found = {
            str(part): tuple(map(_source, each if isinstance(each, list) else [each])) for part, each in parts.items()
        }
        if isinstance(said, dict) != (kind == "maps") or any(
            not all(pair) for pairs in found.values() for pair in pairs
        ):
            self.problem("of: column.property, or several; of maps, {part: part.property}", f"returns.{name}")
        return found

    def mapping(self, head: Mapping[str, object], key: str) -> dict[str, object]:
        found = head.get(key) or {}
        if isinstance(found, dict):
            return {str(name): value for name, value in found.items()}
        self.problem(f"{key} must be a mapping", key)
        return {}

    def whole(self, said: Mapping[str, object], name: str, key: str) -> int | None:
        value = said.get(name)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        self.problem(f"{name} must be a whole number", key)
        return None


def _line(value: object) -> str:
    return " ".join(str(value or "").split())


def _source(said: object) -> tuple[str, str]:
    whose, _, what = str(said).partition(".")
    return whose, what


def _optional(value: object) -> str | None:
    return _line(value) or None
