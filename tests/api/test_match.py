"""Query by example: yente's envelope, scores with reasons, and no certainty where there is none."""

from __future__ import annotations

import pytest


def match(client, status=200, params=None, **queries):
    answer = client.post("/v1/match", json={"queries": queries}, params=params or {})
    assert answer.status_code == status, answer.text
    return answer.json()


def example(name, schema="Person", **properties):
    return {"schema": schema, "properties": {"name": [name], **properties}}


def test_each_query_has_status_results_and_total(client):
    answer = match(client, q1=example("Lee Ann"), q2=example("Nobody Zzyzx"))
    first = answer["responses"]["q1"]["results"][0]
    assert answer["responses"]["q1"]["status"] == 200 and answer["responses"]["q1"]["total"]["relation"] == "eq"
    assert first["id"] == "one-2015:ann" and first["caption"] == "Ann Lee" and first["schema"] == "Person"
    assert first["match"] is True and 0.9 <= first["score"] <= 1
    assert first["explanations"]["name"]["score"] == first["features"]["name"]
    assert "Ann Lee in one-2015" in first["explanations"]["name"]["detail"]
    assert set(first["properties"]["name"]) == {"Ann Lee", "Anne Lee"} and first["datasets"] == ["one-2015", "two-2016"]
    assert answer["responses"]["q2"]["results"] == []


def test_only_one_is_a_match_and_no_surname_alone(client):
    results = match(client, q=example("Leesley"))["responses"]["q"]["results"]
    assert results[0]["id"] == "two-2016:leesley" and not any(each["match"] for each in results)


def test_the_schema_chooses_kinds(client):
    bodies = match(client, q=example("City Court", "LegalEntity"))["responses"]["q"]["results"]
    assert bodies[0]["schema"] == "PublicBody" and bodies[0]["kind"] == "Court"
    assert match(client, q=example("City Court", "Person"))["responses"]["q"]["results"] == []


def test_other_properties_speak_for_and_against(client):
    good = match(client, q=example("Ann Lee", position=["Journalist"]))["responses"]["q"]["results"][0]
    bad = match(client, q=example("Ann Lee", position=["Judge"]))["responses"]["q"]["results"][0]
    assert good["score"] > bad["score"] and bad["explanations"]["role"]["score"] < 1


def test_threshold_cutoff_and_limit(client):
    assert (
        match(client, params={"threshold": 1.0}, q=example("An Lee"))["responses"]["q"]["results"][0]["match"] is False
    )
    all_of_them = match(client, params={"cutoff": 0.0}, q=example("Lee"))["responses"]["q"]
    one = match(client, params={"cutoff": 0.0, "limit": 1}, q=example("Lee"))["responses"]["q"]
    assert len(one["results"]) == 1 and one["total"] == all_of_them["total"]


def test_first_and_last_name_will_do(client):
    asked = {"schema": "Person", "properties": {"firstName": ["Bob"], "lastName": ["Leesley"]}}
    assert match(client, q=asked)["responses"]["q"]["results"][0]["id"] == "two-2016:leesley"


def test_a_cell_of_a_spreadsheet_may_hold_what_is_no_letter(client):
    assert match(client, q=example("Ann\tLee\u0000"))["responses"]["q"]["results"][0]["id"] == "one-2015:ann"


@pytest.mark.parametrize("query", [
    {"properties": {"name": " "}}, {"properties": {"name": True}}, {"schema": 1, "properties": {"name": "Ann"}},
    {"schema": "Person", "properties": {}}, {"schema": "Spaceship", "properties": {"name": "x"}},
    {"schema": "Person"}, {"properties": {"name": {"a": 1}}},
])  # fmt: skip
def test_what_is_no_query_is_refused(client, query):
    problem = match(client, 422, q=query)
    assert problem["type"] == "/problems/validation" and problem["detail"]


def test_none_and_too_many_are_refused(client):
    match(client, 422)
    match(client, 422, **{f"q{n}": example("Ann") for n in range(101)})


def test_a_body_that_is_too_long_is_not_read(client):
    answer = client.post("/v1/match", content=b" " * 1_100_000)
    assert answer.status_code == 413 and answer.headers["content-type"] == "application/problem+json"
