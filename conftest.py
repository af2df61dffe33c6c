"""A real Chromium for tests marked `browser`: they are skipped where there is none, and fail for it where CI is set."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright


@pytest.fixture(scope="module")  # while it is open no other event loop can run in this thread, so not for the session
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("there is no Chromium on this machine; on Debian: apt install chromium")
    manager = sync_playwright()
    try:
        playwright = manager.start()
    except Exception as error:  # noqa: BLE001 (Playwright's own is a plain Exception)
        pytest.skip(f"Playwright's driver does not start; on Debian: apt install libatomic1 ({error})")
    browser = playwright.chromium.launch(executable_path=path)
    yield browser
    browser.close()
    playwright.stop()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """An empty page of a profile of its own, 1280 × 720."""
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    yield context.new_page()
    context.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.skipped and os.environ.get("CI") and item.get_closest_marker("browser"):
        report.outcome = "failed"
        report.longrepr = f"skipped, where CI asks for a browser: {report.longrepr}"
    return report
