"""Review over real HTTP and in a real browser: who may decide, what is written, what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from api.review import Review, create_review
from loaders.propose import propose
from loaders.workspace import Workspace, parse_judgements
from tests.api.conftest import served
from tests.factory import CASE, PEOPLE, claims_text, workspace

SAME = {"decision": "same", "reason": "the same name and paper"}
KEPT = "# ours\nsame: []\ndifferent: []\nwithdrawn: []\n"


def session(path: Path, judgements: str = KEPT) -> Review:
    files = [claims_text(PEOPLE, id=id) for id in ("a-2015", "b-2016", "c-2017")]
    space = workspace(path, *files, judgements=judgements)
    readings, identity = space.identified()
    return Review(space, readings, identity, propose(readings, identity), by="Ann")


@pytest.fixture
def review(tmp_path: Path) -> Review:
    return session(tmp_path)


@pytest.fixture
def client(review: Review) -> Iterator[httpx.Client]:
    with served(create_review(review)) as client:
        yield client


def enter(client: httpx.Client, review: Review) -> str:
    """The page, after the token was exchanged for the session."""
    return client.get("/", params={"token": review.token}, follow_redirects=True).text


def decide(client: httpx.Client, one: str, other: str, **form: str) -> httpx.Response:
    origin = str(client.base_url).rstrip("/")
    return client.post("/decide", data={"one": one, "other": other, **form}, headers={"Origin": origin})


def judged(review: Review) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.decision, one.ids) for one in review.workspace.judgements()]


def test_the_token_opens_one_session_and_no_second(client, review):
    assert client.get("/").status_code == 401
    assert client.get("/", params={"token": "x" * 32}).status_code == 403
    token = review.token
    assert "The same?" in enter(client, review)
    assert httpx.get(f"{client.base_url}/?token={token}").status_code == 403
    assert httpx.get(str(client.base_url)).status_code == 401


def test_the_evidence_of_both_stands_side_by_side(client, review):
    html = enter(client, review)
    one = review.open[0]
    assert one.one in html and one.other in html and "Speaks for it" in html
    assert html.count("Ann Lee works for The Paper") == 2
    assert "a-2015" in html and "b-2016" in html


def test_a_decision_is_written_with_who_when_and_why_and_comments_stay(client, review):
    enter(client, review)
    assert decide(client, "a-2015:ann", "b-2016:ann", **SAME).status_code == 303
    text = (review.workspace.path / "judgements.yaml").read_text()
    assert text.startswith("# ours\n") and 'by: "Ann"' in text and 'on: "20' in text and SAME["reason"] in text
    assert judged(review) == [("same", ("a-2015:ann", "b-2016:ann"))]


def test_different_is_written_and_cannot_tell_is_not(client, review):
    enter(client, review)
    decide(client, "a-2015:ann", "b-2016:ann", decision="different", reason="two people")
    decide(client, "a-2015:ann", "c-2017:ann", decision="unsure")
    assert judged(review) == [("different", ("a-2015:ann", "b-2016:ann"))]
    assert ("a-2015:ann", "c-2017:ann") not in {(each.one, each.other) for each in review.open}


def test_what_follows_from_judgements_is_not_asked_again(client, review):
    enter(client, review)
    decide(client, "a-2015:ann", "b-2016:ann", **SAME)
    decide(client, "b-2016:ann", "c-2017:ann", **SAME)
    assert not [each for each in review.open if "ann" in each.one]


def test_a_forbidden_chain_is_refused_and_shown(client, review):
    enter(client, review)
    decide(client, "a-2015:ann", "c-2017:ann", decision="different", reason="two people")
    decide(client, "a-2015:ann", "b-2016:ann", **SAME)
    assert ("b-2016:ann", "c-2017:ann") not in {(each.one, each.other) for each in review.open}  # it follows
    (review.workspace.path / "judgements.yaml").write_text(
        "same:\n- {ids: [a-2015:paper, b-2016:paper], reason: one}\n"
        "different:\n- {ids: [a-2015:paper, c-2017:paper], reason: two}\n"
    )  # by hand, meanwhile
    answer = decide(client, "b-2016:paper", "c-2017:paper", **SAME)
    assert answer.status_code == 409 and "a-2015:paper = b-2016:paper = c-2017:paper" in answer.text
    assert len(judged(review)) == 2


def test_without_words_what_the_page_says_is_the_reason_and_where_it_says_nothing_one_is_wanted(client, review):
    enter(client, review)
    answer = decide(client, "a-2015:ann", "b-2016:ann", decision="different", reason="  ")
    assert answer.status_code == 409 and "Say why" in answer.text and judged(review) == []
    assert decide(client, "a-2015:ann", "b-2016:ann", decision="same", reason=" ").status_code == 303
    (written,) = review.workspace.judgements()
    assert written.reason.startswith("the same spelling: Ann Lee / Ann Lee")


def test_cases_and_what_has_no_name_are_shown_by_what_they_are(tmp_path):
    """A case has no claim of a name: its page once failed."""
    work = "entities:\n  book: {kind: Work, named: false, why: unnamed, description: book, at: Ann Lee … paper}\n"
    work += "claims:\n- {s: ann, p: WROTE, o: book, at: Ann Lee … paper}\n"
    same = "same:\n- {ids: [a-2015:ann, b-2016:ann], reason: one}\n"
    files = [claims_text(PEOPLE, CASE, work, id=id) for id in ("a-2015", "b-2016")]
    space = workspace(tmp_path, *files, judgements=same)
    readings, identity = space.identified()
    review = Review(space, readings, identity, propose(readings, identity), by="Ann")
    kinds = {review.entities[each.one].kind for each in review.open}
    assert {"Case", "Work"} <= kinds
    with served(create_review(review)) as client:
        enter(client, review)
        while review.open:
            page, pair = client.get("/"), review.open[0]
            assert page.status_code == 200 and pair.names[0] in page.text
            decide(client, pair.one, pair.other, decision="unsure")
        assert "Nothing is left to decide" in client.get("/").text


def test_only_pairs_of_this_session_are_decided(client, review):
    enter(client, review)
    assert decide(client, "a-2015:ann", "a-2015:paper", **SAME).status_code == 409
    assert decide(client, "a-2015:ann", "b-2016:ann", decision="drop", reason="because").status_code == 422
    assert judged(review) == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"Origin": "https://example.org"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Host": "example.org"}, 421),
        ({"Host": "rebound.example:80", "Origin": "http://rebound.example:80"}, 421),
    ],
)
def test_another_page_cannot_decide(client, review, headers, status):
    enter(client, review)
    form = {"one": "a-2015:ann", "other": "b-2016:ann", **SAME}
    assert client.post("/decide", data=form, headers=headers).status_code == status
    assert judged(review) == []


def test_no_other_origin_may_read_and_no_page_may_frame_it(client, review):
    enter(client, review)
    answer = client.get("/", headers={"Origin": "https://example.org"})
    assert "access-control-allow-origin" not in answer.headers
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert client.options("/decide", headers={"Origin": "https://example.org"}).status_code == 405


def test_without_the_cookie_nothing_is_decided(client, review):
    form = {"one": "a-2015:ann", "other": "b-2016:ann", **SAME}
    answer = httpx.post(f"{client.base_url}/decide", data=form, headers={"Origin": str(client.base_url).rstrip("/")})
    assert answer.status_code == 401 and judged(review) == []


@pytest.mark.browser
def test_in_a_browser_two_pairs_are_decided(page: Page, tmp_path):
    review = session(tmp_path)
    with served(create_review(review)) as client:
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
        page.goto(f"{client.base_url}/?token={review.token}")
        expect(page).to_have_url(f"{client.base_url}/")
        before = len(review.open)
        page.get_by_label("Why").fill("same name, same paper")
        page.get_by_role("button", name="The same").click()
        expect(page.get_by_role("status")).to_contain_text("judged the same")
        page.get_by_role("button", name="Cannot tell").click()
        expect(page.get_by_role("status")).to_contain_text("left open")
        assert len(review.open) < before and refused == []
    (written,) = parse_judgements((tmp_path / "judgements.yaml").read_text())
    assert written.decision == "same" and written.reason == "same name, same paper"
    assert Workspace(tmp_path).identified()[1].of(written.ids[1]) == written.ids[0]


@pytest.mark.browser
def test_in_a_browser_a_forbidden_chain_is_shown_and_nothing_is_written(page: Page, tmp_path):
    review = session(tmp_path)
    first = review.open[0]
    (third,) = {f"{d}:{first.one.partition(':')[2]}" for d in ("a-2015", "b-2016", "c-2017")} - {first.one, first.other}
    with served(create_review(review)) as client:
        page.goto(f"{client.base_url}/?token={review.token}")
        text = f"same:\n- {{ids: [{first.one}, {third}], reason: one}}\n"
        text += f"different:\n- {{ids: [{first.other}, {third}], reason: two}}\n"
        (tmp_path / "judgements.yaml").write_text(text)  # by hand, meanwhile
        page.get_by_role("button", name="The same").click()
        expect(page.get_by_role("alert")).to_contain_text(f"{first.other} = {first.one} = {third}")
        page.get_by_role("button", name="Cannot tell").click()
        expect(page.get_by_role("status")).to_contain_text("left open")
    assert (tmp_path / "judgements.yaml").read_text() == text
