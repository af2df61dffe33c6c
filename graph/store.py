"""Brings the database to an assembled graph: schema, difference, one transaction or batches, and what it holds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby
from typing import TypeVar
from uuid import uuid4

from graph.assemble import Graph, Key, Node, Relation
from graph.database import Database, WriteTransaction
from graph.errors import LoadRefused
from graph.vocabulary import EVIDENCE_RELATIONS, KINDS, RELATIONS

__all__ = ["BATCH", "ONE_TRANSACTION", "Changes", "Loaded", "changes", "current", "prepare", "save"]

ONE_TRANSACTION = 50_000  # changes; 100,000 nodes in one transaction took 22 s and 817 MB (design.md, 2)
BATCH = 5_000
READ_SECONDS = 600.0

FAMILIES = ("Entity", "Claim", "Document", "FormerId")
TYPES = frozenset(RELATIONS) | set(EVIDENCE_RELATIONS) | {"NOW"}
SCHEMA = (
    *(
        f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        for label in (*FAMILIES, "Load")
    ),
    *(f"CREATE INDEX {kind.lower()}_name IF NOT EXISTS FOR (n:{kind}) ON (n.name)" for kind in KINDS),
    "CREATE INDEX event_date IF NOT EXISTS FOR (n:Event) ON (n.date_earliest)",
    "CREATE INDEX claim_predicate IF NOT EXISTS FOR (n:Claim) ON (n.predicate)",
    "CREATE INDEX claim_relation IF NOT EXISTS FOR (n:Claim) ON (n.relation)",
    "CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (n:Entity) ON EACH [n.names]",
    "CREATE FULLTEXT INDEX search IF NOT EXISTS FOR (n:Entity) ON EACH [n.search]"
    " OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}",
)  # fmt: skip
T = TypeVar("T")
K = TypeVar("K")
ANY_NODE = "MATCH (n:Entity|Claim|Document|FormerId)"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the database says of itself; an empty one has no version and is complete."""

    data_version: str = ""
    tier: str = ""
    workspace: str = ""
    complete: bool = True
    loaded_at: str = ""
    run: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a load would do: nodes and relations to add, change and remove."""

    nodes_added: Sequence[Node] = ()
    nodes_changed: Sequence[Node] = ()
    nodes_removed: Sequence[Key] = ()
    relations_added: Sequence[Relation] = ()
    relations_changed: Sequence[Relation] = ()
    relations_removed: Sequence[Relation] = ()

    def __len__(self) -> int:
        return sum(map(len, self._all()))

    def _all(self) -> Iterator[Sequence[object]]:
        yield from (self.nodes_added, self.nodes_changed, self.nodes_removed)
        yield from (self.relations_added, self.relations_changed, self.relations_removed)

    def counts(self) -> dict[str, Counter[str]]:
        """For `added`, `changed`, `removed`: how many of each label or relation type."""
        nodes, relations = (self.nodes_added, self.nodes_changed), (self.relations_added, self.relations_changed)
        found = {
            word: Counter([_label(node) for node in some] + [relation.type for relation in others])
            for word, some, others in zip(("added", "changed"), nodes, relations, strict=True)
        }
        found["removed"] = Counter([key[0] for key in self.nodes_removed] + [r.type for r in self.relations_removed])
        return found


@dataclass(slots=True)
class _Stored:
    nodes: dict[Key, str] = field(default_factory=dict)
    relations: dict[str, tuple[str, str, Key, Key]] = field(default_factory=dict)  # id → digest, type, ends


Progress = Callable[[int, int], None]


def prepare(database: Database) -> None:
    """Constraints and indexes; does nothing where they stand."""
    for statement in SCHEMA:
        database.run(statement)
    database.run("CALL db.awaitIndexes(300)")


def current(database: Database) -> Loaded:
    """What the database holds now."""
    rows = database.read("MATCH (l:Load {id: 'current'}) RETURN l").records
    if not rows:
        return Loaded()
    found = rows[0]["l"]
    assert isinstance(found, Mapping)
    return Loaded(**{name: found[name] for name in Loaded.__slots__})


def changes(database: Database, graph: Graph) -> Changes:
    """The difference between what stands in the database and what should."""
    stored = _stored(database)
    gone = [key for key in stored.nodes if key not in graph.nodes]
    vanished = set(gone)  # their relations go with them
    return Changes(
        [node for key, node in graph.nodes.items() if key not in stored.nodes],
        [node for key, node in graph.nodes.items() if key in stored.nodes and stored.nodes[key] != node.digest],
        gone,
        [relation for key, relation in graph.relations.items() if key not in stored.relations],
        [r for key, r in graph.relations.items() if key in stored.relations and stored.relations[key][0] != r.digest],
        [
            Relation(key, type_, source, target)
            for key, (_, type_, source, target) in stored.relations.items()
            if key not in graph.relations and source not in vanished and target not in vanished
        ],
    )


def save(
    database: Database, graph: Graph, todo: Changes, *, tier: str, workspace: str,
    before: Loaded, progress: Progress = lambda done, of: None,
) -> Loaded:  # fmt: skip
    """Writes `todo` (found when the database was at `before`) and stamps it. Raises LoadRefused."""
    refuse(before, tier, workspace)
    version = graph.data_version
    if not todo and before.complete and before.data_version == version:
        return before
    now, run = datetime.now(UTC).isoformat(timespec="seconds"), uuid4().hex[:12]
    after = Loaded(version, tier, workspace, True, now, run)
    work = list(_batches(todo, run))
    if len(todo) <= ONE_TRANSACTION:
        database.write(lambda transaction: _all_at_once(transaction, before, after, work, progress))
        return after
    partly = Loaded(before.data_version, tier, workspace, False, now, run)
    database.write(lambda transaction: _stamp(transaction, before, partly))
    for done, (statement, rows) in enumerate(work, 1):
        database.write(lambda transaction, s=statement, r=rows: transaction.run(s, {"rows": r}))  # type: ignore[misc]
        progress(done, len(work))
    database.write(lambda transaction: _stamp(transaction, partly, after))
    return after


def refuse(before: Loaded, tier: str, workspace: str) -> None:
    """A database keeps to one tier and one workspace. Raises LoadRefused."""
    other = "Name another CASEGRAPH_HOME or NEO4J_URI for it; a database holds one."
    if before.tier and before.tier != tier:
        raise LoadRefused(f"This database holds the tier {before.tier!r}, and {tier!r} must not mix with it. {other}")
    if before.workspace and before.workspace != workspace:
        raise LoadRefused(f"This database holds the workspace {before.workspace!r}, not {workspace!r}. {other}")


def _all_at_once(
    transaction: WriteTransaction, before: Loaded, after: Loaded,
    work: Sequence[tuple[str, list[dict[str, object]]]], progress: Progress,
) -> None:  # fmt: skip
    _stamp(transaction, before, after)
    for done, (statement, rows) in enumerate(work, 1):
        transaction.run(statement, {"rows": rows})
        progress(done, len(work))


def _stamp(transaction: WriteTransaction, before: Loaded, after: Loaded) -> None:
    """Takes the load's lock; a load that came between would make our difference wrong."""
    found = transaction.run("MERGE (l:Load {id: 'current'}) SET l.locked = true RETURN coalesce(l.run, '') AS run")
    if found[0]["run"] != before.run:
        raise LoadRefused("Another load finished while this one was compared. Run it again.")
    values = {name: getattr(after, name) for name in Loaded.__slots__}
    transaction.run("MATCH (l:Load {id: 'current'}) SET l += $values REMOVE l.locked", {"values": values})


