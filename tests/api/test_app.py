"""The service answers from the catalogue over real HTTP: bodies, permalinks, ETags, former ids, formats."""

from __future__ import annotations

import io
import json
import socket
import zipfile

import networkx as nx
import pytest

from api.server import listen

ANN = "one-2015:ann"


def ok(response):
    assert response.status_code == 200, response.text
    return response.json()


def test_health_says_that_it_runs_and_readiness_what_it_holds(client):
    assert ok(client.get("/healthz")) == {"status": "ok"}
    ready = ok(client.get("/readyz"))
    assert (ready["status"], ready["complete"], ready["tier"]) == ("ready", True, "public")
    assert ready["data_version"] == ok(client.get("/v1/documents"))["data_version"]


def test_the_catalogue_publishes_every_question_with_its_schema(client):
    questions = {each["name"]: each for each in ok(client.get("/v1/questions"))["questions"]}
    who = questions["who_prosecuted_whom"]
    assert {"who", "defendant", "role", "since"} <= who["parameters"]["properties"].keys()
    assert who["columns"][0]["name"] == "who" and who["returns"] == "rows"
    for each in questions.values():  # this small world has not whom the examples are about
        assert client.get(each["example"]).status_code in {200, 404}, each["example"]


def test_a_question_is_answered_with_rows_and_passages(client):
    answer = ok(client.get("/v1/questions/who_prosecuted_whom", params={"role": ["searching", "sentencing"]}))
    rows = {(row["role"], row["who"]["name"], row["defendant"]["id"]) for row in answer["rows"]}
    assert ("searching", "the police", ANN) in rows
    searching = next(row for row in answer["rows"] if row["role"] == "searching")
    assert {each["passage"]["first"] for each in searching["evidence"]} >= {"the police"}
    assert answer["question"]["parameters"]["role"] == ["searching", "sentencing"]


def test_a_permalink_asks_the_same_again(client):
    answer = ok(client.get("/v1/questions/around", params={"actor": "Ann Lee", "depth": 2}))
    assert answer["resolved"] == {"Ann Lee": ANN}
    again = ok(client.get(answer["permalink"]))
    assert again["nodes"] == answer["nodes"] and again["permalink"] == answer["permalink"]
    assert again["question"] == answer["question"]


def test_an_entity_has_its_names_cases_and_former_ids(client):
    entity = ok(client.get(f"/v1/entities/{ANN}"))["entity"]
    assert set(entity["names"]) == {"Ann Lee", "Anne Lee"}
    assert [(each["role"], each["case"]["name"]) for each in entity["cases"]] == [
        ("defendant", "Lee, false information")
    ]
    assert entity["former_ids"] == ["two-2016:lee"]


@pytest.mark.parametrize("below", ["", "/claims", "/relations"])
def test_a_former_id_moves_to_the_canonical_one(client, below):
    answer = client.get(f"/v1/entities/two-2016:lee{below}?limit=5" if below else "/v1/entities/two-2016:lee")
    assert answer.status_code == 308
    assert answer.headers["location"] == f"/v1/entities/{ANN}{below}" + ("?limit=5" if below else "")


def test_a_withdrawn_id_is_gone_and_says_why(client):
    answer = client.get("/v1/entities/two-2016:hoax")
    assert answer.status_code == 410
    assert answer.json()["type"] == "/problems/gone" and "it never existed" in answer.json()["detail"]


@pytest.mark.parametrize("identifier", ["nobody", "one-2015:nobody", "Ann Lee", "Lee"])
def test_no_other_word_is_an_id(client, identifier):
    assert client.get(f"/v1/entities/{identifier}").status_code == 404


def test_a_name_of_several_is_a_conflict_that_names_them(client):
    answer = client.get("/v1/questions/around", params={"actor": "The Paper"})
    assert answer.status_code == 409
    assert "one-2015:paper" in answer.json()["detail"] and "two-2016:club" in answer.json()["detail"]


