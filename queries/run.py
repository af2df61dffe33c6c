"""Asks a question: one statement in one READ transaction brings rows, their evidence and what the database holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from graph.database import Database
from graph.dates import parse_date
from graph.errors import InputError, Unavailable
from queries.catalogue import get_question
from queries.finish import FINISHES, Finished
from queries.header import Question
from queries.lookup import LOOKUP, Found, find, found, meant, resolve
from queries.parameters import coerce, for_cypher, shown
from queries.results import Answer, Row
from queries.shape import Known, evidence_by_claim, subgraph_of, with_evidence
from queries.told import Told, read_told

__all__ = ["ask", "run", "statement"]

ROWS = 5000
SECONDS = 10.0
ATTEMPTS = 3  # to read rows and what was told by a day of the same data

MERGED = (
    "Rows, their names, dates and other values, and evidence are those of documents published by then. Their order, "
    "how long something held (holds, days) and which rows as_of, since and until keep follow the dates that all "
    "documents give."
)

EVIDENCE = """
  UNWIND claim_ids AS claim_id
  MATCH (c:Claim {id: claim_id})-[:FROM]->(said:Document)
  WHERE $told_by IS NULL OR said.published_latest <= $told_by
  OPTIONAL MATCH (c)-[:SAID_BY]->(by:Entity)
  RETURN c{.id, .document, .certainty, .first, .last, .quote, .link, .note, .place, by: by{.id, .name}}
"""


def run(
    database: Database,
    name: str,
    parameters: Mapping[str, object] | None = None,
    *,
    rows: int = ROWS,
    seconds: float = SECONDS,
) -> Answer:
    """Ask the catalogue's question `name`; at most `rows` rows within `seconds`. Raises InputError, DatabaseError."""
    return ask(database, get_question(name), parameters, rows=rows, seconds=seconds)


def ask(
    database: Database,
    question: Question,
    parameters: Mapping[str, object] | None = None,
    *,
    rows: int = ROWS,
    seconds: float = SECONDS,
) -> Answer:
    """As run, of any question that was read. Parameters may name entities by id, former id or unique name."""
    values, resolved = coerce(question, parameters or {}), dict[str, str]()
    words = meant(question, values)
    if any(":" not in word for word in words):  # a name: the question would find nothing
        values, resolved = resolve(database, question, values, find(database, words, seconds=seconds), seconds=seconds)
    limit = min(rows, question.limit or rows)
    raw = _read(database, question, values, limit, seconds)
    if not all(map(_known, raw.known.values())):
        values, more = resolve(database, question, values, raw.known, seconds=seconds)
        resolved |= more
        raw = _read(database, question, values, limit, seconds)
    return replace(_answer(question, values, raw, limit), resolved=resolved)


DOCUMENTS = """
  MATCH (said:Document) WHERE said.id IN claimed_by
  OPTIONAL MATCH (said)-[:PUBLISHED_BY]->(publisher:Entity)
  WITH said, publisher ORDER BY coalesce(said.published_latest, '9999'), said.id
  RETURN said{.id, .title, .published, .url, .reference, .language, publisher: publisher.name}
"""


class _Raw:
    """One record of the statement."""

    def __init__(self, record: Mapping[str, object]) -> None:
        self.rows = cast("list[Row]", record["found_rows"])
        self.evidence = evidence_by_claim(cast("list[dict[str, object]]", record["found_claims"]))
        self.documents = tuple(cast("list[Row]", record["found_documents"]))
        self.known: dict[str, Found] = found(cast("list[dict[str, object]]", record["found_known"]))
        self.version = cast("str | None", record["data_version"])
        self.complete = record["complete"] is not False

    def retell(self, told: Told, question: Question) -> None:
        """Makes names and values those of a day."""
        self.rows = told.rows(question, self.rows)
        for _, each in self.evidence.values():
            if by := each["attributed_to"]:
                each["attributed_to"] = {"id": by["id"], "name": told.name(by["id"], by["name"])}


def _known(what: Found) -> bool:
    return what.kind is not None or what.provision or what.document or what.relation


