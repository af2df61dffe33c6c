"""Query by example in the envelope that yente's clients know: POST /v1/match."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field, StrictFloat, StrictInt, StrictStr, TypeAdapter
from pydantic_core import to_json

from api.bodies import body_of, read_json
from api.deps import service_of
from api.errors import ApiProblem
from api.matching import CERTAIN, PROPERTIES, TYPES, Example, Found, kinds_of, matches, schema_of
from api.openapi import body_schema, problems, whole
from graph.errors import InputError
from queries.catalogue import Catalogue

__all__ = ["router"]

MOST_QUERIES = 100
NAMES = ("name", "alias", "weakAlias", "previousName", "abbreviation")
#: FollowTheMoney's properties that say what ours do.
SAME_AS = {"position": "role", "topics": "role", "notes": "description", "description": "description",
           "summary": "description", "role": "role", "document": "document", "kind": "kind"}  # fmt: skip
EXAMPLE = {"q1": {"schema": "Person", "properties": {"name": ["Нарымбаев Ермек"], "position": ["activist"]}}}

Value = StrictStr | StrictInt | StrictFloat
Values = Value | Annotated[list[Value], Field(max_length=50)]
_NAMED = {"anyOf": [{"required": [name]} for name in NAMES] + [{"required": ["firstName", "lastName"]}]}
_TEXT = {"type": "string", "pattern": r"\S"}
_NAME = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1, "maxItems": 50}]}


class QueryByExample(BaseModel):
    """An entity as FollowTheMoney writes it, as far as it is known."""

    model_config = ConfigDict(populate_by_name=True)

    schema_: Annotated[
        StrictStr,
        Field(
            alias="schema", json_schema_extra={"enum": list(TYPES)}, description="a kind, or FollowTheMoney's schema"
        ),
    ] = "Thing"
    properties: Annotated[
        dict[str, Values],
        Field(
            description=f"names: {', '.join(NAMES)}, or firstName and lastName; compared: {', '.join(SAME_AS)}",
            json_schema_extra={"properties": dict.fromkeys((*NAMES, "firstName", "lastName"), _NAME), **_NAMED},
        ),
    ]


class Queries(BaseModel):
    """Several at once, each under a name of the caller's."""

    queries: Annotated[dict[str, QueryByExample], Field(min_length=1, max_length=MOST_QUERIES)]


class Explanation(BaseModel):
    """How much one feature speaks for a candidate, and why."""

    score: float
    detail: str


class Candidate(BaseModel):
    """One who may be meant."""

    model_config = ConfigDict(populate_by_name=True)

    id: str
    caption: str
    schema_: Annotated[str, Field(alias="schema", description="FollowTheMoney's schema; `kind` is ours")]
    kind: str
    properties: dict[str, list[str]]
    datasets: Annotated[list[str], Field(description="the documents that speak of it")]
    score: Annotated[float, Field(ge=0, le=1)]
    match: Annotated[bool, Field(description="true of one at most: it reaches the threshold, and nobody rivals it")]
    features: dict[str, float]
    explanations: dict[str, Explanation]


class Candidates(BaseModel):
    """The candidates of one query, the likeliest first."""

    status: int
    results: list[Candidate]
    total: dict[str, Any]
    query: dict[str, Any]


class Matches(BaseModel):
    """A response for each query, under its name."""

    responses: dict[str, Candidates]
    matcher: Annotated[dict[str, dict[str, str]], Field(description="what each feature compares")]
    limit: int


_QUERIES = TypeAdapter(Queries)
_BODY = body_schema("application/json", whole(Queries), {"queries": EXAMPLE})


def router(known: Catalogue) -> APIRouter:
    """The path /v1/match."""
    found = APIRouter(tags=["matching"])

    @found.post("/match", operation_id="match_entities", summary="Query by example", response_model=Matches,
                responses=problems(), openapi_extra=_BODY)  # fmt: skip
    def match_entities(
        request: Request,
        body: Annotated[bytes, Depends(body_of)],
        limit: Annotated[int, Query(ge=1, le=50, description="candidates for each query")] = 5,
        threshold: Annotated[float, Query(ge=0, le=1, description="from which score on one is certain")] = CERTAIN,
        cutoff: Annotated[float, Query(ge=0, le=1, description="candidates below it are left out")] = 0.5,
    ) -> Response:
        """
        Who is meant by some names, in any spelling and alphabet, of a kind, with what else is known of them: candidates
        for each query, with score, reasons, and whether one of them is certain.
        """
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
        names = (f"{' '.join(values['firstName'])} {' '.join(values['lastName'])}".strip(),)
    if not any(names):
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
