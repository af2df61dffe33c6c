"""Which entity a caller means: an id, a former id, or a name that only one actor has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from graph.database import Database
from graph.errors import Ambiguous, InputError, Problem, UnknownId, Withdrawn
from graph.names import tokens
from graph.search import best, lucene
from graph.vocabulary import ACTORS, KINDS
from queries.header import Question
from queries.parameters import phrase

__all__ = ["Found", "find", "meant", "resolve"]

SHOWN = 8  # of several entities of one name
REFERENCES = frozenset({"entity", "entities", "provision", "document", "anything"})

# A provision may be asked for that only finer ones stand for, and a law stands for all of its provisions.
LOOKUP = """
UNWIND $meant AS wanted
OPTIONAL MATCH (entity:Entity {id: wanted})
OPTIONAL MATCH (document:Document {id: wanted})
OPTIONAL MATCH (former:FormerId {id: wanted})
OPTIONAL MATCH (former)-[:NOW]->(now:Entity)
RETURN wanted, entity.kind AS kind, document IS NOT NULL AS document, now.id AS now,
  former.withdrawn AS withdrawn, former.reason AS reason,
  wanted CONTAINS ':' AND EXISTS { MATCH (p:Provision) WHERE p.id STARTS WITH wanted + '(' } AS provision,
  EXISTS { MATCH (:Claim {relation: wanted}) }
    OR EXISTS { MATCH (:Provision)-[:PART_OF {id: wanted}]->(:Law) } AS relation
"""
# A name of any document, in any case; or the one that is shown, which a judgement may have worded.
NAMED = f"""
CALL () {{
  CALL db.index.fulltext.queryNodes('names', $words, {{limit: 200}}) YIELD node
  WITH node WHERE any(name IN node.names WHERE toLower(name) = toLower($name))
  RETURN node
UNION
  {" UNION ".join(f"MATCH (node:{kind} {{name: $name}}) RETURN node" for kind in sorted(KINDS))}
}}
WITH node WHERE $kinds IS NULL OR node.kind IN $kinds
RETURN node.id AS id, node.name AS name, node.kind AS kind
ORDER BY node.id
"""
SPELT = """
CALL db.index.fulltext.queryNodes('search', $words, {limit: 60}) YIELD node
WHERE $kinds IS NULL OR node.kind IN $kinds
RETURN node.id AS id, node.name AS name, node.kind AS kind, node.names AS names
"""
SURE, RIVAL, LIKELY = 0.95, 0.04, 0.8  # how like a name in another spelling must be: to be taken, to rival, to be named


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of one id."""

    kind: str | None = None
    document: bool = False
    provision: bool = False
    relation: bool = False
    now: str | None = None
    withdrawn: bool = False
    reason: str | None = None


def meant(question: Question, values: Mapping[str, object]) -> list[str]:
    """Everything among the values that must be known."""
    found: list[str] = []
    for name, value in values.items():
        if question.parameters[name].type in REFERENCES and value is not None:
            found += map(str, value) if isinstance(value, list) else [str(value)]
    return list(dict.fromkeys(found))


def find(database: Database, ids: Sequence[str], *, seconds: float) -> dict[str, Found]:
    """What the database knows of these ids."""
    return found(database.read(LOOKUP, {"meant": list(ids)}, seconds=seconds).records)


def found(records: Iterable[Mapping[str, object]]) -> dict[str, Found]:
    """Rows of LOOKUP, by the id."""
    return {
        str(row["wanted"]): Found(
            _text(row["kind"]), bool(row["document"]), bool(row["provision"]), bool(row["relation"]), _text(row["now"]),
            bool(row["withdrawn"]), _text(row["reason"]),
        )
        for row in records
    }  # fmt: skip


