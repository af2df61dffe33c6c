"""Which format an answer is wanted in, by `?format=` or the Accept header, and how a file is named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import Request, Response

from api.errors import ApiProblem
from api.openapi import service_parameter
from queries.formats import FORMATS, ROW_FORMATS, Format
from queries.header import Question
from queries.results import Answer

__all__ = ["NATIVE", "contents", "file_response", "format_parameter", "known_formats", "wanted"]

NATIVE = "json"


def known_formats(question: Question) -> Mapping[str, Format]:
    """The formats of a question's answers."""
    return FORMATS if question.subgraph else ROW_FORMATS


def format_parameter(question: Question) -> dict[str, Any]:
    """`format`, for OpenAPI."""
    known = known_formats(question)
    about = "; ".join(f"`{each.name}`: {each.about}" for each in known.values())
    return service_parameter(
        "format", f"or by Accept. {about}", {"type": "string", "enum": list(known), "default": NATIVE}
    )


def contents(question: Question, native: dict[str, Any]) -> dict[str, Any]:
    """The media types of a 200; `native` is the schema of the JSON."""
    found: dict[str, Any] = {"application/json": {"schema": native}}
    for each in known_formats(question).values():
        kind = {"type": "string"} if "json" not in each.media_type or "ndjson" in each.media_type else {}
        found.setdefault(each.media_type, {"schema": kind})
    return found


def wanted(request: Request, question: Question, named: str | None) -> Format:
    """What `format` names, else the first of the Accept header that is known, else JSON. Raises ApiProblem."""
    known = known_formats(question)
    if named is not None:
        if named not in known:
            raise ApiProblem("not-acceptable", f"{named[:40]!r} is none of the formats here: {', '.join(known)}.")
        return known[named]
    others = [each for each in known.values() if each.name != NATIVE]
    by_type = {each.media_type.partition(";")[0]: each for each in reversed(others)}
    by_type.pop("application/json", None)  # several write JSON; it means the native one
    for each in request.headers.get("accept", "").split(","):
        media_type = each.partition(";")[0].strip().lower()
        if media_type in {"application/json", "*/*"}:
            break
        if media_type in by_type:
            return by_type[media_type]
    return known[NATIVE]


def file_response(answer: Answer, format: Format, headers: Mapping[str, str]) -> Response:
    """The answer in a format that is not native, as a file with a name."""
    named = f'attachment; filename="{answer.question}.{format.extension}"'
    return Response(format.write(answer), 200, {**headers, "Content-Disposition": named}, format.media_type)
