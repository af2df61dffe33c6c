"""The OpenRefine reconciliation API 0.2: a spreadsheet's names matched against the graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Annotated, cast
from urllib.parse import parse_qs

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator
from pydantic_core import to_json

from api.answers import code_version
from api.bodies import body_of, read_json
from api.deps import Service, service_of
from api.errors import ApiProblem
from api.matching import PROPERTIES, Example, Found, kinds_of, matches
from graph.errors import InputError, UnknownId, Withdrawn
from graph.vocabulary import KINDS
from queries.catalogue import Catalogue
from queries.results import Row

__all__ = ["router"]

MOST_QUERIES = 50
MOST_IDS = 100
TYPES = ("Person", "Outlet", "Court", "Agency", "Organization", "Company", "Case", "Place", "Work", "Law")
_FRAME = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *"

Scalar = str | float | int | bool


class _Entity(BaseModel):
    id: str
    name: str = ""


class _Property(BaseModel):
    pid: str
    v: Scalar | _Entity | list[Scalar | _Entity]


class _Query(BaseModel):
    model_config = ConfigDict(extra="forbid")

    query: str = ""
    type: str | list[str] = []
    limit: Annotated[int, Field(ge=1, le=100)] = 10
    properties: list[_Property] = []
    type_strict: str = "should"

    @model_validator(mode="after")
    def _asks_something(self) -> _Query:
        if not self.query.strip() and not self.properties:
            raise ValueError("at least one of query and properties must be given")
        return self


class _Wanted(BaseModel):
    id: str


class _Extend(BaseModel):
    ids: Annotated[list[str], Field(max_length=MOST_IDS)]
    properties: Annotated[list[_Wanted], Field(max_length=20)]


_QUERIES: TypeAdapter[dict[str, _Query]] = TypeAdapter(Annotated[dict[str, _Query], Field(max_length=MOST_QUERIES)])
_EXTEND: TypeAdapter[_Extend] = TypeAdapter(_Extend)


def _form(body: Annotated[bytes, Depends(body_of)]) -> dict[str, str]:
    return {name: values[-1] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}


def router(known: Catalogue) -> APIRouter:
    """The paths under /v1/reconcile; a protocol of its own, that OpenAPI does not list."""
    found = APIRouter(prefix="/reconcile", include_in_schema=False)

    @found.get("")
    def get(request: Request, queries: str = "", extend: str = "") -> Response:
        return _answer(request, queries, extend)

    @found.post("")
    def post(request: Request, form: Annotated[dict[str, str], Depends(_form)]) -> Response:
        if not form.get("queries") and not form.get("extend"):
            raise ApiProblem("validation", "The form holds neither `queries` nor `extend`.")
        return _answer(request, form.get("queries", ""), form.get("extend", ""))

    @found.get("/suggest/entity")
    def suggest_entity(
        request: Request, prefix: Annotated[str, Query(max_length=500)] = "", cursor: int = 0
    ) -> Response:
        likely = matches(service_of(request), Example((prefix,)), 50) if prefix.strip() else []
        return _json({"result": [
            {"id": each.id, "name": each.name, "description": each.about, "notable": [_type(each.kind)]}
            for each in likely[max(cursor, 0):][:20]
        ]})  # fmt: skip

    @found.get("/suggest/type")
    def suggest_type(prefix: str = "") -> Response:
        return _json({"result": [_type(kind) for kind in TYPES if _fits(prefix, kind, KINDS[kind].title)]})

    @found.get("/suggest/property")
    def suggest_property(prefix: str = "") -> Response:
        return _json({"result": [_property(each) for each in PROPERTIES if _fits(prefix, each, PROPERTIES[each][0])]})

    @found.get("/properties")
    def propose_properties(type: str = "", limit: int = 50) -> Response:
        return _json({"type": type, "limit": limit, "properties": list(map(_property, PROPERTIES))[: max(limit, 0)]})

    @found.get("/preview")
    def preview(request: Request, id: Annotated[str, Query(max_length=500)]) -> Response:
        return Response(_preview(service_of(request), id), 200, {"Content-Security-Policy": _FRAME}, "text/html")

    return found


def _answer(request: Request, queries: str, extend: str) -> Response:
    if queries:
        batch = read_json(_QUERIES, queries, "`queries`")
        return _json({name: {"result": _candidates(service_of(request), query)} for name, query in batch.items()})
    if extend:
        return _json(_extended(service_of(request), read_json(_EXTEND, extend, "`extend`")))
    return _json(_manifest(str(request.base_url).rstrip("/")))


def _manifest(base: str) -> dict[str, object]:
    at = f"{base}/v1/reconcile"
    return {
        "versions": ["0.2"],
        "name": "casegraph",
        "identifierSpace": f"{base}/v1/entities/",
        "schemaSpace": f"{base}/docs",
        "documentation": f"{base}/docs",
        "serviceVersion": code_version(),
        "batch_size": MOST_QUERIES,
        "defaultTypes": [_type(kind) for kind in TYPES],
        "view": {"url": f"{base}/v1/entities/{{{{id}}}}"},
        "preview": {"url": f"{at}/preview?id={{{{id}}}}", "width": 430, "height": 240},
        "suggest": {
            "entity": {"service_url": base, "service_path": "/v1/reconcile/suggest/entity"},
            "type": {"service_url": base, "service_path": "/v1/reconcile/suggest/type"},
            "property": {"service_url": base, "service_path": "/v1/reconcile/suggest/property"},
        },
        "extend": {
            "propose_properties": {"service_url": base, "service_path": "/v1/reconcile/properties"},
            "property_settings": [],
        },
    }


def _candidates(service: Service, query: _Query) -> list[dict[str, object]]:
    types = [query.type] if isinstance(query.type, str) else query.type
    values = {each.pid: _texts(each.v) for each in query.properties}
    names = [query.query.strip()] if query.query.strip() else values.pop("name", [])
    strict = bool(types) and query.type_strict in {"any", "all"}
    try:
        kinds = kinds_of(types)
    except InputError as error:
        raise ApiProblem("validation", str(error)) from None
    found = matches(service, Example(tuple(names), kinds, values), query.limit)
    if not found and kinds and not strict:  # a type that should fit, and does not, makes nobody certain
        found = [_doubted(each) for each in matches(service, Example(tuple(names), properties=values), query.limit)]
    return [_candidate(each) for each in sorted(found, key=lambda each: -each.score)]


def _doubted(found: Found) -> Found:
    about = {**found.features, "type": (0.0, f"it is a {KINDS[found.kind].title}")}
    return Found(found.id, found.kind, found.name, found.names, found.values, round(found.score * 0.8, 3), about)


def _candidate(found: Found) -> dict[str, object]:
    return {
        "id": found.id, "name": found.name, "description": found.about, "type": [_type(found.kind)],
        "score": round(100 * found.score, 1), "match": found.match,
        "features": [{"id": name, "value": score} for name, (score, _) in found.features.items()],
    }  # fmt: skip


def _extended(service: Service, asked: _Extend) -> dict[str, object]:
    wanted = [each.id for each in asked.properties]
    unknown = [each for each in wanted if each not in PROPERTIES]
    if unknown:
        raise ApiProblem("validation", f"There is no property {unknown[0][:40]!r}; there are: {', '.join(PROPERTIES)}.")
    rows: dict[str, Mapping[str, Sequence[object]]] = {}
    for identifier in asked.ids:
        entity = _entity(service, identifier)
        rows[identifier] = {each: [{"str": text} for text in _values(entity, each)] for each in wanted}
    return {"meta": [_property(each) for each in wanted], "rows": rows}


def _entity(service: Service, identifier: str) -> Row | None:
    try:
        return service.ask("profile", {"actor": identifier}).rows[0] if ":" in identifier else None
    except (UnknownId, Withdrawn):
        return None


def _values(entity: Row | None, name: str) -> list[str]:
    if entity is None:
        return []
    properties, labels = cast("Row", entity["properties"]), cast("list[str]", entity["labels"])
    kind = str(cast("Row", entity["entity"])["kind"])
    if name == "role":
        return [label for label in labels if label not in {kind, "Institution"}]
    if name == "document":
        return [str(each["id"]) for each in cast("list[Row]", entity["documents"])]
    if name == "description":
        return [str(each) for each in cast("list[object]", properties.get("description") or [])]
    return [kind] if name == "kind" else [str(each) for each in cast("list[object]", entity["names"])]


def _preview(service: Service, identifier: str) -> str:
    entity = _entity(service, identifier)
    if entity is None:
        raise ApiProblem("not-found", f"Nothing here has the id {identifier!r}.")
    head = cast("Row", entity["entity"])
    about = _values(entity, "description") or [KINDS[str(head["kind"])].title]
    lines = [*about[:3], *([", ".join(roles)] if (roles := _values(entity, "role")) else [])]
    spelt = ", ".join(_values(entity, "name")[:6])
    said = "".join(f"<p>{escape(line)}</p>" for line in lines)
    documents = escape(", ".join(_values(entity, "document")))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>' + escape(str(head["name"]))
        + "</title><style>body{font:14px/1.4 sans-serif;margin:.6rem}h1{font-size:1.1rem;margin:0}p{margin:.3rem 0}"
        + f"</style></head><body><h1>{escape(str(head['name']))}</h1>{said}<p>{escape(spelt)}</p>"
        + f"<p>{documents}</p></body></html>"
    )  # fmt: skip


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [each.name or each.id if isinstance(each, _Entity) else str(each) for each in values]


def _type(kind: str) -> dict[str, str]:
    return {"id": kind, "name": KINDS[kind].title}


def _property(name: str) -> dict[str, str]:
    return {"id": name, "name": PROPERTIES[name][0]}


def _fits(prefix: str, *names: str) -> bool:
    return any(name.casefold().startswith(prefix.strip().casefold()) for name in names)


def _json(body: object) -> Response:
    return Response(to_json(body), 200, {}, "application/json")
