"""The documents that the database holds."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.asking import OWN_PARAMETERS, answer_to
from api.openapi import problems
from api.questions import parameters_of
from api.routes.questions import answered
from queries.catalogue import Catalogue

__all__ = ["router"]


def router(known: Catalogue) -> APIRouter:
    """The path /v1/documents."""
    found = APIRouter(tags=["documents"])
    documents = known["documents"]

    @found.get("/documents", operation_id="list_documents", summary=documents.title, description=documents.about,
               responses={**problems("not-found", "ambiguous", "gone", "invalid-cursor"), 200: answered(documents)},
               openapi_extra={"parameters": [*parameters_of(documents), *OWN_PARAMETERS]})  # fmt: skip
    def list_documents(request: Request) -> Response:
        return answer_to(request, documents)

    return found
