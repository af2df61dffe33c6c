"""What is drawn: lines and their looks, names that lie on no other, both schemes, thousands of nodes."""

from __future__ import annotations

from math import dist
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.api.views import sample
from tests.api.views.conftest import Open

pytestmark = pytest.mark.browser


def test_lines_show_certainty_documents_and_direction(opened: Open) -> None:
    page = opened()
    stated, alleged, denied, twice = (
        page.evaluate(f"Casegraph.lines.look('a:{each}')")
        for each in ("ann-OWNS-a:paper", "bank-FINANCED-a:paper", "others-ACCUSED-a:bank", "ann-WORKS_FOR-a:paper")
    )
    assert not stated["dash"] and alleged["dash"] and denied["dash"] and alleged["dash"] != denied["dash"]
    assert len({each["colour"] for each in (stated, alleged, denied)}) == 3
    assert twice["width"] > stated["width"]  # two documents
    marks = page.evaluate("Casegraph.labels.placed.marks.map((one) => one.certainty)")
    assert sorted(marks) == ["alleged", "denied", "disputed"]


def test_two_relations_of_the_same_pair_bend_apart_and_a_single_one_is_straight(opened: Open) -> None:
    page = opened()
    works, owns, raid = (
        page.evaluate(f"Casegraph.lines.middle('{each}')")
        for each in ("a:ann-WORKS_FOR-a:paper", "a:ann-OWNS-a:paper", "a:raid-STEP_OF-a:case")
    )
    assert 10 < dist((works["x"], works["y"]), (owns["x"], owns["y"])) < 20
    ends = [page.evaluate(f"Casegraph.draw.position('{each}')") for each in ("a:raid", "a:case")]
    assert raid["x"] == pytest.approx((ends[0]["x"] + ends[1]["x"]) / 2)


@pytest.mark.parametrize(("count", "relations", "most"), [(30, 45, 0.0), (100, 150, 0.05)])
def test_labels_do_not_lie_on_each_other(opened: Open, count: int, relations: int, most: float) -> None:
    page = opened(sample.view(subgraph=sample.large(count, relations), focus=(), claims={}))
    boxes = page.evaluate(
        "Casegraph.labels.placed.names.map((one) => [one.x, one.y, one.x + one.width, one.y + one.height])"
    )
    overlaps = sum(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for n, a in enumerate(boxes) for b in boxes[:n]
    )
    assert overlaps <= most * len(boxes) and len(boxes) >= 0.9 * count if count == 30 else len(boxes) > 0.4 * count
    font = page.evaluate(
        "Math.min(...Casegraph.labels.placed.names.map((one) => one.font)) * Casegraph.draw.network.getScale()"
    )
    assert font >= 9.9


def test_three_thousand_nodes_can_be_used(opened: Open) -> None:
    page = opened(sample.view(subgraph=sample.large(3000, 6000), focus=(), claims={}))
    page.locator("#find").fill("somebody of 17 name")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Somebody of 17 Name")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_schemes_draw_in_their_own_colours(opened: Open, scheme: Any) -> None:
    page = opened()
    page.emulate_media(color_scheme=scheme)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("Casegraph.signs.theme.dark") is (scheme == "dark")
    pixel = page.evaluate(
        "[...document.querySelector('#canvas canvas').getContext('2d').getImageData(2, 2, 1, 1).data]"
    )
    assert pixel[3] == 0  # the ground is the page's
    ground = page.evaluate("getComputedStyle(document.getElementById('canvas')).backgroundColor")
    assert ground == {"light": "rgb(250, 251, 253)", "dark": "rgb(16, 21, 29)"}[scheme]
