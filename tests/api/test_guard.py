"""Host, key, turns and headers, before anything looks into a request."""

from __future__ import annotations

from threading import Event, Thread

import pytest
from fastapi import FastAPI

from api.access import Access, access_for, host_name
from api.app import create_app
from api.guard import Guard
from graph.errors import InputError
from tests.api.conftest import served


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "10.0.0.1", "", "127.0.0.1.nip.io:8000"])
def test_a_foreign_host_is_refused(client, host):
    answer = client.get("/v1/documents", headers={"Host": host})
    assert answer.status_code == 421 and answer.json()["type"] == "/problems/wrong-host"


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:8000", "[::1]:8000"])
def test_loopback_has_these_names(client, host):
    assert client.get("/healthz", headers={"Host": host}).status_code == 200


def test_every_answer_is_safe_to_show(client):
    for address in ("/healthz", "/v1/nothing", "/", "/docs"):
        headers = client.get(address).headers
        assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "no-referrer"
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
        assert "server" not in headers


def test_a_key_is_asked_for_everywhere_but_at_the_health_check(world, shared_database):
    with served(create_app(world, shared_database, Access(key="s3cret"))) as client:
        assert client.get("/healthz").status_code == 200
        answer = client.get("/v1/documents", headers={"Origin": "https://refine.example"})
        assert answer.status_code == 401 and answer.headers["www-authenticate"] == "Bearer"
        assert answer.headers["access-control-allow-origin"] == "*"
        for wrong in ({"X-API-Key": "s3cre"}, {"Authorization": "Bearer no"}, {"X-API-Key": "é"}):
            assert client.get("/", headers={k: v.encode() for k, v in wrong.items()}).status_code == 401
        for right in ({"X-API-Key": "s3cret"}, {"Authorization": "Bearer s3cret"}):
            assert client.get("/v1/documents", headers=right).status_code == 200
        assert (
            "key"
            in client.get("/openapi.json", headers={"X-API-Key": "s3cret"}).json()["components"]["securitySchemes"]
        )


@pytest.mark.parametrize(("tier", "allowed"), [("public", "*"), ("restricted", None), (None, None)])
def test_pages_of_other_sites_read_only_what_is_public(world, shared_database, tier, allowed):
    with served(create_app(world, shared_database, Access().to(tier))) as client:
        answer = client.get("/v1/documents", headers={"Origin": "https://example.org"})
        assert answer.status_code == 200 and answer.headers.get("access-control-allow-origin") == allowed


def test_others_are_let_in_only_by_an_explicit_word(settings):
    assert access_for(settings, "127.0.0.1", public=False).key is None
    with pytest.raises(InputError, match="CASEGRAPH_API_KEY"):
        access_for(settings, "0.0.0.0", public=False)
    open_to_all = access_for(settings, "0.0.0.0", public=True, names=("Graph.Example",))
    assert open_to_all.key is None
    assert (
        open_to_all.knows("graph.example")
        and open_to_all.knows("192.0.2.1:80")
        and not open_to_all.knows("evil.example")
    )


@pytest.mark.parametrize(
    ("header", "name"), [("[::1]:80", "::1"), ("A.b:1", "a.b"), ("::1", "::1"), ("a", "a"), ("", "")]
)
def test_host_name_leaves_the_port_away(header, name):
    assert host_name(header) == name


def test_a_request_waits_for_its_turn_and_then_is_told_to_come_back():
    app, go, inside = FastAPI(), Event(), Event()

    @app.get("/v1/slow")
    def slow() -> str:
        inside.set()
        go.wait(30)
        return "done"

    @app.get("/healthz")
    def healthy() -> str:
        return "ok"

    app.add_middleware(Guard, access=Access(), concurrent=1, turn_seconds=0.2)
    with served(app) as client:
        first: list[int] = []
        asking = Thread(target=lambda: first.append(client.get("/v1/slow").status_code))
        asking.start()
        assert inside.wait(30)
        second = client.get("/v1/slow")
        assert second.status_code == 503 and second.json()["type"] == "/problems/busy" and second.headers["retry-after"]
        assert client.get("/healthz").status_code == 200  # never waits
        go.set()
        asking.join(30)
        assert first == [200]
        assert client.get("/v1/slow").status_code == 200  # the turn was given back
