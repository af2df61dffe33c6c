"""The words under a node: a short label, broken into lines, and the box it takes."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt
from textwrap import wrap
from typing import Any

from api.views.style import KIND_STYLES

__all__ = ["CROWD", "box", "label", "lines", "radius"]

LINE_CHARACTERS, MOST_LINES = 18, 3
CHARACTER, LINE, GAP = 6.7, 14.0, 4.0  # pixels at scale 1
CROWD = 45  # nodes from which a picture is crowded
SMALL = frozenset({"Event", "Charge", "Provision", "Law", "Work", "Place"})  # drawn in smaller letters


def label(node: Mapping[str, Any]) -> str:
    """The name to draw; a step is called by what and when it was, a charge by its provision and status."""
    properties = node.get("properties") or {}
    name = str(node.get("name") or node["id"])
    if node["kind"] == "Event":
        what, date = _first(properties.get("what")), _first(properties.get("date"))
        return " · ".join(filter(None, [what.replace("_", " "), date])) or name
    if node["kind"] == "Charge":
        status = _first(properties.get("status")).replace("_", " ")
        return " · ".join(filter(None, [name.partition(" · ")[0], status]))  # who faces it, its relations show
    return name


def lines(text: str) -> list[str]:
    """At most three lines; what is longer ends in …"""
    found = wrap(text, LINE_CHARACTERS, max_lines=MOST_LINES, placeholder=" …", break_on_hyphens=False)
    return found or [text[:LINE_CHARACTERS]]


def radius(node: Mapping[str, Any], *, focus: bool = False) -> float:
    """A node grows with the root of its degree, and a little when the view is about it."""
    base = KIND_STYLES[node["kind"]].radius if node["kind"] in KIND_STYLES else 10
    grown = base + min(9.0, 1.6 * sqrt(max(0, int(node.get("degree") or 0) - 1)))
    return round(grown + (3 if focus else 0), 1) if node["kind"] not in SMALL else base


def box(node: Mapping[str, Any], text: list[str], size: float, *, crowded: bool = False) -> tuple[float, float]:
    """Width and height of the node with its label under it; in a crowd, small ones show theirs where room is left."""
    small = node["kind"] in SMALL
    if crowded and small:
        return 2 * size + 20, 2 * size + 14
    scale = 0.86 if small else 1.0
    width = max(2 * size, scale * CHARACTER * max(map(len, text)))
    return width + 10, 2 * size + GAP + scale * LINE * len(text) + 8


def _first(value: Any) -> str:
    if isinstance(value, list | tuple):
        return str(value[0]) if value else ""
    return "" if value is None else str(value)
