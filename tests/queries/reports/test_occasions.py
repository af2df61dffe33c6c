"""What cases arose from, and on which grounds measures stand; the rows expected were written from the texts."""

from __future__ import annotations

import pytest
from asked import Row, name, rows

from graph.database import Database
from queries import run

LANGUAGES, FACEBOOK = "publishing in one of two registered languages", "publishing on Facebook during the suspension"


def sides(row: Row) -> set[tuple[object, tuple[str, ...]]]:
    return {(side["value"], tuple(sorted(side["documents"]))) for side in row["sides"]}


def test_documents_that_share_no_ground_disagree(reports: Database) -> None:
    """Adam closed over languages or Facebook; Respublika by the judgement against Kozlov, or for extremism."""
    found = {
        name(row["about"]).partition(" ")[0]: sides(row) for row in rows(reports, "disagreements", topics="ground")
    }
    assert found == {
        "Adam": {(LANGUAGES, ("odf-2016",)), (FACEBOOK, ("amnesty-2015", "amnesty-2017"))},
        "Respublika": {
            ("judgement against Vladimir Kozlov", ("odf-2016",)),
            ("extremism", ("amnesty-2015", "amnesty-2017")),
            ("inciting social discord", ("amnesty-2017",)),
            ("threat to national security", ("amnesty-2017",)),
        },
    }  # Adam Bol is not among them: both that give a ground speak of war agitation


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("January 2022", "Bloody January"), ("January 2022 events", "Bloody January"),
        ("bloody january", "Bloody January"), ("land protests", "Land protests"),
        ("Zhanaozen events", "unrest in Zhanaozen"),
    ],
)  # fmt: skip
def test_an_occasion_is_found_by_what_it_is_called(reports: Database, words: str, event: str) -> None:
    found = [name(row["entity"]) for row in run(reports, "find", {"q": words, "kinds": ["Event"]}, seconds=60).rows]
    assert found[0].startswith(event)


def test_cases_are_drawn_around_the_event_they_arose_from(reports: Database) -> None:
    graph = run(reports, "around", {"actor": "iphr-2023:bloody-january", "types": ["AROSE_FROM"]}).subgraph
    assert graph is not None
    assert {relation.source.partition(":")[2] for relation in graph.relations} == {
        "kgb-officers-torture", "meldekhan-soldier-case", "meldekhan-father-case", "airport-seizure",
    }  # fmt: skip
    assert all(relation.evidence for relation in graph.relations)
