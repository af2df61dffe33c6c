"""Questions on institutions, asked of the five reports; the rows expected were written from the texts, by hand."""

from __future__ import annotations

import pytest
from asked import name, rows, said, sources

from graph.database import Database

ADAM, ADAM_BOL, RESPUBLIKA = "Adam", "Adam Bol", "Respublika"
MEDEU, DCK = "Medeuskiy District Court of Almaty", "Democratic Choice of Kazakhstan (since 2017)"
JUDGEMENT = "banned in Kazakhstan on the basis of the judgement against Kozlov"


def test_adam_was_suspended_once_and_closed_once(reports: Database) -> None:
    """Three reports tell of it, with three dates and two courts for the suspension."""
    found = said(reports, "outlets_closed_or_blocked", "what date by disputed", outlet=ADAM)
    assert found == {
        ("suspension", "2015-08-27", (MEDEU, "an administrative court in Almaty"), True),
        ("closure", "2015-10-22", (MEDEU,), False),
    }
    for row in rows(reports, "outlets_closed_or_blocked", outlet=ADAM):
        assert {document for document, _ in sources(row)} == {"amnesty-2015", "odf-2016", "amnesty-2017"}


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        ("2015-08-26", set()),
        ("2015-10-01", {("suspension", "certainly")}),
        ("2015-11-01", {("suspension", "certainly"), ("closure", "possibly")}),
        ("2015-12-01", {("closure", "possibly")}),
    ],
)
def test_a_suspension_of_three_months_is_over_after_them(reports: Database, day: str, holds: set[object]) -> None:
    assert said(reports, "outlets_closed_or_blocked", "what holds", outlet=ADAM, as_of=day) == holds


def test_adam_bol_was_closed_by_injunction_and_again_after_the_appeal(reports: Database) -> None:
    assert said(reports, "outlets_closed_or_blocked", "what date by claimants", outlet=ADAM_BOL) == {
        ("closure", "2014-11-20", ("Almaty District Court",), ("Almaty City authorities",)),
        ("closure", "2015-02", ("Almaty City Court",), ("Almaty City authorities",)),
    }


def test_the_closing_of_2012_is_told_once_and_its_outcome_says_each_thing_once(reports: Database) -> None:
    (row,) = [row for row in rows(reports, "outlets_closed_or_blocked", outlet=RESPUBLIKA) if row["date"]]
    assert (row["what"], row["date"], name(row["claimants"])) == (
        "closure", "2012", ("Almaty City Prosecutor's Office",),
    )  # fmt: skip
    assert len(row["outcome"]) == len(set(row["outcome"])) and JUDGEMENT in row["outcome"]
    assert {document for document, _ in sources(row)} == {"amnesty-2015", "odf-2016", "amnesty-2017"}
    early = rows(reports, "outlets_closed_or_blocked", outlet=RESPUBLIKA, reported_by="2015")
    assert [sorted({document for document, _ in sources(row)}) for row in early] == [["amnesty-2015"]]


def test_a_sister_paper_was_closed_once(reports: Database) -> None:
    """By whom is not said, only a cited title speaks of the authorities."""
    found = said(reports, "outlets_closed_or_blocked", "what date by", outlet="Assandi Times")
    assert found == {("closure", "2014", ())}


def test_an_outlet_moved_against_is_not_said_to_be_closed(reports: Database) -> None:
    """Most of those moved against in November 2012 were closed down later; which, the text says of none."""
    question, columns = "outlets_closed_or_blocked", "what date outcome"
    for outlet in ("Golos Respubliki", "amnesty-2017:eight-print-outlets"):
        assert said(reports, question, columns, outlet=outlet) == {("closure_sought", "2012-11", ())}
        assert rows(reports, question, outlet=outlet, as_of="2014") == []
    found = said(reports, question, columns, outlet="amnesty-2017:accused-outlets")
    assert found == {("closure", None, ("most of the outlets closed later",))}


def test_only_outlets_that_have_a_name(reports: Database) -> None:
    found = said(reports, "outlets_closed_or_blocked", "outlet", named=True, kinds="Outlet")
    assert {who for (who,) in found} == {
        ADAM, ADAM_BOL, RESPUBLIKA, "Golos Respubliki", "Assandi Times", "Daily Mail", "Uralskaya Nedelya",
        "Radio Azattyq", "Radio Free Europe/Radio Liberty", "kloop.kg",
    }  # fmt: skip
    (row,) = rows(reports, "outlets_closed_or_blocked", outlet=ADAM, what="suspension")
    assert row["dates"] == ["2015-08-27", "2015-09", "2015-09-25"]


def test_video_sites_were_blocked_on_21_may_2016(reports: Database) -> None:
    found = said(reports, "outlets_closed_or_blocked", "outlet what date", since="2016-05-21", until="2016-05-21")
    assert found >= {(site, "blocking", "2016-05-21") for site in ("YouTube", "Periscope", "Radio Azattyq")}


def test_who_was_shut_out_of_what(reports: Database) -> None:
    """Not the consulate was banned: its representatives were, from one courtroom."""
    found = said(reports, "banned", "banned from start")
    assert {(who, start) for who, _, start in found if who and "Consulate" in who} == {
        ("representatives of the US Consulate at the trial", "2016-01-06")
    }
    from_what = {what for who, what, _ in found if who and "Consulate" in who}
    assert all(what.startswith("shut out of the courtroom") for what in from_what)
    assert {
        ("Marat Zhylanbaev", "public and political activities", "2023-11-19"),
        ("Zhanbolat Mamay", "political, civic and social media activities", "2023-04"),
        ("relatives of Ardak Ashim", "seeing Ardak Ashim", None),
        (RESPUBLIKA, JUDGEMENT, "2012"),
    } <= found
    assert "Golos Respubliki" not in {who for who, *_ in found}  # closed, says Amnesty; nobody says banned


