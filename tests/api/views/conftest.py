"""Views opened in a real browser: as a file without a network, and from a service on the five reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Page

from api.app import create_app
from api.views.data import ViewData
from api.views.page import render
from graph.database import Database
from graph.settings import Settings
from loaders.run import load
from loaders.workspace import EXAMPLE, Workspace
from tests.api.conftest import served
from tests.api.views import sample
from tests.conftest import wipe

Open = Callable[..., Page]
SHARED = Path(__file__).parents[4] / "shared" / "reports"  # where they lie beside a checkout of ours


@pytest.fixture
def opened(page: Page, tmp_path: Path) -> Any:
    """Opens a view's file with the network off; in the end nothing was asked for and nothing went wrong."""
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    page.context.set_offline(True)
    file = tmp_path / "view.html"

    def open_(view: ViewData | None = None, hash: str = "") -> Page:
        file.write_text(render(view or sample.view(), offline=True), encoding="utf-8")
        page.goto(f"{file.as_uri()}{hash}")
        page.wait_for_selector("html[data-ready]", state="attached")
        return page

    yield open_
    assert {each.split("#")[0] for each in asked if not each.startswith(("data:", "blob:"))} == {file.as_uri()}
    assert wrong == []


def place(page: Page, expression: str) -> tuple[float, float]:
    """Where on the page something is drawn; `expression` gives a point of the canvas."""
    point = page.evaluate(f"Casegraph.draw.network.canvasToDOM({expression})")
    box = page.locator("#canvas").bounding_box()
    assert box
    return box["x"] + point["x"], box["y"] + point["y"]


@pytest.fixture(scope="module")
def reports(shared_database: Database, settings: Settings) -> Iterator[str]:
    """The address of a service on the five reports, with their texts where these are at hand."""
    texts = next((folder for folder in (settings.texts, SHARED) if folder and folder.is_dir()), None)
    wipe(shared_database)
    load(shared_database, Workspace(EXAMPLE, texts))
    app = create_app(replace(settings, workspace=None, texts=texts, read_seconds=60.0), shared_database)
    with served(app) as client:
        yield str(client.base_url).rstrip("/")
    wipe(shared_database)


class Watched:
    """A page, and what it asked for and complained of."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.asked: list[str] = []
        self.wrong: list[str] = []
        page.set_default_timeout(60_000)
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self._complained(message))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("dialog", lambda dialog: (self.wrong.append(dialog.message), dialog.dismiss()))

    def _complained(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.wrong.append(message.text)

    def open(self, address: str) -> Page:
        self.page.goto(address)
        self.page.wait_for_selector("html[data-ready]", state="attached")
        return self.page

    @property
    def strangers(self) -> list[str]:
        """Whom it asked beside our service."""
        return [url for url in self.asked if not url.startswith((self.address, "data:", "blob:", "file:"))]
