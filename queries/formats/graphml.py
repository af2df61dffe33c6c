"""GraphML: lists joined by `; `, and what is not there left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast
from xml.etree.ElementTree import Element, SubElement, tostring

from queries.formats.format import DECLARATION, Format, plain
from queries.results import Answer, Row
from queries.tables import NODES, RELATIONS, columns, tables

__all__ = ["GRAPHML"]

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"


def write(answer: Answer) -> bytes:
    found = tables(answer)
    nodes, relations = found.get("nodes", []), found.get("relations", [])
    root = Element("graphml", xmlns=NAMESPACE)
    of_nodes, of_edges = columns(nodes, NODES)[1:], columns(relations, RELATIONS)[3:]
    _keys(root, "node", "n", of_nodes, nodes)
    _keys(root, "edge", "e", of_edges, relations)
    graph = SubElement(root, "graph", id="answer", edgedefault="directed")
    for row in nodes:
        _data(SubElement(graph, "node", id=plain(row["id"])), "n", of_nodes, row)
    for row in relations:
        about = {name: plain(row[name]) for name in ("id", "source", "target")}
        _data(SubElement(graph, "edge", about), "e", of_edges, row)
    return DECLARATION + cast("bytes", tostring(root, encoding="utf-8"))


def _keys(root: Element, of: str, prefix: str, names: Sequence[str], rows: Iterable[Row]) -> None:
    listed = list(rows)
    for place, name in enumerate(names):
        attributes = {"id": f"{prefix}{place}", "for": of, "attr.name": name}
        SubElement(root, "key", {**attributes, "attr.type": _type([row.get(name) for row in listed])})


def _type(values: Iterable[object]) -> str:
    kinds = {type(value) for value in values if value is not None}
    return "boolean" if kinds == {bool} else "long" if kinds == {int} else "string"


def _data(element: Element, prefix: str, names: Sequence[str], row: Row) -> None:
    for place, name in enumerate(names):
        value = row.get(name)
        if value is not None:
            SubElement(element, "data", key=f"{prefix}{place}").text = plain(value)


GRAPHML = Format("graphml", "application/graphml+xml", "graphml", "GraphML for Gephi, yEd, networkx, igraph", write)
