"""Questions asked of the five reports; the rows expected were written from the reports' texts, by hand."""

from __future__ import annotations

from typing import Any

import pytest

from graph.database import Database
from graph.settings import Settings
from loaders.run import load
from loaders.workspace import EXAMPLE, Workspace
from queries import catalogue, run

KOZLOVA, BAIDALINOVA, BALGIN = "Yulia Kozlova", "Guzyal Baidalinova", "Rafael Balgin"


@pytest.fixture(scope="module")
def reports(shared_database: Database, settings: Settings) -> Database:
    shared_database.write(lambda transaction: transaction.run("MATCH (n) DETACH DELETE n"))
    load(shared_database, Workspace(EXAMPLE, settings.texts))
    return shared_database


def name(value: Any) -> Any:
    return value["name"] if isinstance(value, dict) and "name" in value else value


def said(database: Database, question: str, columns: str, **parameters: object) -> set[tuple[Any, ...]]:
    """The columns of every row, entities by name; every row must have evidence with a passage."""
    answer = run(database, question, parameters, seconds=60)
    assert all(each["passage"]["first"] for row in answer.rows for each in row["evidence"])
    assert all(row["evidence"] for row in answer.rows)
    return {tuple(name(row[column]) for column in columns.split()) for row in answer.rows}


def test_who_raided_the_journalists_of_nakanune(reports: Database) -> None:
    found = said(reports, "who_prosecuted_whom", "defendant date", role="searching", provision="kz-cc-2014:274")
    assert {(who, "2015-12-18") for who in (BAIDALINOVA, KOZLOVA, BALGIN)} <= found
    rows = run(reports, "who_prosecuted_whom", {"role": "searching", "defendant": BALGIN}).rows
    assert "amnesty-2015" in {each["document"] for row in rows for each in row["evidence"]}


def test_chapurin_investigated_and_did_nothing_else(reports: Database) -> None:
    found = said(reports, "who_prosecuted_whom", "role defendant", who="Aleksey Chapurin")
    assert {role for role, _ in found} == {"investigator"}
    assert {who for _, who in found} == {
        BAIDALINOVA, KOZLOVA, BALGIN, "Makhambet Auezov", "Yermek Narymbaev", "Serikzhan Mambetalin",
    }  # fmt: skip


def test_the_court_that_remanded_baidalinova(reports: Database) -> None:
    found = said(reports, "who_prosecuted_whom", "who date", role="remanding", defendant=BAIDALINOVA)
    assert found == {("Almalinsky District Court of Almaty", "2015-12-26")}


def test_the_bank_sued_and_never_prosecuted(reports: Database) -> None:
    found = said(reports, "who_prosecuted_whom", "role defendant category", who="Kazkommertsbank")
    assert {role for role, *_ in found} == {"claimant"} and {category for *_, category in found} == {"civil"}


def test_ramos_judged_a_case_in_which_respublika_is_no_defendant(reports: Database) -> None:
    (row,) = run(reports, "judges_and_their_cases", {"judge": "Edgardo Ramos"}).rows
    assert [name(claimant) for claimant in row["claimants"]] == ["Kazakhstan"]
    assert [decision["date"] for decision in row["decisions"]][:2] == ["2015-03-13", "2015-03-20"]
    assert {name(court) for court in row["courts"]} == {"Court for the Southern District of New York"}
    roles = said(reports, "cases_of", "case role", actor="odf-2016:respublika")
    assert (name(row["case"]), "defendant") not in roles


@pytest.mark.parametrize(
    ("defendant", "date", "penalties"),
    [
        ("Amangeldy Batyrbekov", "2015-10-29", {"imprisonment P1Y6M", "damages KZT 50000"}),
        ("Yaroslav Golyshkin", "2015-10-30", {"imprisonment P8Y", "confiscation"}),
        ("Bolatbek Blyalov", "2016-01-21", {"restriction_of_liberty P3Y"}),
        ("Ermek Taychibekov", "2015-12-11", {"imprisonment P4Y"}),
        ("Igor Sychev", "2015-11-18", {"imprisonment P5Y"}),
        ("Aigerim Tleuzhan", "2023-07", {"imprisonment P4Y"}),
        ("Nurzhan Altaev", "2023-11-21", {"imprisonment P10Y"}),
    ],
)
def test_sentences(reports: Database, defendant: str, date: str, penalties: set[str]) -> None:
    rows = run(reports, "sentences", {"defendant": defendant}).rows
    found = {
        row["date"]: {penalty.split(" -- ")[0] for penalty in row["penalties"]} for row in rows if row["penalties"]
    }
    assert penalties <= found[date]


