"""Identity over time: judgements come and go, old ids resolve, and the graph is what a load from scratch makes."""

from __future__ import annotations

import random

import pytest
from factory import claims_text, workspace

from loaders.run import build, load
from tests.conftest import wipe

DOCUMENTS, PEOPLE = 6, 12


def report(number):
    """People, a paper, and a case each; every document tells it with ids of its own."""
    names = [f"Person{n} Family{n}" for n in range(PEOPLE)]
    people = "".join(f"  p{n}: {{kind: Person, name: {name}, at: {name}}}\n" for n, name in enumerate(names))
    cases = "".join(
        f"  c{n}:\n    category: criminal\n    title: Case {n}\n    at: Case {n}\n    defendants: p{n}\n"
        f"    charges: [{{of: each, under: 'xx-cc-2014:274', status: charged}}]\n"
        for n in range(PEOPLE)
    )
    works = "".join(f"- {{s: p{n}, p: WORKS_FOR, o: paper, at: The Paper}}\n" for n in range(PEOPLE))
    head = (
        "entities:\n  pub: {kind: Organization, name: Pub, at: Pub}\n  paper: {kind: Outlet, name: Paper, at: Paper}\n"
    )
    return claims_text(f"{head}{people}", f"cases:\n{cases}", f"claims:\n{works}", id=f"d{number}-2015")


@pytest.fixture(scope="module")
def files():
    return [report(number) for number in range(DOCUMENTS)]


def judged(seed, share):
    """Some of the pairs that are the same, in any order."""
    chance = random.Random(seed)
    pairs = [
        (f"d{one}-2015:{kind}{n}", f"d{other}-2015:{kind}{n}")
        for n in range(PEOPLE) for kind in "pc" for one in range(DOCUMENTS) for other in range(one)
    ]  # fmt: skip
    chosen = chance.sample(pairs, round(share * len(pairs)))
    return "same:\n" + "".join(f"- {{ids: [{one}, {other}], reason: made}}\n" for one, other in chosen)


def ids(built, family="Entity"):
    return {key[1] for key in built.nodes if key[0] == family}


def everything(database):
    """All nodes and relations with what they hold."""
    nodes = database.read("MATCH (n:Entity|Claim|Document|FormerId) RETURN n.id AS id, n.digest AS digest").records
    relations = database.read("MATCH ()-[r]->() RETURN r.id AS id, r.digest AS digest").records
    return sorted((str(row["id"]), str(row["digest"])) for row in (*nodes, *relations))


def test_whatever_is_added_every_old_id_still_resolves(tmp_path, files):
    """Each set holds the one before."""
    lines = judged(1, 1.0).splitlines()[1:]
    random.Random(2).shuffle(lines)
    seen: set[str] = set()
    for share in (0, 20, 60, 150, len(lines)):
        text = "same:\n" + "\n".join(lines[:share]) + "\n" if share else ""
        built = build(workspace(tmp_path, *files, judgements=text))
        assert seen <= ids(built) | ids(built, "FormerId")
        seen |= ids(built) | ids(built, "FormerId")


def test_ids_of_documents_resolve_whatever_is_added_or_removed(tmp_path, files):
    first = {i for i in ids(build(workspace(tmp_path, *files))) if i.startswith("d")}
    for seed in range(4):
        built = build(workspace(tmp_path, *files, judgements=judged(seed, 0.4)))
        assert first <= ids(built) | ids(built, "FormerId")


def test_a_load_over_another_is_a_load_from_scratch(database, tmp_path, files):
    load(database, workspace(tmp_path, *files, judgements=judged(3, 0.3)))
    load(database, workspace(tmp_path, *files, judgements=judged(4, 0.6)))
    load(database, workspace(tmp_path, *files, judgements=judged(5, 0.2)))
    after = everything(database)
    wipe(database)
    load(database, workspace(tmp_path, *files, judgements=judged(5, 0.2)))
    assert everything(database) == after and len(after) > 1000
