"""One request, one question: its parameters asked, its answer given as JSON by pages, or in another format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import Request, Response

from api.answers import caching, given, json_response, not_modified, permalink, split
from api.deps import Service, service_of
from api.errors import Moved
from api.formats import NATIVE, file_response, format_parameter, wanted
from api.openapi import service_parameter
from api.paging import decode, encode, filters, limit_of
from graph.errors import Ambiguous, UnknownId
from queries.header import Question
from queries.results import Answer

__all__ = ["CURSOR", "OWN_PARAMETERS", "answer_to", "ask_of", "own_parameters"]

LIMIT = service_parameter(
    "limit", "rows on one page; all of them without it", {"type": "integer", "minimum": 1, "maximum": 5000}
)
CURSOR = service_parameter(
    "cursor", "`next_cursor` of the page before", {"type": "string", "minLength": 1, "maxLength": 2000}
)
OWN_PARAMETERS = [LIMIT, CURSOR]


def own_parameters(question: Question) -> list[dict[str, Any]]:
    """Parameters of the service that a question's path takes beside its own."""
    paging = [] if question.subgraph else [each for each in OWN_PARAMETERS if each["name"] not in question.parameters]
    return [format_parameter(question), *paging]


def answer_to(request: Request, question: Question, fixed: Mapping[str, str] | None = None) -> Response:
    """Asks `question` with the query of the URL and the id that its path has `fixed`."""
    unchanged = not_modified(request)
    if unchanged is not None:
        return unchanged
    parameters, own = split(given(request, question), question)
    if fixed:
        answer = ask_of(service_of(request), question.name, parameters, fixed)
    else:
        answer = service_of(request).ask(question.name, parameters)
    format = wanted(request, question, own.get("format"))
    if format.name != NATIVE:
        return file_response(answer, format, caching(request, answer))
    if question.subgraph:
        return json_response(request, answer, answer.to_json(), link=permalink(request, answer.parameters))
    return _rows_response(request, question, answer, own, fixed or {})


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
        raise Moved(identifier, answer.resolved[identifier])
    return answer


def _rows_response(
    request: Request, question: Question, answer: Answer, own: Mapping[str, str], fixed: Mapping[str, object]
) -> Response:
    """All rows, or one page of them; a cursor is bound to parameters and data, so that pages always fit together."""
    rows = answer.rows
    most = service_of(request).settings.rows
    limit = limit_of(own.get("limit"), most, most)
    bound = filters(question.name, {**answer.parameters, "data": answer.data_version})
    start = 0
    if "cursor" in own:
        match decode(own["cursor"], bound):
            case [int(place)]:
                start = place
    page, after = rows[start : start + limit], start + limit
    following = encode(bound, [after]) if after < len(rows) else None
    body = answer.to_json() | {
        "rows": page, "limit": limit, "next_cursor": following,
        "total": {"value": len(rows), "relation": "gte" if answer.truncated else "eq"},
    }  # fmt: skip
    asked = {name: value for name, value in answer.parameters.items() if name not in fixed}
    next_page = permalink(request, {**asked, "limit": limit, "cursor": following}) if following else None
    return json_response(request, answer, body, link=permalink(request, asked), next_page=next_page)
