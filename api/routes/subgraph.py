"""Subgraphs around entities, what connects them, and the paths between two."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.asking import answer_to, own_parameters
from api.openapi import problems
from api.questions import parameters_of
from api.routes.questions import shape_of
from queries.catalogue import Catalogue

__all__ = ["router"]


def router(known: Catalogue) -> APIRouter:
    """The paths /v1/subgraph, /v1/connections and /v1/paths."""
    found = APIRouter(tags=["subgraph"])
    subgraph, connect, between = known["subgraph"], known["connect"], known["between"]
    failures = problems("not-found", "ambiguous", "gone", "not-acceptable")

    @found.get("/subgraph", operation_id="get_subgraph", summary=subgraph.title, description=subgraph.about,
               responses={**failures, 200: shape_of(subgraph)},
               openapi_extra={"parameters": [*parameters_of(subgraph), *own_parameters(subgraph)]})  # fmt: skip
    def get_subgraph(request: Request) -> Response:
        return answer_to(request, subgraph)

    @found.get("/connections", operation_id="connect_entities", summary=connect.title, description=connect.about,
               responses={**failures, 200: shape_of(connect)},
               openapi_extra={"parameters": [*parameters_of(connect), *own_parameters(connect)]})  # fmt: skip
    def connect_entities(request: Request) -> Response:
        return answer_to(request, connect)

    @found.get("/paths", operation_id="find_paths", summary=between.title, description=between.about,
               responses={**failures, **problems("invalid-cursor", "not-acceptable"), 200: shape_of(between)},
               openapi_extra={"parameters": [*parameters_of(between), *own_parameters(between)]})  # fmt: skip
    def find_paths(request: Request) -> Response:
        return answer_to(request, between)

    return found
