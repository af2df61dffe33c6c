"""`python -m docs.pictures` makes the pictures of the docs from the running service, in a headless Chromium."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, sync_playwright
from rich.console import Console

from api.app import create_app
from api.server import listen, url_of
from graph.connect import connect
from graph.errors import InputError
from graph.settings import Settings
from queries.run import run

FOLDER = Path(__file__).parent / "pictures"
JOURNALIST = "amnesty-2015:guzyal-baidalinova"


def main() -> None:
    """Needs the example loaded without the reports' texts: a picture must not carry a report's sentences."""
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
    """The service on a free port, as long as it is needed."""
    settings = Settings.from_environment()
    with connect(settings, Console(stderr=True)) as database:
        documents = run(database, "documents").rows
        if not documents or any(row["quoted"] for row in documents):
            raise InputError("Load the example first, with CASEGRAPH_TEXTS unset and no texts/ in the workspace.")
        bound = listen("127.0.0.1", 0)
        server = uvicorn.Server(uvicorn.Config(create_app(settings, database), log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        while not server.started:
            time.sleep(0.05)
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
    page.wait_for_timeout(300)


PICTURES = (
    ("explorer", "light", explorer),
    ("evidence", "light", evidence),
    ("profile", "dark", profile),
    ("question", "light", answer),
)

if __name__ == "__main__":
    main()
