"""Pages for people: the first page, the saved views, and a view of any actors or question."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fastapi import APIRouter, Request, Response

from api.deps import service_of
from api.errors import ApiProblem
from api.views.served import Page, explore_page, home_page, view_page
from graph.errors import InputError
from loaders.workspace import Workspace
from queries.catalogue import catalogue

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/")
def show_home(request: Request) -> Response:
    """Search, the questions and the featured view."""
    return _respond(home_page(service_of(request).ask, _views(request)))


@router.get("/views/{name}")
def show_view(request: Request, name: str) -> Response:
    """A saved view of the workspace; `offline=true`: as the file to hand on."""
    views = _views(request)
    if not name.replace("-", "").replace("_", "").isalnum() or not (views / f"{name}.yaml").is_file():
        raise ApiProblem("not-found", f"There is no view {name[:100]!r} in this workspace.")
    return _respond(view_page(service_of(request).ask, views, name, offline=_offline(request.query_params)))


@router.get("/explore")
def show_anything(request: Request) -> Response:
    """What surrounds `actors` up to a `depth`, or the answer to a `question` with its parameters as `p.<name>`."""
    query = request.query_params
    if query.get("question", "") not in {"", *catalogue()}:
        raise ApiProblem("not-found", f"There is no question {query['question'][:100]!r}; /v1/questions lists them.")
    pairs = [(name, value) for name, value in query.multi_items() if name != "offline"]
    found = explore_page(service_of(request).ask, _views(request), pairs, offline=_offline(query))
    return _respond(found)


def _views(request: Request) -> Path:
    return Workspace.of(service_of(request).settings).path / "views"


def _offline(query: Mapping[str, str]) -> bool:
    if query.get("offline", "false") not in {"true", "false"}:
        raise InputError("offline is either true or false.")
    return query.get("offline") == "true"


def _respond(page: Page) -> Response:
    headers = {"Content-Security-Policy": f"{page.policy}; frame-ancestors 'none'", "Cache-Control": "no-cache"}
    if page.filename:
        headers["Content-Disposition"] = f'attachment; filename="{page.filename}"'
    return Response(page.html, media_type="text/html; charset=utf-8", headers=headers)
