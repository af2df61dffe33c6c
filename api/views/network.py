"""The one door to pyvis: its network of nodes, and the vis-network script that comes with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pyvis
from pyvis.network import Network

from api.views.labels import CROWD, box, label, lines, radius
from api.views.layout import positions
from api.views.style import KIND_STYLES

__all__ = ["OPTIONS", "drawn", "folds", "vis_script"]

VIS_VERSION = "9.1.2"
FOLDS = 60  # nodes above which lone steps are folded
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "multiselect": True, "keyboard": False, "tooltipDelay": 10**8},
    "nodes": {"shape": "custom", "chosen": False},
}


def drawn(subgraph: Mapping[str, Any], focus: Iterable[str] = (), aspect: float = 1.6) -> dict[str, Any]:
    """Nodes and options for vis-network, every position computed; the client draws the relations itself."""
    network = Network(directed=True)
    about, nodes = set(focus), subgraph["nodes"]
    texts = {node["id"]: lines(label(node)) for node in nodes}
    sizes = {node["id"]: radius(node, focus=node["id"] in about) for node in nodes}
    boxes = {node["id"]: box(node, texts[node["id"]], sizes[node["id"]], crowded=len(nodes) > CROWD) for node in nodes}
    relations = [each for each in subgraph["relations"] if each["source"] in boxes and each["target"] in boxes]
    hung = _lone_steps(nodes, relations, about) if folds(nodes) else {}
    places = positions(boxes, [(each["source"], each["target"]) for each in relations], aspect, hung)
    for node in nodes:
        x, y = places[node["id"]]
        style = KIND_STYLES.get(node["kind"])
        network.add_node(
            node["id"], label="\n".join(texts[node["id"]]), shape="custom", size=sizes[node["id"]], x=x, y=y,
            color=style.light if style else "#666666",
        )  # fmt: skip
    return {"nodes": network.nodes, "options": OPTIONS}


def folds(nodes: Sequence[Mapping[str, Any]]) -> bool:
    """Whether steps that concern one node only are counted on it, not drawn, until somebody asks."""
    return len(nodes) > FOLDS and any(node["kind"] != "Event" for node in nodes)


def _lone_steps(
    nodes: Sequence[Mapping[str, Any]], relations: Sequence[Mapping[str, Any]], about: set[str]
) -> dict[str, str]:
    """Steps that concern one node only, and which."""
    near: dict[str, set[str]] = defaultdict(set)
    for each in relations:
        near[each["source"]].add(each["target"])
        near[each["target"]].add(each["source"])
    steps = [node["id"] for node in nodes if node["kind"] == "Event" and node["id"] not in about]
    alone = {step for step in steps if len(near[step] - {step}) == 1}
    return {step: on for step in alone for on in near[step] - {step} if on not in alone}


@cache
def vis_script() -> str:
    """vis-network as pyvis brings it, from this machine."""
    path = Path(pyvis.__file__).parent / "lib" / f"vis-{VIS_VERSION}" / "vis-network.min.js"
    return path.read_text(encoding="utf-8")