def test_search_finds_other_spellings_and_counts_what_filters_would_leave(client):
    found = ok(client.get("/v1/entities", params={"q": "anne lee", "facets": ["kind", "document"]}))
    assert found["results"][0]["id"] == ANN
    assert found["facets"]["kind"]["values"][0] == {"name": "Person", "label": "person", "count": 1}
    assert {each["name"] for each in found["facets"]["document"]["values"]} == {"one-2015", "two-2016"}
    courts = ok(client.get("/v1/entities", params={"kind": "Court"}))
    assert [each["name"] for each in courts["results"]] == ["City Court"] and courts["total"] == {
        "value": 1,
        "relation": "eq",
    }


def test_relations_are_counted_and_carry_their_claims(client):
    found = ok(client.get(f"/v1/entities/{ANN}/relations", params={"types": "MEMBER_OF"}))
    assert {(each["type"], each["direction"]): each["count"] for each in found["counts"]}["WORKS_FOR", "out"] == 1
    (relation,) = found["results"]
    assert relation["other"]["name"] == "The Club" and relation["evidence"][0]["document"] == "two-2016"
    claims = ok(client.get(f"/v1/relations/{relation['id']}/claims"))["rows"]
    assert [(each["predicate"], each["subject"]["id"]) for each in claims] == [("MEMBER_OF", ANN)]


def test_claims_about_an_entity_come_from_all_documents(client):
    rows = ok(client.get(f"/v1/entities/{ANN}/claims"))["rows"]
    assert {row["document"] for row in rows} == {"one-2015", "two-2016"}
    assert {"name", "role", "WORKS_FOR"} <= {row["predicate"] for row in rows}


def test_paths_come_with_the_evidence_of_each_step(client):
    found = ok(client.get("/v1/paths", params={"from": "one-2015:paper", "to": "two-2016:club"}))
    assert [node["id"] for node in found["rows"][0]["nodes"]] == ["one-2015:paper", ANN, "two-2016:club"]
    assert {each["document"] for each in found["rows"][0]["evidence"]} == {"one-2015", "two-2016"}


def test_no_path_is_an_answer(client):
    found = ok(client.get("/v1/paths", params={"from": "one-2015:paper", "to": "two-2016:club", "types": "SUED"}))
    assert found["rows"] == [] and found["total"] == {"value": 0, "relation": "eq"}


SEEDS = {"seeds": [ANN], "depth": 2}


def test_every_format_holds_the_same_nodes_and_relations(client):
    native = ok(client.get("/v1/subgraph", params=SEEDS))
    sizes = len(native["nodes"]), len(native["relations"])
    assert sizes > (4, 4)

    def get(name):
        answer = client.get("/v1/subgraph", params={**SEEDS, "format": name})
        assert answer.status_code == 200 and "filename=" in answer.headers["content-disposition"]
        return answer.content

    drawn = json.loads(get("cytoscape"))["elements"]
    assert (len(drawn["nodes"]), len(drawn["edges"])) == sizes
    linked = nx.node_link_graph(json.loads(get("node-link")), edges="edges")
    graphml = nx.parse_graphml(get("graphml").decode())
    assert (len(linked), linked.size()) == (len(graphml), graphml.size()) == sizes
    with zipfile.ZipFile(io.BytesIO(get("csv"))) as archive:
        assert len(archive.read("nodes.csv").splitlines()) == sizes[0] + 1
        assert len(archive.read("relations.csv").splitlines()) == sizes[1] + 1
    assert b"one-2015" in get("bibtex")


