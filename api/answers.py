"""Answers over HTTP: the query of a URL as parameters, bodies as JSON, ETags, permalinks and links to the next page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import quote, urlencode

from fastapi import Request, Response
from pydantic_core import to_json

from graph.errors import InputError, Problem
from queries.header import Question
from queries.results import Answer

__all__ = [
    "MOST_VALUES",
    "caching",
    "code_version",
    "etag",
    "given",
    "json_response",
    "not_modified",
    "page_body",
    "permalink",
    "split",
    "with_query",
]

#: Parameters of the service itself, beside those of a question.
RESERVED = frozenset({"limit", "cursor", "format"})
#: Of one parameter; so many ids always fit into a URL.
MOST_VALUES = 100


def given(request: Request, question: Question, lists: frozenset[str] = frozenset()) -> dict[str, object]:
    """The query as parameters of the question; what the question does not know is refused by its own check."""
    found: dict[str, object] = {}
    problems = []
    for name in dict.fromkeys(request.query_params.keys()):
        values: list[str] = request.query_params.getlist(name)
        parameter = question.parameters.get(name)
        if parameter and parameter.type == "boolean" and values != ["true"] and values != ["false"]:
            problems.append(Problem("is either true or false", field=name))
        if len(set(values)) < len(values):
            problems.append(Problem("holds a value twice", field=name))
        if len(values) > MOST_VALUES:
            problems.append(Problem(f"takes at most {MOST_VALUES} values in a URL", field=name))
        if "" in values:
            problems.append(Problem("is empty; leave it away", field=name))
        found[name] = values if name in lists or (parameter and parameter.many) or len(values) > 1 else values[-1]
    if problems:
        raise InputError(f"{question.name} cannot be asked so.", problems)
    return found


def split(
    parameters: dict[str, object], question: Question, own: frozenset[str] = RESERVED
) -> tuple[dict[str, object], dict[str, str]]:
    """The question's parameters, and those of the service. Raises InputError where one of these is repeated."""
    ours = {name: parameters.pop(name) for name in (own - question.parameters.keys()) & parameters.keys()}
    for name, value in ours.items():
        if not isinstance(value, str):
            raise InputError("The request cannot be used as it is.", [Problem("takes one value", field=name)])
    return parameters, {name: str(value) for name, value in ours.items()}


def permalink(request: Request, parameters: Mapping[str, object], path: str | None = None) -> str:
    """The address that asks the same again, with every id canonical."""
    base = str(request.base_url).rstrip("/") + quote(path or request.url.path, safe="/:()@,;~")
    return with_query(base, parameters)


def with_query(address: str, parameters: Mapping[str, object]) -> str:
    """The address with these parameters, lists repeated."""
    pairs = [(name, one) for name, value in parameters.items() for one in _several(value)]
    return f"{address}?{urlencode(pairs, safe=':()')}" if pairs else address


def etag(request: Request, data_version: str | None, complete: bool = True) -> str | None:
    """Of what an answer depends on: data, code, and the request. None while the data are being written."""
    if not data_version or not complete:
        return None
    parts = [data_version, code_version(), str(request.url), request.headers.get("accept", "")]
    return f'W/"{blake2b(chr(10).join(parts).encode(), digest_size=12).hexdigest()}"'


def not_modified(known: str, mark: str) -> bool:
    """Whether the If-None-Match header names this ETag."""
    given = {each.strip().removeprefix("W/") for each in known.split(",")}
    return known.strip() == "*" or mark.removeprefix("W/") in given


def caching(request: Request, answer: Answer, next_page: str | None = None) -> dict[str, str]:
    """Headers that let a client ask whether its copy still holds, and go on to the next page."""
    mark = etag(request, answer.data_version, answer.complete)
    link = {"Link": f'<{next_page}>; rel="next"'} if next_page else {}
    return _CACHING | ({"ETag": mark} if mark else {}) | link


def page_body(answer: Answer, **more: object) -> dict[str, object]:
    """The head of an answer with `more` in place of its rows."""
    body = answer.to_json()
    for name in ("rows", "truncated", "columns", "unit", "excluded"):
        body.pop(name, None)
    return body | more


def json_response(
    request: Request, answer: Answer, body: Mapping[str, object], *, link: str, next_page: str | None = None
) -> Response:
    """A body with its permalink, ETag and Link."""
    headers = caching(request, answer, next_page)
    return Response(to_json({**body, "permalink": link}), 200, headers, "application/json")


_CACHING = {"Cache-Control": "no-cache", "Vary": "Accept"}


def _several(value: object) -> Sequence[str]:
    if isinstance(value, bool):
        return ["true" if value else "false"]
    return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]


@cache
def code_version() -> str:
    try:
        return version("casegraph")
    except PackageNotFoundError:
        return "0"
