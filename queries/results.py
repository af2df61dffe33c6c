"""What a question answers: rows or a subgraph, with evidence, bounds and the version of the data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

__all__ = ["Answer", "Column", "Evidence", "Node", "Relation", "Row", "Subgraph", "Truncated"]

Row = dict[str, object]


class Who(TypedDict):
    """An entity, in the least words."""

    id: str
    name: str


class Words(TypedDict):
    """A passage: its first and last words; `quote` holds all of it where the text was at hand at load."""

    first: str
    last: str
    quote: str | None


class Evidence(TypedDict):
    """One claim behind a row or a relation: who says so, how surely, and where it stands."""

    claim: str
    document: str
    certainty: str
    attributed_to: Who | None
    passage: Words
    link: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer: its name, its type (docs/questions.md) and what it means; `of`: whose value it is."""

    name: str
    type: str
    about: str
    of: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Node:
    """An entity of a subgraph; `degree` counts its relations in the whole database, drawn or not."""

    id: str
    kind: str
    name: str
    labels: tuple[str, ...] = ()
    properties: Mapping[str, object] = field(default_factory=dict)
    degree: int = 0


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of a subgraph with all that says it; `role` is what its source is in the case (`defendant`)."""

    id: str
    source: str
    target: str
    type: str
    role: str | None = None
    start: str | None = None
    end: str | None = None
    certainty: str = "stated"
    disputed: bool = False
    documents: int = 1
    evidence: tuple[Evidence, ...] = ()
    properties: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Truncated:
    """Whether something was left out, and why: `limit`, or nothing."""

    nodes: bool = False
    relations: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Subgraph:
    """Nodes and the relations between them; every relation's ends are among the nodes."""

    nodes: tuple[Node, ...] = ()
    relations: tuple[Relation, ...] = ()
    truncated: Truncated = Truncated()
    hubs: tuple[Row, ...] = ()  # named, and not passed through: {id, name, degree}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to one question; either `rows` under `columns`, or a `subgraph`."""

    question: str
    title: str
    parameters: Mapping[str, object]  # as understood: ids canonical, dates as written
    columns: tuple[Column, ...] = ()
    rows: Sequence[Row] = ()
    subgraph: Subgraph | None = None
    unit: str | None = None
    truncated: bool = False
    note: str | None = None  # what a reader must know: that it is approximate, and in what bound
    hubs: tuple[Row, ...] = ()  # of a question about paths: named, and not passed through
    data_version: str | None = None
    complete: bool = True
    documents: tuple[Row, ...] = ()  # those that the evidence names: {id, title, published, url, publisher, …}
    resolved: Mapping[str, str] = field(default_factory=dict)  # a name or a former id → the id it stands for

    def to_json(self) -> dict[str, object]:
        """The native JSON of conventions.md: of rows, or of the subgraph."""
        head: dict[str, object] = {
            "question": {"name": self.question, "title": self.title, "parameters": dict(self.parameters)},
            "data_version": self.data_version,
            "complete": self.complete,
            "resolved": dict(self.resolved),
            "documents": list(self.documents),
            "note": self.note,
        }
        if self.subgraph is not None:
            return {**head, **subgraph_json(self.subgraph)}
        columns = [{"name": column.name, "type": column.type, "about": column.about} for column in self.columns]
        return {
            **head,
            "unit": self.unit,
            "columns": columns,
            "rows": list(self.rows),
            "truncated": self.truncated,
            "excluded": {"hubs": list(self.hubs)},
        }


def subgraph_json(subgraph: Subgraph) -> dict[str, object]:
    """Nodes, relations, what was cut and what was passed by."""
    cut = subgraph.truncated
    return {
        "nodes": [node_json(node) for node in subgraph.nodes],
        "relations": [relation_json(relation) for relation in subgraph.relations],
        "truncated": {"nodes": cut.nodes, "relations": cut.relations, "reason": cut.reason},
        "excluded": {"hubs": list(subgraph.hubs)},
    }


def node_json(node: Node) -> dict[str, object]:
    """One node in native JSON."""
    return {
        "id": node.id, "kind": node.kind, "labels": list(node.labels), "name": node.name,
        "properties": dict(node.properties), "degree": node.degree,
    }  # fmt: skip


def relation_json(relation: Relation) -> dict[str, object]:
    """One relation in native JSON, with its evidence."""
    return {
        "id": relation.id, "source": relation.source, "target": relation.target, "type": relation.type,
        "role": relation.role, "start": relation.start, "end": relation.end, "certainty": relation.certainty,
        "disputed": relation.disputed, "documents": relation.documents, "properties": dict(relation.properties),
        "evidence": list(relation.evidence),
    }  # fmt: skip
