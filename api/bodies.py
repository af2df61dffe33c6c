"""Bodies of requests: read for routes that are plain functions, and checked."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from pydantic import TypeAdapter, ValidationError

from api.errors import ApiProblem

__all__ = ["body_of", "read_json"]


async def body_of(request: Request) -> bytes:
    """A dependency of routes that are plain functions; the guard has seen to it that it is not too long."""
    return await request.body()


def read_json(adapter: TypeAdapter[Any], text: str | bytes, name: str) -> Any:
    """Raises ApiProblem that says what does not fit, and where."""
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ApiProblem("validation", f"{name} cannot be read: {where} {first['msg']}.") from None
