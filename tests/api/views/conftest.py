"""Views opened in a real browser without a network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from api.views.data import ViewData
from api.views.page import render
from tests.api.views import sample

Open = Callable[..., Page]


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