def test_an_appeal_upheld_the_sentence_of_tleuzhan(reports: Database) -> None:
    (row,) = run(reports, "sentences", {"defendant": "Aigerim Tleuzhan", "penalty": ["imprisonment"]}).rows
    assert row["in_force"] == "upheld" and [later["date"] for later in row["later"]] == ["2023-11-10"]
    (before,) = run(
        reports, "sentences", {"defendant": "Aigerim Tleuzhan", "penalty": "imprisonment", "as_of": "2023-10"}
    ).rows
    assert (before["in_force"], before["later"]) == ("as_passed", [])


def test_the_charge_of_batyrbekov_over_time(reports: Database) -> None:
    question = {"defendant": "Amangeldy Batyrbekov", "provision": "kz-cc-2014:130"}
    assert said(reports, "status_of_charges", "status status_date", **question) == {("convicted", "2015-10-29")}
    assert said(reports, "status_of_charges", "status", **question, as_of="2015-10-28") == {("unknown",)}


def test_who_complained(reports: Database) -> None:
    found = said(reports, "complainants", "who against", who="Nurlan Saparov")
    assert ("Nurlan Saparov", "Amangeldy Batyrbekov") in found
    found = said(reports, "complainants", "how against category", who="Zhasan Zekeyuly")
    assert {
        ("claimant", who, "civil") for who in ("Rysbek Sarsenbay", "Meruert Turlybekova", "Kaden Mukanuly")
    } <= found


def test_what_the_court_of_kordayskiy_decided(reports: Database) -> None:
    rows = run(reports, "outcomes_by_court", {"court": "Kordayskiy District Court", "what": ["sentence"]}).rows
    assert [(row["date"], [name(who) for who in row["concerned"]]) for row in rows] == [
        ("2015-12-11", ["Ermek Taychibekov"])
    ]


def test_when_blyalov_was_held(reports: Database) -> None:
    found = said(reports, "detentions", "what date", person="Bolatbek Blyalov")
    assert {("remand", "2015-11-11")} <= found and "2015-11-09" in {date for _, date in found}
    assert said(reports, "detentions", "what holds", person="Bolatbek Blyalov", as_of="2015-11-08") == set()
    assert said(reports, "detentions", "person", what="remand", as_of="2015-12") >= {("Bolatbek Blyalov",)}


def test_people_arrested_over_some_days_were_not_each_held_for_those_days(reports: Database) -> None:
    found = said(reports, "detentions", "person date days_most holds", what="arrest", as_of="2016-05-20")
    people = "people arrested before the protests planned for 21 May"
    assert (people, "2016-05-16..2016-05-20", None, "possibly") in found


def test_who_had_served_fifteen_days_is_held_no_more(reports: Database) -> None:
    assert ("sentence",) in said(reports, "detentions", "what", person="Maks Bokaev", as_of="2016-05-20")
    assert ("sentence",) not in said(reports, "detentions", "what", person="Maks Bokaev", as_of="2016-10-01")


def test_video_sites_were_blocked_on_21_may_2016(reports: Database) -> None:
    found = said(reports, "outlets_closed_or_blocked", "outlet what date", since="2016-05-21", until="2016-05-21")
    assert found >= {(site, "blocking", "2016-05-21") for site in ("YouTube", "Periscope", "Radio Azattyq")}


def test_figures_are_those_of_the_committee_on_statistics(reports: Database) -> None:
    found = said(reports, "figures", "count start end", document="odf-2016", provision="kz-cc-2014:174")
    assert ("88", "2015-01", "2015-11") in found
    found = said(reports, "figures", "count", document="odf-2016", provision="kz-cc-2014:274")
    assert ("67",) in found


