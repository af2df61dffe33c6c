"""The OpenAPI document: complete, and true of the service (schemathesis, all checks)."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings, strategies

from api.access import Access
from api.app import create_app
from api.errors import PROBLEMS
from tests.api.conftest import served

# The reconciliation API carries JSON inside a form: what a schema of strings cannot make up.
for name, texts in {
    "queries": (
        '{"q": {"query": "Ann Lee"}}',
        '{"a": {"query": "x", "type": "Person", "limit": 1}, "b": {"query": "?"}}',
    ),
    "extend": ('{"ids": ["one-2015:ann", "x"], "properties": [{"id": "name"}]}', '{"ids": [], "properties": []}'),
}.items():
    schemathesis.openapi.format(f"reconciliation-{name}", strategies.sampled_from(texts))

VERBS = ("get", "list", "search", "find", "expand", "connect", "cite", "ask", "count", "match", "reconcile", "suggest")


@pytest.fixture(scope="module")
def document(world):
    return create_app(world, None, Access()).openapi()


@pytest.fixture(scope="module")
def operations(document):
    return {operation["operationId"]: operation for path in document["paths"].values() for operation in path.values()}


def test_operations_are_verbs_in_a_described_group(document, operations):
    assert len(operations) == sum(len(path) for path in document["paths"].values())
    described = {tag["name"] for tag in document["tags"] if tag["description"]}
    for name, operation in operations.items():
        assert name.startswith(VERBS) and operation["summary"] and operation["description"], name
        assert set(operation["tags"]) <= described, name


def test_every_parameter_says_what_it_is(operations):
    nameless = [
        (name, each["name"])
        for name, one in operations.items()
        for each in one.get("parameters", [])
        if not each.get("description")
    ]
    assert nameless == []


def test_every_operation_declares_its_problems(operations):
    for name, operation in operations.items():
        for status in ("400", "401", "414", "421", "422", "500", "503"):
            assert "application/problem+json" in operation["responses"][status]["content"], (name, status)


def test_all_references_lead_somewhere(document):
    def walk(value):
        if isinstance(value, dict):
            if "$ref" in value:
                yield value["$ref"]
            for part in value.values():
                yield from walk(part)
        elif isinstance(value, list):
            for part in value:
                yield from walk(part)

    known = {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}
    assert set(walk(document)) <= known


def test_the_page_asks_nobody_for_anything(client):
    page = client.get("/docs")
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    assert "<script" not in page.text and "http://" not in page.text and "https://" not in page.text
    for each in ("search_entities", "get_subgraph", "ask_who_prosecuted_whom"):
        assert f'id="{each}"' in page.text


def test_the_document_names_every_problem_type(document):
    said = str(document["paths"])
    unsaid = [name for name in PROBLEMS if f"({name})" not in said]
    assert unsaid == ["method-not-allowed"]  # no operation has another method to declare it for


def test_the_service_keeps_the_document(world, shared_database):
    """Every operation, with examples, limits and what violates them; whatever schemathesis can check."""
    app = create_app(world, shared_database, Access())
    with served(app) as client:
        schema = schemathesis.openapi.from_url(f"{client.base_url}/openapi.json")
        for operation in schema.get_all_operations():
            _put_to(operation.ok())


def _put_to(operation):
    modes = schemathesis.GenerationMode
    for mode in (modes.POSITIVE, modes.NEGATIVE) if list(operation.iter_parameters()) else (modes.POSITIVE,):
        cases = operation.as_strategy(generation_mode=mode)

        @given(case=cases)
        @settings(
            max_examples=3, deadline=None, derandomize=True, database=None,
            phases=[Phase.generate], suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        def ask(case):
            case.call_and_validate()

        ask()
