"""Answers that were dear are kept, and given again while the database holds the same data."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from fastapi import Request, Response

from api.answers import etag, not_modified
from api.deps import Service, service_of
from api.kept import Entry
from graph.store import current

__all__ = ["answered"]

DEAR_SECONDS = 0.03  # what costs less is asked again: that is as fast as asking whether it still holds


def answered(request: Request, make: Callable[[], Response]) -> Response:
    """304 where the client holds the answer, the kept one where it still is right, else a new one."""
    service = service_of(request)
    key = str(request.url), request.headers.get("accept", "")
    entry = service.kept.get(key)
    known = request.headers.get("if-none-match")
    if entry is not None or known is not None:
        mark = _mark(request, service)
        if known is not None and mark is not None and not_modified(known, mark):
            return Response(status_code=304, headers={"ETag": mark, "Cache-Control": "no-cache", "Vary": "Accept"})
        if entry is not None and entry.headers["etag"] == mark:
            return Response(entry.body, 200, entry.headers, entry.media_type)
    begun = perf_counter()
    response = make()
    if perf_counter() - begun > DEAR_SECONDS and response.status_code == 200 and "etag" in response.headers:
        own = {"content-length", "content-type"}  # a Response writes them itself
        headers = {name: value for name, value in response.headers.items() if name not in own}
        service.kept.put(key, Entry(bytes(response.body), headers, response.headers["content-type"]))
    return response


def _mark(request: Request, service: Service) -> str | None:
    """What the ETag of this request is now."""
    held = current(service.database)
    return etag(request, held.data_version, held.complete)
