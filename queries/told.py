"""What was known by a day: names, dates and other values of rows, as the documents published by then give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

from graph.claims import Claim, Document, Scalar
from graph.database import Database
from graph.merge import charge_properties, choose_name, merge_property, merge_relation, penalty_text
from graph.passages import Passage
from graph.vocabulary import PROPERTIES
from queries.header import Question
from queries.results import Row
from queries.shape import Known

__all__ = ["Told", "read_told"]

#: Every claim about entities and relations, in the order of the graph, and of which entities nothing was told by then.
CLAIMS = """
OPTIONAL MATCH (held:Load {id: 'current'})
RETURN held.data_version AS version, COLLECT {
  UNWIND $ids + COLLECT { UNWIND $ids AS id MATCH (:Charge {id: id})<-[:FACES]-(d:Entity) RETURN d.id } AS each
  WITH DISTINCT each AS id
  CALL (id) {
    MATCH (:Entity {id: id})<-[:SUBJECT]-(c:Claim) WHERE c.predicate IN $predicates RETURN c
    UNION ALL MATCH (:Charge {id: id})<-[:OBJECT]-(c:Claim {predicate: 'FACES'}) RETURN c
    UNION ALL MATCH (c:Claim {relation: id}) RETURN c
  }
  MATCH (c)-[:FROM]->(said:Document), (c)-[:SUBJECT]->(about)
  OPTIONAL MATCH (c)-[:OBJECT]->(to:Entity)
  RETURN c{.document, .about, .predicate, .value, .certainty, .attributed_to, .relation, .to, .place, .start, .end,
    .title, .what, .length, .amount, whose: id, subject: about.id, object: to.name, published: said.published,
    told: coalesce(said.published_latest <= $told_by, false)}
  ORDER BY coalesce(said.published, '9999'), said.id, c.place
} AS claims, COLLECT {
  UNWIND $ids + COLLECT { UNWIND $ids AS id MATCH (:Charge {id: id})<-[:FACES]-(d:Entity) RETURN d.id } AS id
  MATCH (e:Entity {id: id}) WHERE NOT e:Provision AND NOT e:Law
  WITH e, COUNT { (said:Document) WHERE said.id IN e.documents AND said.published_latest <= $told_by } AS told
  WHERE told < size(e.documents)
  RETURN {id: e.id, known: told > 0, label: e.names[0]}
} AS partly"""
PREDICATES = (*sorted(PROPERTIES), "UNDER")
_CERTAINTIES = ("stated", "alleged", "denied")
_STATUS = frozenset({"status", "status_date", "history"})
_NOT_DISPUTED = frozenset({"name", "status", "figure"})  # as in the graph
_QUALIFIERS = ("start", "end", "title", "what", "length", "amount")

Record = Mapping[str, object]
Value = object


def read_told(database: Database, rows: Sequence[Row], evidence: Known, day: str, seconds: float) -> Told:
    """What documents say of all that rows and their evidence name, and what of it they said by a day."""
    speakers = {each["attributed_to"]["id"] for _, each in evidence.values() if each["attributed_to"]}
    ids = sorted({identifier for row in rows for identifier in _ids(row)} | speakers)
    parameters = {"ids": ids, "predicates": PREDICATES, "told_by": day}
    (found,) = database.read(CLAIMS, parameters, seconds=seconds).records
    version = cast("str | None", found["version"])
    return Told(cast("list[Record]", found["claims"]), cast("list[Record]", found["partly"]), version)


def _ids(value: object) -> Iterator[str]:
    """Every text of the rows that may be an id: entities', and those of hidden columns."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _ids(part)


