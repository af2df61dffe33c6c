"""How each kind is drawn: a colour for light and dark, an outline, a sign inside it, and a size."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from importlib.resources import files
from typing import Any

from graph.vocabulary import CERTAINTIES, KINDS, RELATIONS, ROLES

__all__ = ["KIND_STYLES", "KindStyle", "vocabulary"]


@dataclass(frozen=True, slots=True)
class KindStyle:
    """A kind as it is drawn; outline and sign are SVG paths in a box of 24 × 24, for canvas, legend, export."""

    light: str
    dark: str
    outline: str
    sign: str
    radius: float  # pixels at scale 1, before a node's degree adds to it
    plural: str


KIND_STYLES = {
    kind: KindStyle(**look)
    for kind, look in json.loads((files("api.views") / "static" / "kinds.json").read_text(encoding="utf-8")).items()
}


def vocabulary() -> dict[str, Any]:
    """What the client must know to draw and to speak of any node or relation, first seen or fetched later."""
    return {
        "kinds": {name: asdict(style) | {"title": KINDS[name].title} for name, style in KIND_STYLES.items()},
        "relations": {name: {"reads": each.reads, "group": each.group} for name, each in RELATIONS.items()},
        "certainties": list(CERTAINTIES),
        "roles": sorted(ROLES),
    }
