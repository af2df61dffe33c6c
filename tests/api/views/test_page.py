"""The page as text: whole, self-contained, and safe whatever the data hold."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from math import dist

from markupsafe import escape

from api.views.network import drawn
from api.views.page import policy, render
from api.views.style import KIND_STYLES
from graph.vocabulary import KINDS
from tests.api.views import sample


def data_of(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    return dict(json.loads(found[1]))


def test_the_data_come_back_as_they_went_in() -> None:
    page = data_of(render(sample.hostile(), offline=True))
    assert page["subgraph"] == {key: sample.hostile().subgraph[key] for key in ("nodes", "relations")}


def test_nothing_of_the_data_can_end_its_element_or_become_markup() -> None:
    page = render(sample.hostile(), offline=True)
    assert page.count("</script>") == 3 and "onerror=alert(1)>" not in page
    embedded = re.search(r'id="data">(.*?)</script>', page, re.DOTALL)
    assert embedded and not set("<>&\u2028\u2029") & set(embedded[1])


def test_offline_names_no_address_to_fetch() -> None:
    page = render(sample.view(), offline=True)
    ours = page.split('<script type="application/json"')[0]
    assert set(re.findall(r'\b(?:src|href|action)="([^"]*)"', ours)) == {"data:,", "#table"} and "url(" not in ours
    assert "connect-src 'none'" in policy(offline=True) and str(escape(policy(offline=True))) in page


def test_the_policy_lets_no_script_or_style_run_but_ours() -> None:
    for offline in (True, False):
        assert "unsafe" not in policy(offline=offline) and "default-src 'none'" in policy(offline=offline)


def test_what_is_cut_or_left_out_is_said() -> None:
    cut = sample.subgraph(
        truncated={"nodes": True, "relations": True, "reason": "limit"}, complete=False,
        excluded={"hubs": [{"id": "a:kz", "name": "Kazakhstan", "degree": 400}]}, note="This is approximate.",
    )  # fmt: skip
    page = render(sample.view(subgraph=cut), offline=True)
    for words in (
        "more nodes and relations belong here",
        "Kazakhstan",
        "This is approximate.",
        "load of the data is not complete",
    ):
        assert words in page


def test_question_data_version_and_documents_are_named() -> None:
    page = render(sample.view(), offline=True)
    assert "The subgraph around some entities (seeds: Ann Lee)" in page
    assert "abc123" in page and "From 1 document: A report" in page


def test_no_script_of_ours_holds_what_would_end_it() -> None:
    for path in (files("api.views") / "static").iterdir():
        assert "</script" not in path.read_text(encoding="utf-8") and "<script" not in path.read_text(encoding="utf-8")


def test_every_kind_has_a_look_of_its_own() -> None:
    assert KIND_STYLES.keys() == KINDS.keys()
    assert len({(look.outline, look.sign) for look in KIND_STYLES.values()}) == len(KINDS)


def test_steps_of_one_node_only_are_placed_around_it_once_the_rest_stands() -> None:
    steps = [sample.node(f"a:step{n}", "Event", f"order {n}", what="order") for n in range(60)]
    ends = [sample.relation(each["id"], "CONCERNS", "a:paper") for each in steps]
    looks = drawn(sample.subgraph(nodes=[*sample.NODES, *steps], relations=[*sample.RELATIONS, *ends]))["nodes"]
    places = {each["id"]: (each["x"], each["y"]) for each in looks}
    near = sorted(places, key=lambda each: dist(places[each], places["a:paper"]))
    assert len(set(places.values())) == len(places) and sum(each.startswith("a:step") for each in near[:50]) > 35
