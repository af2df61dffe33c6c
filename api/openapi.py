"""The OpenAPI document: what is grouped how, which problems each operation declares, and the key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import models_json_schema

from api.access import Access
from api.errors import PROBLEMS
from api.models import ProblemDocument, Rows, Subgraph

__all__ = ["DESCRIPTION", "ETAG", "TAGS", "body_schema", "describe", "problems", "service_parameter", "whole"]

Schema = dict[str, Any]
MODELS = (ProblemDocument, Rows, Subgraph)  # what schemas of ours refer to

DESCRIPTION = """\
Who prosecuted whom, with the passage behind every line. Everything is read with GET (lists to be matched
may come by POST). Every answer says which question
it answers, from which version of the data, whether these are complete, and the address (`permalink`) that asks the
same again. Ids are canonical: a former id is answered with 308 and the present one, a withdrawn one with 410. Lists are
paged by an opaque `cursor`; a failure is a problem document (`application/problem+json`). Every relation carries its
claims, and every claim its passage.
"""
TAGS = {
    "entities": "Actors, cases, charges, events, laws, works and places: found, listed, looked at one by one.",
    "matching": "Somebody's own list against the graph: query by example, and the reconciliation API 0.2 (OpenRefine).",
    "relations": "What is behind a relation.",
    "subgraph": "Nodes and relations around some entities, and paths between two, in every format.",
    "documents": "The documents, and how to cite them.",
    "questions": "The catalogue: every question with its parameters as JSON Schema.",
    "service": "Whether it runs, and what it holds.",
}
COMMON = (
    "malformed",
    "unauthorised",
    "too-large-body",
    "too-large",
    "wrong-host",
    "validation",
    "too-expensive",
    "backend-unavailable",
    "busy",
    "internal",
)
ETAG = {
    "description": '`W/"…"`: send it as If-None-Match and get 304 while nothing has changed',
    "schema": {"type": "string"},
}


def problems(*names: str) -> dict[int | str, Schema]:
    """The problem responses of an operation, by status: those every one may have, and `names`."""
    by_status: dict[int | str, list[str]] = {}
    for name in (*COMMON, *names):
        by_status.setdefault(PROBLEMS[name].status, []).append(name)
    return {status: _problem(listed) for status, listed in sorted(by_status.items(), key=str)}


def service_parameter(name: str, about: str, schema: Schema) -> Schema:
    """A query parameter of the service itself."""
    return {"name": name, "in": "query", "required": False, "description": about, "schema": schema}


def body_schema(media: str, schema: Schema, example: object) -> Schema:
    """What an operation says of the body that its route reads itself."""
    return {"requestBody": {"required": True, "content": {media: {"schema": schema, "example": example}}}}


def whole(model: type[BaseModel] | TypeAdapter[Any]) -> Schema:
    """The JSON Schema of a body, each part of it in its place instead of referred to."""
    schema = model.json_schema() if isinstance(model, TypeAdapter) else model.model_json_schema()
    parts = schema.pop("$defs", {})

    def placed(value: Any) -> Any:
        if isinstance(value, dict) and "$ref" in value:
            return placed(
                {**parts[value["$ref"].rpartition("/")[2]], **{k: v for k, v in value.items() if k != "$ref"}}
            )
        if isinstance(value, dict):
            return {name: placed(part) for name, part in value.items()}
        return [placed(part) for part in value] if isinstance(value, list) else value

    found: Schema = placed(schema)
    return found


def describe(app: FastAPI, access: Access, tags: Mapping[str, str]) -> None:
    """Makes `app.openapi()` give the finished document, once."""

    def document() -> Schema:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app, access, tags)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]


def _document(app: FastAPI, access: Access, tags: Mapping[str, str]) -> Schema:
    found = get_openapi(
        title=app.title, version=app.version, description=DESCRIPTION, routes=app.routes,
        tags=[{"name": name, "description": about} for name, about in tags.items()],
    )  # fmt: skip
    schemas = found.setdefault("components", {}).setdefault("schemas", {})
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    _, models = models_json_schema(
        [(model, "serialization") for model in MODELS], ref_template="#/components/schemas/{model}"
    )
    schemas |= models["$defs"] | schemas
    if access.key is not None:
        schemes = {
            "key": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
            "bearer": {"type": "http", "scheme": "bearer"},
        }
        found["components"]["securitySchemes"] = schemes
        found["security"] = [{name: []} for name in schemes]
    return found


def _problem(names: list[str]) -> Schema:
    kinds = [PROBLEMS[name] for name in names]
    example = {
        "type": f"/problems/{names[0]}",
        "title": kinds[0].title,
        "status": kinds[0].status,
        "detail": kinds[0].about,
    }
    return {
        "description": "; or ".join(f"{kind.title} ({kind.name})" for kind in kinds),
        "content": {"application/problem+json": {
            "schema": {"$ref": f"#/components/schemas/{ProblemDocument.__name__}"},
            "example": {**example, "instance": "/v1/…", "request_id": "6a1f"},
        }},
    }  # fmt: skip
