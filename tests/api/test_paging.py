"""Pages: all of a list once, by Link or by cursor, and no cursor where it does not belong."""

from __future__ import annotations

import pytest


def pages(client, address, **params):
    """The results of every page, by the Link header."""
    found = []
    answer = client.get(address, params=params)
    while True:
        assert answer.status_code == 200, answer.text
        body = answer.json()
        found.append(body.get("results", body.get("rows")))
        if "next" not in answer.links:
            assert body["next_cursor"] is None
            return found
        answer = client.get(answer.links["next"]["url"])


@pytest.mark.parametrize(
    ("address", "params", "key"),
    [
        ("/v1/entities", {}, "id"),
        ("/v1/entities", {"q": "lee"}, "id"),
        ("/v1/entities/one-2015:ann/relations", {}, "id"),
        ("/v1/entities/one-2015:ann/claims", {}, "evidence"),
        ("/v1/questions/facets", {"of": ["kind"]}, "value"),
    ],
)
def test_pages_hold_everything_once(client, address, params, key):
    whole = client.get(address, params={**params, "limit": 400}).json()
    rows = whole.get("results", whole.get("rows"))
    found = pages(client, address, **params, limit=2)
    assert len(rows) > 2 and [len(page) for page in found[:-1]] == [2] * (len(found) - 1)
    assert [row[key] for page in found for row in page] == [row[key] for row in rows]
    assert whole["total"]["value"] == len(rows)


def cursor(client, address, **params):
    return client.get(address, params={**params, "limit": 1}).json()["next_cursor"]


def refused(answer):
    assert answer.status_code == 409, answer.text
    return answer.json()["type"] == "/problems/invalid-cursor"


def test_a_cursor_of_another_list_is_refused(client):
    foreign = cursor(client, "/v1/questions/claims_about", actor="one-2015:ann")
    assert refused(client.get("/v1/entities", params={"cursor": foreign}))
    assert refused(client.get("/v1/questions/alleged", params={"cursor": foreign}))
    assert refused(client.get("/v1/questions/claims_about", params={"actor": "one-2015:paper", "cursor": foreign}))


def test_a_cursor_under_other_filters_is_refused(client):
    courts = cursor(client, "/v1/entities", kind=["Person", "Court"])
    assert refused(client.get("/v1/entities", params={"kind": "Person", "cursor": courts}))
    assert client.get("/v1/entities", params={"kind": ["Person", "Court"], "cursor": courts}).status_code == 200


@pytest.mark.parametrize("made_up", ["abc", "WzEsMl0", "e30", "bnVsbA", "A" * 400])
def test_a_made_up_cursor_is_refused(client, made_up):
    assert refused(client.get("/v1/entities", params={"cursor": made_up}))


@pytest.mark.parametrize("limit", ["0", "-1", "501", "1.5", "x", "99999999999999999999", "١"])
def test_a_limit_out_of_bounds_is_refused(client, limit):
    answer = client.get("/v1/entities", params={"limit": limit})
    assert answer.status_code == 422 and answer.json()["errors"][0]["pointer"] == "#/query/limit"
