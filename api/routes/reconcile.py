"""The OpenRefine reconciliation API 0.2: a spreadsheet's names matched against the graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Annotated, Any, cast
from urllib.parse import parse_qs

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator
from starlette.responses import HTMLResponse

from api.answers import code_version
from api.bodies import body_of, read_json
from api.deps import Service, service_of
from api.errors import ApiProblem
from api.matching import PROPERTIES, Example, Found, kinds_of, matches
from api.openapi import body_schema, problems, whole
from graph.errors import InputError, UnknownId, Withdrawn
from graph.vocabulary import KINDS
from queries.catalogue import Catalogue
from queries.results import Row

__all__ = ["router"]

MOST_QUERIES = 50
MOST_IDS = 100
SUGGESTED = 20  # on one page
FORM = "application/x-www-form-urlencoded"
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


_QUERIES: TypeAdapter[dict[str, _Query]] = TypeAdapter(dict[str, _Query])
_EXTEND: TypeAdapter[_Extend] = TypeAdapter(_Extend)

EXAMPLE = '{"q0": {"query": "Нарымбаев Ермек", "type": "Person", "limit": 3}}'


def _json_in_text(name: str, what: str, adapter: TypeAdapter[Any]) -> dict[str, Any]:
    about = {"type": "string", "format": f"reconciliation-{name}", "contentMediaType": "application/json"}
    return {**about, "contentSchema": whole(adapter), "description": what}


_QUERIES_TEXT = _json_in_text("queries", f"a batch of at most {MOST_QUERIES} queries, as JSON", _QUERIES)
_EXTEND_TEXT = _json_in_text("extend", f"properties wanted of at most {MOST_IDS} ids, as JSON", _EXTEND)
_FORMS = [
    {"type": "object", "required": [name], "properties": {name: text}, "additionalProperties": False}
    for name, text in (("queries", _QUERIES_TEXT), ("extend", _EXTEND_TEXT))
]
Queries = Annotated[str, Query(description=_QUERIES_TEXT["description"], json_schema_extra=_QUERIES_TEXT)]
Extend = Annotated[str, Query(description=_EXTEND_TEXT["description"], json_schema_extra=_EXTEND_TEXT)]
_PLAIN = r"^[^\x00-\x1f\x7f]*$"  # what a URL may hold here
Prefix = Annotated[str, Query(max_length=500, pattern=_PLAIN, description="what was typed")]
Cursor = Annotated[int, Query(ge=0, le=1000, description="how many to skip")]


def _form(body: Annotated[bytes, Depends(body_of)]) -> dict[str, str]:
    return {name: values[-1] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}


def router(known: Catalogue) -> APIRouter:
    """The paths under /v1/reconcile, as the protocol wants them."""
    found = APIRouter(prefix="/reconcile", tags=["matching"])
    failures = problems()
    preview: dict[int | str, dict[str, Any]] = {
        200: {"content": {"text/html": {"schema": {"type": "string"}}}, "description": "A page"}
    }

    @found.get("", operation_id="get_reconciled", summary="The manifest, or a batch", responses=failures)
    def get(request: Request, queries: Queries = "", extend: Extend = "") -> dict[str, Any]:
        """
        Without parameters the service manifest, which needs no key; with `queries` the candidates of each; with
        `extend` the values of properties.
        """
        return _answer(request, queries, extend)

    @found.post("", operation_id="reconcile", summary="Reconcile a batch", responses=failures,
                openapi_extra=body_schema(FORM, {"anyOf": _FORMS}, {"queries": EXAMPLE}))  # fmt: skip
    def post(request: Request, form: Annotated[dict[str, str], Depends(_form)]) -> dict[str, Any]:
        """A form that holds `queries` (a batch under names of the caller's) or `extend`, each as JSON."""
        if not form.get("queries") and not form.get("extend"):
            raise ApiProblem("validation", "The form holds neither `queries` nor `extend`.")
        return _answer(request, form.get("queries", ""), form.get("extend", ""))

    @found.get("/suggest/entity", operation_id="suggest_entity", summary="Suggest entities", responses=failures)
    def suggest_entity(request: Request, prefix: Prefix = "", cursor: Cursor = 0) -> dict[str, Any]:
        """Entities whose name begins so, or is alike, or whose id it is."""
        likely = matches(service_of(request), Example((prefix,)), 50) if prefix.strip() else []
        return _page(cursor, [
            {"id": each.id, "name": each.name, "description": each.about, "notable": [_type(each.kind)]}
            for each in likely
        ])  # fmt: skip

    @found.get("/suggest/type", operation_id="suggest_type", summary="Suggest types", responses=failures)
    def suggest_type(prefix: Prefix = "", cursor: Cursor = 0) -> dict[str, Any]:
        """Kinds whose name or id begins so."""
        return _page(cursor, [_type(kind) for kind in TYPES if _fits(prefix, kind, KINDS[kind].title)])

    @found.get("/suggest/property", operation_id="suggest_property", summary="Suggest properties", responses=failures)
    def suggest_property(prefix: Prefix = "", cursor: Cursor = 0) -> dict[str, Any]:
        """Properties whose name or id begins so."""
        return _page(cursor, [_property(each) for each in PROPERTIES if _fits(prefix, each, PROPERTIES[each][0])])

    @found.get("/properties", operation_id="list_properties", summary="Properties to fetch", responses=failures)
    def propose_properties(
        type: Annotated[str, Query(max_length=100, pattern=_PLAIN, description="a type's id")] = "",
        limit: Annotated[int, Query(ge=1, le=100, description="at most so many")] = 50,
    ) -> dict[str, Any]:
        """Properties that can be fetched (`extend`) of entities of a type."""
        return {"type": type, "limit": limit, "properties": list(map(_property, PROPERTIES))[:limit]}

    @found.get("/preview", operation_id="get_preview", summary="Preview an entity",
               responses={**problems("not-found"), **preview}, response_class=HTMLResponse)  # fmt: skip
    def preview_entity(
        request: Request, id: Annotated[str, Query(max_length=500, pattern=_PLAIN, description="an id")]
    ) -> Response:
        """A small page for a frame: name, who it is, spellings, documents."""
        return Response(_preview(service_of(request), id), 200, {"Content-Security-Policy": _FRAME}, "text/html")

    return found


def _page(cursor: int, found: Sequence[object]) -> dict[str, Any]:
    return {"result": found[cursor:][:SUGGESTED]}


def _answer(request: Request, queries: str, extend: str) -> dict[str, Any]:
    service = service_of(request)
    if queries:
        batch = read_json(_QUERIES, queries, "`queries`")
        if len(batch) > MOST_QUERIES:
            raise ApiProblem(
                "too-large-body", f"A batch has at most {MOST_QUERIES} queries; this one has {len(batch)}."
            )
        return {name: {"result": _candidates(service, query)} for name, query in batch.items()}
    if extend:
        return _extended(service, read_json(_EXTEND, extend, "`extend`"))
    return _manifest(str(request.base_url).rstrip("/"), service.access.key is not None)


def _manifest(base: str, keyed: bool) -> dict[str, Any]:
    at = f"{base}/v1/reconcile"
    authentication = {"authentication": {"type": "apiKey", "name": "X-API-Key", "in": "header"}} if keyed else {}
    return {
        **authentication,
        "versions": ["0.2"],
        "name": "casegraph",
        "identifierSpace": f"{base}/v1/entities/",
        "schemaSpace": f"{base}/docs",
        "documentation": f"{base}/docs",
        "serviceVersion": code_version(),
        "batchSize": MOST_QUERIES,
        "defaultTypes": [_type(kind) for kind in TYPES],
        "view": {"url": f"{base}/view?actors={{{{id}}}}"},
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


def _extended(service: Service, asked: _Extend) -> dict[str, Any]:
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
