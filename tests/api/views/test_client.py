"""The page in a real browser without a network: evidence, keyboard, filters, date, undo, what can be kept."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from api.views.saved import read_view
from tests.api.views import sample
from tests.api.views.conftest import Open, place

pytestmark = pytest.mark.browser


def shown(page: Page) -> dict[str, list[str]]:
    return dict(
        page.evaluate(
            "({nodes: [...Casegraph.graph.shown.nodes].sort(), relations: [...Casegraph.graph.shown.relations].sort()})"
        )
    )


def test_clicking_a_node_tells_who_it_is(opened: Open) -> None:
    page = opened()
    page.mouse.click(*place(page, "Casegraph.draw.position('a:ann')"))
    panel = page.locator("#panel")
    expect(panel.get_by_role("heading", level=2)).to_have_text("Ann Lee")
    for words in ("Journalist", "Anna Li", "A report", "is defendant in Lee: false information"):
        expect(panel).to_contain_text(words)


def test_clicking_a_relation_tells_who_says_so(opened: Open) -> None:
    page = opened()
    page.mouse.click(*place(page, "Casegraph.lines.middle('a:bank-COMPLAINANT_IN-a:case')"))
    panel = page.locator("#panel")
    expect(panel.locator(".claim")).to_have_count(2)
    for words in ("disputed", "Alleged by The Bank", "denied by the document itself", "Only here.", "texts/report.txt"):
        expect(panel).to_contain_text(words)
    expect(panel.locator("blockquote").first).to_have_text("Police came … of the bank")
    link = panel.get_by_role("link").first
    assert link.get_attribute("href") == "https://example.org/report#:~:text=Police"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_a_whole_quote_stands_where_there_is_one(opened: Open) -> None:
    quoted = sample.claim("q")
    quoted["passage"]["quote"] = "Police came for the papers of the bank"
    page = opened(sample.view(subgraph=sample.subgraph(relations=[sample.relation("a:bank", "SUED", "a:ann", quoted)])))
    page.evaluate("Casegraph.select('relation', 'a:bank-SUED-a:ann')")
    expect(page.locator("blockquote")).to_have_text("Police came for the papers of the bank")
    expect(page.locator("#panel")).not_to_contain_text("First and last words only")


def test_hostile_words_stay_words(opened: Open) -> None:
    page = opened(sample.hostile())
    for select in (
        "'node', 'a:ann'",
        "'relation', 'a:ann-WORKS_FOR-a:paper'",
        "'node', 'a:charge'",
        "'node', 'a:raid'",
    ):
        page.evaluate(f"Casegraph.select({select})")
        expect(page.locator("#panel")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("a[href^='javascript']").count() == 0
    for tab in ("Table", "Timeline"):
        page.get_by_role("tab", name=tab).click()
    page.locator("#find").fill("img")
    expect(page.locator("#found")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("img, #panel script, #table script").count() == 0
    assert "<img" not in page.evaluate("Casegraph.image.svg()")


def test_a_hostile_address_does_nothing(opened: Open) -> None:
    page = opened(
        hash="#asOf=%3Cimg%3E&pinned=%7B%22a%3Aann%22%3A1%7D&hidden=7&node=%3Cscript%3E&added=%5B1%5D&minDocuments=-3"
    )
    assert len(shown(page)["nodes"]) == len(sample.NODES)


def test_everything_by_keyboard(opened: Open) -> None:
    page = opened()
    page.keyboard.press("/")
    page.keyboard.type("the bank")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("The Bank")
    before = page.evaluate("Casegraph.selected.id")
    for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
    assert page.evaluate("Casegraph.graph.neighbours(Casegraph.selected.id).length") and before
    page.evaluate("Casegraph.select('node', 'a:bank')")
    page.locator("#canvas").focus()
    page.keyboard.press("]")
    expect(page.locator("#panel .kicker")).to_contain_text("who says so?")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator("#canvas")).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_a_misspelt_name_is_found(opened: Open) -> None:
    page = opened()
    page.locator("#find").fill("tha polise")
    expect(page.locator("#found li")).to_have_count(1)
    expect(page.locator("#found li")).to_contain_text("the police")
    page.locator("#find").fill("zzzzzz")
    expect(page.locator("#found")).to_contain_text("Nothing here is called “zzzzzz”")


def test_each_key_on_a_node_does_what_the_help_says(opened: Open) -> None:
    page = opened()
    page.evaluate("Casegraph.select('node', 'a:police')")
    page.locator("#canvas").focus()
    page.keyboard.press("p")
    assert page.evaluate("'a:police' in Casegraph.state.pinned")
    page.keyboard.press("d")
    assert page.evaluate("Casegraph.state.dim") is True
    page.keyboard.press("h")
    assert "a:police" not in shown(page)["nodes"]
    for _ in range(3):
        page.keyboard.press("Control+z")
    assert page.evaluate("JSON.stringify(Casegraph.state) === JSON.stringify(Casegraph.first())")
    page.keyboard.press("Control+Shift+z")
    assert page.evaluate("'a:police' in Casegraph.state.pinned")


def test_the_tables_hold_what_the_picture_holds(opened: Open) -> None:
    page = opened()
    page.get_by_role("tab", name="Table").click()
    tables = page.locator("#table table")
    expect(tables.nth(0).locator("tbody tr")).to_have_count(len(sample.NODES))
    expect(tables.nth(1).locator("tbody tr")).to_have_count(len(sample.RELATIONS))
    row = tables.nth(1).locator("tr", has_text="financed")
    expect(row).to_contain_text("alleged by The Bank: Police came … of the bank A report")
    row.get_by_role("button", name="financed").click()
    expect(page.locator("#panel")).to_contain_text("who says so?")


def test_the_timeline_puts_steps_in_order(opened: Open) -> None:
    page = opened()
    page.get_by_role("tab", name="Timeline").click()
    expect(page.locator("#timeline li").first).to_contain_text("2015-12-18")
    expect(page.locator("#timeline")).to_contain_text(
        "homes searched · 2015-12-18 · Lee: false information, Ann Lee, the police"
    )
    expect(page.locator("#timeline")).to_contain_text("CC 274 · Ann Lee: investigated")


def test_filters_leave_out_and_bring_back(opened: Open) -> None:
    page = opened()
    everything = shown(page)
    page.get_by_label("event").uncheck()
    assert "a:raid" not in shown(page)["nodes"]
    page.get_by_label("alleged").uncheck()
    assert "a:bank-FINANCED-a:paper" not in shown(page)["relations"]
    page.get_by_role("slider", name="In at least").fill("2")
    assert shown(page)["relations"] == ["a:ann-WORKS_FOR-a:paper"]
    page.get_by_role("button", name="Show all").click()
    assert shown(page) == everything


def test_as_of_a_date_only_what_was_so_is_drawn(opened: Open) -> None:
    page = opened()
    page.get_by_label("As of", exact=True).fill("2014")
    page.keyboard.press("Enter")
    relations = shown(page)["relations"]
    assert "a:ann-WORKS_FOR-a:paper" in relations and "a:ann-OWNS-a:paper" not in relations
    assert "a:bank-SUED-a:ann" not in relations and "a:raid" not in shown(page)["nodes"]
    assert "a:charge" not in shown(page)["nodes"]
    page.get_by_label("As of", exact=True).fill("yesterday")
    page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_contain_text("is no date")
    page.get_by_role("button", name="All times").click()
    assert len(shown(page)["nodes"]) == len(sample.NODES)
    page.get_by_role("slider", name="As of date").press("Home")
    assert page.evaluate("Casegraph.state.asOf") == "2010-01-01"


def test_a_path_between_two_is_marked(opened: Open) -> None:
    page = opened()
    page.evaluate("Casegraph.select('node', 'a:police')")
    page.get_by_role("button", name="Path to …").click()
    page.keyboard.type("the paper")
    page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_contain_text("3 steps in this picture: the police → homes searched")


def test_the_address_is_that_of_the_picture(opened: Open) -> None:
    page = opened()
    page.get_by_label("event").uncheck()
    page.evaluate("Casegraph.act.hide('a:others'); Casegraph.select('node', 'a:bank')")
    seen, hash = shown(page), page.evaluate("location.hash")
    again = opened(hash=hash)
    again.reload()
    assert shown(again) == seen
    expect(again.locator("#panel h2")).to_have_text("The Bank")


def test_moving_a_node_pins_it_and_can_be_undone(opened: Open) -> None:
    page = opened()
    x, y = place(page, "Casegraph.draw.position('a:ann')")
    before = page.evaluate("Casegraph.draw.position('a:ann')")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=4)
    page.mouse.up()
    assert page.evaluate("Casegraph.draw.position('a:ann')") != before
    page.get_by_role("button", name="Undo").click()
    assert page.evaluate("Casegraph.draw.position('a:ann')") == before


def saved(page: Page, name: str) -> bytes:
    page.get_by_role("button", name="Keep").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return Path(download.value.path()).read_bytes()


def test_tables_are_kept_as_csv_that_no_spreadsheet_runs(opened: Open) -> None:
    nodes = [*sample.NODES[1:], {**sample.ANN, "name": "=HYPERLINK(1)"}]
    page = opened(sample.view(subgraph=sample.subgraph(nodes=nodes)))
    rows = list(csv.DictReader(io.StringIO(saved(page, "Table of nodes, CSV").decode("utf-8-sig"))))
    assert {each["name"] for each in rows} >= {"'=HYPERLINK(1)", "The Bank"}
    relations = list(csv.DictReader(io.StringIO(saved(page, "Table of relations").decode("utf-8-sig"))))
    assert len(relations) == len(sample.RELATIONS) + 1  # one row a claim
    assert relations[0]["first"] == "Police came" and relations[0]["document"] == "report"


def test_graph_and_pictures_are_kept(opened: Open) -> None:
    page = opened()
    graph = json.loads(saved(page, "Graph, JSON"))
    assert len(graph["nodes"]) == len(sample.NODES) and graph["data_version"] == "abc123"
    svg = saved(page, "Picture, SVG").decode()
    assert svg.startswith("<svg") and "Ann Lee" in svg and "is defendant in" in svg
    assert saved(page, "Picture, PNG").startswith(b"\x89PNG")


def test_a_view_is_kept_as_a_file_that_can_be_read(opened: Open, tmp_path: Path) -> None:
    page = opened()
    page.get_by_label("event").uncheck()
    text = saved(page, "Save as a view file").decode()
    (tmp_path / "again.yaml").write_text(text, encoding="utf-8")
    view = read_view(tmp_path / "again.yaml")
    assert view.title == "Ann Lee and the bank" and view.actors == ("a:ann",) and "Event" not in view.kinds
    assert yaml.safe_load(text)["note"] == "Who searched, sued and charged."


def test_lone_steps_are_counted_on_their_node_until_they_are_asked_for(opened: Open) -> None:
    steps = [sample.node(f"a:step{n}", "Event", f"order {n}", what="order") for n in range(60)]
    ends = [sample.relation(each["id"], "CONCERNS", "a:paper") for each in steps]
    given = sample.subgraph(nodes=[*sample.NODES, *steps], relations=[*sample.RELATIONS, *ends])
    page = opened(sample.view(subgraph=given))
    assert page.evaluate("[Casegraph.graph.drawn.nodes.size, Casegraph.graph.drawn.folded.get('a:paper')]") == [8, 60]
    page.evaluate("Casegraph.select('node', 'a:step7')")
    assert page.evaluate("Casegraph.graph.drawn.nodes.has('a:step7')")
    page.get_by_role("tab", name="Table").click()
    expect(page.locator("#table caption").first).to_contain_text("(68)")
    page.get_by_label("lone steps").check()
    assert page.evaluate("Casegraph.graph.drawn.nodes.size") == 68


def test_an_empty_picture_says_what_to_do(opened: Open) -> None:
    page = opened()
    page.evaluate("Casegraph.setState({hidden: [...Casegraph.graph.nodes.keys()]}, 'hide all')")
    expect(page.locator("#empty")).to_contain_text("choose “Show all”")
