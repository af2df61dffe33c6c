"""axe-core finds no serious problem, in light and dark: explorer, evidence, answers, tables, help, review, docs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from api.review import create_review
from tests.api.conftest import served
from tests.api.test_review import session
from tests.api.views import sample
from tests.api.views.conftest import Open, Watched

pytestmark = pytest.mark.browser
SCHEMES = ("light", "dark")


def problems(page: Page, where: str) -> list[str]:
    """What axe calls serious or critical, in both schemes."""
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # no colour on its way to another
        for each in Axe().run(page).response["violations"]:
            if each["impact"] in {"serious", "critical"}:
                found.append(f"{where}, {scheme}: {each['id']}: {each['nodes'][0]['html'][:200]}")
    return found


def test_the_offline_file(opened: Open) -> None:
    page = opened()
    steps: dict[str, Callable[[], object]] = {
        "start": lambda: None,
        "profile": lambda: page.evaluate("Casegraph.panel.open('node', 'a:ann')"),
        "evidence": lambda: page.evaluate("Casegraph.panel.open('relation', 'a:bank-COMPLAINANT_IN-a:case')"),
        "date": lambda: page.evaluate("Casegraph.setState({asOf: '2014', hidden: ['a:others']}, 'date')"),
        "table": lambda: page.get_by_role("tab", name="Table").click(),
        "timeline": lambda: page.get_by_role("tab", name="Timeline").click(),
        "found": lambda: page.locator("#find").fill("ann"),
        "menu": lambda: page.get_by_role("button", name="Keep").click(),
        "help": lambda: page.evaluate("document.getElementById('help').showModal()"),
    }
    found = []
    for where, step in steps.items():
        step()
        found += problems(page, where)
    assert found == []


def test_the_served_pages(page: Page, reports: str) -> None:
    expect.set_options(timeout=30_000)
    watched = Watched(page, reports)
    watched.open(reports)
    found = problems(page, "first page")
    page.keyboard.press("/")
    page.keyboard.type("Baidalinova")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Expand").click()
    expect(page.locator("#more h3")).to_contain_text("in the data")
    found += problems(page, "profile, expanding")
    page.keyboard.press("Escape")
    page.evaluate(
        "Casegraph.panel.open('relation', [...Casegraph.graph.relations.values()].find((one) => one.disputed).id)"
    )
    found += problems(page, "evidence")
    page.get_by_role("tab", name="Table").click()
    found += problems(page, "table")
    page.get_by_role("tab", name="Timeline").click()
    found += problems(page, "timeline")
    page.get_by_role("button", name="Who prosecuted whom").click()
    page.locator("#field-defendant").fill("Guzyal Baidalinova")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.locator("#answer summary").first.click()
    found += problems(page, "answer")
    page.goto(f"{reports}/docs")
    found += problems(page, "docs")
    assert found == [] and watched.wrong == []


def test_the_review(page: Page, tmp_path: Path) -> None:
    review = session(tmp_path)
    with served(create_review(review)) as client:
        page.goto(f"{client.base_url}/?token={review.token}")
        expect(page.get_by_role("heading", level=1)).to_have_text("The same?")
        found = problems(page, "review")
    assert found == []


def test_axe_sees_what_is_wrong(page: Page) -> None:
    page.set_content("<html lang=en><title>x</title><main><h1>x</h1><button></button></main>")
    assert any("button-name" in each for each in problems(page, "bad"))


def test_a_view_of_nothing(opened: Open) -> None:
    page = opened(sample.view(subgraph=sample.subgraph(nodes=[], relations=[]), focus=()))
    expect(page.locator("#empty")).to_be_visible()
    assert problems(page, "empty") == []