class Told:
    """Recomputes rows from `claims` (all about their entities and relations, in the order of the graph, each with
    whether it was told by the day); `partly` are the entities of which documents spoke later too, or only later."""

    def __init__(self, claims: Iterable[Record], partly: Iterable[Record] = (), version: str | None = None) -> None:
        self.claims: dict[str, list[Record]] = {}
        for record in claims:
            self.claims.setdefault(str(record["whose"]), []).append(record)
        self.labels = {str(each["id"]): str(each["label"]) for each in partly if each["known"]}
        self.unknown = frozenset(str(each["id"]) for each in partly if not each["known"])
        self.version = version

    def rows(self, question: Question, rows: Sequence[Row]) -> list[Row]:
        """The rows, without the question's hidden columns."""
        return [self._row(question, row) for row in rows]

    def name(self, identifier: str, shown: str) -> str:
        """What the graph would call an entity; `shown` where all that names it was told."""
        if identifier.startswith("charge:"):
            return self._charge(identifier, shown)
        if identifier not in self.labels:
            return shown
        records = self.claims.get(identifier, [])
        name, date = _only(records, "name"), _only(records, "date")
        base = shown.removesuffix(f" · {_merged('date', date)}")
        called = _name(name, base) or self._label(identifier)
        day = _merged("date", _told(date)) if base != shown else None
        return f"{called} · {day}" if day else called

    def _label(self, identifier: str) -> str:
        """Whom no document had named yet: as the first that told of it describes it; a step, by what it was."""
        records = self.claims.get(identifier, [])
        told = _told(records)
        first = [each for each in told if each["about"] == told[0]["about"]]
        description, what = _only(first, "description"), _only(first, "what")
        if description and (what or _only(records, "name")):
            return str(description[0]["value"])
        return str(what[0]["value"]).replace("_", " ") if what else self.labels[identifier]

    def _charge(self, identifier: str, shown: str) -> str:
        label, _, defendant = shown.rpartition(" · ")
        records = self.claims.get(identifier, [])
        forms = _only(records, "UNDER", "offence")
        if not _all_told(forms):
            under, offences = (_told(_only(records, what)) for what in ("UNDER", "offence"))
            finest = max(under, key=lambda record: len(str(record["to"])), default=None)
            words = max((str(record["value"]) for record in offences), key=len, default=label)
            label = str(finest["object"]) if finest else words
        whose = next((str(record["subject"]) for record in _only(records, "FACES")), "")
        return f"{label} · {self.name(whose, defendant)}"

    def _row(self, question: Question, row: Row) -> Row:
        found: Row = {}
        for name, value in row.items():
            of = next((column.of for column in question.columns if column.name == name), {})
            if name in question.hidden:
                continue
            if isinstance(value, list) and of and of.keys() != {name}:
                value = [self._parts(part, of) for part in value]
            elif name in of:
                value = self._value(value, [(row.get(whose), what) for whose, what in of[name]])
            found[name] = self._named(value)
        return found

    def _parts(self, part: Row, of: Mapping[str, Sequence[tuple[str, str]]]) -> Row:
        sources = {name: [(part.get(whose), what) for whose, what in pairs] for name, pairs in of.items()}
        return {name: self._value(value, sources[name]) if name in sources else value for name, value in part.items()}

    def _named(self, value: object) -> object:
        """With each entity's name of then, and without those of whom nothing was known."""
        if isinstance(value, list):
            kept = [part for part in value if not self._gone(part)]
            return [self._named(part) for part in kept]
        if not isinstance(value, dict):
            return value
        if isinstance(value.get("id"), str) and isinstance(value.get("name"), str):
            gone = value["id"] in self.unknown
            return None if gone else {**value, "name": self.name(value["id"], value["name"])}
        return {name: self._named(part) for name, part in value.items()}

    def _gone(self, part: object) -> bool:
        """An entity of which nothing was known, or a map about such a step or charge."""
        if not isinstance(part, dict):
            return False
        about = (part, part.get("step"), part.get("charge"))
        return any(isinstance(each, dict) and each.get("id") in self.unknown for each in about)

    def _value(self, value: Value, sources: Sequence[tuple[object, str]]) -> Value:
        """The value that these properties give; what all documents together do not give, none of them does."""
        given = [(self._records(whose), what) for whose, what in sources if whose]
        if value is None or value is False or all(_all_told(_relevant(records, what)) for records, what in given):
            return value
        if isinstance(value, list) and given[0][1] != "history":
            said = {text for records, what in given for text in _texts(_told(records), what)}
            return [each for each in value if each in said]
        if given[0][1] == "name":
            return self.name(_id(sources[0][0]), str(value))
        values = [_merged(what, _told(records)) for records, what in given]
        known = [each for each in values if each is not None]
        if given[0][1] == "certainty":
            return max(map(str, known), key=_CERTAINTIES.index, default=None)
        if given[0][1] == "disputed":
            return any(known)
        return next(iter(known), None)

    def _records(self, whose: object) -> list[Record]:
        ids = whose if isinstance(whose, list) else [whose]
        return [record for each in ids for record in self.claims.get(_id(each), [])]


