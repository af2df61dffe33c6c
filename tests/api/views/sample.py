"""A small subgraph in native JSON, and larger ones drawn by a seed."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

from api.views.data import ViewData

HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>\u2028&quot;\"'`{{7*7}}"


def claim(claim_id: str, certainty: str = "stated", by: dict[str, str] | None = None, **more: Any) -> dict[str, Any]:
    return {
        "claim": claim_id, "document": "report", "certainty": certainty, "attributed_to": by,
        "passage": {"first": "Police came", "last": "of the bank", "quote": None},
        "link": "https://example.org/report#:~:text=Police", "note": None, **more,
    }  # fmt: skip


def node(node_id: str, kind: str, name: str, degree: int = 1, **properties: Any) -> dict[str, Any]:
    return {"id": node_id, "kind": kind, "labels": [kind], "name": name, "properties": properties, "degree": degree}


def relation(source: str, type_: str, target: str, *evidence: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "id": f"{source}-{type_}-{target}", "source": source, "target": target, "type": type_, "role": None,
        "start": None, "end": None, "certainty": "stated", "disputed": False, "documents": 1, "properties": {},
        "evidence": list(evidence) or [claim(f"c-{source}-{target}")], **more,
    }  # fmt: skip


ANN = node("a:ann", "Person", "Ann Lee", 5, role=["Journalist"], names=["Ann Lee", "Anna Li"], documents=["report"])
BANK = {"id": "a:bank", "name": "The Bank"}
NODES = [
    ANN,
    node("a:paper", "Outlet", "The Paper", 3),
    node("a:bank", "Company", "The Bank", 3),
    node("a:police", "Agency", "the police", 1),
    node("a:others", "Person", "two others", 1, named=False, why="unnamed"),
    node("a:case", "Case", "Lee: false information", 4, category="criminal"),
    node("a:charge", "Charge", "CC 274 · Ann Lee", 2, status="investigated", history=["2015-12-18 investigated"]),
    node("a:raid", "Event", "homes searched · 2015-12-18", 3, what="search", date="2015-12-18"),
]
RELATIONS = [
    relation("a:ann", "WORKS_FOR", "a:paper", start="2012", documents=2, properties={"title": "editor"}),
    relation("a:ann", "OWNS", "a:paper", start="2010", end="2011"),
    relation("a:ann", "DEFENDANT_IN", "a:case"),
    relation("a:bank", "SUED", "a:ann", start="2015-06-19"),
    relation("a:bank", "FINANCED", "a:paper", claim("c1", "alleged", BANK), certainty="alleged"),
    relation("a:others", "ACCUSED", "a:bank", claim("c2", "denied"), certainty="denied"),
    relation(
        "a:bank", "COMPLAINANT_IN", "a:case", claim("c3", "alleged", BANK), claim("c4", "denied", note="Only here."),
        certainty="alleged", disputed=True,
    ),
    relation("a:ann", "FACES", "a:charge"),
    relation("a:charge", "IN_CASE", "a:case"),
    relation("a:raid", "STEP_OF", "a:case"),
    relation("a:raid", "CONCERNS", "a:ann"),
    relation("a:raid", "DONE_BY", "a:police"),
]  # fmt: skip


QUESTION = {"name": "subgraph", "title": "The subgraph around some entities"}


def subgraph(
    nodes: list[dict[str, Any]] = NODES, relations: list[dict[str, Any]] = RELATIONS, **more: Any
) -> dict[str, Any]:
    return {
        "question": {**QUESTION, "parameters": {"seeds": ["a:ann"]}},
        "data_version": "abc123", "nodes": nodes, "relations": relations,
        "truncated": {"nodes": False, "relations": False, "reason": None}, "excluded": {"hubs": []}, **more,
    }  # fmt: skip


def view(**more: Any) -> ViewData:
    given = {
        "title": "Ann Lee and the bank", "subgraph": subgraph(), "note": "Who searched, sued and charged.",
        "focus": ("a:ann",), "documents": {"report": {"title": "A report", "published": "2016"}},
        "claims": {"a:ann": [claim("n1", predicate="name", value="Anna Li")]}, "name": "ann-lee",
    }  # fmt: skip
    return ViewData(**{**given, **more})


def hostile() -> ViewData:
    """The sample with markup wherever a document, a file or a parameter can put it."""

    def spoilt(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: spoilt(each, name) for name, each in value.items()}
        if isinstance(value, list):
            return [spoilt(each, key) for each in value]
        return value if key in KEPT or not isinstance(value, str) else f"{value} {HOSTILE}"

    bad = spoilt(subgraph(note="", excluded={"hubs": [{"id": "x", "name": "hub"}]}))
    for each in bad["relations"]:
        each["evidence"][0]["link"] = "javascript:alert(3)"
    return view(
        title=HOSTILE, note=HOSTILE, name=HOSTILE, subgraph=bad,
        documents={"report": {"title": HOSTILE, "published": HOSTILE}},
        claims={"a:ann": [claim("n1", predicate="name", value=HOSTILE), claim("n2", predicate=HOSTILE, value=HOSTILE)]},
    )  # fmt: skip


KEPT = {"id", "source", "target", "kind", "type", "certainty", "claim", "document", "start", "end"}


def large(count: int, relations: int, seed: int = 1) -> dict[str, Any]:
    """A subgraph of a few hubs and many others, as real ones are."""
    chance = random.Random(seed)
    kinds = ["Person", "Case", "Event", "Court", "Charge", "Agency", "Outlet"]
    nodes = [
        node(f"n:{n}", chance.choice(kinds), f"Somebody of {n} Name", 2, what="search", date="2015")
        for n in range(count)
    ]
    pairs: dict[tuple[int, int], None] = {(n, chance.randrange(max(1, int(n**0.5) + 1))): None for n in range(1, count)}
    while len(pairs) < relations:
        one, other = chance.randrange(count), int(count * chance.random() ** 3)
        if one != other:
            pairs[one, other] = None
    degrees = Counter(each for pair in pairs for each in pair)
    for number, each in enumerate(nodes):
        each["degree"] = degrees[number]
    drawn = [relation(f"n:{one}", "ASSOCIATE_OF", f"n:{other}") for one, other in pairs]
    return subgraph(nodes, drawn)
