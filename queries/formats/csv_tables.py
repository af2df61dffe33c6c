"""CSV: of a subgraph a zip of tables with the headers of Neo4j's import, of rows one table; safe in a spreadsheet."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence

from queries.formats.format import Format, plain
from queries.results import Answer, Row
from queries.tables import EVIDENCE, NODES, RELATIONS, columns, tables

__all__ = ["CSV", "CSV_ROWS", "guarded"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WHEN = (1980, 1, 1, 0, 0, 0)  # the same answer is the same file
_OF_NODES = {"id": "id:ID", "labels": ":LABEL", "degree": "degree:long"}
_OF_RELATIONS = {
    "source": ":START_ID", "target": ":END_ID", "type": ":TYPE",
    "disputed": "disputed:boolean", "documents": "documents:long",
}  # fmt: skip
_READ_ME = """nodes.csv and relations.csv have the headers of neo4j-admin database import; evidence.csv holds the
claims behind each relation (`of` is its id). Lists are joined by ';'. A cell that begins like a
formula has a leading '.
"""


def write(answer: Answer) -> bytes:
    found = tables(answer)
    nodes, relations = found.get("nodes", []), found.get("relations", [])
    files = {
        "nodes.csv": _table(nodes, columns(nodes, NODES), _OF_NODES),
        "relations.csv": _table(relations, columns(relations, RELATIONS), _OF_RELATIONS),
        "evidence.csv": _table(found["evidence"], EVIDENCE, {}),
        "README.txt": _READ_ME,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, _WHEN), text.encode(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def write_rows(answer: Answer) -> bytes:
    rows = tables(answer).get("rows", [])
    return _table(rows, list(rows[0]) if rows else [column.name for column in answer.columns], {}).encode()


def guarded(cell: str) -> str:
    """No spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _table(rows: Iterable[Row], names: Sequence[str], headers: dict[str, str]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([headers.get(name, name) for name in names])
    for row in rows:
        writer.writerow([guarded(_cell(row.get(name))) for name in names])
    return buffer.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ";".join(plain(part).replace(";", ",") for part in value)
    return plain(value)


CSV = Format("csv", "application/zip", "zip", "a zip of tables for Neo4j's import and spreadsheets", write)
CSV_ROWS = Format("csv", "text/csv; charset=utf-8", "csv", "one table, entities as name and id", write_rows, rows=True)
