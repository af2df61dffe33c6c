"""Which format an answer is wanted in, by `?format=` or the Accept header."""

from __future__ import annotations

from fastapi import Request

from api.errors import ApiProblem

__all__ = ["NATIVE", "wanted"]

NATIVE = "json"


def wanted(request: Request, named: str | None, media_types: dict[str, str]) -> str:
    """The name of a format among `media_types` (name → media type, the native one first). Raises ApiProblem."""
    if named is not None:
        if named not in media_types:
            raise ApiProblem("not-acceptable", f"{named[:40]!r} is none of the formats here: {', '.join(media_types)}.")
        return named
    accepted = request.headers.get("accept", "*/*")
    by_type = {media_type: name for name, media_type in reversed(media_types.items())}
    for each in accepted.split(","):
        media_type = each.partition(";")[0].strip().lower()
        if media_type in by_type and media_type != "application/json":
            return by_type[media_type]
    return NATIVE
