"""The catalogue: the list of all questions, and one path for each of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic_core import to_json

from api.asking import answer_to, own_parameters
from api.errors import ApiProblem
from api.formats import contents
from api.models import Questions
from api.openapi import ETAG, problems
from api.questions import described, parameters_of, rows_schema
from graph.vocabulary import nearest
from queries.catalogue import Catalogue
from queries.header import Question

__all__ = ["router", "shape_of", "tags"]

FOLDERS = {
    "actors": "Who somebody is, and what surrounds them.",
    "prosecutions": "Who prosecuted, judged, charged and defended whom, and with what outcome.",
    "institutions": "Outlets, courts, bodies and companies: closed, succeeded, led, owned.",
    "paths": "How actors are connected.",
    "documents": "What the documents say, allege, deny, and where they disagree.",
    "service": "What the pages of the service itself ask.",
}


def tags(known: Catalogue) -> dict[str, str]:
    """One group of operations for each folder of questions."""
    return {_tag(folder): FOLDERS.get(folder, "") for folder in sorted({each.folder for each in known.values()})}


def router(known: Catalogue) -> APIRouter:
    """A path for each question, and the list of them."""
    found = APIRouter()
    shown = [described(question) for question in known.values()]

    @found.get("/questions", tags=["questions"], operation_id="list_questions", summary="All questions",
               responses=problems(), response_model=Questions)  # fmt: skip
    def list_questions() -> Response:
        """Each with its parameters as a JSON Schema, its columns, and an address that asks it."""
        return Response(to_json({"questions": shown}), media_type="application/json")

    failures = problems("not-found", "ambiguous", "gone", "invalid-cursor", "not-acceptable")
    for question in known.values():
        found.add_api_route(
            f"/questions/{question.name}", _asking(question), methods=["GET"], tags=[_tag(question.folder)],
            operation_id=f"ask_{question.name}", summary=question.title, description=_about(question),
            responses={200: shape_of(question), **failures},
            openapi_extra={"parameters": [*parameters_of(question), *own_parameters(question)]},
        )  # fmt: skip

    counts = known["counts"]
    found.add_api_route(
        "/counts", _asking(counts), methods=["GET"], tags=["questions"], operation_id="count_events",
        summary=counts.title, description=_about(counts), responses={200: shape_of(counts), **failures},
        openapi_extra={"parameters": [*parameters_of(counts), *own_parameters(counts)]},
    )  # fmt: skip

    @found.get("/questions/{name}", include_in_schema=False)
    def refuse(name: str) -> Response:
        raise ApiProblem("not-found", f"There is no question {name!r}{nearest(name, known)}; /v1/questions lists them.")

    return found


def shape_of(question: Question) -> dict[str, Any]:
    """The 200 of a question."""
    schema = {"$ref": "#/components/schemas/Subgraph"} if question.subgraph else rows_schema(question)
    return {"description": "The answer", "headers": {"ETag": ETAG}, "content": contents(question, schema)}


def _asking(question: Question) -> Callable[[Request], Response]:
    def ask(request: Request) -> Response:
        return answer_to(request, question)

    return ask


def _about(question: Question) -> str:
    columns = "".join(f"\n- `{each.name}`: {each.about}" for each in question.columns)
    return question.about + (f"\n\nEach row:\n{columns}" if columns else "")


def _tag(folder: str) -> str:
    return f"questions: {folder}"
