"""Query by example in the envelope that yente's clients know: POST /v1/match."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter
from pydantic_core import to_json

from api.bodies import body_of, read_json
from api.deps import service_of
from api.errors import ApiProblem
from api.matching import CERTAIN, PROPERTIES, Example, Found, kinds_of, matches, schema_of
from graph.errors import InputError
from queries.catalogue import Catalogue

__all__ = ["router"]

MOST_QUERIES = 100
NAMES = ("name", "alias", "weakAlias", "previousName", "abbreviation")
#: FollowTheMoney's properties that say what ours do.
SAME_AS = {"position": "role", "topics": "role", "notes": "description", "description": "description",
           "summary": "description", "role": "role", "document": "document", "kind": "kind"}  # fmt: skip

Value = str | int | float


class QueryByExample(BaseModel):
    """An entity as FollowTheMoney writes it, as far as it is known."""

    model_config = ConfigDict(populate_by_name=True)

    schema_: Annotated[str, Field(alias="schema", examples=["Person"], max_length=100)] = "Thing"
    properties: Annotated[
        dict[str, Value | Annotated[list[Value], Field(max_length=50)]], Field(examples=[{"name": ["Narymbayev"]}])
    ]


class Queries(BaseModel):
    """Several at once, each under a name of the caller's."""

    queries: Annotated[dict[str, QueryByExample], Field(min_length=1, max_length=MOST_QUERIES)]


_QUERIES = TypeAdapter(Queries)


def router(known: Catalogue) -> APIRouter:
    """The path /v1/match."""
    found = APIRouter(tags=["entities"])

    @found.post("/match", include_in_schema=False)
    def match_entities(
        request: Request,
        body: Annotated[bytes, Depends(body_of)],
        limit: Annotated[int, Query(ge=1, le=50)] = 5,
        threshold: Annotated[float, Query(ge=0, le=1)] = CERTAIN,
        cutoff: Annotated[float, Query(ge=0, le=1)] = 0.5,
    ) -> Response:
        """Candidates for each query, with score, reasons, and whether one of them is certain."""
        asked = read_json(_QUERIES, body, "The body")
        responses = {}
        for name, query in asked.queries.items():
            example = _example(query)
            results = matches(service_of(request), example, 50, threshold)
            results = [each for each in results if each.score >= cutoff]
            responses[name] = {
                "status": 200,
                "results": [_result(each) for each in results[:limit]],
                "total": {"value": len(results), "relation": "eq"},
                "query": {"id": None, "schema": query.schema_, "properties": query.properties},
            }
        about = {name: {"description": title} for name, (title, _) in PROPERTIES.items()}
        return Response(
            to_json({"responses": responses, "matcher": about, "limit": limit}), 200, {}, "application/json"
        )

    return found


def _example(query: QueryByExample) -> Example:
    values = {name: _texts(value) for name, value in query.properties.items()}
    names = tuple(text for name in NAMES for text in values.get(name, []))
    if not names and {"firstName", "lastName"} <= values.keys():
        names = (f"{' '.join(values['firstName'])} {' '.join(values['lastName'])}",)
    if not names:
        raise ApiProblem("validation", "A query by example needs a name: properties.name, or firstName and lastName.")
    try:
        kinds = kinds_of([query.schema_])
    except InputError as error:
        raise ApiProblem("validation", str(error)) from None
    others: dict[str, list[str]] = {}
    for name, texts in values.items():
        if name in SAME_AS:
            others.setdefault(SAME_AS[name], []).extend(texts)
    return Example(names, kinds, others)


def _result(found: Found) -> dict[str, Any]:
    features = {name: score for name, (score, _) in found.features.items()}
    return {
        "id": found.id, "caption": found.name, "schema": schema_of(found.kind), "kind": found.kind,
        "properties": {"name": list(found.names), "notes": list(found.values.get("description", ())),
                       "topics": list(found.values.get("role", ()))},
        "datasets": list(found.values.get("document", ())), "score": found.score, "match": found.match,
        "features": features,
        "explanations": {name: {"score": score, "detail": why} for name, (score, why) in found.features.items()},
    }  # fmt: skip


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [str(each).strip()[:500] for each in values if str(each).strip()]
