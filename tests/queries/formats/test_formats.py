"""Every format holds the same nodes and relations, and is read back by somebody else's software where there is any."""

from __future__ import annotations

import csv
import io
import json
import os
import zipfile
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from xml.etree import ElementTree

import bibtexparser
import networkx as nx
import pytest

from graph.database import Database
from graph.errors import InputError
from graph.settings import Settings
from loaders.run import load
from loaders.workspace import EXAMPLE, Workspace
from queries import FORMATS, ROW_FORMATS, Answer, Column, Evidence, Node, Relation, Subgraph, get_format, run, tables
from queries.formats.csv_tables import guarded

HOSTILE = '=cmd|" /C calc"!A0 <img src=x onerror=alert(1)> & \x0b]]> {b_1} \\ "; [x](y)'


def evidence(claim: str, certainty: str = "stated") -> Evidence:
    by = None if certainty == "stated" else {"id": "d:ann", "name": "Ann"}
    passage = {"first": "the police", "last": HOSTILE, "quote": None}
    return Evidence(
        claim=claim, document="d/1", certainty=certainty, attributed_to=by, passage=passage, note=None,
        link="https://x.org/a b>",
    )  # fmt: skip


NODES = (
    Node(
        "d:ann", "Person", "Ann", ("Person", "Judge"), {"names": ["Ann", "A; B"], "role": ["Judge"], "born": "1970"}, 3
    ),
    Node("d:evil", "Outlet", HOSTILE, ("Institution", "Outlet"), {"names": [HOSTILE], "disputed": []}, 2),
    Node("d:k/raid", "Event", "raid", ("Event",), {"what": "search", "date": "2015-12", "documents": ["d/1"]}, 1),
    Node("d:k", "Case", "A case", ("Case",), {"category": "criminal"}, 2),
    Node("charge:1", "Charge", "CC 274 · Ann", ("Charge",), {"status": "charged"}, 2),
)
RELATIONS = (
    Relation(
        "r1", "d:ann", "d:evil", "OWNS", None, "2015", "2016-02", evidence=(evidence("c1"), evidence("c2", "alleged"))
    ),
    Relation("r2", "d:ann", "d:evil", "WORKS_FOR", certainty="alleged", evidence=(evidence("c3", "alleged"),)),
    Relation("r3", "d:ann", "d:k", "DEFENDANT_IN", "defendant", disputed=True, documents=2, evidence=(evidence("c4"),)),
    Relation("r4", "d:k/raid", "d:k", "STEP_OF", start="2017", end="2016", evidence=(evidence("c5"),)),
    Relation("r5", "d:ann", "charge:1", "FACES", evidence=(evidence("c6"),), properties={"title": HOSTILE}),
    Relation("r6", "charge:1", "d:k", "IN_CASE", evidence=(evidence("c1"),)),
)
DOCUMENT = {
    "id": "d/1", "title": "Ten % of {it}", "published": "2016-01-22..2016-03-03", "publisher": "A & B",
    "url": "https://x.org/{a}", "reference": "EUR_57", "language": "en",
}  # fmt: skip
ANSWER = Answer(
    "around", "What surrounds", {}, subgraph=Subgraph(NODES, RELATIONS), data_version="v1", documents=(DOCUMENT,)
)
ROWS = Answer(
    "q", "Who", {}, documents=(DOCUMENT,),
    columns=(Column("who", "entity", "who"), Column("evidence", "evidence", "why")),
    rows=[{"who": {"id": "d:evil", "kind": "Outlet", "name": HOSTILE}, "n": 1, "evidence": [evidence("c1")]}],
)  # fmt: skip
IDS = {node.id for node in NODES}
EDGES = {(relation.source, relation.target) for relation in RELATIONS}


def write(name: str, answer: Answer = ANSWER) -> bytes:
    return get_format(name, answer).write(answer)


def test_native_holds_all() -> None:
    found = json.loads(write("json"))
    assert {node["id"] for node in found["nodes"]} == IDS and len(found["relations"]) == len(RELATIONS)
    first = found["relations"][0]
    assert (first["start"], first["end"], len(first["evidence"])) == ("2015", "2016-02", 2)
    assert found["nodes"][1]["name"] == HOSTILE and found["truncated"] == {
        "nodes": False,
        "relations": False,
        "reason": None,
    }


