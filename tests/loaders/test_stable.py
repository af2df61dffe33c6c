"""Identity over time: judgements come and go, old ids resolve, and the graph is what a load from scratch makes."""

from __future__ import annotations

import random

import pytest
from factory import claims_text, workspace

from loaders.run import build, load
from tests.conftest import wipe

DOCUMENTS, PEOPLE = 6, 12
PROVISIONS = ("274", "274(3)", "274(3)(1)")


def report(number):
    """People, a paper, and a case each; every document tells it with ids of its own."""
    names = [f"Person{n} Family{n}" for n in range(PEOPLE)]
    people = "".join(f"  p{n}: {{kind: Person, name: {name}, at: {name}}}\n" for n, name in enumerate(names))
    cases = "".join(
        f"  c{n}:\n    category: criminal\n    title: Case {n}\n    at: Case {n}\n    defendants: p{n}\n"
        f"    charges: [{{of: each, under: 'xx-cc-2014:{PROVISIONS[number % 3]}', status: charged}}]\n"
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
    """All nodes and relations with what they hold, but for the run that wrote them."""
    nodes = database.read("MATCH (n:Entity|Claim|Document|FormerId) RETURN labels(n) AS l, properties(n) AS held")
    relations = database.read("MATCH (n)-[r]->(m) RETURN n.id AS n, type(r) AS t, m.id AS m, properties(r) AS held")
    rows = (*nodes.records, *relations.records)
    return sorted(str({**row, "held": sorted((k, v) for k, v in row["held"].items() if k != "run")}) for row in rows)


def test_whatever_is_added_or_removed_every_old_id_still_resolves(tmp_path, files):
    """People, cases and charges, which each document words in its own way."""
    known: set[str] = set()
    for seed, share in ((0, 0.0), (1, 0.2), (2, 0.6), (3, 1.0), (4, 0.4), (5, 0.1), (0, 0.0)):
        built = build(workspace(tmp_path, *files, judgements=judged(seed, share) if share else ""))
        former = {key[1] for key in built.nodes if key[0] == "FormerId"}
        resolving = {one.source[1] for one in built.relations.values() if one.type == "NOW"}
        assert former == resolving and known <= ids(built) | resolving
        known |= ids(built) | resolving
    assert sum(one.startswith("charge:") for one in known) == DOCUMENTS * PEOPLE


def test_a_load_over_another_is_a_load_from_scratch(database, tmp_path, files):
    load(database, workspace(tmp_path, *files, judgements=judged(3, 0.3)))
    load(database, workspace(tmp_path, *files, judgements=judged(4, 0.6)))
    load(database, workspace(tmp_path, *files, judgements=judged(5, 0.2)))
    after = everything(database)
    wipe(database)
    load(database, workspace(tmp_path, *files, judgements=judged(5, 0.2)))
    assert everything(database) == after and len(after) > 1000
