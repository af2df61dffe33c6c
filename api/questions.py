"""Questions of the catalogue in the words of OpenAPI: parameters, the shape of an answer, an address that asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, cast

from api.answers import MOST_VALUES, with_query
from queries.header import Parameter, Question

__all__ = ["address", "described", "parameters_of", "rows_schema"]

Schema = dict[str, Any]

_TEXT = r"^[^\x00-\x1f\x7f]*[^\x00-\x1f\x7f\s][^\x00-\x1f\x7f]*$"
_SEARCH = r"^[^\x00-\x1f\x7f]*[^\W_][^\x00-\x1f\x7f]*$"
# A day that exists, a month or a year: what the parser of dates takes, said as a pattern.
_YEAR = r"([1-9]\d{3})"
_LEAP = r"([1-9]\d(0[48]|[2468][048]|[13579][26])|([2468][048]|[13579][26]|1[26]|[3579][26])00)"
_DAY = (
    r"((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))"
)  # fmt: skip
_DATE = rf"^({_YEAR}|{_YEAR}-(0[1-9]|1[0-2])|{_YEAR}-{_DAY}|{_LEAP}-02-29)$"

_PATTERNS = {"date": _DATE, "search": _SEARCH}
_COLUMNS: Mapping[str, Schema] = {
    "text": {"type": ["string", "null"]},
    "date": {"type": ["string", "null"]},
    "duration": {"type": ["string", "null"]},
    "integer": {"type": ["integer", "null"]},
    "number": {"type": ["number", "null"]},
    "boolean": {"type": ["boolean", "null"]},
    "texts": {"type": ["array", "null"], "items": {"type": ["string", "null"]}},
    "entity": {"anyOf": [{"$ref": "#/components/schemas/Named"}, {"type": "null"}]},
    "entities": {"type": ["array", "null"], "items": {"$ref": "#/components/schemas/Named"}},
    "map": {"type": ["object", "null"]},
    "maps": {"type": ["array", "null"], "items": {"type": "object"}},
    "evidence": {"type": "array", "items": {"$ref": "#/components/schemas/Evidence"}},
}


def parameters_of(question: Question, omit: Iterable[str] = ()) -> list[Schema]:
    """The question's parameters as query parameters; a list is given by repeating its name."""
    schema = cast("Schema", question.json_schema())
    return [
        _parameter(parameter, schema["properties"][name], question.example.get(name))
        for name, parameter in question.parameters.items()
        if name not in omit
    ]


def rows_schema(question: Question) -> Schema:
    """An answer in rows, with this question's columns."""
    columns = {
        column.name: {**_COLUMNS.get(column.type, {}), "description": column.about} for column in question.columns
    }
    row = {"type": "object", "properties": columns, "required": list(columns), "additionalProperties": False}
    return {
        "allOf": [
            {"$ref": "#/components/schemas/Rows"},
            {"type": "object", "properties": {"rows": {"type": "array", "items": row}}},
        ]
    }


def address(question: Question) -> str:
    """A path that asks the question's own example."""
    return with_query(f"/v1/questions/{question.name}", question.example)


def described(question: Question) -> Schema:
    """A question as the list of questions shows it."""
    return {
        "name": question.name, "folder": question.folder, "title": question.title, "about": question.about,
        "unit": question.unit, "returns": "subgraph" if question.subgraph else "rows",
        "parameters": question.json_schema(),
        "columns": [{"name": each.name, "type": each.type, "about": each.about} for each in question.columns],
        "example": address(question),
    }  # fmt: skip


def _parameter(parameter: Parameter, schema: Schema, example: object) -> Schema:
    inner = _exact(parameter, {key: value for key, value in schema.items() if key != "description"})
    found: Schema = {
        "name": parameter.name, "in": "query", "required": parameter.required, "description": parameter.about,
        "schema": inner,
    }  # fmt: skip
    if example is not None:
        found["example"] = example
    return found


def _exact(parameter: Parameter, schema: Schema) -> Schema:
    """What a schema leaves to the words of its type, said as a pattern: a date is a day that exists."""
    if parameter.many:
        one = _exact(replace(parameter, type=_SINGULAR[parameter.type]), schema["items"])
        most = min(schema.get("maxItems", MOST_VALUES), MOST_VALUES)
        return {**schema, "items": one, "minItems": parameter.least or 1, "maxItems": most, "uniqueItems": True}
    if schema.get("type") != "string" or "enum" in schema:
        return schema
    return {**schema, "pattern": _PATTERNS.get(parameter.type, _TEXT)}


_SINGULAR = {"entities": "entity", "choices": "choice"}
