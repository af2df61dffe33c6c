"""The pages of the service: the first page, saved views, and whatever one explores, each with its policy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

from api.views.data import ViewData
from api.views.make import Ask, view_of
from api.views.page import Around, policy, render
from api.views.saved import SavedView, read_views, saved_view
from graph.errors import InputError
from graph.vocabulary import KINDS
from queries.catalogue import get_question

__all__ = ["Page", "explore_page", "home_page", "view_page"]

EMPTY: Mapping[str, list[str]] = {"nodes": [], "relations": []}
FORMATS = {  # of /v1/subgraph, under Keep
    "gexf": "Graph, GEXF for Gephi", "graphml": "Graph, GraphML", "cytoscape": "Graph, Cytoscape",
    "node-link": "Graph, networkx", "csv": "Graph, CSV for import", "ftm": "Graph, FollowTheMoney",
    "bibtex": "Citations, BibTeX", "csl": "Citations, CSL-JSON", "markdown": "Citations, Markdown",
}  # fmt: skip
LOAD_FIRST = "Nothing is loaded yet. Run `casegraph load`, then reload this page."
NO_VIEWS = "This workspace has no saved views. Search for somebody above, or ask a question at the left."


@dataclass(frozen=True, slots=True)
class Page:
    """A page as text, and the content security policy its header must carry."""

    html: str
    policy: str
    filename: str = ""  # where it is to be saved, not shown


def home_page(ask: Ask, views: Path) -> Page:
    """The first page: search, the questions, the views (a folder), and the featured view drawn."""
    known = read_views(views)
    figures = _figures(ask)
    if not figures:
        return _page(ViewData("casegraph", EMPTY), Around(known, nothing=LOAD_FIRST))
    if not known:
        return _page(ViewData("casegraph", EMPTY), Around(figures=figures, nothing=NO_VIEWS))
    try:
        view = view_of(ask, known[0])
    except InputError as error:  # a view of data that is not loaded must not cost the first page
        return _page(ViewData("casegraph", EMPTY), Around(known, figures, nothing=str(error)))
    return _page(view, Around(known, figures, _links(view, f"/views/{known[0].name}?offline=true")))


def view_page(ask: Ask, views: Path, name: str, *, offline: bool = False) -> Page:
    """A saved view; offline: as the file to hand on. Raises InputError, DatabaseError."""
    view = view_of(ask, saved_view(views, name))
    if offline:
        return Page(render(view, offline=True), policy(offline=True), f"{name}.html")
    return _page(view, Around(read_views(views), _figures(ask), _links(view, f"/views/{name}?offline=true")))


def explore_page(ask: Ask, views: Path, query: Sequence[tuple[str, str]], *, offline: bool = False) -> Page:
    """What a URL's query asks for: `actors` and `depth`, or `question` and its parameters. Raises InputError."""
    saved = _asked(query)
    view = view_of(ask, saved)
    if not saved.question:
        names = {node["id"]: str(node["name"]) for node in view.subgraph["nodes"]}
        view = replace(view, title=", ".join(names.get(each, each) for each in view.focus[:4]))
    if offline:
        return Page(render(view, offline=True), policy(offline=True), "view.html")
    again = urlencode([*query, ("offline", "true")])
    return _page(view, Around(read_views(views), _figures(ask), _links(view, f"/view?{again}")))


def _asked(query: Sequence[tuple[str, str]]) -> SavedView:
    question = next((value for name, value in query if name == "question"), "")
    if question:
        known = get_question(question)
        parameters: dict[str, object] = {}
        for name, value in query:
            several = [other for key, other in query if key == name]
            many = name in known.parameters and known.parameters[name].many
            if name != "question":
                parameters[name] = several if many or len(several) > 1 else value
        return SavedView("", known.title, known.about, question=question, parameters=parameters)
    actors = tuple(value for name, value in query if name == "actors" and value)
    depth = next((value for name, value in query if name == "depth"), "1")
    if not actors or depth not in {"0", "1", "2", "3"}:
        raise InputError("A view needs actors (and a depth from 0 to 3) or a question: /view?actors=… or ?question=….")
    return SavedView("", ", ".join(actors), actors=actors, depth=int(depth))


def _page(view: ViewData, around: Around) -> Page:
    return Page(render(view, offline=False, around=around), policy(offline=False))


def _figures(ask: Ask) -> list[str]:
    """How much there is, each number with its unit; empty where nothing is loaded."""
    counted = {
        str(row["value"]): row["count"] for row in ask("facets", {"of": ["kind"]}).rows if row["facet"] == "kind"
    }
    documents = ask("documents").rows
    if not documents:
        return []
    claims = sum(int(str(row["claims"])) for row in documents)
    kinds = ("Person", "Case", "Charge", "Court", "Outlet")
    plural = {"Person": "people", "Case": "cases", "Charge": "charges", "Court": "courts", "Outlet": "outlets"}
    shown = [
        f"{counted[kind]} {plural[kind] if counted[kind] != 1 else KINDS[kind].title}"
        for kind in kinds
        if counted.get(kind)
    ]
    return [*shown, f"{claims:,} claims from {len(documents)} document{'s' if len(documents) != 1 else ''}"]


def _links(view: ViewData, offline: str) -> list[Mapping[str, str]]:
    """The file to hand on, and the same subgraph in other formats."""
    question = view.subgraph.get("question") or {}
    given = {name: value for name, value in (question.get("parameters") or {}).items() if value not in (None, [], "")}
    links = [{"href": offline, "title": "This page as one file, for offline", "download": "yes"}]
    if question.get("name") == "subgraph":
        query = urlencode(given, doseq=True)
        links += [{"href": f"/v1/subgraph?{query}&format={each}", "title": title} for each, title in FORMATS.items()]
    return [dict(each) for each in links]
