"""`python -m benchmarks.readability`: names drawn, boxes that overlap, lines that cross, beside plain springs."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import rustworkx as rx
from playwright.sync_api import Page, sync_playwright
from rich.console import Console
from rich.table import Table

from api.views.data import ViewData
from api.views.make import view_of
from api.views.page import render
from api.views.saved import SavedView, read_views
from api.views.untangle import crossings
from benchmarks.bench_views import made
from graph.connect import connect
from graph.settings import Settings
from loaders.run import load
from loaders.workspace import EXAMPLE, Workspace
from queries.run import run

HEAD = ("picture", "nodes drawn", "lines", "names drawn", "names that overlap", "lines that cross", "plain springs")
DRAWN = """() => {
  const { graph, draw, labels } = Casegraph, nodes = [...graph.drawn.nodes];
  const at = new Map(nodes.map((id, number) => [id, number]));
  return { places: nodes.map((id) => [draw.position(id).x, draw.position(id).y]),
    ends: graph.drawnRelations().map((one) => [at.get(one.source), at.get(one.target)]),
    names: labels.placed.names.map((one) => [one.x, one.y, one.x + one.width, one.y + one.height]) };
}"""


def main() -> None:
    console, table = Console(width=130), Table(*HEAD)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        for view in views(Path(folder), console):
            table.add_row(view.title, *map(str, measured(page, view, Path(folder) / "view.html")))
        browser.close()
    console.print(table)


def views(folder: Path, console: Console) -> Iterator[ViewData]:
    """The saved views of the example, what lies two relations around Respublika, and graphs made by chance."""
    settings = replace(Settings.from_environment(), home=folder / "home", neo4j_uri=None, workspace=None, texts=None)
    with connect(settings, console) as database:
        load(database, Workspace(EXAMPLE))
        around = SavedView("", "two relations around Respublika", actors=("amnesty-2015:reaspublika",), depth=2)
        for saved in (*read_views(EXAMPLE / "views"), around):
            yield view_of(partial(run, database, seconds=60), saved)
    for count, relations in ((30, 45), (100, 150), (300, 500)):
        yield ViewData(f"made, {count} nodes", made(count, relations))


def measured(page: Page, view: ViewData, file: Path) -> tuple[int, ...]:
    file.write_text(render(view, offline=True), encoding="utf-8")
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    drawn: dict[str, Any] = page.evaluate(DRAWN)
    edges = np.array(sorted({(min(each), max(each)) for each in drawn["ends"] if each[0] != each[1]}))
    boxes = drawn["names"]
    overlaps = sum(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for n, a in enumerate(boxes) for b in boxes[:n]
    )
    count = len(drawn["places"])
    springs = [crossings(springs_of(count, edges, seed), edges) for seed in range(5)]
    crossed = crossings(np.array(drawn["places"]), edges)
    return count, len(edges), len(boxes), overlaps, crossed, int(median(springs))


def springs_of(count: int, edges: Any, seed: int) -> Any:
    graph: rx.PyGraph[int, None] = rx.PyGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from_no_data([(int(a), int(b)) for a, b in edges])
    found = rx.spring_layout(graph, seed=seed)
    return np.array([found[number] for number in range(count)])


if __name__ == "__main__":
    main()
