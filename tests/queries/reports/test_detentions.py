"""Who was held, when and for how long: asked of the five reports, the rows expected written from the texts by hand."""

from __future__ import annotations

import pytest
from asked import name, rows, said, sources

from graph.database import Database

KOZLOVA, BAIDALINOVA = "Yulia Kozlova", "Guzyal Baidalinova"


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


def test_how_long_a_remand_may_last(reports: Database) -> None:
    found = said(reports, "detentions", "what date days_least days_most derived_from", person=BAIDALINOVA)
    assert found == {
        ("remand", "2015-12-26", None, 62, "length"),  # two months
        ("arrest", None, None, None, None),
    }
    (row,) = rows(reports, "detentions", person=BAIDALINOVA, what="remand")
    assert sources(row) == {("odf-2016", "On 26")}


def test_two_ecologists_were_held_for_two_hours_of_one_day(reports: Database) -> None:
    for person in ("Madina Koketaeva", "Ayna Buzik"):
        assert said(reports, "detentions", "date end days_least days_most", person=person) == {
            ("2023-09-07", "2023-09-07", 0, 0)
        }


@pytest.mark.parametrize(
    ("person", "day", "held"),
    [
        ("Rafael Balgin", "2015-12-02", set()),  # the case was opened on the 3rd
        ("Rafael Balgin", "2016-01-05", {("remand", "possibly")}),
        ("Rafael Balgin", "2016-01-12", set()),  # he had been let go on the day before
        (KOZLOVA, "2015-12-17", set()),  # the search was on the 18th, the acquittal in February
        (KOZLOVA, "2016-01", {("arrest", "possibly")}),
        (KOZLOVA, "2016-03", set()),
        ("Maks Bokaev", "2016-08", {("remand", "possibly")}),  # between the charge and the verdict
        ("Maks Bokaev", "2016-12", set()),
        ("Shymkent protester given five days' detention", "2022-08-01", set()),
        ("Shymkent protester given five days' detention", "2023-08-02", {("sentence", "possibly")}),
        ("Marat Zhylanbaev", "2023-07", {("remand", "certainly")}),
        ("Duman Mukhamedkarim", "2015", set()),
    ],
)
def test_an_undated_detention_lies_between_what_is_known(
    reports: Database, person: str, day: str, held: set[tuple[str, str]]
) -> None:
    assert said(reports, "detentions", "what holds", person=person, as_of=day) == held


@pytest.mark.parametrize(
    ("day", "certainly", "possibly"),
    [
        # Kozlova still faced arrest when ODF wrote; Botayuly, stopped in July, had been let go; the arrest of Narymbaev
        # for protests in 2015 is not told apart from the custody in which he was
        ("2016-01-01", {"Yermek Narymbaev", "Serikzhan Mambetalin"},
         {"Bolatbek Blyalov", BAIDALINOVA, "Rafael Balgin"}),
        # of Yerimbetov, Tokmadi and Ulasik ODF says that they were held, not since or until when;
        # not Kayipnazar, told to pay a fine, nor who was stopped with balloons in March or at protests in 2016
        ("2018-04-02", {"Almat Zhumagulov", "Kenzhebek Abishev", "Ardak Ashim"},
         {"Akmaral Tobylova", "Iskander Yerimbetov", "Tokmadi", "Natalia Ulasik"}),
    ],
)  # fmt: skip
def test_who_was_held_on_a_day_is_one_row(reports: Database, day: str, certainly: set[str], possibly: set[str]) -> None:
    found = [(name(row["person"]), row["holds"]) for row in rows(reports, "detentions", as_of=day, reported_by="2019")]
    assert sorted(found) == sorted([(who, "certainly") for who in certainly] + [(who, "possibly") for who in possibly])


def test_custody_ends_with_the_sentence_though_a_later_report_says_held_since(reports: Database) -> None:
    def held(day: str) -> list[object]:
        return [row["holds"] for row in rows(reports, "detentions", as_of=day, person="Igor Sychev")]

    assert (held("2015-11-01"), held("2016-01-01")) == (["certainly"], [])  # sentenced on 18 November


def test_what_who_is_held_is_charged_with(reports: Database) -> None:
    (row,) = rows(reports, "detentions", document="odf-2018", person="Almat Zhumagulov")
    ((charge, provision, status),) = [(name(x["charge"]), x["provision"], x["status"]) for x in row["charges"]]
    assert (charge, provision, status) == ("terrorism · Almat Zhumagulov", None, "charged")
    assert sources(row) == {("odf-2018", "Since November")}
    (row,) = rows(reports, "detentions", as_of="2016-01-20", person="Bolatbek Blyalov")
    assert {(x["provision"], x["status"]) for x in row["charges"]} == {("kz-cc-2014:174(1)", "charged")}


def test_detentions_reported_by_the_end_of_2015(reports: Database) -> None:
    found = said(reports, "detentions", "person what", reported_by="2015")
    assert found == {
        ("Yermek Narymbaev", "arrest"),
        ("Serkzhan Mambetalin", "arrest"),  # as the first report spells him
        ("Bolatbek Blyalov", "arrest"),
        ("Bolatbek Blyalov", "remand"),
    }
