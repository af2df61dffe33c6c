"""`python -m docs.pictures` makes the pictures of the docs from the running service, in a headless Chromium."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from rich.console import Console

from api.app import create_app
from api.server import listen, server_for, url_of
from graph.connect import connect
from graph.settings import Settings
from loaders.run import load
from loaders.workspace import EXAMPLE, Workspace

FOLDER = Path(__file__).parent / "pictures"
JOURNALIST = "amnesty-2015:guzyal-baidalinova"


def main() -> None:
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, scheme, steps in PICTURES:
            page = browser.new_page(viewport={"width": 1440, "height": 860}, device_scale_factor=1, color_scheme=scheme)
            page.set_default_timeout(60_000)
            steps(page, address)
            page.screenshot(path=FOLDER / f"{name}.png")
            page.close()
        browser.close()


@contextmanager
def served() -> Iterator[str]:
    """A service on the example, in an engine of its own; without texts, for a picture must not carry a report's."""
    with tempfile.TemporaryDirectory() as folder:
        outside = Settings.from_environment()
        settings = replace(outside, home=Path(folder) / "home", neo4j_uri=None, workspace=None, texts=None)
        with connect(settings, Console(stderr=True)) as database:
            load(database, Workspace(EXAMPLE))
            with listen("127.0.0.1", 0) as bound:
                ready = threading.Event()
                server = server_for(create_app(settings, database), ready.set)
                thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
                thread.start()
                ready.wait(60)
                try:
                    yield url_of(bound)
                finally:
                    server.should_exit = True
                    thread.join()


def opened(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("html[data-ready]", state="attached")
    page.wait_for_timeout(500)


def explorer(page: Page, address: str) -> None:
    opened(page, address)


def evidence(page: Page, address: str) -> None:
    """A relation on which the sources do not agree, and each claim behind it."""
    opened(page, address)
    page.evaluate(
        "Casegraph.panel.open('relation', [...Casegraph.graph.relations.values()].find((one) => one.disputed).id)"
    )
    page.wait_for_timeout(500)


def profile(page: Page, address: str) -> None:
    """Who somebody is, with the others dimmed."""
    opened(page, address)
    page.evaluate(f"Casegraph.panel.open('node', '{JOURNALIST}'); Casegraph.act.dim()")
    page.wait_for_timeout(500)


def answer(page: Page, address: str) -> None:
    """A question asked by its form, with the claims behind a row."""
    opened(page, address)
    page.get_by_role("button", name="Who prosecuted whom").click()
    page.locator("#field-defendant").fill("Guzyal Baidalinova")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.locator("#answer summary").first.click()
    page.locator("#answer table").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#answer').scrollIntoView()")
    page.evaluate("document.querySelector('#answer .scroll').scrollLeft = 0")
    page.wait_for_timeout(300)


PICTURES = (
    ("explorer", "light", explorer),
    ("evidence", "light", evidence),
    ("profile", "dark", profile),
    ("question", "light", answer),
)

if __name__ == "__main__":
    main()
