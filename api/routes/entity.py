"""One entity: what is known of it, what is claimed about it, and its relations."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response

from api.answers import given, json_response, page_body, permalink, split
from api.asking import CURSOR, answer_to, ask_of, own_parameters
from api.deps import service_of
from api.keeping import answered
from api.models import EntityAnswer, Expansion
from api.openapi import ETAG, problems
from api.paging import decode, encode, filters, limit_of
from api.questions import parameters_of
from api.routes.entities import INNER, LIMIT, without_inner
from api.routes.questions import shape_of
from graph.errors import InputError, Problem
from queries.catalogue import Catalogue
from queries.header import Question
from queries.results import Row

__all__ = ["EntityId", "router"]

COUNTS_ONLY_ABOVE = 200
MOVED: dict[str, Any] = {
    "description": "The id was merged into another, which Location names",
    "headers": {"Location": {"schema": {"type": "string"}}},
}
EntityId = Annotated[
    str,
    Path(
        description="a canonical id; a former one is answered with 308", examples=["amnesty-2015:reaspublika"],
        min_length=1, max_length=500, pattern=r"^[^\x00-\x1f\x7f]+$",
    ),
]  # fmt: skip


def router(known: Catalogue) -> APIRouter:
    """The paths under /v1/entities/{id}."""
    found = APIRouter(prefix="/entities/{id}", tags=["entities"])
    claims, relations = known["claims_about"], known["relations_of"]
    responses = {**problems("not-found", "gone"), 200: {"headers": {"ETag": ETAG}}, 308: MOVED}
    paged = {**responses, **problems("not-found", "gone", "invalid-cursor")}

    @found.get("", operation_id="get_entity", summary="One entity", response_model=EntityAnswer, responses=responses)
    def get_entity(request: Request, id: EntityId) -> Response:
        """Names, roles, properties, documents, how many relations of which type, and what it is in which cases."""
        return answered(request, lambda: _profile(request, id))

    @found.get("/claims", operation_id="list_claims_about_entity", summary="What is claimed about it",
               responses={**paged, **problems("not-acceptable"), 200: shape_of(claims)},
               openapi_extra={"parameters": [*parameters_of(claims, ("actor",)), *own_parameters(claims)]})  # fmt: skip
    def list_claims_about_entity(request: Request, id: EntityId) -> Response:
        """Every claim of every document in which it is subject or object, in the order of the documents."""
        return answer_to(request, claims, {"actor": id})

    @found.get("/relations", operation_id="expand_entity", summary="Its relations: counted, then page by page",
               response_model=Expansion, responses=paged,
               openapi_extra={"parameters": [*parameters_of(relations, ("entity", *INNER)), LIMIT, CURSOR]},
               )  # fmt: skip
    def expand_entity(request: Request, id: EntityId) -> Response:
        """
        `counts` by type, direction and kind at the other end; then relations with their evidence, by id. Where there
        are more than 200, and neither `types` nor `direction` chooses among them, there are only the counts.
        """
        return answered(request, lambda: _expanded(request, relations, id))

    return found


def _profile(request: Request, id: str) -> Response:
    _nothing_more(request)
    answer = ask_of(service_of(request), "profile", {}, {"actor": id})
    return json_response(request, answer, page_body(answer, entity=answer.rows[0]), link=permalink(request, {}))


def _expanded(request: Request, question: Question, id: str) -> Response:
    asked, own = split(given(request, question), question)
    without_inner(question.name, asked)
    limit, bound, service = limit_of(own.get("limit")), filters(f"relations {id}", asked), service_of(request)
    begins = {"after": decode(own["cursor"], bound, str)} if "cursor" in own else {}
    counts = ask_of(service, "expansion", {}, {"actor": id})
    total = sum(_count(row, asked) for row in counts.rows)
    only_counts = total > COUNTS_ONLY_ABOVE and not asked
    answer = service.ask("relations_of", {**asked, **begins, "entity": id, "size": limit + 1})
    results = [] if only_counts else list(answer.rows[:limit])
    following = encode(bound, results[-1]["id"]) if results and len(answer.rows) > limit else None
    body = page_body(
        answer, question={"name": "relations_of", "title": answer.title, "parameters": {**asked, "entity": id}},
        counts=list(counts.rows), only_counts=only_counts, limit=limit, next_cursor=following, results=results,
        total={"value": total, "relation": "eq"},
    )  # fmt: skip
    shown = {**asked, "limit": limit}
    next_page = permalink(request, {**shown, "cursor": following}) if following else None
    return json_response(request, answer, body, link=permalink(request, shown), next_page=next_page)


def _count(row: Row, asked: dict[str, object]) -> int:
    types = asked.get("types")
    wanted = (not isinstance(types, list) or row["type"] in types) and asked.get("direction") in (
        None,
        row["direction"],
    )
    return int(str(row["count"])) if wanted else 0


def _nothing_more(request: Request) -> None:
    wrong = [Problem("is no parameter here", field=name) for name in request.query_params]
    if wrong:
        raise InputError("An entity is asked for by its id alone.", wrong)
