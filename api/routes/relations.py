"""What is behind a relation."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from api.asking import answer_to, own_parameters
from api.openapi import problems
from api.questions import parameters_of
from api.routes.questions import shape_of
from queries.catalogue import Catalogue

__all__ = ["router"]


def router(known: Catalogue) -> APIRouter:
    """The paths under /v1/relations."""
    found = APIRouter(prefix="/relations", tags=["relations"])
    evidence = known["evidence"]
    failures = problems("not-found", "invalid-cursor", "not-acceptable")

    @found.get("/{id}/claims", operation_id="list_claims_of_relation", summary="The claims behind a relation",
               responses={**failures, 200: shape_of(evidence)},
               openapi_extra={"parameters": [*parameters_of(evidence, ("id",)), *own_parameters(evidence)]},
               )  # fmt: skip
    def list_claims_of_relation(
        request: Request,
        id: Annotated[
            str,
            Path(
                description="a relation's id, from any answer",
                min_length=1,
                max_length=500,
                pattern=r"^[^\x00-\x1f\x7f]+$",
            ),
        ],
    ) -> Response:
        """Each with its document, who says so, how surely, and the passage."""
        return answer_to(request, evidence, {"id": id})

    return found
