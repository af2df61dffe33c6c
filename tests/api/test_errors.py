"""Whatever is wrong with a request, a problem document says what, and nothing else happens."""

from __future__ import annotations

import socket

import pytest

ANN = "one-2015:ann"
HOSTILE = [
    ("/v1/nothing", 404, "not-found"),
    ("/v1/questions/who_prosecuted_wom", 404, "not-found"),
    ("/views/nothing", 404, "not-found"),
    ("/views/..%2F..%2Fjudgements", 404, "not-found"),
    ("/v1/entities/", 404, "not-found"),
    (f"/v1/subgraph?seeds={ANN}&depth=99", 422, "validation"),
    (f"/v1/subgraph?seeds={ANN}&depth=", 422, "validation"),
    (f"/v1/subgraph?seeds={ANN}&deep=1", 422, "validation"),
    (f"/v1/subgraph?seeds={ANN}&seeds={ANN}", 422, "validation"),
    (f"/v1/subgraph?seeds={ANN}&since=2015-13", 422, "validation"),
    (f"/v1/subgraph?seeds={ANN}&since=2015-02-30", 422, "validation"),
    (f"/v1/subgraph?seeds={ANN}&cursor=abc", 422, "validation"),
    (f"/v1/subgraph?seeds={ANN}&format=exe", 406, "not-acceptable"),
    ("/v1/subgraph", 422, "validation"),
    ("/v1/subgraph?seeds=nobody", 404, "not-found"),
    ("/v1/questions/who_prosecuted_whom?role=king", 422, "validation"),
    ("/v1/questions/claims_about?actor=one-2015:ann&by_them=1", 422, "validation"),
    ("/v1/entities?role=King", 422, "validation"),
    ("/v1/entities?facets=name", 422, "validation"),
    ("/v1/entities?after=x", 422, "validation"),
    ("/v1/entities?q=%00", 400, "malformed"),
    ("/v1/entities?q=a%0Ab", 400, "malformed"),
    ("/v1/entities?q=%FF", 400, "malformed"),
    ("/v1/entities?q=%22%20OR%201%3D1", None, None),  # injections are words like any other
    ("/v1/entities?q=lee')%20DETACH%20DELETE%20n%20//", None, None),
    ("/v1/entities?q=names:*%20AND%20((", None, None),
    ("/v1/questions/around?actor=x'})%20MATCH%20(n)%20DELETE%20n%20//", 404, "not-found"),
    (f"/v1/entities/{ANN}?x=1", 422, "validation"),
    ("/v1/documents?x=" + "a" * 70_000, 414, "too-large"),
]


@pytest.mark.parametrize(("address", "status", "kind"), HOSTILE, ids=[each[0][:60] for each in HOSTILE])
def test_what_is_wrong_is_said(client, address, status, kind):
    before = client.get("/v1/questions/held").json()["rows"]
    code, content_type, body = raw(client, f"GET {address} HTTP/1.1")
    if status is None:
        assert code == 200, body
    else:
        assert (code, content_type) == (status, "application/problem+json"), body
        assert f'"type":"/problems/{kind}"' in body and '"request_id":"' in body
        assert "Traceback" not in body and "RETURN" not in body
    assert client.get("/v1/questions/held").json()["rows"] == before


def raw(client, line, *headers, host=None):
    """A request that no client would let through: status, content type, body."""
    netloc = client.base_url.netloc.decode()
    with socket.create_connection((client.base_url.host, client.base_url.port), 60) as connection:
        text = "\r\n".join([line, f"Host: {host or netloc}", "Connection: close", *headers, "", ""])
        connection.sendall(text.encode())
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    fields = dict(each.lower().split(": ", 1) for each in head.decode().splitlines()[1:])
    return int(head.split()[1]), fields.get("content-type"), body.decode()


def test_every_mistake_is_named_at_once(client):
    answer = client.get("/v1/subgraph", params={"seeds": ANN, "depth": 99, "kinds": "King", "x": 1}).json()
    assert {each["pointer"] for each in answer["errors"]} == {"#/query/depth", "#/query/kinds", "#/query/x"}


def test_a_url_of_ten_megabytes_is_refused_and_the_refusal_can_be_read(client):
    code, content_type, body = raw(client, "GET /v1/entities?q=" + "a" * 10_000_000 + " HTTP/1.1")
    assert (code, content_type) == (414, "application/problem+json") and "too-large" in body
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("header", ["Content-Length: 1000001", "Transfer-Encoding: chunked"])
def test_a_body_is_short_and_says_how_short(client, header):
    code, content_type, body = raw(client, "POST /v1/entities HTTP/1.1", header)
    assert (code, content_type) == (413, "application/problem+json") and "too-large-body" in body


def test_what_is_no_http_is_refused(client):
    code, content_type, body = raw(client, "GET  two  spaces  HTTP/9")
    assert (code, content_type) == (400, "application/problem+json") and "malformed" in body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("address", ["/v1/entities", "/v1/questions/documents", "/", "/healthz"])
def test_only_get_is_answered(client, method, address):
    answer = client.request(method, address)
    assert answer.status_code == 405 and answer.headers["allow"] == "GET"
    assert answer.json()["type"] == "/problems/method-not-allowed"


def test_every_type_is_described_at_its_own_address(client):
    kind = client.get("/v1/nothing").json()["type"]
    assert client.get(kind).json()["status"] == 404
    assert client.get("/problems/nothing").status_code == 404


def test_a_request_id_is_given_back_where_it_is_one(client):
    answer = client.get("/v1/nothing", headers={"X-Request-ID": "abc-1"})
    assert answer.headers["x-request-id"] == answer.json()["request_id"] == "abc-1"
    other = client.get("/v1/nothing", headers={"X-Request-ID": "<script>"})
    assert other.headers["x-request-id"] == other.json()["request_id"] != "<script>"


BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def test_who_comes_with_a_browser_gets_a_page_that_says_what_to_do(client):
    answer = client.get("/views/%3Cscript%3Ealert(1)%3C%2Fscript%3E", headers=BROWSER)
    assert answer.status_code == 404 and answer.headers["content-type"].startswith("text/html")
    assert "<h1>Nothing is there</h1>" in answer.text and 'href="/"' in answer.text and "refresh" not in answer.text
    assert "<script" not in answer.text and "default-src 'none'" in answer.headers["content-security-policy"]
    answer = client.get("/view?actors=nobody-known&deep=1", headers=BROWSER)
    assert answer.status_code in {404, 422} and "nobody-known" in answer.text
    assert client.get("/v1/nothing", headers=BROWSER).json()["type"] == "/problems/not-found"


def test_a_refusal_can_be_read_by_a_page_of_another_site(client):
    answer = client.get(f"/v1/subgraph?seeds={ANN}&depth=99", headers={"Origin": "https://example.org"})
    assert answer.status_code == 422 and answer.headers["access-control-allow-origin"] == "*"
