"""A load on a real database: difference, prune, refusal, batches, and being cut short."""

import pytest
from factory import CASE, PEOPLE, claims_text, workspace

from graph import store
from graph.errors import InputError, LoadRefused
from loaders.run import build, load

ONE = claims_text(PEOPLE, CASE)


def held(database):
    """All nodes and relations by id, with the digests they were stored under."""
    nodes = database.read("MATCH (n) WHERE NOT n:Load RETURN n.id AS id, n.digest AS digest, labels(n) AS l").records
    relations = database.read("MATCH (a)-[r]->(b) RETURN r.id AS id, r.digest AS digest, type(r) AS l").records
    return {(str(row["id"]), str(row["digest"]), str(sorted(row["l"]))) for row in (*nodes, *relations)}


def test_a_load_brings_all_and_a_second_changes_nothing(database, tmp_path):
    space = workspace(tmp_path, ONE)
    first = load(database, space)
    before = held(database)
    second = load(database, space)
    assert len(first.changes) == len(before)
    assert len(second.changes) == 0 and second.loaded == first.loaded and held(database) == before


def test_cypher_alone_answers_what_says_this(database, tmp_path):
    load(database, workspace(tmp_path, ONE))
    rows = database.read(
        "MATCH (:Person {name: 'Ann Lee'})-[r:WORKS_FOR]->(:Outlet) MATCH (c:Claim)-[:FROM]->(d:Document)"
        " WHERE c.id IN r.claims AND c.relation = r.id RETURN d.id AS document, c.first AS first, c.last AS last"
    ).records
    assert rows == [{"document": "one-2015", "first": "Ann Lee", "last": "paper"}]


def test_roles_are_labels(database, tmp_path):
    load(database, workspace(tmp_path, ONE))
    assert database.read("MATCH (j:Journalist) RETURN j.name AS name").records == [{"name": "Ann Lee"}]
    load(database, workspace(tmp_path, ONE.replace("[Journalist]", "[Activist]")))
    assert database.read("MATCH (j:Journalist) RETURN j.name AS name").records == []
    assert database.read("MATCH (j:Activist:Person:Entity) RETURN j.name AS name").records == [{"name": "Ann Lee"}]


def test_what_the_file_no_longer_says_is_gone_and_nothing_else(database, tmp_path):
    extra = "claims:\n- {s: ann, p: EDITS, o: paper, at: Ann Lee … editor}\n"
    load(database, workspace(tmp_path, ONE))
    before = held(database)
    load(database, workspace(tmp_path, claims_text(PEOPLE, CASE, extra)))
    assert len(held(database) - before) == 5  # the claim, its SUBJECT, OBJECT and FROM, and the relation EDITS
    outcome = load(database, workspace(tmp_path, ONE))
    assert held(database) == before
    assert sum(outcome.changes.counts()["removed"].values()) == 2  # the others go with the claim


def test_a_dry_run_says_what_would_change_and_changes_nothing(database, tmp_path):
    dry = load(database, workspace(tmp_path, ONE), dry_run=True)
    assert dry.changes.counts()["added"]["Person"] == 1 and held(database) == set()


def test_mistakes_are_all_named_before_the_first_write(database, tmp_path):
    load(database, workspace(tmp_path, ONE))
    before = held(database)
    wrong = ONE.replace("WORKS_FOR", "WORKS_FRO").replace("criminal", "crimnal")
    with pytest.raises(InputError) as caught:
        load(database, workspace(tmp_path, wrong))
    assert len(caught.value.problems) == 2 and held(database) == before


def test_another_tier_or_workspace_is_refused(database, tmp_path):
    load(database, workspace(tmp_path / "a", ONE))
    with pytest.raises(LoadRefused, match="public"):
        load(database, workspace(tmp_path / "a", ONE), tier="restricted")
    with pytest.raises(LoadRefused, match="workspace 'a'"):
        load(database, workspace(tmp_path / "b", ONE))


def test_a_large_load_runs_in_batches_and_shows_incomplete_until_done(database, tmp_path, monkeypatch):
    monkeypatch.setattr(store, "ONE_TRANSACTION", 10)
    seen = []

    def watch(done, of):
        seen.append((done, of, store.current(database).complete))

    load(
        database,
        workspace(tmp_path, ONE),
        progress=watch,
    )
    assert seen[-1][0] == seen[-1][1] > 1 and not any(complete for _, _, complete in seen)
    assert store.current(database).complete


def test_a_large_load_that_was_cut_short_is_completed_by_the_next(database, tmp_path, monkeypatch):
    def cut(done, of):
        if done == 3:
            raise KeyboardInterrupt

    space = workspace(tmp_path, ONE)
    whole = load(database, space)
    complete = held(database)
    load(database, workspace(tmp_path, claims_text(PEOPLE)))
    monkeypatch.setattr(store, "ONE_TRANSACTION", 1)
    with pytest.raises(KeyboardInterrupt):
        load(database, workspace(tmp_path, ONE), progress=cut)
    assert not store.current(database).complete and held(database) != complete
    again = load(database, space)
    assert (
        again.loaded.complete and again.loaded.data_version == whole.loaded.data_version and held(database) == complete
    )


def test_a_load_that_another_overtook_is_refused_and_writes_nothing(database, tmp_path):
    space = workspace(tmp_path, ONE)
    before = store.current(database)
    load(database, space)
    held_before = held(database)
    graph = build(workspace(tmp_path, claims_text(PEOPLE)))
    with pytest.raises(LoadRefused, match="Another load"):
        store.save(database, graph, store.changes(database, graph), tier="public", workspace=space.name, before=before)
    assert held(database) == held_before
