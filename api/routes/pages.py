"""Pages for people: the first page, the saved views, and a view of any actors or question."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi import Path as InPath

from api.deps import service_of
from api.errors import ApiProblem
from api.views.served import Page, explore_page, home_page, view_page
from graph.errors import InputError
from graph.store import current
from loaders.workspace import Workspace

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
Offline = Annotated[bool, Query(description="as one file to hand on, which asks nobody for anything")]


@router.get("/")
def home(request: Request) -> Response:
    """Search, the questions, the views, and the featured view drawn."""
    return _response(_kept(request, "/", lambda: home_page(service_of(request).ask, _views(request))))


@router.get("/views/{name}")
def view(request: Request, name: Annotated[str, InPath(max_length=100)], offline: Offline = False) -> Response:
    """A saved view of the workspace."""
    make = partial(view_page, service_of(request).ask, _views(request), name, offline=offline)
    try:
        return _response(_kept(request, (name, offline), make))
    except InputError as error:
        if error.problems:  # the file is there, and has mistakes
            raise
        raise ApiProblem("not-found", str(error)) from None


@router.get("/view")
def explore(request: Request, offline: Offline = False) -> Response:
    """What surrounds the `actors`, up to a `depth`; or the answer to a `question` with its parameters."""
    query = [(name, value) for name, value in request.query_params.multi_items() if name != "offline"]
    return _response(explore_page(service_of(request).ask, _views(request), query, offline=offline))


def _kept(request: Request, key: object, make: Callable[[], Page]) -> Page:
    """The page as it was made last, unless the data or the view files have changed since."""
    service = service_of(request)
    held = current(service.database)
    files = tuple((path.name, path.stat().st_mtime_ns) for path in sorted(_views(request).glob("*.yaml")))
    if not held.data_version or not held.complete:
        return make()
    return service.pages.get((key, held.data_version, files), make)


def _views(request: Request) -> Path:
    return Workspace.of(service_of(request).settings).path / "views"


def _response(page: Page) -> Response:
    headers = {"Content-Security-Policy": f"{page.policy}; frame-ancestors 'none'", "Cache-Control": "no-cache"}
    if page.filename:
        headers["Content-Disposition"] = f'attachment; filename="{page.filename}"'
    return Response(page.html, media_type="text/html; charset=utf-8", headers=headers)
