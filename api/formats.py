"""Which format an answer is wanted in, by `?format=` or the Accept header, and how a file is named."""

from __future__ import annotations

import re
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
    """What `format` names, else what the Accept header likes best; JSON where neither says. Raises ApiProblem."""
    known = known_formats(question)
    if named is not None:
        if named not in known:
            raise ApiProblem("not-acceptable", f"{named[:40]!r} is none of the formats here: {', '.join(known)}.")
        return known[named]
    by_type: dict[str, Format] = {each.media_type.partition(";")[0]: each for each in reversed(list(known.values()))}
    by_type["application/json"] = known[NATIVE]  # several write JSON; it means the native one
    accepted = request.headers.get("accept", "").strip() or "*/*"
    for media_range in _by_quality(accepted):
        family = media_range.removesuffix("*")
        if media_range == "*/*" or (family != media_range and "application/json".startswith(family)):
            return known[NATIVE]
        for media_type, format in by_type.items():
            if media_type == media_range or (family != media_range and media_type.startswith(family)):
                return format
    raise ApiProblem(
        "not-acceptable", f"None of the formats here is of a type that Accept names; they are: {', '.join(by_type)}."
    )


def _by_quality(accept: str) -> list[str]:
    """The media ranges of an Accept header, the most liked first; without those of quality 0 (RFC 9110, 12.5.1)."""
    found = []
    for each in accept.split(","):
        media_range, *parameters = (part.strip().lower() for part in each.split(";"))
        quality = next((part[2:] for part in parameters if part.startswith("q=")), "1")
        found.append((float(quality) if _QUALITY.fullmatch(quality) else 0.0, media_range))
    return [media_range for quality, media_range in sorted(found, key=lambda one: -one[0]) if quality > 0]


_QUALITY = re.compile(r"0(\.\d{0,3})?|1(\.0{0,3})?")


def file_response(answer: Answer, format: Format, headers: Mapping[str, str]) -> Response:
    """The answer in a format that is not native, as a file with a name."""
    named = f'attachment; filename="{answer.question}.{format.extension}"'
    return Response(format.write(answer), 200, {**headers, "Content-Disposition": named}, format.media_type)
