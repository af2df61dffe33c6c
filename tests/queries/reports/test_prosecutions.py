"""Questions on prosecutions, asked of the five reports; the rows expected were written from the texts, by hand."""

from __future__ import annotations

import pytest
from asked import name, rows, said, sources

from graph.database import Database
from queries import run

KOZLOVA, BAIDALINOVA, BALGIN = "Yulia Kozlova", "Guzyal Baidalinova", "Rafael Balgin"


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


def test_what_the_court_of_kordayskiy_decided(reports: Database) -> None:
    rows = run(reports, "outcomes_by_court", {"court": "Kordayskiy District Court", "what": ["sentence"]}).rows
    assert [(row["date"], [name(who) for who in row["concerned"]]) for row in rows] == [
        ("2015-12-11", ["Ermek Taychibekov"])
    ]


def test_what_a_judge_decided_is_found_by_the_court(reports: Database) -> None:
    found = said(reports, "outcomes_by_court", "court date", court="Court for the Southern District of New York")
    assert found >= {("Edgardo Ramos", day) for day in ("2015-03-13", "2015-03-20", "2015-10-27")}


def test_who_was_tried_together_over_the_airport(reports: Database) -> None:
    found = said(reports, "co_defendants", "one other", actor="Aigerim Tleuzhan")
    assert ("Aigerim Tleuzhan", "Kalas Nurpeisov") in found


def test_the_charges_of_mukhamedkarim(reports: Database) -> None:
    found = said(reports, "status_of_charges", "provision", defendant="Duman Mukhamedkarim")
    assert {("kz-cc-2014:258",), ("kz-cc-2014:405",)} <= found
    rows = run(reports, "charges_by_provision", {"provision": "kz-cc-2014:405"}).rows
    assert "Duman Mukhamedkarim" in {name(who) for row in rows for who in row["defendants"]}


def test_reported_by_the_end_of_2015_only_the_first_report_speaks(reports: Database) -> None:
    rows = run(reports, "who_prosecuted_whom", {"reported_by": "2015", "provision": "kz-cc-2014:274"}).rows
    assert {each["document"] for row in rows for each in row["evidence"]} == {"amnesty-2015"}
    assert BAIDALINOVA in {name(row["defendant"]) for row in rows}


def test_a_complaint_is_one_row_however_it_is_told(reports: Database) -> None:
    (row,) = rows(reports, "complainants", who="Kazkommertsbank")
    assert set(row["how"]) == {"claimant", "complaint", "sued"}
    assert (name(row["against"]), row["category"], row["date"]) == (("Nakanune.kz",), "civil", "2015")
    assert {document for document, _ in sources(row)} == {"amnesty-2015", "amnesty-2017", "odf-2016"}
    (early,) = rows(reports, "complainants", who="Kazkommertsbank", reported_by="2015")
    assert {document for document, _ in sources(early)} == {"amnesty-2015"}


def test_who_complained_of_whom(reports: Database) -> None:
    found = said(reports, "complainants", "who against how")
    assert {
        ("Nurlan Saparov", ("Amangeldy Batyrbekov",), ("complainant", "complaint")),
        ("Botagoz Isayeva", ("Ermek Taychibekov",), ("complainant",)),
        ("Zhanara Akhmetova", ("Migration Service of Ukraine",), ("claimant", "sued")),
    } <= found
    (suit,) = rows(reports, "complainants", who="Zhasan Zekeyuly")
    assert {"Rysbek Sarsenbay", "Meruert Turlybekova", "Kaden Mukanuly"} <= set(name(suit["against"]))
    assert said(reports, "complainants", "who", against="Kaden Mukanuly") == {("Zhasan Zekeyuly",)}


def test_lawyers_and_clients(reports: Database) -> None:
    found = said(reports, "lawyers_and_clients", "lawyer client case")
    does = "Kazakhstan v. Does: hacked email accounts"
    assert {
        ("Curtis, Mallet-Prevost, Colt & Mosle LLP", "Kazakhstan", does),
        ("Davis Wright Tremaine LLP", "Respublika", does),
        ("Electronic Frontier Foundation", "Respublika", does),
        ("Botagoz Jardemali", "Mukhtar Ablyazov", None),
        ("lawyer of Yulia Kozlova", KOZLOVA, None),
        ("counsels of Ardak Ashim", "Ardak Ashim", "Ardak Ashim: incitement of social discord"),
        ("counsels in the Blyalov trial", None, "Bolatbek Blyalov: inciting discord"),
    } <= found
    pairs = [(lawyer, client) for lawyer, client, _ in found]
    assert len(pairs) == len(set(pairs))
    assert not {"Kazakhstan", "Alga Kazakhstan!", "US Consulate"} & {
        client for lawyer, client, _ in found if lawyer and "epresentative" in lawyer
    }
    assert said(reports, "lawyers_and_clients", "lawyer", reported_by="2015") == set()


