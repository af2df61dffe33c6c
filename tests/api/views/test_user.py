"""The way of an investigator through the five reports, by keyboard alone and by mouse; each step the first time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from api.views.saved import read_view
from tests.api.views.conftest import Watched, place

pytestmark = pytest.mark.browser
BANK, PAPER = "Kazkommertsbank", "Respublika"
SELECTION = {"selected": None}  # which undo does not bring back
SEEN = """() => {
  const { graph: { drawn }, draw, state, selected } = Casegraph, nodes = [...drawn.nodes].sort();
  return {nodes, relations: [...drawn.relations].sort(), places: nodes.map(draw.position), marked: state.marked,
    asOf: state.asOf, selected};
}"""


@pytest.fixture
def first(page: Page, reports: str) -> Iterator[Watched]:
    watched = Watched(page, reports)
    expect.set_options(timeout=30_000)
    watched.open(reports)
    yield watched
    assert watched.wrong == [] and watched.strangers == []


def seen(page: Page) -> Any:
    expect(page.locator("html.busy")).to_have_count(0)
    return page.evaluate(SEEN)


def count(page: Page) -> int:
    return len(seen(page)["nodes"])


def tab_to(page: Page, wanted: str) -> None:
    """Presses Tab until what is wanted has the focus."""
    for _ in range(200):
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", wanted):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never came to {wanted}")


def kept(page: Page, chosen: str, folder: Path) -> Path:
    """A file from the menu of what can be kept, by keyboard."""
    tab_to(page, "#open-export")
    page.keyboard.press("Enter")
    tab_to(page, chosen)
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    download.value.save_as(folder / download.value.suggested_filename)
    return folder / download.value.suggested_filename


def same_elsewhere(chromium: Browser, first: Watched) -> None:
    """Whoever opens the address sees the same picture."""
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    other = Watched(context.new_page(), first.address)
    assert seen(other.open(first.page.url)) == seen(first.page)
    assert other.wrong == [] and other.strangers == []
    context.close()


def works_offline(chromium: Browser, file: Path, first: Watched) -> None:
    """The file shows the same with the network off, evidence and all."""
    context = chromium.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    other = Watched(context.new_page(), "file:")
    page = other.open(file.as_uri())
    mine, theirs = seen(page), seen(first.page)
    assert {key: mine[key] for key in ("nodes", "relations", "places", "asOf")} == {
        key: theirs[key] for key in ("nodes", "relations", "places", "asOf")
    }
    page.keyboard.press("/")
    page.keyboard.type(BANK)
    page.keyboard.press("Enter")
    page.keyboard.press("]")
    expect(page.locator("#panel blockquote").first).not_to_be_empty()
    assert other.wrong == [] and [url for url in other.asked if not url.startswith(("file:", "data:", "blob:"))] == []
    context.close()


def test_by_keyboard_alone(first: Watched, chromium: Browser, tmp_path: Path) -> None:
    page = first.page
    page.keyboard.press("/")
    page.keyboard.type("Kazkomertsbank")
    expect(page.locator("#found li").first).to_contain_text(BANK)
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text(BANK)

    before = count(page)
    page.keyboard.press("e")
    expect(page.locator("#more h3")).to_contain_text("relations in the data")
    tab_to(page, "#more button:enabled")
    page.keyboard.press("Enter")
    expect(page.locator("#say")).to_contain_text("added")
    assert count(page) > before

    page.keyboard.press("/")
    page.keyboard.type(BANK)
    page.keyboard.press("Enter")
    page.keyboard.press("]")
    expect(page.locator("#panel .kicker")).to_contain_text("who says so?")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#panel h2') !== null")
    expect(page.locator("#panel blockquote").first).not_to_be_empty()
    expect(page.locator("#panel a[href^=http]").first).to_be_visible()

    page.keyboard.press("Escape")
    page.keyboard.press("Backspace")
    expect(page.locator("#panel h2")).to_have_text(BANK)
    page.keyboard.press("t")
    page.keyboard.type(PAPER)
    expect(page.locator("#found li").first).to_contain_text(PAPER)
    page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_contain_text(f"{BANK} → ")
    expect(page.locator("#notice")).to_contain_text(f"→ {PAPER}")

    everything = seen(page)
    tab_to(page, "#as-of")
    page.keyboard.type("2014")
    page.keyboard.press("Enter")
    assert seen(page)["asOf"] == "2014" and count(page) < len(everything["nodes"])
    page.keyboard.press("Tab")
    page.keyboard.press("Control+z")
    assert seen(page) | SELECTION == everything | SELECTION
    page.keyboard.press("Control+Shift+z")
    assert seen(page)["asOf"] == "2014"

    assert read_view(kept(page, "#save-view", tmp_path)).as_of == "2014"
    same_elsewhere(chromium, first)
    works_offline(chromium, kept(page, "#export a[href*=offline]", tmp_path), first)


def test_by_mouse(first: Watched, chromium: Browser, tmp_path: Path) -> None:
    page = first.page
    page.locator("#find").click()
    page.locator("#find").press_sequentially("Kazkomertsbank")
    page.locator("#found li", has_text=BANK).first.click()
    expect(page.locator("#panel h2")).to_have_text(BANK)

    before = count(page)
    page.get_by_role("button", name="Expand").click()
    page.locator("#more button:enabled").first.click()
    expect(page.locator("#say")).to_contain_text("added")
    assert count(page) > before
    page.get_by_role("button", name="Undo").click()
    assert count(page) == before

    page.get_by_role("button", name="Close details").click()
    page.get_by_role("button", name="Fit the whole picture").click()
    page.wait_for_timeout(400)  # the movement
    line = page.evaluate("""() => Casegraph.graph.drawnRelations().find((one) => one.type === "CLAIMANT_IN"
      && Casegraph.graph.name(one.source) === "Kazkommertsbank").id""")
    page.mouse.click(*place(page, f"Casegraph.lines.middle({line!r})"))
    expect(page.locator("#panel .kicker")).to_contain_text("who says so?")
    expect(page.locator("#panel h2")).to_contain_text(BANK)
    expect(page.locator("#panel blockquote").first).not_to_be_empty()

    page.locator("#panel h2").get_by_role("button", name=BANK, exact=True).click()
    page.get_by_role("button", name="Path to …").click()
    page.locator("#find").press_sequentially(PAPER)
    page.locator("#found li", has_text=PAPER).first.click()
    expect(page.locator("#notice")).to_contain_text(f"→ {PAPER}")

    everything = seen(page)
    slider = page.get_by_role("slider", name="As of date").bounding_box()
    assert slider
    page.mouse.click(slider["x"] + slider["width"] * 0.45, slider["y"] + slider["height"] / 2)
    assert seen(page)["asOf"].startswith("2014") and count(page) < len(everything["nodes"])
    page.get_by_role("button", name="Undo").click()
    assert seen(page) | SELECTION == everything | SELECTION

    page.get_by_role("button", name="Keep").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a view file").click()
    download.value.save_as(tmp_path / "again.yaml")
    assert BANK in page.url or read_view(tmp_path / "again.yaml").actors
    page.get_by_role("button", name="Keep").click()
    page.get_by_role("button", name="Copy the address").click()
    expect(page.locator("#notice")).to_contain_text("the address", ignore_case=True)
    same_elsewhere(chromium, first)
