"""Every failure as a problem document (RFC 9457); docs/api.md describes each type."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic_core import to_json
from starlette.exceptions import HTTPException

from api.views.problem import problem_page
from graph.errors import (
    Ambiguous,
    CasegraphError,
    DatabaseError,
    InputError,
    TooExpensive,
    Unavailable,
    UnknownId,
    Withdrawn,
)

__all__ = ["PROBLEMS", "ApiProblem", "InvalidCursor", "Moved", "ProblemType", "install", "problem_response"]

PROBLEM_JSON = "application/problem+json"
RETRY_SECONDS = 2
log = logging.getLogger("casegraph.api")


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A type of problem: the status it comes with, its title, and what one does about it."""

    name: str
    status: int
    title: str
    about: str


PROBLEMS = {
    kind.name: kind
    for kind in (
        ProblemType(
            "malformed", 400, "The request cannot be read",
            "The URL holds a control character, or bytes that are no UTF-8. Encode it again.",
        ),
        ProblemType(
            "invalid-cursor", 409, "The cursor does not fit",
            "A cursor belongs to one list, its filters and (of a question) one data version. Start again without it.",
        ),
        ProblemType(
            "unauthorised", 401, "A key is needed",
            "Send the key of this service as X-API-Key, or as a bearer token.",
        ),
        ProblemType(
            "not-found", 404, "Nothing is there",
            "No path, question, document or entity of this name is known. `/v1/entities?q=` searches names.",
        ),
        ProblemType(
            "method-not-allowed", 405, "This method is not answered",
            "The service only reads: ask with GET.",
        ),
        ProblemType(
            "not-acceptable", 406, "No such format",
            "Leave `format` and Accept away, or give one of those the detail names.",
        ),
        ProblemType(
            "ambiguous", 409, "The name stands for several",
            "Give one of the ids that the detail names.",
        ),
        ProblemType(
            "gone", 410, "The id was withdrawn",
            "A judgement withdrew it; the detail gives the reason.",
        ),
        ProblemType(
            "too-large-body", 413, "The body is too long",
            "Ask for less at once.",
        ),
        ProblemType(
            "too-large", 414, "The URL is too long",
            "Give fewer ids at once.",
        ),
        ProblemType(
            "wrong-host", 421, "The Host header names another service",
            "Use the name this service was started for (`casegraph serve --name`).",
        ),
        ProblemType(
            "validation", 422, "A parameter cannot be used",
            "`errors` names each one and says what it may be.",
        ),
        ProblemType(
            "too-expensive", 422, "The question was stopped at its limit",
            "Ask for less: fewer seeds, a smaller depth, a shorter period.",
        ),
        ProblemType(
            "internal", 500, "A mistake of this service",
            "Report it with its request_id.",
        ),
        ProblemType(
            "backend-unavailable", 503, "The database is not there now",
            "Ask again after Retry-After seconds; the service comes back by itself.",
        ),
        ProblemType(
            "busy", 503, "Too many questions at once",
            "The request waited its 5 seconds. Ask again after Retry-After seconds.",
        ),
    )
}  # fmt: skip


class ApiProblem(CasegraphError):
    """A failure with a type of its own, raised by a route."""

    def __init__(self, name: str, detail: str) -> None:
        self.name = name
        super().__init__(detail)


class InvalidCursor(ApiProblem):
    """A cursor that was made for something else, or by nobody."""

    def __init__(self, detail: str) -> None:
        super().__init__("invalid-cursor", detail)


class Moved(CasegraphError):
    """A former id was asked for; `canonical` stands for it now."""

    def __init__(self, former: str, canonical: str) -> None:
        self.former, self.canonical = former, canonical
        super().__init__(f"{former} is {canonical} now.")


