"""The served page in a real browser, on a real engine: search, expand, collapse, paths, questions, the offline file."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from playwright.sync_api import Page, expect

from api.app import create_app
from api.server import listen, url_of
from graph.database import Database
from graph.settings import Settings
from loaders.run import load
from tests.factory import CASE, PEOPLE, claims_text, workspace

pytestmark = pytest.mark.browser
VIEW = "title: The journalist\nnote: Whom it is about.\nactors: 'one-2015:ann'\ndepth: 0\n"


@pytest.fixture
def address(shared_database: Database, database: Database, settings: Settings, tmp_path: Path) -> Iterator[str]:
    """A service on a small world, with a view of one node."""
    world = workspace(tmp_path / "world", claims_text(PEOPLE, CASE))
    (world.path / "views").mkdir()
    (world.path / "views" / "journalist.yaml").write_text(VIEW, encoding="utf-8")
    load(database, world)
    own = Settings(home=settings.home, cache=settings.cache, workspace=world.path, read_seconds=30)
    bound = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(create_app(own, database), log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield url_of(bound)
    server.should_exit = True
    thread.join()


@pytest.fixture
def served(page: Page, address: str) -> Iterator[Page]:
    """The first page; in the end nobody else was asked, and nothing went wrong."""
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.set_default_timeout(60_000)
    expect.set_options(timeout=60_000)
    page.goto(address)
    page.wait_for_selector("html[data-ready]", state="attached")
    yield page
    assert [each for each in asked if not each.startswith((address, "data:", "blob:", "file:"))] == []
    assert [each for each in wrong if "Failed to load resource" not in each] == []  # of what a test refuses itself


def nodes(page: Page) -> set[str]:
    return {str(each).partition(":")[2] for each in page.evaluate("[...Casegraph.graph.shown.nodes]")}


def eventually(page: Page, wanted: Any) -> None:
    for _ in range(400):
        if wanted():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it did not come to be")


def test_the_first_page_shows_search_questions_views_and_figures(served: Page) -> None:
    expect(served.get_by_role("heading", level=1)).to_have_text("The journalist")
    expect(served.get_by_role("button", name="Who prosecuted whom")).to_be_visible()
    expect(served.get_by_role("link", name="The journalist")).to_have_attribute("aria-current", "page")
    expect(served.locator(".rail")).to_contain_text("1 case")
    assert nodes(served) == {"ann"}


def test_expand_collapse_undo_by_keyboard(served: Page) -> None:
    served.locator("#canvas").focus()
    served.keyboard.press("ArrowRight")
    served.keyboard.press("e")
    served.get_by_role("button", name="works for …").press("Enter")
    eventually(served, lambda: nodes(served) == {"ann", "paper"})
    served.evaluate("Casegraph.select('node', 'one-2015:ann')")
    served.locator("#canvas").focus()
    served.keyboard.press("c")
    assert nodes(served) == {"ann"}
    served.keyboard.press("Control+z")
    assert nodes(served) == {"ann", "paper"}
    address = served.url
    served.goto("about:blank")
    served.goto(address)
    eventually(served, lambda: nodes(served) == {"ann", "paper"})


def test_search_finds_who_is_not_drawn_and_adds_or_opens(served: Page) -> None:
    served.locator("#find").fill("police")
    expect(served.locator("#found li").first).to_contain_text("not in this picture")
    served.keyboard.press("Shift+Enter")
    eventually(served, lambda: nodes(served) == {"ann", "police"})
    served.locator("#find").fill("city court")
    expect(served.locator("#found li").first).to_contain_text("City Court")
    served.keyboard.press("Enter")
    expect(served.get_by_role("heading", level=1)).to_have_text("City Court")
    served.wait_for_selector("html[data-ready]", state="attached")
    assert "court" in nodes(served) and len(nodes(served)) > 1


def test_a_path_that_is_not_drawn_is_fetched_with_its_evidence(served: Page) -> None:
    served.evaluate("Casegraph.explore.add(['one-2015:police'], 'one-2015:ann', 'add')")
    eventually(served, lambda: nodes(served) == {"ann", "police"})
    served.evaluate("Casegraph.act.path('one-2015:ann', 'one-2015:police')")
    expect(served.locator("#notice")).to_contain_text("2 steps: Ann Lee → ")
    step = served.evaluate(
        "[...Casegraph.graph.shown.relations].find((id) => Casegraph.graph.relations.get(id).type === 'DONE_BY')"
    )
    served.evaluate("(id) => Casegraph.select('relation', id)", step)
    expect(served.locator("#panel blockquote")).to_contain_text("the police … home")


def test_a_question_is_asked_by_its_form_and_its_answer_drawn(served: Page) -> None:
    served.get_by_role("button", name="Who prosecuted whom").click()
    served.get_by_label("defendant", exact=False).first.fill("Ann Lee")
    served.get_by_role("button", name="Ask", exact=True).click()
    answer = served.locator("#answer")
    expect(answer.get_by_role("row", name="the police")).to_contain_text("searching")
    answer.locator("summary").first.click()
    expect(answer.locator("blockquote").first).to_be_visible()
    answer.get_by_role("link", name="Draw this answer").click()
    served.wait_for_selector("html[data-ready]", state="attached")
    assert {"ann", "police"} <= nodes(served)


def test_a_question_that_cannot_be_asked_says_why(served: Page) -> None:
    served.get_by_role("button", name="Who prosecuted whom").click()
    served.get_by_label("since").fill("long ago")
    served.get_by_role("button", name="Ask", exact=True).click()
    expect(served.locator("#answer [role=alert]")).to_contain_text("long ago")


def test_a_service_that_is_gone_says_what_to_do(served: Page) -> None:
    served.route("**/v1/**", lambda route: route.abort())
    served.evaluate("window.errors = []; Casegraph.explore.expand('one-2015:ann')")
    expect(served.locator("#notice")).to_contain_text("The service does not answer")
    served.unroute("**/v1/**")


def test_every_format_under_keep_is_one_that_the_service_gives(served: Page, address: str) -> None:
    hrefs = served.locator("#export a").evaluate_all("all => all.map((each) => each.getAttribute('href'))")
    ours = [each for each in hrefs if each.startswith("/")]
    (gephi,) = (each for each in hrefs if each not in ours)
    assert len(ours) == 10 and gephi.startswith("https://gephi.org/gephi-lite/?file=http")
    assert {httpx.get(f"{address}{each}", timeout=60).status_code for each in ours} == {200}


def test_the_offline_file_of_a_served_page_asks_nobody(served: Page, address: str, tmp_path: Path) -> None:
    answer = httpx.get(f"{address}/views/journalist?offline=true")
    assert 'filename="journalist.html"' in answer.headers["content-disposition"]
    (tmp_path / "journalist.html").write_text(answer.text, encoding="utf-8")
    served.context.set_offline(True)
    served.goto((tmp_path / "journalist.html").as_uri())
    expect(served.locator("html[data-ready]")).to_be_attached()


def test_what_was_explored_goes_with_the_offline_file(served: Page, tmp_path: Path) -> None:
    served.evaluate("Casegraph.explore.add(['one-2015:police', 'one-2015:paper'], 'one-2015:ann', 'add')")
    eventually(served, lambda: nodes(served) == {"ann", "police", "paper"})
    served.evaluate("Casegraph.act.pin('one-2015:paper')")
    served.evaluate("Casegraph.act.hide('one-2015:police')")
    served.get_by_role("button", name="Keep").click()
    with served.expect_download() as download:
        served.get_by_role("link", name="This page as one file").click()
    download.value.save_as(tmp_path / "explored.html")
    served.context.set_offline(True)
    served.goto((tmp_path / "explored.html").as_uri())
    served.wait_for_selector("html[data-ready]", state="attached")
    assert nodes(served) == {"ann", "paper"}
    served.get_by_role("button", name="Show all").click()
    assert nodes(served) == {"ann", "police", "paper"}
    assert served.evaluate("Object.keys(Casegraph.state.pinned)") == ["one-2015:paper"]


@pytest.mark.parametrize("path", ["/views/nobody", "/view?actors=nobody-known", "/view", "/view?question=nothing"])
def test_what_cannot_be_drawn_is_a_clear_error(address: str, path: str) -> None:
    answer = httpx.get(f"{address}{path}")
    assert answer.status_code in {404, 422} and answer.json()["detail"]
