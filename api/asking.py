"""One request, one question: its parameters asked, its answer given as JSON by pages, or in another format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from fastapi import Request, Response

from api.answers import caching, given, json_response, permalink, split
from api.deps import Service, service_of
from api.errors import Moved
from api.formats import NATIVE, file_response, format_parameter, wanted
from api.keeping import answered
from api.openapi import service_parameter
from api.paging import LONGEST_CURSOR, decode, encode, filters, limit_of
from graph.errors import Ambiguous, UnknownId
from queries.header import Question
from queries.results import Answer

__all__ = ["CURSOR", "OWN_PARAMETERS", "answer_to", "ask_of", "own_parameters"]

MOST_ROWS = 5000
LIMIT = service_parameter(
    "limit", "rows on one page; all of them without it", {"type": "integer", "minimum": 1, "maximum": MOST_ROWS}
)
CURSOR = service_parameter(
    "cursor",
    "`next_cursor` of the page before",
    {"type": "string", "minLength": 1, "maxLength": LONGEST_CURSOR, "pattern": "^[A-Za-z0-9_-]+$"},
)
OWN_PARAMETERS = [LIMIT, CURSOR]


def own_parameters(question: Question) -> list[dict[str, Any]]:
    """Parameters of the service that a question's path takes beside its own."""
    paging = [] if question.subgraph else [each for each in OWN_PARAMETERS if each["name"] not in question.parameters]
    return [format_parameter(question), *paging]


def answer_to(request: Request, question: Question, fixed: Mapping[str, str] | None = None) -> Response:
    """Asks `question` with the query of the URL and the id that its path has `fixed`."""
    return answered(request, lambda: _asked(request, question, fixed or {}))


def _asked(request: Request, question: Question, fixed: Mapping[str, str]) -> Response:
    parameters, own = split(given(request, question), question, _own(question))
    format, service = wanted(request, question, own.get("format")), service_of(request)
    limit = limit_of(own.get("limit"), service.settings.rows, MOST_ROWS)
    name = question.name
    answer = ask_of(service, name, parameters, fixed) if fixed else service.ask(name, parameters)
    asked = {name: value for name, value in answer.parameters.items() if name not in fixed}
    page = _page(answer, limit, own.get("cursor"))
    link = permalink(request, asked)
    next_page = (
        permalink(request, {**asked, "limit": limit, "cursor": page["next_cursor"]}) if page["next_cursor"] else None
    )
    if format.name != NATIVE:
        return file_response(replace(answer, rows=page["rows"]), format, caching(request, answer, next_page))
    body = answer.to_json() | ({} if question.subgraph else page)
    return json_response(request, answer, body, link=link, next_page=next_page)


def _own(question: Question) -> frozenset[str]:
    return frozenset(each["name"] for each in own_parameters(question))


def _page(answer: Answer, limit: int, cursor: str | None) -> dict[str, Any]:
    """All rows, or one page of them; a cursor is bound to parameters and data, so that pages always fit together."""
    bound = filters(answer.question, {**answer.parameters, "data": answer.data_version})
    start = decode(cursor, bound, int) if cursor else 0
    after = start + limit
    return {
        "rows": answer.rows[start:after],
        "limit": limit,
        "next_cursor": encode(bound, after) if after < len(answer.rows) else None,
        "total": {"value": len(answer.rows), "relation": "gte" if answer.truncated else "eq"},
    }


def ask_of(service: Service, question: str, parameters: Mapping[str, object], fixed: Mapping[str, str]) -> Answer:
    """Asks about one id that stands in a path: a name is none. Raises UnknownId, Moved."""
    ((name, identifier),) = fixed.items()
    unknown = UnknownId(f"Nothing here has the id {identifier!r}; /v1/entities?q= searches names.")
    if name != "id" and ":" not in identifier:  # `id` may be a relation, whose id has none
        raise unknown
    try:
        answer = service.ask(question, {**parameters, **fixed})
    except (UnknownId, Ambiguous) as error:
        if [problem.field for problem in error.problems] == [name]:
            raise unknown from None
        raise
    if identifier in answer.resolved:
        if ":" not in identifier:  # a name that one entity has
            raise unknown
        raise Moved(identifier, answer.resolved[identifier])
    return answer