def problem_response(
    name: str,
    detail: str,
    *,
    instance: str,
    request_id: str,
    errors: Sequence[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A problem document of one of PROBLEMS."""
    kind = PROBLEMS[name]
    body: dict[str, object] = {
        "type": f"/problems/{name}", "title": kind.title, "status": kind.status, "detail": detail,
        "instance": instance, "request_id": request_id,
    }  # fmt: skip
    if errors:
        body["errors"] = list(errors)
    extra = dict(headers or {})
    if kind.status == 503:
        extra["Retry-After"] = str(RETRY_SECONDS)
    if kind.status == 401:
        extra["WWW-Authenticate"] = "Bearer"
    return Response(to_json(body), kind.status, extra, PROBLEM_JSON)


def install(app: FastAPI) -> None:
    """Answers our errors, FastAPI's and the unforeseen with problem documents."""
    app.add_exception_handler(CasegraphError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unforeseen)


def _respond(
    request: Request,
    name: str,
    detail: str,
    errors: Sequence[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    request_id = getattr(request.state, "request_id", "")
    response = problem_response(
        name, detail, instance=request.url.path, request_id=request_id, errors=errors, headers=headers
    )
    return _for_people(name, detail, errors, response) if _is_page(request) else response


def _is_page(request: Request) -> bool:
    """Whether a browser came to one of the pages for people."""
    page = request.url.path == "/" or request.url.path.startswith("/view")
    return page and "text/html" in request.headers.get("accept", "")


def _for_people(name: str, detail: str, errors: Sequence[Mapping[str, str]], response: Response) -> Response:
    """The same problem as a page, which asks again by itself where that may help."""
    kind, told = PROBLEMS[name], [f"{each['pointer'].rpartition('/')[2]}: {each['detail']}" for each in errors]
    again = RETRY_SECONDS if kind.status == 503 else 0
    html, policy = problem_page(kind.title, detail, kind.about, told, again)
    kept = {key: value for key, value in response.headers.items() if not key.startswith("content-")}
    return Response(html, kind.status, {**kept, "Content-Security-Policy": policy}, "text/html; charset=utf-8")


_NAMES = {UnknownId: "not-found", Withdrawn: "gone", Ambiguous: "ambiguous"}


def _ours(request: Request, error: Exception) -> Response:
    if isinstance(error, Moved):
        path = request.url.path.replace(f"/{error.former}", f"/{error.canonical}", 1)
        query = f"?{request.url.query}" if request.url.query else ""
        return Response(status_code=308, headers={"Location": quote(path, safe="/:()@,;~") + query})
    if isinstance(error, ApiProblem):
        return _respond(request, error.name, str(error))
    if isinstance(error, InputError):
        name = _NAMES.get(type(error), "validation")
        found = [{"pointer": f"#/query/{each.field}", "detail": each.message} for each in error.problems]
        detail = str(error).split("\n")[0] if name == "validation" or not found else found[0]["detail"]
        return _respond(request, name, detail, found)
    if isinstance(error, TooExpensive):
        return _respond(request, "too-expensive", "The database stopped at its limit before the answer was whole.")
    if isinstance(error, Unavailable):
        return _respond(request, "backend-unavailable", "The database does not answer now.")
    if isinstance(error, DatabaseError):  # its text may hold a statement, or where the database is
        log.error("request %s: %s", getattr(request.state, "request_id", ""), error)
        return _respond(request, "internal", "The database refused what this service asked of it.")
    return _respond(request, "internal", "Something went wrong that should not.")


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    found = [
        {"pointer": "#/" + "/".join(str(part) for part in each["loc"]), "detail": str(each["msg"])}
        for each in error.errors()
    ]
    return _respond(request, "validation", "The request cannot be used as it is.", found)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    names = {404: "not-found", 405: "method-not-allowed", 406: "not-acceptable"}
    name = names.get(error.status_code, "internal" if error.status_code >= 500 else "malformed")
    details = {
        "not-found": f"There is nothing at {request.url.path[:200]}.",
        "method-not-allowed": f"{request.method} is not answered here; GET is.",
    }
    return _respond(request, name, details.get(name, str(error.detail)), headers=dict(error.headers or {}))


def _unforeseen(request: Request, error: Exception) -> Response:
    """The server logs the trace; nobody else sees it."""
    log.error("request %s failed: %s", getattr(request.state, "request_id", ""), type(error).__name__)
    return _respond(request, "internal", "Something went wrong that should not.")