def test_one_ban_is_one_row(reports: Database) -> None:
    (row,) = rows(reports, "banned", what=DCK)
    assert (row["from"], row["start"], name(row["by"])) == (
        "as extremist", "2018-03", ("court that banned the DCK in March 2018",),
    )  # fmt: skip
    assert {document for document, _ in sources(row)} == {"odf-2018", "iphr-2023"}
    assert rows(reports, "banned", what=DCK, as_of="2018-02") == []
    assert [row["holds"] for row in rows(reports, "banned", what=DCK, as_of="2018-04")] == ["possibly"]


def test_a_ban_of_three_years_is_over_after_them(reports: Database) -> None:
    def holds(day: str) -> set[object]:
        return said(reports, "banned", "holds", what="Marat Zhylanbaev", as_of=day)

    assert holds("2023-11-18") == set() and holds("2025") == {("certainly",)} and holds("2026-11-20") == set()
    assert rows(reports, "banned", what="Marat Zhylanbaev", reported_by="2018") == []


def test_who_belongs_to_nakanune(reports: Database) -> None:
    found = said(reports, "people_of", "who type documents", institution="Nakanune.kz")
    assert found >= {
        ("Guzyal Baidalinova", "OWNS", 2),
        ("Guzyal Baidalinova", "WORKS_FOR", 2),
        ("Yulia Kozlova", "WORKS_FOR", 3),
        ("Rafael Balgin", "WORKS_FOR", 1),
    }
    early = said(reports, "people_of", "who documents", institution="Nakanune.kz", types="OWNS", reported_by="2015")
    assert {who for who, _ in early} == {"Guzyal Baidalinova"}


def test_a_name_means_the_outlet_and_not_a_work_or_case_of_that_name(reports: Database) -> None:
    assert ("Ayan Sharipbaev", "EDITS") in said(reports, "people_of", "who type", institution=ADAM)


def test_people_of_over_time(reports: Database) -> None:
    def officials(day: str) -> set[object]:
        found = said(reports, "people_of", "who title", institution="Ministry of Justice", as_of=day)
        return {who for who, title in found if title == "Executive Secretary"}

    assert officials("2015-11") == {"Marat Beketayev"} and officials("2016-02") == set()


def test_who_edits_respublika(reports: Database) -> None:
    found = said(reports, "people_of", "who type", institution="odf-2016:respublika", types=["EDITS"])
    assert ("Irina Petrushova", "EDITS") in found


def test_succession(reports: Database) -> None:
    earlier = "Democratic Choice of Kazakhstan (the earlier movement)"
    assert said(reports, "succession", "earlier how later") == {
        (ADAM_BOL, "SUCCESSOR_OF", ADAM),
        (RESPUBLIKA, "FOUNDED", "Nakanune.kz"),
        (earlier, "SUCCESSOR_OF", "Alga!"),
        (earlier, "SUCCESSOR_OF", DCK),
    }
    (row,) = rows(reports, "succession", institution=ADAM)
    assert name(row["by"]) == ("editor of Adam Bol who began its successor",)
    assert sources(row) == {
        ("odf-2016", "The magazine"),
        ("amnesty-2017", "Shortly afterwards,"),
    }


def test_what_was_found_extremist_is_banned(reports: Database) -> None:
    earlier = "Democratic Choice of Kazakhstan (the earlier movement)"
    found = said(reports, "banned", "banned start by")
    assert (earlier, "2005", ("Kazakhstani court that found the previous DCK extremist in 2005",)) in found
    assert ("Alga!", None, ()) in found  # the same fate; neither day nor court is told


def test_that_an_activity_began_is_no_day_of_succession(reports: Database) -> None:
    assert said(reports, "succession", "later date founded", institution="Alga!") >= {("Alga!", None, None)}
    assert (DCK, None, "2017-04") in said(reports, "succession", "later date founded")


def test_people_of_several_outlets_by_name(reports: Database) -> None:
    """That they still were journalists of Respublika, only the investigators say."""
    found = said(
        reports,
        "people_of",
        "institution who title",
        institution=[RESPUBLIKA, "Nakanune.kz"],
        types="WORKS_FOR",
        named=True,
    )
    assert found == {
        ("Nakanune.kz", "Guzyal Baidalinova", "journalist"),
        ("Nakanune.kz", "Rafael Balgin", "journalist"),
        ("Nakanune.kz", "Yulia Kozlova", "journalist"),
        (RESPUBLIKA, "Guzyal Baidalinova", "former journalist; journalist (alleged)"),
        (RESPUBLIKA, "Yulia Kozlova", "former journalist; journalist (alleged)"),
        (RESPUBLIKA, "Rafael Balgin", "journalist"),
        (RESPUBLIKA, "Makhambet Auezov", "journalist"),
    }
    (owner,) = rows(reports, "people_of", institution="Nakanune.kz", types="OWNS")
    assert owner["reported"] == ["2015-12-21", "2017-02-09"]
