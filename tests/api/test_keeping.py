"""A kept answer is given while the data are the same, and never after."""

from __future__ import annotations

import httpx
import pytest

from api import keeping
from api.access import Access
from api.app import create_app
from api.kept import Entry, Kept, Pages
from api.views.served import Page
from graph.database import Database
from loaders.run import load
from loaders.workspace import Workspace
from tests.api.conftest import served


class Counting(Database):
    """The session's connection; counts what is read over it."""

    def __init__(self, other: Database) -> None:
        self.__dict__.update(other.__dict__)
        self.reads = 0

    def read(self, *args, **kwargs):
        self.reads += 1
        return super().read(*args, **kwargs)


@pytest.fixture
def counted(world, shared_database, monkeypatch):
    monkeypatch.setattr(keeping, "DEAR_SECONDS", 0.0)
    database = Counting(shared_database)
    with served(create_app(world, database, Access())) as client:
        yield client, database


ADDRESS = "/v1/subgraph?seeds=Ann%20Lee&depth=2"


def test_the_second_answer_is_the_first_one_and_costs_one_read(counted):
    client, database = counted
    first = client.get(ADDRESS)
    asked, database.reads = database.reads, 0
    second = client.get(ADDRESS)
    assert asked > 1 and database.reads == 1
    assert second.content == first.content and second.headers["etag"] == first.headers["etag"]
    assert second.headers["x-request-id"] != first.headers["x-request-id"]
    other = client.get(ADDRESS, headers={"Accept": "application/gexf+xml"})
    assert other.headers["content-type"].startswith("application/gexf+xml")


def test_new_data_give_a_new_answer(counted, shared_database, world):
    client, _ = counted
    before = client.get("/v1/entities/one-2015:ann/claims").json()
    path = world.workspace / "reports" / "1.yaml"
    kept = path.read_text(encoding="utf-8")
    path.write_text(kept.replace("s: lee, p: MEMBER_OF", "s: lee, p: FOUNDED"), encoding="utf-8")
    try:
        load(shared_database, Workspace(world.workspace))
        after = client.get("/v1/entities/one-2015:ann/claims").json()
    finally:
        path.write_text(kept, encoding="utf-8")
        load(shared_database, Workspace(world.workspace))
    assert before["data_version"] != after["data_version"]
    said = [{row["predicate"] for row in answer["rows"]} for answer in (before, after)]
    assert (said[0] - said[1], said[1] - said[0]) == ({"MEMBER_OF"}, {"FOUNDED"})
    assert client.get("/v1/entities/one-2015:ann/claims").json() == before


def test_refusals_are_not_kept(counted):
    client, database = counted
    assert client.get("/v1/subgraph?seeds=nobody").status_code == 404
    database.reads = 0
    assert client.get("/v1/subgraph?seeds=nobody").status_code == 404
    assert database.reads >= 1


def entry(size: int) -> Entry:
    return Entry(b"x" * size, {}, "text/plain")


def test_what_was_used_least_lately_is_forgotten_first():
    kept = Kept(most_bytes=10)
    kept.put("a", entry(4))
    kept.put("b", entry(4))
    assert kept.get("a") is not None
    kept.put("c", entry(4))
    assert [kept.get(key) is not None for key in "abc"] == [True, False, True]
    kept.put("a", entry(1))  # in place of the older one
    kept.put("d", entry(5))
    assert [kept.get(key) is not None for key in "acd"] == [True, True, True]
    kept.put("huge", entry(11))
    assert kept.get("huge") is None


def test_a_page_is_made_once_and_kept_for_the_next_service(tmp_path):
    first, page, made = Pages(tmp_path / "pages"), Page("<p>Ñ", "default-src 'none'"), []
    for pages in (first, first, Pages(tmp_path / "pages")):
        assert pages.get("a", lambda: made.append(1) or page) == page
    assert made == [1]
    with pytest.raises(ZeroDivisionError):
        first.get("b", lambda: 1 // 0)
    for kept in (tmp_path / "pages").iterdir():
        kept.write_text("{", encoding="utf-8")  # half written
    assert Pages(tmp_path / "pages").get("a", lambda: made.append(1) or page) == page and made == [1, 1]


def test_without_a_folder_pages_are_kept_in_memory_alone():
    made = []
    for pages in (Pages(), Pages()):
        assert pages.get("a", lambda: made.append(1) or Page("", "")) == pages.get("a", lambda: 1 // 0)
    assert made == [1, 1]


def test_httpx_is_only_told_what_changed(counted):
    client, _ = counted
    mark = client.get(ADDRESS).headers["etag"]
    answer = client.get(ADDRESS, headers=httpx.Headers({"If-None-Match": f'"else", {mark}'}))
    assert answer.status_code == 304
