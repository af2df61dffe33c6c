"""A view as one page: our template, the client, vis-network and the data, all inside, nothing fetched."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from api.views.data import ViewData
from api.views.network import VIS_VERSION, drawn, folds, vis_script
from api.views.saved import SavedView
from api.views.style import KIND_STYLES, vocabulary

__all__ = ["Around", "policy", "render"]

SCRIPTS = (  # in this order
    "core", "graph", "address", "signs", "lines", "labels", "draw", "image", "evidence", "panel", "tables", "act",
    "find", "keys", "filters", "when", "controls", "keep", "explore", "ask", "main",
)  # fmt: skip
MOST_SAID = 6  # of a parameter's values
# What would end a script element, or is a line end to JavaScript and none to JSON.
UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


@dataclass(frozen=True, slots=True)
class Around:
    """What a served page shows beside its picture."""

    views: Sequence[SavedView] = ()
    figures: Sequence[str] = ()  # each with its unit: "312 people"
    links: Sequence[Mapping[str, str]] = ()  # href and title, under Keep
    nothing: str = ""  # why there is nothing to draw, and what to do


def render(view: ViewData, *, offline: bool, api: str = "/v1", around: Around | None = None) -> str:
    """The page of a view; offline it asks nobody for anything, served it may ask `api` of its own origin."""
    subgraph, beside = view.subgraph, around or Around()
    return _templates().get_template("view.html").render(
        title=view.title, note=view.note, name=view.name, home=not offline, api=not offline, links=beside.links,
        views=beside.views, figures=beside.figures, nothing=beside.nothing,
        policy=policy(offline=offline), style=Markup(_style()), vis=VIS_VERSION,
        vis_script=Markup(vis_script()), client=Markup(_client()), data=embedded(_data(view, "" if offline else api)),
        question=_question(subgraph), data_version=subgraph.get("data_version") or "",
        documents=_documents(view), warnings=list(_warnings(subgraph)),
    )  # fmt: skip


def policy(*, offline: bool) -> str:
    """The content security policy of our pages: these scripts and this style run, and no other."""
    scripts = " ".join(f"'sha256-{_hash(script)}'" for script in (vis_script(), _client()))
    own = "'none'" if offline else "'self'"
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'sha256-{_hash(_style())}'; img-src data:; "
        f"connect-src {own}; base-uri 'none'; form-action {own}"
    )


def embedded(data: Any) -> Markup:
    """Data for a JSON script element: nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(UNSAFE))


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _data(view: ViewData, api: str) -> dict[str, Any]:
    subgraph = view.subgraph
    head = {key: value for key, value in subgraph.items() if key not in {"nodes", "relations"}}
    page = {
        "title": view.title, "note": view.note, "name": view.name, "focus": list(view.focus), "api": api,
        "documents": view.documents, "claims": view.claims, "head": head,
        "actors": list(view.actors), "depth": view.depth,
        "state": {"asOf": view.as_of, "fold": folds(subgraph["nodes"])},  # at the start
    }  # fmt: skip
    return {
        "page": page, "vocabulary": vocabulary(), "picture": drawn(subgraph, view.focus),
        "subgraph": {"nodes": subgraph["nodes"], "relations": subgraph["relations"]},
    }  # fmt: skip


def _question(subgraph: Mapping[str, Any]) -> str:
    """The question and its parameters in words; ids of what is drawn are said by name."""
    question = subgraph.get("question")
    if not question:
        return ""
    names = {node["id"]: str(node["name"]) for node in subgraph["nodes"]}

    def said(value: Any) -> str:
        several = value if isinstance(value, list | tuple) else [value]
        if len(several) > MOST_SAID:
            return f"{said(several[:MOST_SAID])} and {len(several) - MOST_SAID} more"
        return ", ".join(names.get(one, str(one)) if isinstance(one, str) else str(one) for one in several)

    parameters = question.get("parameters") or {}
    given = "; ".join(f"{name}: {said(value)}" for name, value in parameters.items() if value not in (None, [], ""))
    return f"{question.get('title') or question.get('name', '')}{f' ({given})' if given else ''}"


def _documents(view: ViewData) -> list[str]:
    """Titles of the documents behind what is drawn."""
    relations = view.subgraph["relations"]
    ids = dict.fromkeys(
        claim["document"] for one in relations for claim in one.get("evidence") or () if "document" in claim
    )
    return [str(view.documents.get(each, {}).get("title") or each) for each in sorted(ids)]


def _warnings(subgraph: Mapping[str, Any]) -> Iterable[str]:
    """What a reader must know of what is not drawn."""
    cut = subgraph.get("truncated") or {}
    which = [word for word in ("nodes", "relations") if cut.get(word)]
    if which:
        yield f"Cut: more {' and '.join(which)} belong here than are drawn ({cut.get('reason') or 'limit'})."
    hubs = (subgraph.get("excluded") or {}).get("hubs") or []
    if hubs:
        names = ", ".join(
            str(hub.get("name") or hub.get("id")) if isinstance(hub, Mapping) else str(hub) for hub in hubs
        )
        yield f"Not passed through, for they are related to too many: {names}."
    if subgraph.get("note"):
        yield str(subgraph["note"])
    if subgraph.get("complete") is False:
        yield "The load of the data is not complete; run it again to finish it."


@cache
def _templates() -> Environment:
    return Environment(loader=PackageLoader("api.views"), autoescape=True, undefined=StrictUndefined, trim_blocks=True)


@cache
def _client() -> str:
    folder = files("api.views") / "static"
    return "\n".join((folder / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)


@cache
def _style() -> str:
    """The page's style, and each kind's colour for light and dark."""
    style = (files("api.views") / "static" / "page.css").read_text(encoding="utf-8")

    def colours(shade: str) -> str:
        rules = (
            f".kind-{kind} .outline{{fill:{getattr(look, shade)};stroke:{getattr(look, shade)}}}"
            f".kind-{kind}.unnamed .inner{{fill:{getattr(look, shade)}}}"
            for kind, look in KIND_STYLES.items()
        )
        return "".join(rules)

    return f"{colours('light')}@media (prefers-color-scheme: dark){{{colours('dark')}}}\n{style}"
