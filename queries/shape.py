"""Gives what the database returned its final shape: claim ids become evidence, maps become a subgraph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from graph.vocabulary import RELATIONS
from queries.results import Evidence, Node, Relation, Row, Subgraph, Truncated, Who

__all__ = ["Known", "evidence_by_claim", "subgraph_of", "with_evidence"]

#: Evidence by claim, with its place in the order in which it is shown.
Known = Mapping[str, tuple[int, Evidence]]
#: Properties that a node or a relation of a subgraph shows in places of their own, or not at all.
_NODE = frozenset({"id", "kind", "name", "labels", "digest", "run"})
_RELATION = frozenset(
    "id source target type start end certainty disputed documents claims digest run start_earliest start_latest"
    " end_earliest end_latest".split()
)


def evidence_by_claim(records: Iterable[Mapping[str, object]]) -> Known:
    """Evidence by claim id; it is shown by document, then as the document goes."""
    ordered = sorted(
        records, key=lambda record: (str(record["document"]), cast(int, record["place"] or 0), str(record["id"]))
    )
    return {str(record["id"]): (place, _evidence(record)) for place, record in enumerate(ordered)}


def _evidence(record: Mapping[str, object]) -> Evidence:
    return {
        "claim": str(record["id"]),
        "document": str(record["document"]),
        "certainty": str(record["certainty"]),
        "attributed_to": cast("Who | None", record["by"]),
        "passage": {
            "first": str(record["first"] or ""),
            "last": str(record["last"] or ""),
            "quote": cast("str | None", record["quote"]),
        },
        "link": str(record["link"] or ""),
        "note": cast("str | None", record["note"]),
    }


def with_evidence(value: object, known: Known, kind: str) -> object:
    """Claim ids of an evidence column, and of each `evidence` inside maps, as evidence."""
    if kind == "evidence":
        return _listed(value, known)
    if kind == "map" and isinstance(value, dict):  # what an entity has not, it does not show
        value = {name: part for name, part in value.items() if part is not None}
    return _deep(value, known) if kind in {"map", "maps"} else value


def _deep(value: object, known: Known) -> object:
    if isinstance(value, list):
        return [_deep(part, known) for part in value]
    if not isinstance(value, dict):
        return value
    return {name: _listed(part, known) if name == "evidence" else _deep(part, known) for name, part in value.items()}


def _listed(claims: object, known: Known) -> list[Evidence]:
    wanted = cast("list[str] | None", claims) or []
    places = sorted((known[claim][0], claim) for claim in set(wanted) if claim in known)
    return [known[claim][1] for _, claim in places]


def subgraph_of(rows: Sequence[Row], known: Known) -> Subgraph:
    """The one row of a subgraph question as a Subgraph; no row is an empty one."""
    if not rows:
        return Subgraph()
    row = rows[0]
    nodes = [_node(cast("Row", value)) for value in cast("list[object]", row["nodes"])]
    relations = [_relation(cast("Row", value), known) for value in cast("list[object]", row["relations"])]
    there = {node.id for node in nodes}
    cut = cast("Row", row.get("cut") or {})
    kept = [relation for relation in relations if relation.source in there and relation.target in there]
    dropped = bool(cut.get("nodes")), bool(cut.get("relations")) or len(kept) < len(relations)
    return Subgraph(
        tuple(nodes),
        tuple(kept),
        Truncated(*dropped, "limit" if any(dropped) else None),
        tuple(cast("list[Row]", row.get("hubs") or [])),
    )


def _node(value: Row) -> Node:
    inner = cast("Row", value.get("node") or value)
    labels = tuple(label for label in cast("list[str]", inner.get("labels") or []) if label != "Entity")
    properties = {name: part for name, part in inner.items() if name not in _NODE}
    return Node(
        str(inner["id"]),
        str(inner["kind"]),
        str(inner["name"]),
        labels,
        properties,
        cast(int, value.get("degree") or 0),
    )


def _relation(value: Row, known: Known) -> Relation:
    def text(name: str) -> str | None:
        return cast("str | None", value.get(name))

    kind = str(value["type"])
    return Relation(
        str(value["id"]), str(value["source"]), str(value["target"]), kind, _role(kind), text("start"), text("end"),
        text("certainty") or "stated", bool(value.get("disputed")), cast(int, value.get("documents") or 0),
        tuple(_listed(value.get("claims"), known)),
        {name: part for name, part in value.items() if name not in _RELATION},
    )  # fmt: skip


def _role(kind: str) -> str | None:
    """`defendant` of DEFENDANT_IN."""
    in_case = kind in RELATIONS and RELATIONS[kind].group == "case"
    return kind.removesuffix("_IN").lower() if in_case else None