def test_a_format_can_be_asked_for_by_accept(client):
    answer = client.get("/v1/subgraph", params=SEEDS, headers={"Accept": "application/gexf+xml, */*;q=0.1"})
    assert answer.headers["content-type"].startswith("application/gexf+xml")
    assert answer.content.startswith(b"<?xml")
    assert client.get("/v1/documents", params={"format": "csv"}).text.splitlines()[0].startswith("id,title")


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("", "application/json"),
        ("image/png, */*;q=0.1", "application/json"),
        ("application/json;q=0.2, application/graphml+xml", "application/graphml+xml"),
        ("application/graphml+xml;q=0, application/*", "application/json"),
        ("text/*", "text/markdown"),
        ("Application/GEXF+XML; charset=utf-8", "application/gexf+xml"),
        ("image/png", None),
        ("application/json;q=0", None),
    ],
)
def test_accept_is_weighed_and_what_it_leaves_no_format_for_is_refused(client, accept, given):
    answer = client.get("/v1/subgraph", params=SEEDS, headers={"Accept": accept})
    if given is None:
        assert answer.status_code == 406 and answer.json()["type"] == "/problems/not-acceptable"
        assert "application/gexf+xml" in answer.json()["detail"]
    else:
        assert answer.status_code == 200 and answer.headers["content-type"].startswith(given)


def test_rows_have_no_graph_format_even_by_accept(client):
    assert client.get("/v1/documents", headers={"Accept": "application/gexf+xml"}).status_code == 406


def test_documents_are_cited(client):
    assert client.get("/v1/citations").text.count("@techreport{") == 2
    entries = client.get("/v1/citations", params={"format": "csl"}).json()
    assert {each["id"] for each in entries} == {"one-2015", "two-2016"}


def test_an_answer_that_has_not_changed_is_not_sent_again(client):
    address = f"/v1/entities/{ANN}"
    mark = client.get(address).headers["etag"]
    answer = client.get(address, headers={"If-None-Match": mark})
    assert answer.status_code == 304 and answer.content == b"" and answer.headers["etag"] == mark
    assert client.get(address, headers={"If-None-Match": 'W/"other"'}).status_code == 200
    other = client.get("/v1/subgraph", params=SEEDS, headers={"If-None-Match": mark})
    assert other.status_code == 200 and other.headers["etag"] != mark


def test_anybody_s_page_may_read_and_large_answers_are_packed(client):
    answer = client.get("/v1/subgraph", params=SEEDS, headers={"Origin": "https://example.org"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["content-encoding"] == "gzip"


def test_head_gives_the_head_alone(client):
    answer = client.head("/healthz")
    assert answer.status_code == 200 and answer.content == b"" and int(answer.headers["content-length"]) > 0


VIEW = "title: {title}\nnote: A test.\nactors: [one-2015:ann]\ndepth: 1\n"


def test_pages_are_kept_until_a_view_file_changes(client, world):
    path = world.workspace / "views" / "ann.yaml"
    path.parent.mkdir(exist_ok=True)
    assert client.get("/").status_code == 200
    path.write_text(VIEW.format(title="About Ann"), encoding="utf-8")
    assert "About Ann" in client.get("/").text and "About Ann" in client.get("/views/ann").text
    path.write_text(VIEW.format(title="All of her"), encoding="utf-8")
    assert "All of her" in client.get("/").text and "All of her" in client.get("/views/ann").text
    offline = client.get("/views/ann", params={"offline": "true"})
    assert offline.headers["content-disposition"] == 'attachment; filename="ann.html"'
    path.unlink()
    assert client.get("/views/ann").status_code == 404


def test_anything_can_be_explored(client):
    assert "Ann Lee" in client.get("/view", params={"actors": ANN, "depth": "1"}).text
    assert client.get("/view", params={"question": "nothing"}).status_code == 422
    assert client.get("/view").status_code == 422


def test_counts_name_their_unit(client):
    counts = ok(client.get("/v1/counts"))
    assert counts["unit"] and counts["rows"]


def test_a_listening_socket_says_that_it_is_tcp():
    with listen(
        "127.0.0.1", 0
    ) as bound:  # what asyncio looks at before it sets TCP_NODELAY; without it, 40 ms an answer
        assert bound.proto == socket.IPPROTO_TCP
