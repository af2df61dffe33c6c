"""Answers as flat tables, for the terminal and for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

from queries.results import Answer, Row, relation_json

__all__ = ["cell", "csv_text", "safe", "table_of"]

RISKY = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would compute what begins so

Table = tuple[list[str], list[list[str]]]  # head, and rows of text


def table_of(answer: Answer) -> Table:
    """Columns that hold something in some row; of a subgraph, its relations."""
    names, rows = _rows(answer)
    shown = [name for name in names if any(row[name] not in (None, "", [], {}) for row in rows)] or names
    return shown, [[cell(row[name]) for name in shown] for row in rows]


def csv_text(answer: Answer) -> str:
    """All columns; an entity takes two, its name and its id."""
    names, rows = _rows(answer)
    types = {column.name: column.type for column in answer.columns}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    entities = {name for name in names if types.get(name) == "entity"}
    writer.writerow([part for name in names for part in ([name, f"{name}_id"] if name in entities else [name])])
    for row in rows:
        writer.writerow([safe(part) for name in names for part in _parts(row[name], name in entities)])
    return out.getvalue()


def cell(value: object) -> str:
    """One value as text: an entity by its name, evidence as document and passage."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case {"claim": _, "document": document, "passage": passage}:
            return f"{document}: {_words(passage)}"
        case {"name": name, "id": identifier}:
            return str(name or identifier)
        case Mapping():
            return "; ".join(f"{key}: {cell(part)}" for key, part in value.items() if part not in (None, "", []))
        case str():
            return value
        case Sequence():
            return "\n".join(map(cell, value))
        case _:
            return str(value)


def _rows(answer: Answer) -> tuple[list[str], Sequence[Row]]:
    if answer.subgraph is None:
        return [column.name for column in answer.columns], answer.rows
    called = {node.id: {"id": node.id, "name": node.name} for node in answer.subgraph.nodes}
    names = "source type target start end certainty disputed documents evidence".split()
    found = [relation_json(each) for each in answer.subgraph.relations]
    return names, [
        {
            name: called.get(str(each[name]), each[name]) if name in {"source", "target"} else each[name]
            for name in names
        }
        for each in found
    ]


def _words(passage: object) -> str:
    words: Mapping[str, object] = passage if isinstance(passage, Mapping) else {}
    return f"“{words.get('quote') or ' … '.join(str(words.get(end) or '') for end in ('first', 'last'))}”"


def _parts(value: object, entity: bool) -> Iterable[str]:
    if entity:
        known: Mapping[str, object] = value if isinstance(value, Mapping) else {}
        return str(known.get("name") or ""), str(known.get("id") or "")
    if isinstance(value, bool):
        return ("true" if value else "false",)
    if isinstance(value, list | tuple) and any(isinstance(part, Mapping) for part in value):
        return (json.dumps(value, ensure_ascii=False),)
    return (cell(value).replace("\n", "; "),)


def safe(text: str) -> str:
    return f"'{text}" if text.startswith(RISKY) else text
