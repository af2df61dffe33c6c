"""Questions on actors, asked of the five reports; the rows expected were written from the texts, by hand."""

from __future__ import annotations

import pytest
from asked import name, rows, said, sources

from graph.database import Database
from queries import run

BAIDALINOVA, KOZLOVA, MUKANULY = "Guzyal Baidalinova", "Yulia Kozlova", "Kaden Mukanuly"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Baydalinova", BAIDALINOVA),
        ("Байдалинова", BAIDALINOVA),
        ("kazkomertsbank", "Kazkommertsbank"),
        ("E. Semenova", "Elena Semyonova"),
        ("Mambetalin Serkzhan", "Serikzhan Mambetalin"),
        ("KNB", "National Security Committee"),
    ],
)
def test_find(reports: Database, typed: str, found: str) -> None:
    first = run(reports, "find", {"q": typed}).rows[0]
    assert name(first["entity"]) == found and first["why"]


def test_find_all_judges(reports: Database) -> None:
    answer = run(reports, "find", {"roles": ["Judge"], "limit": 50})
    assert {name(row["entity"]) for row in answer.rows} == {
        "Edgardo Ramos", "Maral Dzharilgasova", "Nazgul Bapakova", "S. Aynabekov",
    }  # fmt: skip


def test_profile(reports: Database) -> None:
    (row,) = rows(reports, "profile", actor=KOZLOVA)
    assert {spelling["name"] for spelling in row["spellings"]} == {KOZLOVA, "Юлия Козлова", "Kozlova"}
    assert set(row["labels"]) == {"Person", "Journalist"}
    assert [document["id"] for document in row["documents"]] == ["amnesty-2015", "odf-2016", "amnesty-2017"]
    assert {(name(each["case"]), each["role"]) for each in row["cases"]} == {
        ("Yulia Kozlova: possession of drugs", "defendant"),
        ("Baidalinova, Kozlova, Balgin, Auezov: false information about Kazkommertsbank", "defendant"),
    }
    assert ("amnesty-2015", "Yulia Kozlova") in sources(row)


def test_around(reports: Database) -> None:
    """A reader of Zhas Alash, ordered with its editor to pay; the text says no more of him."""
    graph = run(reports, "around", {"actor": MUKANULY}).subgraph
    assert graph and {(relation.type, relation.certainty) for relation in graph.relations} >= {
        ("SUED", "stated"), ("DEFENDANT_IN", "stated"), ("ASSOCIATE_OF", "stated"), ("CLAIMANT_IN", "stated"),
    }  # fmt: skip
    assert {node.name for node in graph.nodes if node.kind != "Event"} == {
        MUKANULY, "Zhasan Zekeyuly", "Zhas Alash", "Zekeyuly: honour and dignity",
    }  # fmt: skip
    assert all(relation.evidence for relation in graph.relations)


def test_expansion(reports: Database) -> None:
    counts = run(reports, "expansion", {"actor": MUKANULY}).rows
    assert {(row["type"], row["direction"], row["kind"], row["count"]) for row in counts} == {
        ("CONCERNS", "in", "Event", 2),  # the judgment, and the sum to be paid
        ("SUED", "in", "Person", 1),
        ("DEFENDANT_IN", "out", "Case", 1),
        ("ASSOCIATE_OF", "out", "Outlet", 1),
    }


def test_timeline_tells_a_raid_once(reports: Database) -> None:
    found = said(reports, "timeline", "date what as", actor=KOZLOVA)
    assert found == {
        ("2015-12-03", "opened", "concerned"),
        ("2015-12-18", "search", "concerned"),  # the raid, and the search of her home in the drugs case
        ("2015-12-18", "seizure", "concerned"),
        ("2015-12-18", "examination", "concerned"),
        ("2015-12-19", "examination", "concerned"),
        ("2016-02", "verdict", "concerned"),
        ("2016-01-22..2016-02-29", "arrest", "concerned"),  # when ODF wrote it had not come
        (None, "incident", "concerned"),
    }
    raids = [row for row in rows(reports, "timeline", actor=KOZLOVA) if row["what"] == "search"]
    assert len(raids) == 2 and ("amnesty-2017", "most recently") in sources(raids[0]) | sources(raids[1])


def test_timeline_of_adam(reports: Database) -> None:
    assert said(reports, "timeline", "date what others", actor="Adam", since="2015-08-20") == {
        ("2015-08-27", "suspension", ()),
        ("2015-10-08", "ACCUSED", ("Medeu district prosecutor",)),
        ("2015-10-08", "request", ()),
        (None, "request", ()),  # the prosecutor's demand, after the suspension, as ODF tells it
        ("2015-10-22", "closure", ("Facebook page of the magazine ADAM",)),
    }
    assert said(reports, "timeline", "date what", actor="Adam", reported_by="2015") == {
        ("2015-09", "suspension"), ("2015-10", "closure"),  # as the first report dates them; later ones know the days
    }  # fmt: skip