def resolve(
    database: Database, question: Question, values: Mapping[str, object], known: Mapping[str, Found], *, seconds: float
) -> tuple[dict[str, object], dict[str, str]]:
    """The values with canonical ids, and which word stands for which. Raises InputError that lists every bad one."""
    out, resolved, errors = dict(values), dict[str, str](), list[tuple[str, InputError]]()
    for name, value in values.items():
        kind = question.parameters[name].type
        if kind not in REFERENCES or value is None:
            continue
        several = [str(one) for one in value] if isinstance(value, list) else [str(value)]
        canonical = []
        for word in several:
            try:
                identifier = _one(database, kind, word, known.get(word, Found()), seconds)
            except InputError as error:
                errors.append((name, error))
                continue
            if identifier != word:
                resolved[word] = identifier
            canonical.append(identifier)
        out[name] = list(dict.fromkeys(canonical)) if isinstance(value, list) else next(iter(canonical), None)
    if errors:  # the first says of which kind the refusal is
        problems = [Problem(str(wrong), field=name) for name, wrong in errors]
        raise type(errors[0][1])(f"{question.name} cannot be asked so.", problems)
    return out, resolved


def _one(database: Database, kind: str, word: str, known: Found, seconds: float) -> str:
    if kind == "document":
        if not known.document:
            raise UnknownId(f"no document has the id {word!r}; `documents` lists them")
        return word
    if (
        (kind == "anything" and known.relation)
        or known.provision
        or (known.kind and (kind != "provision" or known.kind in {"Provision", "Law"}))
    ):
        return word
    if known.now:
        return known.now
    if known.withdrawn:
        raise Withdrawn(f"{word} was withdrawn: {known.reason}")
    return _named(database, word, ["Provision", "Law"] if kind == "provision" else None, seconds)


def _named(database: Database, word: str, kinds: list[str] | None, seconds: float) -> str:
    words = phrase(word)
    parameters = {"words": words, "name": word, "kinds": kinds}
    rows = database.read(NAMED, parameters, seconds=seconds, limit=50).records if words else []
    if not rows:
        return _spelt(database, word, kinds, seconds)
    actors = [row for row in rows if row["kind"] in ACTORS]  # the magazine Adam, not an event or a work of that name
    for found in (actors, rows):
        if len(found) == 1:
            return str(found[0]["id"])
    shown = "; ".join(f"{row['name']} ({row['kind']}): {row['id']}" for row in rows[:SHOWN])
    more = f"; and {len(rows) - SHOWN} more" if len(rows) > SHOWN else ""
    raise Ambiguous(f"{word!r} can be several; give one of their ids: {shown}{more}")


def _spelt(database: Database, word: str, kinds: list[str] | None, seconds: float) -> str:
    """One whom the name means in another spelling, where nobody comes near. Raises UnknownId that names the nearest."""
    parameters = {"words": lucene(word), "kinds": kinds}
    rows = database.read(SPELT, parameters, seconds=seconds).records if parameters["words"] and ":" not in word else []
    scored = [(*_likeness(word, cast("list[str]", row["names"])), str(row["id"]), row) for row in rows]
    likely = sorted((each for each in scored if each[0] >= LIKELY), key=lambda each: (-each[0], each[2]))
    rivals = [each for each in likely[1:] if each[0] > likely[0][0] - RIVAL]
    sure = bool(likely) and likely[0][0] >= SURE and likely[0][1] and not rivals
    if sure and (likely[0][3]["kind"] != "Person" or len(tokens(word)) > 1):
        return likely[0][2]
    shown = "; ".join(f"{row['name']} ({row['kind']}): {identifier}" for *_, identifier, row in likely[:3])
    hint = f"; the nearest: {shown}" if shown else "; `find` searches names"
    raise UnknownId(f"nobody and nothing here has the id or the name {word!r}{hint}")


def _likeness(word: str, names: list[str]) -> tuple[float, bool]:
    """How like it is to the likest of the names, and whether it is as long: a part of a name is no spelling of it."""
    name, match = best(word, names)
    return match.score, len(tokens(name)) == len(tokens(word))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
