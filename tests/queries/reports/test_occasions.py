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


def test_who_of_one_party_was_held_and_for_how_long(reports: Database) -> None:
    """Alga's activists of autumn 2023, by name or as parts of the seven; nobody who is only held elsewhere."""
    found = rows(
        reports, "detentions", belongs_to="Alga Kazakhstan!", what="sentence", since="2023-08", until="2023-12"
    )
    assert {(name(row["person"]), row["date"], row["days_most"]) for row in found} == {
        ("Aset Abishev", "2023-08", 15), ("Bibigul Imangalieva", "2023-08", 20), ("Marat Musabaev", "2023-10-11", 15),
        ("Zhanibeka Zhunusova", "2023-10-30", 15), ("Asel Onlanbekyzy", "2023-10-30", 15),
        ("of the seven, those who took part in the running event", "2023-10-18", 15),
        ("of the seven, those who attended an appeal hearing", "2023-10-18", 15),
        ("of the seven, the one who gathered outside the justice department", "2023-10-18", 15),
    }  # fmt: skip


def test_what_courts_made_of_the_january_events(reports: Database) -> None:
    found = rows(reports, "status_of_charges", occasion="Bloody January")
    assert {(name(row["defendant"]), row["status"]) for row in found} == {
        ("Aigerim Tleuzhan", "convicted"), ("Kalas Nurpeisov", "convicted"),
        ("three other activists sentenced in the airport case", "convicted"),
        ("seven KGB officers sentenced to prison", "convicted"),
        ("three KGB officers given suspended terms", "convicted"),
        ("KGB officer acquitted", "acquitted"),
        ("the only soldier prosecuted over the death of Aikorkem Meldekhan", "acquitted"),
        ("father of Aikorkem Meldekhan", "unknown"),  # whether he was charged the report does not know
    }  # fmt: skip
    held = {(name(row["person"]), row["what"]) for row in rows(reports, "detentions", occasion="Land protests")}
    assert {("Maks Bokaev", "remand"), ("Talgat Ayan", "remand"), ("Bakhytzhan Toregozhina", "sentence")} <= held


def test_the_history_of_a_movement_and_of_its_successor(reports: Database) -> None:
    found = rows(reports, "timeline", actor=["iphr-2023:dvk", "odf-2016:dck", "Alga!"])
    told = [
        (name(row["actor"]), row["date"], row["what"]) for row in found if row["what"] in {"founded", "verdict", "ban"}
    ]
    assert told == [
        ("Democratic Choice of Kazakhstan (the earlier movement)", "2005", "verdict"),
        ("Alga!", None, "verdict"),
        ("Democratic Choice of Kazakhstan (since 2017)", "2017-04", "founded"),
        ("Democratic Choice of Kazakhstan (since 2017)", "2018-03", "ban"),
    ]


def test_how_many_were_held_over_the_land_protests(reports: Database) -> None:
    """By two reports; those of 21 May too, as a part of the protests, and the two figures for Almaty side by side."""
    found = rows(reports, "figures", occasion="Land protests")
    told = {(row["document"], row["count"], row["unit"], name(row["attributed_to"])) for row in found}
    assert told >= {
        ("amnesty-2017", ">=34", "people", None), ("amnesty-2017", "55", "journalists", None),
        ("amnesty-2017", "300..500", "people", "human rights defenders who monitored 21 May"),
        ("amnesty-2017", "~1000", "people", "some of the monitors"), ("odf-2018", ">=1000", "people", None),
        ("amnesty-2017", "~1000", "people", None),  # took part in the first demonstration
    }  # fmt: skip
    assert {row["document"] for row in found} == {"amnesty-2017", "odf-2018"}
