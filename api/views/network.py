"""The one door to pyvis: its network of nodes and relations, and the vis-network script that comes with it."""

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

__all__ = ["OPTIONS", "drawn", "vis_script"]

VIS_VERSION = "9.1.2"
DASHES: dict[str, Any] = {"stated": False, "alleged": [7, 5], "denied": [2, 4]}
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "multiselect": True, "keyboard": False, "tooltipDelay": 10**8},
    "nodes": {"shape": "custom", "chosen": False},
    "edges": {"chosen": False, "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}}, "selectionWidth": 0},
}


def drawn(subgraph: Mapping[str, Any], focus: Iterable[str] = (), aspect: float = 1.6) -> dict[str, Any]:
    """Nodes, edges and options for vis-network, every position computed."""
    network = Network(directed=True)
    about, nodes = set(focus), subgraph["nodes"]
    texts = {node["id"]: lines(label(node)) for node in nodes}
    sizes = {node["id"]: radius(node, focus=node["id"] in about) for node in nodes}
    boxes = {node["id"]: box(node, texts[node["id"]], sizes[node["id"]], crowded=len(nodes) > CROWD) for node in nodes}
    relations = [each for each in subgraph["relations"] if each["source"] in boxes and each["target"] in boxes]
    places = positions(boxes, [(each["source"], each["target"]) for each in relations], aspect)
    for node in nodes:
        x, y = places[node["id"]]
        style = KIND_STYLES.get(node["kind"])
        network.add_node(
            node["id"], label="\n".join(texts[node["id"]]), shape="custom", size=sizes[node["id"]], x=x, y=y,
            color=style.light if style else "#666666",
        )  # fmt: skip
    _add_relations(network, relations)
    return {"nodes": network.nodes, "edges": network.edges, "options": OPTIONS}


def _add_relations(network: Network, relations: Sequence[Mapping[str, Any]]) -> None:
    """`Network.add_edge` searches all nodes each time; its own Edge list is filled through `add_edge` per relation."""
    known = {node["id"] for node in network.nodes}
    network.get_nodes = lambda: known  # a set: pyvis looks both ends up in a list, which is quadratic
    bends = _bends(relations)
    for each in relations:
        network.add_edge(
            each["source"], each["target"], id=each["id"], dashes=DASHES.get(each.get("certainty", "stated"), False),
            width=min(4.0, 1.1 + 0.6 * (int(each.get("documents") or 1) - 1)), smooth=bends[each["id"]],
        )  # fmt: skip


def _bends(relations: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Several relations of the same two nodes bend apart; a single one is straight."""
    together: dict[frozenset[str], list[Mapping[str, Any]]] = defaultdict(list)
    for each in relations:
        together[frozenset((each["source"], each["target"]))].append(each)
    bends: dict[str, Any] = {}
    for group in together.values():
        first = group[0]["source"]
        for number, each in enumerate(group):
            bend = 0.17 * (number - (len(group) - 1) / 2)
            turn = bend if each["source"] == first else -bend
            way = {"enabled": True, "type": "curvedCW" if turn > 0 else "curvedCCW", "roundness": round(abs(turn), 3)}
            bends[each["id"]] = way if abs(turn) > 0.01 else False
    return bends


@cache
def vis_script() -> str:
    """vis-network as pyvis brings it, from this machine."""
    path = Path(pyvis.__file__).parent / "lib" / f"vis-{VIS_VERSION}" / "vis-network.min.js"
    return path.read_text(encoding="utf-8")
