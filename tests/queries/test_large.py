"""Answers as large as the bounds allow come whole, and what is larger says that it was cut."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factory import claims_text

from graph.database import Database
from queries import run

MEMBERS = 3000


@pytest.fixture(scope="module")
def club(world: Callable[..., Database]) -> Database:
    people = [f"  p{n}: {{kind: Person, name: Member {n}, at: Member {n}}}" for n in range(MEMBERS)]
    claims = [f"- {{s: p{n}, p: MEMBER_OF, o: pub, at: Member {n} … Publisher}}" for n in range(MEMBERS)]
    head = ["entities:", "  pub: {kind: Organization, name: The Publisher, at: The Publisher}"]
    return world(claims_text("\n".join([*head, *people, "claims:", *claims])))


def test_thousands_of_rows_come_with_their_evidence(club: Database) -> None:
    answer = run(club, "people_of", {"institution": "one-2015:pub"}, seconds=60)
    assert len(answer.rows) == MEMBERS and not answer.truncated
    assert {len(row["evidence"]) for row in answer.rows} == {1}  # type: ignore[arg-type]
    cut = run(club, "people_of", {"institution": "one-2015:pub"}, rows=1000, seconds=60)
    assert len(cut.rows) == 1000 and cut.truncated


def test_a_large_neighbourhood_is_cut_at_its_bound_and_says_so(club: Database) -> None:
    whole = run(club, "around", {"actor": "one-2015:pub", "depth": 1, "nodes": 1000, "relations": 5000}, seconds=60)
    assert whole.subgraph and len(whole.subgraph.nodes) == 1000 and whole.subgraph.truncated.nodes
    assert len(whole.subgraph.relations) == 999 and all(each.evidence for each in whole.subgraph.relations)