def _read(database: Database, question: Question, values: Mapping[str, object], limit: int, seconds: float) -> _Raw:
    told_by = values.get("reported_by")
    parameters = {
        **for_cypher(question, values),
        "row_limit": limit + 1,
        "meant": meant(question, values),
        "told_by": parse_date(str(told_by)).latest if told_by else None,
    }
    for _ in range(ATTEMPTS):
        raw = _Raw(database.read(statement(question, told=bool(told_by)), parameters, seconds=seconds).records[0])
        if not told_by or question.subgraph or not all(map(_known, raw.known.values())):
            return raw
        told = read_told(database, raw.rows, raw.evidence, str(parameters["told_by"]), seconds)
        if told.version == raw.version:  # else other data was loaded in between
            raw.retell(told, question)
            return raw
    raise Unavailable("Data were loaded again and again while the question was answered. Ask it after the load.")


def statement(question: Question, *, told: bool = False) -> str:
    """The question's Cypher inside one that adds evidence, what is known of the ids, and what the database holds.

    `told`: with the hidden columns too, by which values are told as of a day."""
    columns = [*_columns(question), *(sorted(question.hidden) if told else ())]
    listed = ", ".join(f"`{name}`: `{name}`" for name in columns)
    return f"""CALL () {{
{question.cypher}
}}
WITH {{{listed}}} AS found_row LIMIT $row_limit
WITH collect(found_row) AS found_rows
WITH found_rows, {_claim_ids(question)} AS claim_ids
OPTIONAL MATCH (held:Load {{id: 'current'}})
WITH found_rows, held, COLLECT {{{EVIDENCE}}} AS found_claims
WITH found_rows, held, found_claims, COLLECT {{ UNWIND found_claims AS c RETURN DISTINCT c.document }} AS claimed_by
RETURN found_rows, held.data_version AS data_version, held.complete AS complete, found_claims,
  COLLECT {{{DOCUMENTS}}} AS found_documents,
  COLLECT {{ CALL () {{{LOOKUP}}}
    RETURN {{wanted: wanted, kind: kind, document: document, now: now, withdrawn: withdrawn, reason: reason,
      provision: provision, relation: relation}} }} AS found_known"""


def _columns(question: Question) -> Sequence[str]:
    if question.subgraph:
        return ("nodes", "relations", "hubs", "cut")
    finish = FINISHES.get(question.finish or "")
    names = [column.name for column in question.columns]
    return [name for name in names if not finish or name not in finish.gives] + sorted(finish.takes if finish else ())


def _claim_ids(question: Question) -> str:
    if question.subgraph:
        return "COLLECT { UNWIND found_rows AS row UNWIND row.relations AS r UNWIND r.claims AS id RETURN DISTINCT id }"
    given = _columns(question)
    names = [column.name for column in question.columns if column.type == "evidence" and column.name in given]
    if not names:
        return "[]"
    lists = " + ".join(f"coalesce(row.`{name}`, [])" for name in names)
    return f"COLLECT {{ UNWIND found_rows AS row UNWIND {lists} AS id RETURN DISTINCT id }}"


def _answer(question: Question, values: Mapping[str, object], raw: _Raw, limit: int) -> Answer:
    rows, truncated = raw.rows[:limit], len(raw.rows) > limit
    done = FINISHES[question.finish].function(rows, values) if question.finish else Finished(rows)
    answer = Answer(
        question.name, question.title, shown(values), question.columns, unit=question.unit, truncated=truncated,
        note=_note(done.note, values), hubs=done.hubs, data_version=raw.version, complete=raw.complete,
        documents=raw.documents,
    )  # fmt: skip
    if question.subgraph:
        return replace(answer, subgraph=subgraph_of(done.rows, raw.evidence))
    return replace(answer, rows=[_row(question, row, raw.evidence) for row in done.rows])


def _note(said: str | None, values: Mapping[str, object]) -> str | None:
    """What the finish says, and of `reported_by` where it ends."""
    notes = [said, MERGED if values.get("reported_by") else None]
    return " ".join(note for note in notes if note) or None


def _row(question: Question, row: Row, evidence: Known) -> Row:
    names = [column.name for column in question.columns]
    if set(names) != row.keys():
        raise InputError(f"{question.file}: the finish gave {sorted(row)}, and the head declares {sorted(names)}.")
    return {name: with_evidence(row[name], evidence, question.columns[n].type) for n, name in enumerate(names)}
