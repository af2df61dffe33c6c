"""From a saved view, some actors or a question to what is drawn: asks the catalogue, and adds documents and claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Protocol, cast

from api.views.data import ViewData
from api.views.saved import SavedView
from graph.errors import InputError
from queries.results import Answer

__all__ = ["Ask", "view_of"]

MOST_SEEDS = 100
MOST_PROFILES = 400  # nodes whose own claims the page carries


class Ask(Protocol):
    """Asks a question of the catalogue: `Service.ask`, or `run` bound to a database."""

    def __call__(self, question: str, parameters: Mapping[str, object] | None = None, /) -> Answer: ...


def view_of(ask: Ask, saved: SavedView) -> ViewData:
    """Everything the page of a view needs. Raises InputError, DatabaseError."""
    answer, focus = _answer(ask, saved)
    subgraph = answer.to_json()
    nodes = [str(node["id"]) for node in cast("list[dict[str, object]]", subgraph["nodes"])]
    documents = {str(row["id"]): _document(row) for row in ask("documents").rows}
    return ViewData(
        saved.title, subgraph, saved.note, saved.name, focus, saved.actors, saved.depth, documents,
        _claims(ask, nodes[:MOST_PROFILES]), saved.as_of,
    )  # fmt: skip


def _answer(ask: Ask, saved: SavedView) -> tuple[Answer, tuple[str, ...]]:
    """The subgraph, and the ids of whom it is about."""
    if saved.question:
        answer = ask(saved.question, saved.parameters)
        if answer.subgraph is not None:
            return answer, tuple(_ids(answer.parameters.values()))[:MOST_SEEDS]
        seeds = tuple(dict.fromkeys(_ids(answer.rows)))[:MOST_SEEDS]
        if not seeds:
            raise InputError(f"{saved.question} found nothing to draw with these parameters. Ask for less.")
        return ask("subgraph", _bounds(saved, seeds, 0)), ()
    answer = ask("subgraph", _bounds(saved, saved.actors, saved.depth))
    return answer, tuple(cast("list[str]", answer.parameters["seeds"]))


def _bounds(saved: SavedView, seeds: tuple[str, ...], depth: int) -> dict[str, object]:
    given = {"kinds": saved.kinds, "types": saved.relations, "certainty": saved.certainty}
    return {
        "seeds": list(seeds), "depth": depth, "nodes": saved.nodes, "relations": 5 * saved.nodes,
        **{name: list(words) for name, words in given.items() if words},
    }  # fmt: skip


def _ids(values: Iterable[Any]) -> Iterable[str]:
    """Ids of entities anywhere in an answer: `{id, kind, name}`."""
    for value in values.values() if isinstance(values, Mapping) else values:
        if isinstance(value, Mapping) and {"id", "kind", "name"} <= value.keys():
            yield str(value["id"])
        elif isinstance(value, Mapping | list | tuple):
            yield from _ids(value)


def _document(row: Mapping[str, object]) -> dict[str, object]:
    publisher = row.get("publisher")
    return {
        "title": row.get("title"), "published": row.get("published"), "url": row.get("url"),
        "publisher": publisher.get("name") if isinstance(publisher, Mapping) else None,
    }  # fmt: skip


def _claims(ask: Ask, nodes: list[str]) -> dict[str, list[dict[str, object]]]:
    """By node, the claims of its names, roles and other properties."""
    found: dict[str, list[dict[str, object]]] = defaultdict(list)
    for row in ask("properties_of", {"entities": nodes}).rows if nodes else ():
        for claim in cast("list[dict[str, object]]", row["evidence"]):
            found[str(row["entity"])].append({"predicate": row["predicate"], "value": row["value"], **claim})
    return dict(found)
