"""Markup in every field that reaches a served page, and in addresses: it stays text, and no script runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from playwright.sync_api import Page, expect

from api.app import create_app
from graph.database import Database
from graph.settings import Settings
from loaders.run import load
from tests.api.conftest import served
from tests.api.views.conftest import Watched
from tests.factory import claims_text, workspace

pytestmark = pytest.mark.browser
BAD = "<img src=x onerror=alert(1)></script><script>alert(2)</script>\"'`{{7*7}}"
WORDS = json.dumps(BAD)  # a JSON string is one of YAML
WORLD = f"""
entities:
  pub: {{kind: Organization, name: {WORDS}, at: The Publisher}}
  ann: {{kind: Person, name: {WORDS}, description: {WORDS}, roles: [Journalist], at: {WORDS}}}
  bob: {{kind: Person, name: {json.dumps("Bob " + BAD)}, at: Bob}}
  paper: {{kind: Outlet, name: {json.dumps("Paper " + BAD)}, website: {json.dumps("javascript:alert(4)")}, at: paper}}
claims:
- {{s: ann, p: WORKS_FOR, o: paper, title: {WORDS}, at: {WORDS}, note: {WORDS}}}
- {{s: ann, p: ACCUSED, o: bob, by: paper, at: {WORDS}, note: {WORDS}}}
"""


@pytest.fixture
def address(database: Database, settings: Settings, tmp_path: Path) -> Iterator[str]:
    text = claims_text(WORLD).replace("title: A report", f"title: {WORDS}")
    world = workspace(tmp_path / "world", text)
    (world.path / "views").mkdir()
    file = f"title: {WORDS}\nnote: {WORDS}\nactors: ['one-2015:ann']\n"
    (world.path / "views" / "bad.yaml").write_text(file, encoding="utf-8")
    load(database, world)
    with served(create_app(replace(settings, workspace=world.path, read_seconds=60.0), database)) as client:
        yield str(client.base_url).rstrip("/")


def test_no_script_runs(page: Page, address: str) -> None:
    expect.set_options(timeout=30_000)
    watched = Watched(page, address)
    watched.open(address)
    expect(page.get_by_role("heading", level=1)).to_have_text(BAD)
    for what in ("'node', 'one-2015:ann'", "'node', 'one-2015:paper'"):
        page.evaluate(f"Casegraph.panel.open({what})")
        expect(page.locator("#panel h2")).to_contain_text("<img src=x onerror=alert(1)>")
    for relation in page.evaluate("[...Casegraph.graph.relations.keys()]"):
        page.evaluate("(id) => Casegraph.panel.open('relation', id)", relation)
        expect(page.locator("#panel .note").first).to_contain_text("<script>alert(2)</script>")
    page.evaluate("Casegraph.explore.expand('one-2015:ann')")
    expect(page.locator("#more h3")).to_contain_text("in the data")
    page.locator("#find").fill("<img src=x onerror=alert(3)>")
    expect(page.locator("#found")).not_to_be_empty()
    for tab in ("Table", "Timeline"):
        page.get_by_role("tab", name=tab).click()
    page.locator("#questions button", has_text="All that is claimed").click()
    page.locator("#ask input[type=text]").first.fill("one-2015:ann")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("#answer")).to_contain_text("<img src=x onerror=alert(1)>")
    assert "<img" not in page.evaluate("Casegraph.image.svg()")
    assert page.locator("img, iframe, #panel script, a[href^='javascript']").count() == 0
    assert watched.wrong == [] and watched.strangers == []


@pytest.mark.parametrize(
    "path", ["/view?actors={}", "/view?question={}", "/views/{}", "/view?question=find&q={}", "/?{}"]
)
def test_an_address_is_answered_without_its_markup(page: Page, address: str, path: str) -> None:
    watched = Watched(page, address)
    page.goto(f"{address}{path.format(quote(BAD, safe=''))}#{quote(BAD)}&asOf={quote(BAD)}&node={quote(BAD)}")
    assert page.locator("img, iframe").count() == 0
    refused = "Failed to load resource"  # the browser's own word for our answer 404 or 422
    assert [each for each in watched.wrong if refused not in each] == [] and watched.strangers == []
    answer = httpx.get(f"{address}{path.format(quote(BAD, safe=''))}", timeout=60)
    assert answer.headers["content-type"].startswith(("text/html", "application/problem+json"))
    assert "default-src 'none'" in answer.headers.get("content-security-policy", "default-src 'none'")