def test_the_number_of_a_group_is_a_figure(reports: Database) -> None:
    assert ("54", "iphr-2023") in said(reports, "figures", "count document", words="victims torture")


def test_what_a_judge_decided_is_found_by_the_court(reports: Database) -> None:
    found = said(reports, "outcomes_by_court", "court date", court="Court for the Southern District of New York")
    assert found >= {("Edgardo Ramos", day) for day in ("2015-03-13", "2015-03-20", "2015-10-27")}


def test_who_edits_respublika(reports: Database) -> None:
    found = said(reports, "people_of", "who type", institution="odf-2016:respublika", types=["EDITS"])
    assert ("Irina Petrushova", "EDITS") in found


def test_what_is_denied(reports: Database) -> None:
    assert ("Igor Sychev", "WROTE") in said(reports, "denied", "subject predicate", document="odf-2016")


def test_who_denies_a_charge(reports: Database) -> None:
    found = {who for _, who in said(reports, "denied", "predicate attributed_to", predicates=["plea"])}
    assert found >= {KOZLOVA, "Aigerim Tleuzhan", "Kalas Nurpeisov", "Vladimir Severny", "Nargiz Severnya"}
    assert said(reports, "denied", "predicate attributed_to", by=KOZLOVA) == {("plea", KOZLOVA)}


def test_what_chapurin_alleges_is_no_fact(reports: Database) -> None:
    rows = run(reports, "alleged", {"by": "Aleksey Chapurin"}).rows
    assert rows and {row["certainty"] for row in rows} == {"alleged"}
    assert {name(row["attributed_to"]) for row in rows} == {"Aleksey Chapurin"}


def test_who_was_tried_together_over_the_airport(reports: Database) -> None:
    found = said(reports, "co_defendants", "one other", actor="Aigerim Tleuzhan")
    assert ("Aigerim Tleuzhan", "Kalas Nurpeisov") in found


def test_the_movement_banned_in_2018(reports: Database) -> None:
    rows = run(reports, "banned", {"as_of": "2018-04"}).rows
    starts = {row["start"] for row in rows if "Democratic Choice" in name(row["banned"])}
    assert "2018-03" in {(start or "")[:7] for start in starts}
    assert "2018-03" not in {(row["start"] or "")[:7] for row in run(reports, "banned", {"as_of": "2018-02"}).rows}


def test_the_charges_of_mukhamedkarim(reports: Database) -> None:
    found = said(reports, "status_of_charges", "provision", defendant="Duman Mukhamedkarim")
    assert {("kz-cc-2014:258",), ("kz-cc-2014:405",)} <= found
    rows = run(reports, "charges_by_provision", {"provision": "kz-cc-2014:405"}).rows
    assert "Duman Mukhamedkarim" in {name(who) for row in rows for who in row["defendants"]}


def test_the_documents_in_the_order_they_came(reports: Database) -> None:
    answer = run(reports, "documents")
    assert [row["id"] for row in answer.rows] == ["amnesty-2015", "odf-2016", "amnesty-2017", "odf-2018", "iphr-2023"]
    assert [row["id"] for row in run(reports, "documents", {"publisher": "Open Dialog Foundation"}).rows] == [
        "odf-2016",
        "odf-2018",
    ]


def test_reported_by_the_end_of_2015_only_the_first_report_speaks(reports: Database) -> None:
    rows = run(reports, "who_prosecuted_whom", {"reported_by": "2015", "provision": "kz-cc-2014:274"}).rows
    assert {each["document"] for row in rows for each in row["evidence"]} == {"amnesty-2015"}
    assert BAIDALINOVA in {name(row["defendant"]) for row in rows}


QUESTIONS = [each.name for each in catalogue().values() if each.folder != "service"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_example_of_every_question_finds_something(question: str, reports: Database) -> None:
    answer = run(reports, question, catalogue()[question].example, seconds=60)
    found = answer.subgraph.relations if answer.subgraph else answer.rows
    assert found, answer.parameters
    assert not answer.resolved, "an example should give the canonical id"