def test_the_suspension_of_adam_is_one_sentence(reports: Database) -> None:
    (row,) = rows(reports, "sentences", defendant="Adam")
    assert (row["date"], row["penalties"], name(row["case"])) == (
        "2015-08-27", ["ban P3M -- print version"], "Adam: three-month suspension",
    )  # fmt: skip


def test_who_was_prosecuted_more_than_once(reports: Database) -> None:
    found = {name(row["defendant"]): row for row in rows(reports, "repeat_defendants", category="criminal")}
    assert {who: row["cases"] for who, row in found.items()} == {"Yermek Narymbaev": 2, KOZLOVA: 2}
    provisions = {provision for each in found[KOZLOVA]["list"] for provision in each["provisions"]}
    assert provisions == {"kz-cc-2014:274(3)", "kz-cc-2014:296(2)"}
    assert {"Maks Bokaev", "Talgat Ayan", "Marat Zhylanbaev", "Duman Mukhamedkarim"} <= {
        name(row["defendant"]) for row in rows(reports, "repeat_defendants", category=["criminal", "administrative"])
    }


def test_charges_of_false_information_counted(reports: Database) -> None:
    """Convicted: Baidalinova, Bokaev, Ayan, Tabyldieva; suspected: Balgin, Auezov; charged: Kozlova, Tsukanov, and
    several journalists whom Amnesty does not name."""
    found = rows(reports, "counts", of="charges", provision="kz-cc-2014:274")
    assert {(row["what"], row["count"], row["persons"], row["unnamed"]) for row in found} == {
        ("convicted", 4, 4, 0),
        ("charged", 3, 2, 1),
        ("suspected", 2, 2, 0),
        ("investigated", 1, 1, 0),
        ("dropped", 1, 1, 0),
        ("unknown", 1, 0, 1),
        ("all", 12, 10, 2),
    }
    early = rows(reports, "counts", of="charges", provision="kz-cc-2014:274", reported_by="2015")
    assert [row["count"] for row in early if row["what"] == "all"] == [4]  # the three of Nakanune, and Semyonova


def test_arrests_of_one_person_counted(reports: Database) -> None:
    found = rows(reports, "counts", of="events", what=["arrest", "remand"], actor="Bolatbek Blyalov")
    assert {(row["what"], row["count"], row["persons"]) for row in found} == {
        ("arrest", 1, 1), ("remand", 1, 1), ("all", 2, 1),
    }  # fmt: skip


def test_co_defendants_share_the_wider_provision(reports: Database) -> None:
    assert said(reports, "co_defendants", "other same_provisions", actor=KOZLOVA) == {
        (BAIDALINOVA, ("kz-cc-2014:274(3)",)),
        (BALGIN, ("kz-cc-2014:274",)),
        ("Makhambet Auezov", ("kz-cc-2014:274",)),
    }


def test_all_judges_and_their_cases(reports: Database) -> None:
    found = said(reports, "judges_and_their_cases", "judge courts defendants")
    assert {
        ("Nazgul Bapakova", ("Saryarkinskiy District Court No. 2",), ("Bolatbek Blyalov",)),
        (
            "Maral Dzharilgasova",
            ("Almalinsky District Court of Almaty",),
            ("Serikzhan Mambetalin", "Yermek Narymbaev"),
        ),
        ("S. Aynabekov", ("court whose order put Ardak Ashim in a mental hospital",), ("Ardak Ashim",)),
    } < found and len(found) == 4
    assert said(reports, "judges_and_their_cases", "judge", reported_by="2015") == set()


def test_what_appeals_came_to(reports: Database) -> None:
    results = {
        (name(row["court"]), row["date"], row["changes"][0]["result"])
        for row in rows(reports, "outcomes_by_court", what="appeal_decision")
    }
    assert results == {
        ("Atyrau Regional Court", "2017-01-20", "upheld"),
        ("appeal court in the airport case", "2023-11-10", "upheld"),
        ("court that suspended Baidalinova's sentence", "2016-07", "converted"),
        (None, None, "reduced"),  # of Narymbaev and of Mambetalin, by a court that Amnesty does not name
        (None, "2015-02", "upheld"),  # of Adam Bol
    }