def _stored(database: Database) -> _Stored:
    stored = _Stored()
    family = "head([l IN labels({0}) WHERE l IN ['Entity', 'Claim', 'Document', 'FormerId']])"
    nodes = database.read(
        f"{ANY_NODE} RETURN {family.format('n')} AS family, n.id AS id, n.digest AS digest", seconds=READ_SECONDS
    )
    for row in nodes.records:
        stored.nodes[str(row["family"]), str(row["id"])] = str(row["digest"])
    relations = database.read(
        f"{ANY_NODE} MATCH (n)-[r]->(m) RETURN r.id AS id, r.digest AS digest, type(r) AS type, n.id AS source,"
        f" {family.format('n')} AS source_family, m.id AS target, {family.format('m')} AS target_family",
        seconds=READ_SECONDS,
    )
    for row in relations.records:
        source = (str(row["source_family"]), str(row["source"]))
        target = (str(row["target_family"]), str(row["target"]))
        stored.relations[str(row["id"])] = (str(row["digest"]), str(row["type"]), source, target)
    return stored


def _batches(todo: Changes, run: str) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """Statements with their rows, in the order that never leaves a relation without an end."""
    for type_, source, _, some in _by_ends(todo.relations_removed):
        statement = (
            f"UNWIND $rows AS row MATCH (a:{source} {{id: row.source}})-[r:{type_}]->() WHERE r.id = row.id DELETE r"
        )
        yield from _cut(statement, ({"id": r.id, "source": r.source[1]} for r in some))
    for family, keys in _grouped(todo.nodes_removed, lambda key: key[0]):
        yield from _cut(
            f"UNWIND $rows AS row MATCH (n:{family} {{id: row.id}}) DETACH DELETE n", ({"id": key[1]} for key in keys)
        )
    for family, nodes in _grouped(todo.nodes_added, lambda node: node.key[0]):
        statement = f"UNWIND $rows AS row CREATE (n:{family}) SET n:$(row.labels), n = row.properties"
        yield from _cut(statement, (_node_row(node, run) for node in nodes))
    for family, nodes in _grouped(todo.nodes_changed, lambda node: node.key[0]):
        statement = (
            f"UNWIND $rows AS row MATCH (n:{family} {{id: row.id}})"
            f" REMOVE n:$([l IN labels(n) WHERE l <> '{family}']) SET n:$(row.labels), n = row.properties"
        )
        yield from _cut(statement, (_node_row(node, run) for node in nodes))
    for type_, source, target, some in _by_ends(todo.relations_added):
        statement = (
            f"UNWIND $rows AS row MATCH (a:{source} {{id: row.source}}) MATCH (b:{target} {{id: row.target}})"
            f" CREATE (a)-[r:{type_}]->(b) SET r = row.properties"
        )
        yield from _cut(statement, (_relation_row(relation, run) for relation in some))
    for type_, source, _, some in _by_ends(todo.relations_changed):
        statement = (
            f"UNWIND $rows AS row MATCH (a:{source} {{id: row.source}})-[r:{type_}]->()"
            " WHERE r.id = row.properties.id SET r = row.properties"
        )
        yield from _cut(statement, (_relation_row(relation, run) for relation in some))


