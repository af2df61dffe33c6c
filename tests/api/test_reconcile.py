"""The reconciliation API 0.2, point by point of the specification's text."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest

from api.access import Access
from api.app import create_app
from tests.api.conftest import served

AT = "/v1/reconcile"


def batch(client, **queries):
    answer = client.post(AT, data={"queries": json.dumps(queries)})
    assert answer.status_code == 200, answer.text
    return answer.json()


def candidates(client, text, **more):
    return batch(client, q0={"query": text, **more})["q0"]["result"]


def extended(client, ids, *properties):
    asked = {"ids": ids, "properties": [{"id": each} for each in properties]}
    return client.post(AT, data={"extend": json.dumps(asked)})


# "When the endpoint is queried with a HTTP GET query without parameters, the service manifest MUST be returned."
def test_get_without_parameters_is_the_manifest(client):
    manifest = client.get(AT).json()
    assert "0.2" in manifest["versions"] and manifest["name"]
    for space in ("identifierSpace", "schemaSpace"):  # "MUST define two URIs"
        assert manifest[space].startswith("http")


def test_the_view_template_leads_to_a_page_on_the_entity(client):
    template = client.get(AT).json()["view"]["url"]  # "replacing {{id}} MUST result in a valid URI"
    for id in ("one-2015:ann", "two-2016:lee"):  # the second is a former id
        answer = client.get(template.replace("{{id}}", quote(id, safe="")))
        assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/html")
        assert "Ann Lee" in answer.text


# "all queries to the service MUST provide the corresponding credentials, except for retrieving the service manifest
# itself. When invalid authentication is supplied in any HTTP request, the service MUST return an HTTP 401 error."
def test_with_a_key_the_manifest_alone_is_read_without_it_and_says_so(world, shared_database):
    batch = {"queries": json.dumps({"q": {"query": "Ann Lee"}})}
    with served(create_app(world, shared_database, Access(key="secret"))) as client:
        scheme = client.get(AT).json()["authentication"]
        assert scheme == {"type": "apiKey", "name": "X-API-Key", "in": "header"}
        assert client.head(AT).status_code == 200
        refused = [
            client.get(AT, params=batch),
            client.get(AT, params=batch, headers={"X-API-Key": "wrong"}),
            client.post(AT, data=batch),
            client.post(AT),
            client.get(f"{AT}/suggest/entity?prefix=ann"),
            client.get(f"{AT}/preview?id=one-2015:ann"),
        ]
        assert {answer.status_code for answer in refused} == {401}
        key = {scheme["name"]: "secret"}
        assert client.post(AT, data=batch, headers=key).json()["q"]["result"][0]["id"] == "one-2015:ann"


def test_without_a_key_the_manifest_names_no_scheme(client):
    assert "authentication" not in client.get(AT).json()


def test_types_have_an_id_and_a_name(client):
    types = client.get(AT).json()["defaultTypes"]
    assert len({each["id"] for each in types}) == len(types) and all(each["id"] and each["name"] for each in types)


# "All endpoints MUST enable access by CORS."
@pytest.mark.parametrize("path", ["", "/suggest/entity?prefix=ann", "/suggest/type", "/suggest/property",
                                  "/properties?type=Person", "/preview?id=one-2015:ann"])  # fmt: skip
def test_every_endpoint_may_be_asked_from_another_origin(client, path):
    answer = client.get(AT + path, headers={"Origin": "https://refine.example"})
    assert answer.status_code == 200 and answer.headers["access-control-allow-origin"] == "*"


# "cross-origin access MUST be implemented for all endpoints in a uniform way"
def test_failures_too_may_be_read_from_another_origin_and_a_browser_may_ask_beforehand(client):
    away = {"Origin": "https://refine.example"}
    for answer in (client.post(AT, headers=away), client.get(f"{AT}/preview?id=nobody:x", headers=away)):
        assert answer.status_code in {404, 422} and answer.headers["access-control-allow-origin"] == "*"
    asked = {**away, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "x-api-key"}
    assert client.options(AT, headers=asked).headers["access-control-allow-origin"] == "*"


def test_a_post_may_come_from_another_origin(client):
    form = {"queries": json.dumps({"q": {"query": "Ann Lee"}})}
    answer = client.post(AT, data=form, headers={"Origin": "https://refine.example"})
    assert answer.headers["access-control-allow-origin"] == "*"


# "MUST support HTTP POST requests with application/x-www-form-urlencoded bodies … in a form element named queries."
def test_each_query_of_a_batch_is_answered_under_its_name(client):
    answer = batch(client, a={"query": "Ann Lee"}, b={"query": "Bob Leesley"}, c={"query": "Zzyzx Qwfp"})
    assert answer.keys() == {"a", "b", "c"}
    assert answer["a"]["result"][0]["id"] == "one-2015:ann"
    assert answer["b"]["result"][0]["id"] == "two-2016:leesley"
    assert answer["c"]["result"] == []


def test_get_with_a_batch_says_the_same(client):
    queries = {"q": {"query": "Ann Lee"}}
    got = client.get(AT, params={"queries": json.dumps(queries)})
    assert got.json() == batch(client, **queries)


def test_queries_of_a_batch_do_not_influence_each_other(client):
    alone = candidates(client, "Ann Lee")
    assert batch(client, q0={"query": "Bob Leesley"}, q1={"query": "Ann Lee"})["q1"]["result"] == alone


def test_a_candidate_has_what_the_text_asks_for(client):
    found = candidates(client, "Lee")
    for each in found:
        assert isinstance(each["id"], str) and isinstance(each["name"], str) and isinstance(each["score"], int | float)
        assert isinstance(each["match"], bool) and all({"id", "name"} == set(kind) for kind in each["type"])
        features = [feature["id"] for feature in each["features"]]
        assert len(set(features)) == len(features)
        assert all(isinstance(feature["value"], int | float | bool) for feature in each["features"])


# "This array SHOULD be sorted by decreasing score."
def test_candidates_come_by_decreasing_score_and_within_the_limit(client):
    found = candidates(client, "Lee", limit=2)
    scores = [each["score"] for each in found]
    assert len(found) == 2 and scores == sorted(scores, reverse=True)


# "where query matches exactly the name of an entity … should return at least this entity"
def test_an_exact_name_finds_its_entity_and_is_a_match(client):
    first, *others = candidates(client, "The Club")
    assert first["id"] == "two-2016:club" and first["match"] and first["score"] == 100
    assert not any(each["match"] for each in others)


# "Similarly, supplying an entity identifier as query should return the corresponding entity … with a high score."
def test_an_id_finds_its_entity_and_a_former_id_the_present_one(client):
    assert candidates(client, "two-2016:leesley")[0]["score"] == 100
    assert candidates(client, "two-2016:lee")[0]["id"] == "one-2015:ann"


def test_a_surname_alone_is_never_a_certain_match(client):
    assert not any(each["match"] for each in candidates(client, "Leesley"))


# "At least one of query or properties must be supplied."
@pytest.mark.parametrize("query", [
    {}, {"query": ""}, {"properties": []}, {"query": "x", "limit": 0}, {"query": "x", "limit": -1},
    {"query": "x", "properties": [{"v": "y"}]}, {"query": "x", "type": "Nonsense"}, {"query": "x", "unknown": 1},
])  # fmt: skip
def test_what_is_no_query_is_refused_with_a_problem_document(client, query):
    answer = client.post(AT, data={"queries": json.dumps({"q": query})})
    assert answer.status_code == 422 and answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("text", ["no json", "[]", "1", '{"q": null}', '{"q": []}', ""])
def test_what_is_no_batch_is_refused(client, text):
    assert client.post(AT, data={"queries": text}).status_code == 422


def test_a_query_may_have_properties_alone(client):
    asked = {"properties": [{"pid": "name", "v": ["Ann Lee", "Anne Lee"]}]}
    assert batch(client, q=asked)["q"]["result"][0]["id"] == "one-2015:ann"


def test_properties_change_the_score_and_are_features(client):
    good = candidates(client, "Ann Lee", properties=[{"pid": "role", "v": "Journalist"}])[0]
    bad = candidates(client, "Ann Lee", properties=[{"pid": "role", "v": {"id": "Judge", "name": "Judge"}}])[0]
    assert good["score"] > bad["score"] and {each["id"] for each in good["features"]} == {"name", "role"}


def test_a_type_may_be_one_or_several_ours_or_followthemoneys(client):
    assert {each["type"][0]["id"] for each in candidates(client, "the paper", type="Outlet")} == {"Outlet"}
    kinds = {each["type"][0]["id"] for each in candidates(client, "Lee", type=["Person", "Court"], type_strict="any")}
    assert kinds == {"Person"}
    assert candidates(client, "City Court", type="PublicBody")[0]["type"][0]["id"] == "Court"


def test_a_type_that_should_fit_and_does_not_makes_nobody_certain(client):
    found = candidates(client, "The Club", type="Court", type_strict="should")
    assert found == [] or not any(each["match"] for each in found)
    assert all(
        each["type"][0]["id"] == "Court" for each in candidates(client, "The Club", type="Court", type_strict="any")
    )


# "A suggest service MUST accept GET queries with … prefix"; "supplying an entity identifier as prefix should return it"
def test_entities_are_suggested_by_prefix_name_and_id(client):
    at = client.get(AT).json()["suggest"]["entity"]
    for prefix in ("ann l", "Ann Lee", "one-2015:ann"):
        found = client.get(at["service_url"] + at["service_path"], params={"prefix": prefix}).json()["result"]
        assert found[0]["id"] == "one-2015:ann" and found[0]["name"], prefix
        assert isinstance(found[0]["notable"], list) and found[0]["description"]
    assert client.get(at["service_url"] + at["service_path"], params={"prefix": ""}).json() == {"result": []}


# "An optional integer to specify the number of suggestions to skip"
@pytest.mark.parametrize(("what", "prefix"), [("entity", "lee"), ("type", ""), ("property", "")])
def test_a_cursor_skips_suggestions(client, what, prefix):
    def asked(**more):
        return client.get(f"{AT}/suggest/{what}", params={"prefix": prefix, **more}).json()["result"]

    assert len(asked()) > 1 and asked(cursor=1) == asked()[1:] and asked(cursor=1000) == []
    assert client.get(f"{AT}/suggest/{what}", params={"prefix": prefix, "cursor": "x"}).status_code == 422


# "Analogous expectations apply for property and type suggest services": an identifier returns its own
@pytest.mark.parametrize(
    ("what", "prefix", "id"),
    [("type", "Person", "Person"), ("property", "role", "role"), ("type", "per", "Person"), ("property", "ro", "role")],
)
def test_types_and_properties_are_suggested(client, what, prefix, id):
    at = client.get(AT).json()["suggest"][what]
    found = client.get(at["service_url"] + at["service_path"], params={"prefix": prefix}).json()["result"]
    assert id in [each["id"] for each in found] and all(each["name"] for each in found)


# "This preview URL MUST resolve to an HTML page summarizing the entity. It SHOULD render … in an <iframe>"
def test_the_preview_is_a_page_that_may_be_framed(client):
    about = client.get(AT).json()["preview"]
    assert about["width"] > 0 and about["height"] > 0
    answer = client.get(about["url"].replace("{{id}}", quote("one-2015:ann")))
    assert answer.headers["content-type"].startswith("text/html") and "Ann Lee" in answer.text
    assert "frame-ancestors *" in answer.headers["content-security-policy"]
    assert client.get(f"{AT}/preview?id=nobody:x").status_code == 404


# "The property identifiers … in reconciliation queries and in data extension queries" are the same
def test_properties_of_queries_are_those_that_are_suggested_and_fetched(client):
    suggested = {each["id"] for each in client.get(f"{AT}/suggest/property").json()["result"]}
    fetched = {each["id"] for each in client.get(f"{AT}/properties?type=Person").json()["properties"]}
    assert suggested == fetched and {"name", "role"} < suggested


# "The service MUST support HTTP GET requests with a `type` … SHOULD support an optional `limit`"
def test_properties_to_fetch_are_proposed(client):
    at = client.get(AT).json()["extend"]["propose_properties"]
    found = client.get(at["service_url"] + at["service_path"], params={"type": "Person", "limit": 2}).json()
    assert found["type"] == "Person" and len(found["properties"]) == 2
    assert all(each["id"] and each["name"] for each in found["properties"])


# "A data extension service MUST support HTTP POST requests with … a form element named extend."
def test_values_are_fetched_for_each_id(client):
    answer = extended(client, ["one-2015:ann", "nobody:x"], "role", "name", "document").json()
    assert [each["id"] for each in answer["meta"]] == ["role", "name", "document"]
    row = answer["rows"]["one-2015:ann"]
    assert {"str": "Journalist"} in row["role"] and {"str": "Anne Lee"} in row["name"]
    assert row["document"] == [{"str": "one-2015"}, {"str": "two-2016"}]
    assert answer["rows"]["nobody:x"] == {"role": [], "name": [], "document": []}


def test_a_property_that_nobody_has_is_refused_and_get_works_too(client):
    assert extended(client, ["one-2015:ann"], "shoe_size").status_code == 422
    asked = json.dumps({"ids": ["one-2015:ann"], "properties": [{"id": "kind"}]})
    assert client.get(AT, params={"extend": asked}).json()["rows"]["one-2015:ann"]["kind"] == [{"str": "Person"}]


# "The service MAY respond to batches larger than this number with a 413 HTTP error status code"
def test_a_batch_larger_than_announced_is_refused(client):
    most = client.get(AT).json()["batchSize"]
    queries = {f"q{n}": {"query": "Ann Lee"} for n in range(most + 1)}
    answer = client.post(AT, data={"queries": json.dumps(queries)})
    assert answer.status_code == 413 and answer.headers["content-type"] == "application/problem+json"
    assert len(batch(client, **dict(list(queries.items())[:most]))) == most