def test_cytoscape() -> None:
    elements = json.loads(write("cytoscape"))["elements"]
    assert {node["data"]["id"] for node in elements["nodes"]} == IDS and elements["nodes"][0][
        "classes"
    ] == "Person Judge"
    assert {(edge["data"]["source"], edge["data"]["target"]) for edge in elements["edges"]} == EDGES
    assert elements["edges"][2]["classes"] == "DEFENDANT_IN stated disputed"
    assert len({edge["data"]["id"] for edge in elements["edges"]} | IDS) == len(RELATIONS) + len(IDS)


def test_node_link_is_read_by_networkx() -> None:
    graph = nx.node_link_graph(json.loads(write("node-link")), edges="edges")
    assert graph.is_directed() and graph.is_multigraph() and set(graph) == IDS
    assert set(graph["d:ann"]["d:evil"]) == {"r1", "r2"} and graph.nodes["d:evil"]["name"] == HOSTILE


def test_graphml_is_read_by_networkx() -> None:
    graph = nx.parse_graphml(write("graphml").decode(), force_multigraph=True)
    assert set(graph) == IDS and graph.number_of_edges() == len(RELATIONS)
    assert graph.nodes["d:ann"]["names"] == "Ann; A; B" and graph.nodes["d:ann"]["degree"] == 3
    assert graph.nodes["d:evil"]["name"] == HOSTILE.replace("\x0b", " ")
    assert "start" not in graph["d:ann"]["d:evil"]["r2"] and graph["d:ann"]["d:k"]["r3"]["disputed"] is True


def test_gexf_is_read_by_networkx_and_has_time() -> None:
    text = write("gexf")
    graph = nx.read_gexf(io.BytesIO(text))
    assert set(graph) == IDS and graph.number_of_edges() == len(RELATIONS)
    space = {"g": "http://gexf.net/1.3"}
    root = ElementTree.fromstring(text)
    edges = {edge.get("id"): edge for edge in root.iterfind(".//g:edge", space)}
    assert (edges["r1"].get("start"), edges["r1"].get("end"), edges["r1"].get("kind")) == (
        "2015-01-01",
        "2016-02-29",
        "OWNS",
    )
    assert (edges["r4"].get("start"), edges["r4"].get("end")) == ("2017-01-01", None)
    raid = next(node for node in root.iterfind(".//g:node", space) if node.get("id") == "d:k/raid")
    assert (raid.get("start"), raid.get("end"), raid.get("label")) == ("2015-12-01", "2015-12-31", "raid")
    listed = next(value for value in root.iterfind(".//g:attvalue[@for='names']", space))
    assert json.loads(listed.get("value", "")) == ["Ann", "A; B"]
    assert root.find("g:graph", space).get("mode") == "dynamic"  # type: ignore[union-attr]


def unzipped() -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(write("csv"))) as archive:
        return {name: list(csv.DictReader(io.StringIO(archive.read(name).decode()))) for name in archive.namelist()}


def test_csv_has_the_headers_of_the_import_and_its_evidence() -> None:
    files = unzipped()
    assert {row["id:ID"] for row in files["nodes.csv"]} == IDS
    assert {(row[":START_ID"], row[":END_ID"]) for row in files["relations.csv"]} == EDGES
    assert files["nodes.csv"][0][":LABEL"] == "Person;Judge" and files["nodes.csv"][0]["names"] == "Ann;A, B"
    assert [row["claim"] for row in files["evidence.csv"] if row["of"] == "r1"] == ["c1", "c2"]
    assert files["relations.csv"][2]["disputed:boolean"] == "true"


def test_no_cell_is_a_formula() -> None:
    cells = [cell for rows in unzipped().values() for row in rows for cell in row.values() if cell]
    assert any(cell.startswith("'=cmd") for cell in cells) and not [cell for cell in cells if cell[0] in "=+-@\t\r"]
    assert guarded("2015-12-18") == "2015-12-18" and guarded("-1") == "'-1" and guarded("\t=1") == "'\t=1"


def test_ftm_lines_name_each_other() -> None:
    lines = [json.loads(line) for line in write("ftm").splitlines()]
    by_schema: dict[str, list[dict]] = {}
    for line in lines:
        assert set(line) == {"id", "schema", "properties"} and all(
            all(values) for values in line["properties"].values()
        )
        by_schema.setdefault(line["schema"], []).append(line)
    ids = {line["id"] for line in lines}
    assert len(ids) == len(lines) and not [identifier for identifier in ids if ":" in identifier or "/" in identifier]
    (party,) = by_schema["CourtCaseParty"]
    assert party["properties"]["role"] == ["defendant"] and set(party["properties"]["case"]) < ids
    (case,) = by_schema["CourtCase"]
    assert case["properties"]["status"] == ["charged"] and case["properties"]["summary"] == ["CC 274 · Ann: charged"]
    (job,) = by_schema["Employment"]
    assert {*job["properties"]["employee"], *job["properties"]["employer"], *job["properties"]["proof"]} < ids
    assert len(by_schema["UnknownLink"]) == 2  # an outlet is no asset, and a step is no party


