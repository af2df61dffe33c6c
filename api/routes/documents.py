"""The documents that the database holds."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Request, Response

from api.answers import caching, given, split
from api.asking import answer_to, own_parameters
from api.deps import service_of
from api.formats import file_response
from api.openapi import problems, service_parameter
from api.questions import parameters_of
from api.routes.questions import shape_of
from graph.errors import InputError, Problem
from queries.catalogue import Catalogue
from queries.formats import ROW_FORMATS
from queries.results import Row

__all__ = ["router"]


CITATIONS = ("bibtex", "csl")
CITATION = service_parameter(
    "format", "for which program", {"type": "string", "enum": list(CITATIONS), "default": "bibtex"}
)
CITED = {
    "description": "The documents, each as one entry",
    "content": {ROW_FORMATS[name].media_type: {} for name in CITATIONS},
}


def router(known: Catalogue) -> APIRouter:
    """The path /v1/documents."""
    found = APIRouter(tags=["documents"])
    documents = known["documents"]
    failures = problems("not-found", "ambiguous", "gone", "invalid-cursor", "not-acceptable")

    @found.get("/documents", operation_id="list_documents", summary=documents.title, description=documents.about,
               responses={**failures, 200: shape_of(documents)},
               openapi_extra={"parameters": [*parameters_of(documents), *own_parameters(documents)]})  # fmt: skip
    def list_documents(request: Request) -> Response:
        return answer_to(request, documents)

    @found.get("/citations", operation_id="cite_documents", summary="How to cite the documents",
               description="As BibTeX or CSL-JSON. What one answer rests on: `format=bibtex` of any question.",
               responses={**problems("not-found", "ambiguous", "gone"), 200: CITED},
               openapi_extra={"parameters": [*parameters_of(documents), CITATION]})  # fmt: skip
    def cite_documents(request: Request) -> Response:
        asked, own = split(given(request, documents), documents, frozenset({"format"}))
        if own.get("format", "bibtex") not in CITATIONS:
            problem = Problem(f"is none of: {', '.join(CITATIONS)}", field="format")
            raise InputError("citations cannot be given so.", [problem])
        answer = service_of(request).ask("documents", asked)
        cited = replace(answer, question="citations", documents=tuple(map(_cited, answer.rows)))
        return file_response(cited, ROW_FORMATS[own.get("format", "bibtex")], caching(request, answer))

    return found


def _cited(row: Row) -> Row:
    publisher = row["publisher"]
    return {**row, "publisher": publisher["name"] if isinstance(publisher, dict) else None}
