"""GEXF 1.3, our own: dynamic, with the first and last day of nodes and edges, and lists as lists."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import cast
from xml.etree.ElementTree import Element, SubElement, tostring

from queries.formats.format import DECLARATION, Format, plain
from queries.results import Answer, Row
from queries.tables import NODES, RELATIONS, columns, days, tables

__all__ = ["GEXF"]

NAMESPACE = "http://gexf.net/1.3"


def write(answer: Answer) -> bytes:
    found = tables(answer)
    nodes, relations = found.get("nodes", []), found.get("relations", [])
    root = Element("gexf", xmlns=NAMESPACE, version="1.3")
    meta = SubElement(root, "meta", lastmodifieddate=date.today().isoformat())
    SubElement(meta, "creator").text = "casegraph"
    SubElement(meta, "description").text = plain(f"{answer.title} (data version {answer.data_version})")
    graph = SubElement(root, "graph", defaultedgetype="directed", mode="dynamic", timeformat="date")
    _write_nodes(graph, nodes)
    _write_edges(graph, relations)
    return DECLARATION + cast("bytes", tostring(root, encoding="utf-8"))


def _write_nodes(graph: Element, nodes: Sequence[Row]) -> None:
    names = [name for name in columns(nodes, NODES) if name not in {"id", "name"}]
    kinds = _declare(graph, "node", names, nodes)
    parent = SubElement(graph, "nodes")
    for row in nodes:
        first, last = days(row.get("date"), row.get("end") or row.get("date"))
        node = SubElement(
            parent, "node", {"id": plain(row["id"]), "label": plain(row["name"]), **_interval(first, last)}
        )
        _values(node, kinds, row)


def _write_edges(graph: Element, relations: Sequence[Row]) -> None:
    names = [name for name in columns(relations, RELATIONS) if name not in {"id", "source", "target"}]
    kinds = _declare(graph, "edge", names, relations)
    parent = SubElement(graph, "edges")
    for row in relations:
        about = {name: plain(row[name]) for name in ("id", "source", "target")}
        about |= {"label": plain(row["type"]), "kind": plain(row["type"])}
        interval = _interval(*days(row["start"], row["end"]))
        _values(SubElement(parent, "edge", {**about, **interval}), kinds, row)


def _interval(first: str | None, last: str | None) -> dict[str, str]:
    """An end before its start (documents may disagree) is left open."""
    end = last if last and (first is None or first <= last) else None
    return {name: value for name, value in (("start", first), ("end", end)) if value}


def _declare(graph: Element, of: str, names: Iterable[str], rows: Sequence[Row]) -> dict[str, str]:
    """One `attribute` for each column; its id is its name."""
    parent = SubElement(graph, "attributes", {"class": of, "mode": "static"})
    kinds = {name: _type([row.get(name) for row in rows]) for name in names}
    for name, kind in kinds.items():
        SubElement(parent, "attribute", id=name, title=name, type=kind)
    return kinds


def _type(values: Iterable[object]) -> str:
    kinds = {type(value) for value in values if value is not None}
    if list in kinds:
        return "liststring"
    return "boolean" if kinds == {bool} else "long" if kinds == {int} else "string"


def _values(element: Element, kinds: dict[str, str], row: Row) -> None:
    said = {name: row[name] for name in kinds if row.get(name) not in (None, [])}
    parent = SubElement(element, "attvalues") if said else element
    for name, value in said.items():
        parts = value if isinstance(value, list) else [value]
        listed = json.dumps([plain(part) for part in parts], ensure_ascii=False)
        SubElement(parent, "attvalue", {"for": name, "value": listed if kinds[name] == "liststring" else plain(value)})


GEXF = Format("gexf", "application/gexf+xml", "gexf", "GEXF 1.3 for Gephi and Gephi Lite, with time", write)
