"""The interface described for people, from its own OpenAPI document; the page asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from api.answers import with_query

__all__ = ["router"]

Schema = dict[str, Any]
router = APIRouter(include_in_schema=False)


@router.get("/docs")
def show_docs(request: Request) -> Response:
    """All operations by group, each with parameters, an address that can be tried, and what it answers."""
    document = request.app.openapi()
    style = _style()
    page = _template().render(document=document, groups=_groups(document), style=Markup(style))
    sha256 = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{sha256}'; base-uri 'none'; frame-ancestors 'none'"
    return Response(page, media_type="text/html; charset=utf-8", headers={"Content-Security-Policy": policy})


def _groups(document: Schema) -> list[Schema]:
    operations = [
        _operation(path, method, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    return [
        {
            "id": f"group-{number}",
            "name": tag["name"],
            "about": tag["description"],
            "operations": [each for each in operations if each["tag"] == tag["name"]],
        }
        for number, tag in enumerate(document["tags"])
    ]


def _operation(path: str, method: str, operation: Schema) -> Schema:
    parameters = operation.get("parameters", [])
    answers = operation["responses"]
    return {
        "id": operation["operationId"],
        "tag": operation["tags"][0],
        "method": method.upper(),
        "path": path,
        "summary": operation["summary"],
        "about": operation.get("description", ""),
        "parameters": [_parameter(each) for each in parameters],
        "example": _example(path, parameters) if method == "get" else "",
        "body": _body(operation),
        "answers": list(answers["200"].get("content", {})),
        "problems": [status for status in answers if status >= "4"],
    }


def _body(operation: Schema) -> Schema:
    """The media type of what is sent, and an example; empty where nothing is."""
    sent = operation.get("requestBody", {}).get("content", {})
    return {media: json.dumps(each["example"], ensure_ascii=False) for media, each in sent.items()}


def _parameter(parameter: Schema) -> Schema:
    return {
        "name": parameter["name"],
        "required": parameter.get("required", False),
        "type": _type(parameter["schema"]),
        "about": parameter.get("description", ""),
    }


def _type(schema: Schema) -> str:
    """A schema in a few words: `one of Court, Person`, `integer 1–3, 1 without it`."""
    if schema.get("type") == "array":
        most = f", at most {schema['maxItems']}" if "maxItems" in schema else ""
        return f"several: {_type(schema['items'])}{most}"
    if "enum" in schema:
        said = "one of " + ", ".join(map(str, schema["enum"]))
    elif schema.get("type") == "integer" and "minimum" in schema:
        said = f"a whole number from {schema['minimum']} to {schema.get('maximum', 'any')}"
    else:
        said = str(schema.get("format") or schema.get("type", "text"))
    return f"{said}; {schema['default']} without it" if "default" in schema else said


def _example(path: str, parameters: list[Schema]) -> str:
    """An address that can be tried, where the operation has examples for what it needs."""
    pairs = []
    for each in parameters:
        example = each.get("example", next(iter(each["schema"].get("examples", [])), None))
        if each["in"] == "path" and example is not None:
            path = path.replace(f"{{{each['name']}}}", quote(str(example), safe=":"))
        elif example is not None:
            pairs.append((each["name"], example))
    if "{" in path:
        return ""
    return with_query(path, dict(pairs))


@cache
def _style() -> str:
    return (files("api.views") / "static" / "docs.css").read_text(encoding="utf-8")


@cache
def _template() -> Any:
    return Environment(loader=PackageLoader("api.views"), autoescape=True, undefined=StrictUndefined).get_template(
        "docs.html"
    )
