"""Drawing: our layout beside a plain spring layout, and our page opened beside pyvis's own page of the same data."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import rustworkx as rx
from playwright.sync_api import Browser, sync_playwright

from api.views.data import ViewData
from api.views.network import Network, drawn
from api.views.page import render
from benchmarks.pairs import Pair

KINDS = ("Person", "Case", "Event", "Court", "Charge", "Agency", "Outlet")
READY = "html[data-ready]"


def pairs() -> Iterator[Pair]:
    """Makes the graphs, and files of both pages; a browser stays open for them."""
    large, middle = made(3000, 6000), made(300, 600)
    yield Pair(
        name="3,000 nodes and 6,000 relations: places and looks",
        ours=partial(drawn, large),
        other=partial(springs, large, 50),
        other_name="rustworkx's spring layout as it comes, places alone",
        rounds=5,
        at_most=1.0,
    )
    yield Pair(
        name="300 nodes and 600 relations: rows to file",
        ours=partial(page, middle),
        other=partial(springs, middle, 50),
        other_name="rustworkx's spring layout as it comes, places alone",
        rounds=10,
        at_most_ms=500,
    )
    yield Pair(
        name="3,000 nodes and 6,000 relations: rows to file",
        ours=partial(page, large),
        other=partial(drawn, large),
        other_name="its places and looks alone",
        rounds=5,
        at_most_ms=1000,
    )
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield from opened(browser, Path(folder), large)
        browser.close()


def opened(browser: Browser, folder: Path, graph: dict[str, Any]) -> Iterator[Pair]:
    ours, other = folder / "ours.html", folder / "pyvis.html"
    ours.write_text(page(graph), encoding="utf-8")
    other.write_text(plain(graph), encoding="utf-8")
    yield Pair(
        name="3,000 nodes opened: data ready, a name found",
        ours=partial(found, browser, ours),
        other=partial(shown, browser, other),
        other_name="pyvis's page of the same data and places, drawn once",
        rounds=7,
        at_most=1.0,
    )
    yield Pair(
        name="3,000 nodes opened: data ready, a name found",
        ours=partial(found, browser, ours),
        other=partial(nothing, browser),
        other_name="an empty page opened",
        rounds=7,
        at_most_ms=2000,
    )


def made(count: int, relations: int) -> dict[str, Any]:
    """A subgraph of a few hubs and many others, as real ones are."""
    chance = random.Random(1)
    nodes = [
        {"id": f"n:{n}", "kind": chance.choice(KINDS), "name": f"Somebody of {n} Name", "properties": {}, "degree": 2}
        for n in range(count)
    ]
    ends = {(n, chance.randrange(max(1, int(n**0.5) + 1))) for n in range(1, count)}
    while len(ends) < relations:
        one, other = chance.randrange(count), int(count * chance.random() ** 3)
        if one != other:
            ends.add((one, other))
    return {"nodes": nodes, "relations": [relation(*each) for each in sorted(ends)]}


def relation(one: int, other: int) -> dict[str, Any]:
    claim = {"claim": f"{one}-{other}", "document": "d", "certainty": "stated", "passage": {"first": "a", "last": "b"}}
    return {
        "id": f"{one}-{other}", "source": f"n:{one}", "target": f"n:{other}", "type": "ASSOCIATE_OF",
        "certainty": "stated", "documents": 1, "evidence": [claim],
    }  # fmt: skip


def springs(graph: dict[str, Any], iterations: int) -> object:
    plain: rx.PyGraph[int, None] = rx.PyGraph()
    plain.add_nodes_from(range(len(graph["nodes"])))
    plain.add_edges_from_no_data([(int(each["source"][2:]), int(each["target"][2:])) for each in graph["relations"]])
    return rx.spring_layout(plain, num_iter=iterations, seed=1)


def page(graph: dict[str, Any]) -> str:
    return render(ViewData("A view", graph), offline=True)


def plain(graph: dict[str, Any]) -> str:
    """What pyvis writes, its physics off, at our places; nothing of it comes from elsewhere."""
    places = {each["id"]: each for each in drawn(graph)["nodes"]}
    network = Network(directed=True, cdn_resources="in_line")
    for node in graph["nodes"]:
        at = places[node["id"]]
        network.add_node(node["id"], label=node["name"], x=at["x"], y=at["y"], physics=False)
    known = {node["id"] for node in graph["nodes"]}
    network.get_nodes = lambda: known
    for each in graph["relations"]:
        network.add_edge(each["source"], each["target"], title=each["type"])
    network.toggle_physics(False)
    return str(network.generate_html())


def found(browser: Browser, file: Path) -> None:
    """Until the picture is drawn and a name that was typed is found."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto(file.as_uri(), wait_until="commit")
    page.wait_for_selector(READY, state="attached")
    page.locator("#find").fill("Somebody of 17 Name")
    page.locator("#found li", has_text="Somebody of 17 Name").first.wait_for()
    page.close()


def nothing(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto("about:blank")
    page.close()


def shown(browser: Browser, file: Path) -> None:
    """Until pyvis's page, which has nothing to be typed into, has drawn once."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    page = context.new_page()
    page.goto(file.as_uri(), wait_until="commit")
    page.wait_for_function("() => typeof network !== 'undefined' && network.canvas.frame.canvas.width > 0")
    page.evaluate("() => new Promise((done) => { network.once('afterDrawing', done); network.redraw(); })")
    context.close()