def _id(whose: object) -> str:
    return str(whose["id"]) if isinstance(whose, dict) else str(whose)


def _only(records: Sequence[Record], *predicates: str) -> list[Record]:
    return [record for record in records if record["predicate"] in predicates and not _supports(record)]


def _supports(record: Record) -> bool:
    """Whether it was brought along as a claim of a relation."""
    return record["relation"] == record["whose"]


def _told(records: Sequence[Record]) -> list[Record]:
    return [record for record in records if record["told"]]


def _all_told(records: Sequence[Record]) -> bool:
    return all(record["told"] for record in records)


def _relevant(records: Sequence[Record], what: str) -> list[Record]:
    """On which claims a property rests."""
    of_relation = [record for record in records if _supports(record)]
    if what == "disputed":
        return of_relation or [record for record in records if record["predicate"] not in _NOT_DISPUTED]
    asked = {"provision": "UNDER", **dict.fromkeys(_STATUS, "status")}.get(what, what)
    return of_relation or _only(records, asked)


def _texts(records: Sequence[Record], what: str) -> list[str]:
    """All values that are told of a property."""
    said = [record for record in _only(records, what) if record["certainty"] != "denied"]
    if what == "penalty":
        return [penalty_text(_claim(record)) for record in said]
    values = [str(record["value"]) for record in said]
    return [*values, *(f"{what} {value}" for value in values), *(f"{what}: {value}" for value in values)]


def _merged(what: str, records: Sequence[Record]) -> Value | None:
    """One property of an entity or of relations, as the graph makes it of these claims."""
    rest = _relevant(records, what)
    relations: dict[str, list[Claim]] = {}
    for record in rest:
        if _supports(record):
            relations.setdefault(str(record["whose"]), []).append(_claim(record))
    if not rest:
        return None
    if relations:
        return _of_relations(what, [merge_relation(claims) for claims in relations.values()])
    if what == "provision":
        return max((str(record["to"]) for record in rest), key=len)
    if what in _STATUS:
        documents = {
            str(record["document"]): Document(str(record["document"]), "", str(record["published"] or ""))
            for record in rest
        }
        return charge_properties(list(map(_claim, rest)), documents).get(what)
    if what == "disputed":
        return any(merge_property(name, list(map(_claim, _only(rest, name))))[1] for name in _predicates(rest))
    merged = merge_property(what, list(map(_claim, rest)))[0]
    return merged[0] if isinstance(merged, list) else merged


def _predicates(records: Sequence[Record]) -> set[str]:
    return {str(record["predicate"]) for record in records} & PROPERTIES.keys()


def _of_relations(what: str, merged: Sequence[Mapping[str, object]]) -> Value | None:
    """Of several relations the surest, and whether any is disputed."""
    values = [each[what] for each in merged if each.get(what) is not None]
    if what == "certainty":
        return min(map(str, values), key=_CERTAINTIES.index)
    return any(values) if what == "disputed" else next(iter(values), None)


def _name(records: Sequence[Record], shown: str) -> str | None:
    """The name shown, if a document gave it by then; else the spelling that the graph would choose of those told."""
    order = {document: place for place, document in enumerate(dict.fromkeys(str(each["document"]) for each in records))}
    told = _spellings(_told(records))
    return shown if shown in told else choose_name(told, order) if told else None


def _spellings(records: Sequence[Record]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for record in records:
        found.setdefault(str(record["value"]), []).append(_claim(record))
    return found


def _claim(record: Record) -> Claim:
    qualifiers = tuple((name, cast(Scalar, record[name])) for name in _QUALIFIERS if record[name] is not None)
    return Claim(
        str(record["document"]), str(record["about"]), str(record["predicate"]), Passage(""),
        value=cast("Scalar | None", record["value"]), qualifiers=qualifiers, certainty=str(record["certainty"]),
        attributed_to=str(record["attributed_to"] or ""), order=cast(int, record["place"] or 0),
    )  # fmt: skip
