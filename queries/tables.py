"""An answer as three flat tables, ready for pandas: nodes, relations, evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from graph.dates import parse_date
from graph.errors import InputError
from queries.results import Answer, Evidence, Node, Relation, Row

__all__ = ["EVIDENCE", "NODES", "RELATIONS", "columns", "days", "evidence_of", "tables"]

#: The first columns of each table; properties follow, by name.
NODES = ("id", "kind", "name", "labels", "degree")
RELATIONS = ("id", "source", "target", "type", "role", "start", "end", "certainty", "disputed", "documents")
EVIDENCE = (
    "of", "claim", "document", "certainty", "attributed_to", "attributed_to_name",
    "first", "last", "quote", "link", "note",
)  # fmt: skip


def tables(answer: Answer) -> dict[str, list[Row]]:
    """`pandas.DataFrame(tables(answer)["relations"])`. Of an answer in rows: its `rows` flattened, and `evidence`."""
    graph = answer.subgraph
    if graph is None:
        return {"rows": [_flat_row(row) for row in answer.rows], "evidence": _evidence_of_rows(answer)}
    return {
        "nodes": [_node(node) for node in graph.nodes],
        "relations": [_relation(relation) for relation in graph.relations],
        "evidence": [_evidence(relation.id, each) for relation in graph.relations for each in relation.evidence],
    }


def columns(rows: Iterable[Row], first: Iterable[str]) -> list[str]:
    """The first columns, then every other that any row has, by name."""
    given = list(first)
    return [*given, *sorted({name for row in rows for name in row} - set(given))]


def days(start: object, end: object) -> tuple[str | None, str | None]:
    """The first day of a partial date and the last of another; None where there is none."""
    return _day(start, first=True), _day(end, first=False)


def evidence_of(answer: Answer) -> Iterator[Evidence]:
    """All evidence of an answer, each claim once, in the answer's order."""
    seen: dict[str, Evidence] = {}
    if answer.subgraph is not None:
        for relation in answer.subgraph.relations:
            seen.update({each["claim"]: each for each in relation.evidence if each["claim"] not in seen})
    for row in answer.rows:
        for value in row.values():
            seen.update({each["claim"]: each for each in _found(value) if each["claim"] not in seen})
    yield from seen.values()


def _node(node: Node) -> Row:
    return {
        "id": node.id, "kind": node.kind, "name": node.name, "labels": list(node.labels), "degree": node.degree,
        **{name: value for name, value in node.properties.items() if name not in NODES},
    }  # fmt: skip


def _relation(relation: Relation) -> Row:
    return {
        **{name: value for name, value in relation.properties.items() if name not in RELATIONS},
        **{name: getattr(relation, name) for name in RELATIONS},
    }  # fmt: skip


def _evidence(of: str, each: Evidence) -> Row:
    by, passage = each["attributed_to"], each["passage"]
    values = (
        of, each["claim"], each["document"], each["certainty"], by and by["id"], by and by["name"],
        passage["first"], passage["last"], passage["quote"], each["link"], each["note"],
    )  # fmt: skip
    return dict(zip(EVIDENCE, values, strict=True))


def _evidence_of_rows(answer: Answer) -> list[Row]:
    """`of` is the number of the row, from 0."""
    return [
        _evidence(str(number), each)
        for number, row in enumerate(answer.rows)
        for value in row.values()
        for each in _found(value)
    ]


def _found(value: object) -> Iterator[Evidence]:
    """Evidence is a list of maps that name their claim."""
    if isinstance(value, list):
        for part in value:
            if isinstance(part, dict) and "claim" in part and "passage" in part:
                yield cast("Evidence", part)


def _flat_row(row: Mapping[str, object]) -> Row:
    """Entities become `name` and `name_id`; evidence is counted, and stands in its own table."""
    flat: Row = {}
    for name, value in row.items():
        if isinstance(value, dict) and {"id", "name"} <= value.keys():
            flat |= {name: value["name"], f"{name}_id": value["id"]}
        elif name == "evidence":
            flat[name] = sum(1 for _ in _found(value))
        elif isinstance(value, list):
            flat[name] = [_short(part) for part in value]
        else:
            flat[name] = value
    return flat


def _short(part: object) -> object:
    if isinstance(part, dict):
        inner = {name: _short(value) for name, value in part.items() if name != "evidence"}
        return inner["name"] if "name" in inner else "; ".join(f"{name}: {value}" for name, value in inner.items())
    return part


def _day(text: object, *, first: bool) -> str | None:
    try:
        date = parse_date(str(text)) if text else None
    except InputError:  # a withheld date
        return None
    return None if date is None else date.earliest if first else date.latest