def test_the_charge_that_was_dropped(reports: Database) -> None:
    found = said(reports, "status_of_charges", "provision status", defendant="Maks Bokaev")
    assert found == {
        ("kz-cao-2014:488", "found_liable"),
        ("kz-cc-2014:179", "dropped"),
        ("kz-cc-2014:174", "convicted"),
        ("kz-cc-2014:274", "convicted"),
        ("kz-cc-2014:400", "convicted"),
    }
    in_june = said(reports, "status_of_charges", "provision status", defendant="Maks Bokaev", as_of="2016-06")
    assert {provision for provision, status in in_june if status == "charged"} == {
        "kz-cc-2014:179", "kz-cc-2014:174", "kz-cc-2014:274", "kz-cc-2014:400",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("day", "stood"),
    [
        ("2015", {("kz-cc-2014:274", "investigated", None, 1)}),  # so Amnesty, three days after the raid
        ("2016-06", {("kz-cc-2014:274(3)", "charged", None, 2)}),  # so ODF, which names the section
        ("2017-03", {("kz-cc-2014:274(3)", "convicted", "2016-05", 3)}),
        ("2014", set()),
    ],
)
def test_a_charge_as_it_was_reported_by_a_day(reports: Database, day: str, stood: set[object]) -> None:
    columns = "provision status status_date documents"
    assert said(reports, "status_of_charges", columns, defendant=BAIDALINOVA, reported_by=day) == stood


def test_charges_of_which_one_document_speaks(reports: Database) -> None:
    found = rows(reports, "status_of_charges", document="iphr-2023", provision="CC 274")
    told = {(name(row["defendant"]), row["status"]) for row in found}
    assert {("Nazim Tabyldieva", "convicted"), ("Azamat Maytanov", "investigated")} <= told
    (tabyldieva,) = (row for row in found if name(row["defendant"]) == "Nazim Tabyldieva")
    (sentence,) = tabyldieva["sentences"]
    assert (sentence["date"], sentence["penalties"][0].split(" -- ")[0]) == (
        "2023-11-10",
        "restriction_of_liberty P1Y6M",
    )
    assert "Guzyal Baidalinova" not in {who for who, _ in told}


def test_what_was_pleaded_later_is_not_reported_by_a_day(reports: Database) -> None:
    def pleaded(day: str) -> set[object]:
        return {
            (name(row["defendant"]), plea)
            for row in rows(reports, "status_of_charges", reported_by=day)
            for plea in row["pleas"]
        }

    assert pleaded("2015-12-21") == set()
    assert {("Bolatbek Blyalov", "confessed"), (BALGIN, "confessed")} <= pleaded("2016-12")  # told by ODF
    early = rows(reports, "status_of_charges", defendant=BALGIN, reported_by="2015-12-21")
    assert [(row["offence"], row["damage"]) for row in early] == [([], None)]


def test_who_prosecuted_whom_as_of_a_day(reports: Database) -> None:
    def stood(day: str) -> set[object]:
        return said(reports, "who_prosecuted_whom", "who role status", defendant="Amangeldy Batyrbekov", as_of=day)

    saparov = ("Nurlan Saparov", "complainant")
    assert {(*saparov, "unknown")} <= stood("2015-10-28") and {(*saparov, "convicted")} <= stood("2015-10-29")


def test_of_an_appeal_nothing_is_known_before_it_is_reported(reports: Database) -> None:
    (now,) = rows(reports, "sentences", defendant="Yermek Narymbaev", provision="kz-cc-2014:174")
    assert (now["in_force"], now["penalties"]) == ("reduced", ["imprisonment P3Y"])
    (early,) = [
        row
        for row in rows(reports, "sentences", defendant="Yermek Narymbaev", reported_by="2016-06")
        if row["date"] == "2016-01-22"
    ]
    assert (early["in_force"], early["later"]) == ("as_passed", [])
    assert rows(reports, "outcomes_by_court", court="Almalinsky District Court of Almaty", reported_by="2015") == []


def test_charges_by_provision_reported_by_the_end_of_2015(reports: Database) -> None:
    """Three of Nakanune and Semyonova under 274; Narymbaev, Mambetalin and Blyalov under 174."""
    for provision, people in (
        ("kz-cc-2014:274", {BAIDALINOVA, KOZLOVA, BALGIN, "Elena Semyonova"}),
        ("kz-cc-2014:174", {"Yermek Narymbaev", "Serkzhan Mambetalin", "Bolatbek Blyalov"}),  # as it spells him
    ):
        found = rows(reports, "charges_by_provision", provision=provision, reported_by="2015")
        assert {who for row in found for who in name(row["defendants"])} == people
        assert sum(row["charges"] for row in found) == len(people)