def test_timeline_tells_a_request_once(reports: Database) -> None:
    found = said(reports, "timeline", "date what", actor="Maks Bokaev", since="2016-04-10", until="2016-05-06")
    assert {(date, what) for date, what in found if what in {"request", "refusal", "ADDRESSED"}} == {
        ("2016-04-14", "request"), ("2016-04-18", "refusal"), ("2016-05-06", "request"),
    }  # fmt: skip


def test_timeline_names_who_acts_for_himself_once(reports: Database) -> None:
    found = [row for row in rows(reports, "timeline", actor="Marat Zhylanbaev") if row["what"] == "protest"]
    assert [row["as"] for row in found] == ["did", "took_part"]  # he sewed his mouth shut; for a rally he was held


def test_cases_of(reports: Database) -> None:
    (row,) = rows(reports, "cases_of", actor=BAIDALINOVA)
    assert [(c["provision"], c["status"], c["status_date"]) for c in row["charges"]] == [
        ("kz-cc-2014:274(3)", "convicted", "2016-05")
    ]
    assert name(row["courts"]) == (
        "Almalinsky District Court of Almaty",
        "court that suspended Baidalinova's sentence",
    )
    assert {name(case) for case in row["related"]} == {
        "Kazkommertsbank v. Nakanune.kz", "Yulia Kozlova: possession of drugs",
    }  # fmt: skip
    (early,) = rows(reports, "cases_of", actor=BAIDALINOVA, reported_by="2015")
    assert [(c["provision"], c["status"], c["status_date"]) for c in early["charges"]] == [
        ("kz-cc-2014:274", "investigated", None)
    ]
    assert said(reports, "cases_of", "role", actor="Kazkommertsbank") == {("claimant",), ("victim",)}
    assert said(reports, "cases_of", "case", actor="Marat Zhylanbaev", reported_by="2018") == set()


def test_affiliations(reports: Database) -> None:
    found = said(reports, "affiliations", "type institution title end", actor="Marat Beketayev")
    assert found == {
        ("HOLDS_POSITION", "Ministry of Justice", "Executive Secretary", "2015-12"),
        ("HOLDS_POSITION", "Presidential Administration", "Deputy Head of the Presidential Administration", None),
        ("WORKS_FOR", "Ministry of Justice", None, None),  # an address of 2018
    }
    later = said(
        reports, "affiliations", "title holds", actor="Marat Beketayev", as_of="2016-03", types="HOLDS_POSITION"
    )
    assert later == {("Deputy Head of the Presidential Administration", "possibly")}
    (member,) = rows(
        reports, "affiliations", actor="Elena Semyonova", types="MEMBER_OF", reported_by="2015"
    )[:1]  # fmt: skip
    assert {document for document, _ in sources(member)} == {"amnesty-2015"}


def test_claims_about(reports: Database) -> None:
    columns = "predicate object certainty attributed_to"
    assert said(reports, "claims_about", columns, actor="Kaganat Takeyeva") >= {
        ("ACCUSED", "Kaganat Takeyeva", "stated", None),
        ("ASSOCIATE_OF", "National Bank", "alleged", "Andrei Tsukanov"),
        ("ASSOCIATE_OF", "city administration of Almaty", "alleged", "Andrei Tsukanov"),
    }
    by_him = said(reports, "claims_about", "object", actor="Andrei Tsukanov", by_them=True, certainty="alleged")
    assert by_him == {("National Bank",), ("city administration of Almaty",)}
    assert said(reports, "claims_about", "value", actor="Adam", predicates="medium", reported_by="2015") == {
        ("magazine",)
    }


def test_posts_are_told_once_and_as_of_when(reports: Database) -> None:
    found = said(reports, "affiliations", "type institution title reported", actor="Karim Masimov")
    assert found == {
        ("HOLDS_POSITION", "Kazakhstan", "Prime Minister", ("2016-01-22..2016-03-03",)),
        ("HOLDS_POSITION", "National Security Committee", "Chairman", ("2018-04",)),
    }
    assert said(reports, "affiliations", "type", actor="Karim Masimov", types="LEADS") == {("LEADS",)}


def test_only_those_with_a_name(reports: Database) -> None:
    found = said(reports, "who_prosecuted_whom", "who defendant", role="judge", named=True)
    assert found == {
        ("S. Aynabekov", "Ardak Ashim"),
        ("Nazgul Bapakova", "Bolatbek Blyalov"),
        ("Maral Dzharilgasova", "Serikzhan Mambetalin"),
        ("Maral Dzharilgasova", "Yermek Narymbaev"),
    }
    lawyers = {who for (who,) in said(reports, "lawyers_and_clients", "lawyer", named=True)}
    assert {"Botagoz Jardemali", "Gulnara Zhuaspaeva"} <= lawyers  # Zhuaspaeva's clients have no name
    assert "Zhylanbaev's lawyer" not in lawyers


def test_an_event_that_a_report_names_is_found(reports: Database) -> None:
    found = run(reports, "find", {"q": "Bloody January"}, seconds=60).rows
    assert [name(row["entity"]) for row in found] == ["Bloody January · 2022-01"]