def _by_ends(relations: Iterable[Relation]) -> Iterator[tuple[str, str, str, list[Relation]]]:
    for (type_, source, target), some in _grouped(relations, lambda r: (r.type, r.source[0], r.target[0])):
        assert type_ in TYPES and source in FAMILIES and target in FAMILIES, (
            type_,
            source,
            target,
        )  # they go into Cypher
        yield type_, source, target, some


def _grouped(items: Iterable[T], key: Callable[[T], K]) -> Iterator[tuple[K, list[T]]]:
    groups: dict[K, list[T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    yield from groups.items()


def _cut(statement: str, rows: Iterable[dict[str, object]]) -> Iterator[tuple[str, list[dict[str, object]]]]:
    for _, part in groupby(enumerate(rows), lambda pair: pair[0] // BATCH):
        yield statement, [row for _, row in part]


def _node_row(node: Node, run: str) -> dict[str, object]:
    properties = {**node.properties, "digest": node.digest, "run": run}
    return {"id": node.key[1], "labels": list(node.labels), "properties": properties}


def _relation_row(relation: Relation, run: str) -> dict[str, object]:
    properties = {**relation.properties, "digest": relation.digest, "run": run}
    return {"source": relation.source[1], "target": relation.target[1], "properties": properties}


def _label(node: Node) -> str:
    return node.labels[1] if node.key[0] == "Entity" else node.key[0]