@pytest.fixture(scope="module")
def model() -> Any:
    """FollowTheMoney's own; where CI runs it must be there."""
    if find_spec("followthemoney") is None and not os.environ.get("CI"):
        pytest.skip("followthemoney is not installed; `make judges` compiles it")
    return import_module("followthemoney").model


def test_ftm_is_valid_for_followthemoney(model: Any) -> None:
    valid_for(model, write("ftm"))


def test_ftm_of_the_reports_is_valid_for_followthemoney(
    model: Any, shared_database: Database, settings: Settings
) -> None:
    shared_database.write(lambda transaction: transaction.run("MATCH (n) DETACH DELETE n"))
    load(shared_database, Workspace(EXAMPLE, settings.texts))
    around = {"depth": 3, "nodes": 1000, "relations": 5000}
    answer = run(shared_database, "around", {"actor": "odf-2016:respublika", **around}, seconds=60)
    assert answer.subgraph and len(answer.subgraph.nodes) > 100
    assert valid_for(model, write("ftm", answer)) >= len(answer.subgraph.nodes)


def valid_for(model: Any, text: bytes) -> int:
    """How many entities there are, each as its schema wants it and with no value refused."""
    lines = text.splitlines()
    for line in lines:
        data = json.loads(line)
        model.get(data["schema"]).validate(data)
        kept = model.get_proxy(data, cleaned=False)
        for name, values in data["properties"].items():  # it may write a value in its own way, but drops none
            assert len(kept.get(name)) == len(set(values)), (data["schema"], name, values)
    return len(lines)


@pytest.mark.parametrize("answer", [ANSWER, ROWS], ids=["subgraph", "rows"])
def test_the_bibliography_is_read_by_a_bibtex_parser(answer: Answer) -> None:
    library = bibtexparser.parse_string(write("bibtex", answer).decode())
    assert not library.failed_blocks
    (entry,) = library.entries
    assert (entry.key, entry["year"], entry["number"]) == (
        "d-1",
        "2016",
        r"EUR\_57",
    ) and "month" not in entry.fields_dict
    assert entry["title"] == r"{Ten \% of \{it\}}" and entry["url"] == "https://x.org/%7Ba%7D"
    (item,) = json.loads(write("csl", answer))
    assert item["issued"] == {"date-parts": [[2016, 1, 22], [2016, 3, 3]]} and item["author"] == [{"literal": "A & B"}]


@pytest.mark.parametrize(("answer", "lines", "notes"), [(ANSWER, 6, 6), (ROWS, 1, 1)], ids=["subgraph", "rows"])
def test_every_footnote_has_its_passage(answer: Answer, lines: int, notes: int) -> None:
    text = write("markdown", answer).decode().splitlines()
    assert sum(line.startswith("- ") for line in text) == lines and sum(line.startswith("[^") for line in text) == notes
    assert not [line for line in text if "<img" in line and "\\<img" not in line]
    assert all("the police … " in line and "<https://x.org/a%20b%3E>" in line for line in text if line.startswith("[^"))


def test_rows_as_csv_show_names_and_ids() -> None:
    (row,) = csv.DictReader(io.StringIO(write("csv", ROWS).decode()))
    assert (row["who_id"], row["n"], row["evidence"]) == ("d:evil", "1", "1") and row["who"].startswith("'=cmd")


def test_an_empty_answer_has_every_format() -> None:
    empty = Answer("around", "Nothing", {}, subgraph=Subgraph())
    assert all(isinstance(each.write(empty), bytes) for each in FORMATS.values())
    assert all(isinstance(each.write(Answer("q", "Nothing", {})), bytes) for each in ROW_FORMATS.values())


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(InputError, match="did you mean gexf"):
        get_format("gefx", ANSWER)
    with pytest.raises(InputError, match="there are: json, csv"):
        get_format("gexf", ROWS)


def test_tables_are_ready_for_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    frames = {name: pandas.DataFrame(rows) for name, rows in tables(ANSWER).items()}
    assert [len(frames[name]) for name in ("nodes", "relations", "evidence")] == [5, 6, 7]
    assert set(frames["evidence"]["of"]) == set(frames["relations"]["id"])
    assert list(tables(ROWS)["rows"][0]) == ["who", "who_id", "n", "evidence"] and len(tables(ROWS)["evidence"]) == 1
