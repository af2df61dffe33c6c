"""What became of cases: courts without a name, sentences, complaints; the rows written from the texts by hand."""

from __future__ import annotations

from asked import name, rows, said

from graph.database import Database

NAKANUNE = "amnesty-2015:nakanune-274"


def test_appeals_whose_court_is_not_named(reports: Database) -> None:
    found = rows(reports, "outcomes_by_court", what="appeal_decision", category="criminal")
    unnamed = {name(row["concerned"]) for row in found if row["court"] is None}
    assert unnamed == {("Yermek Narymbaev",), ("Serikzhan Mambetalin",)}
    filed = {(name(row["case"]), name(row["done_by"])) for row in rows(reports, "outcomes_by_court", what="appeal")}
    assert filed == {
        ("Adam Bol: closure", ()),
        ("Maks Bokaev and Talgat Ayan: criminal case over the land rallies", ("Maks Bokaev", "Talgat Ayan")),
        ("Soldier: death of Aikorkem Meldekhan", ("family of Aikorkem Meldekhan",)),
        ("Tleuzhan, Nurpeisov and others: seizure of Almaty airport", ()),  # heard; whose they were is not said
    }
    assert said(reports, "outcomes_by_court", "court", what="appeal_decision", reported_by="2016-08") == set()


def test_verdicts_of_courts_that_are_not_named(reports: Database) -> None:
    found = said(reports, "outcomes_by_court", "court date concerned", what="verdict", since="2016-01", until="2016-02")
    assert found == {
        (None, "2016-01-21", ("Bolatbek Blyalov",)),
        (None, "2016-01-22", ("Serikzhan Mambetalin", "Yermek Narymbaev")),
        (None, "2016-02", ("Yulia Kozlova",)),
    }


def test_the_one_officer_who_was_acquitted(reports: Database) -> None:
    (row,) = rows(reports, "outcomes_by_court", what="verdict", since="2023-12-08", until="2023-12-08")
    assert "KGB officer acquitted" in name(row["concerned"])
    assert said(reports, "status_of_charges", "status", defendant="KGB officer acquitted") == {("acquitted",)}


def test_a_changed_sentence_is_one(reports: Database) -> None:
    for penalty in ("imprisonment", "suspended"):
        (row,) = rows(reports, "sentences", defendant="Guzyal Baidalinova", penalty=penalty)
        assert (row["date"], row["penalties"], row["in_force"]) == ("2016-05", ["imprisonment P1Y6M"], "converted")
        assert [(later["date"], later["penalties"]) for later in row["later"]] == [("2016-07", ["suspended"])]
    assert len(rows(reports, "sentences", defendant="Guzyal Baidalinova")) == 1


def test_sentences_of_a_case_and_between_two_days(reports: Database) -> None:
    found = said(reports, "sentences", "defendant", case="Golyshkin, Suleymenov, Aliyasov: extortion of the Akim")
    assert found == {("Yaroslav Golyshkin",), ("Nurzhan Suleymenov",), ("Farkhat Aliyasov",)}
    found = said(reports, "sentences", "defendant penalties", since="2015-12", until="2016-01-21")
    assert found == {
        ("Ermek Taychibekov", ("imprisonment P4Y",)),
        ("Bolatbek Blyalov", ("restriction_of_liberty P3Y",)),
    }


def test_seven_activists_are_counted_once(reports: Database) -> None:
    found = rows(reports, "sentences", case="Seven Alga activists: 15 days' detention")
    assert len(found) == 3  # four, two and one


def test_who_was_sentenced_for_a_gathering_was_not_before_it(reports: Database) -> None:
    def found(since: str, until: str) -> set[object]:
        return said(reports, "detentions", "person", what="sentence", since=since, until=until)

    protester = ("Shymkent protester given five days' detention",)
    assert protester in found("2023-07", "2023-12") and protester not in found("2023-07", "2023-07-31")


def test_the_charge_the_sentence_and_the_damage(reports: Database) -> None:
    found = {name(row["defendant"]): row for row in rows(reports, "status_of_charges", case=NAKANUNE)}
    (sentence,) = found["Guzyal Baidalinova"]["sentences"]
    assert (sentence["penalties"], sentence["in_force"], sentence["later"]) == (
        ["imprisonment P1Y6M"], "converted", ["suspended"],
    )  # fmt: skip
    assert {row["damage"] for row in found.values()} == {"KZT 144235090"}
    assert found["Yulia Kozlova"]["sentences"] == []
    (early,) = rows(reports, "status_of_charges", case=NAKANUNE, defendant="Guzyal Baidalinova", as_of="2016-06")
    assert [(each["in_force"], each["later"]) for each in early["sentences"]] == [("as_passed", [])]


def test_words_are_no_provision(reports: Database) -> None:
    (row,) = rows(reports, "sentences", defendant="Zhanbolat Mamay")
    assert {each["provision"] for each in row["charges"]} == {None}


def test_maytanov_had_learned_of_his_case_by_october(reports: Database) -> None:
    found = said(reports, "status_of_charges", "status", defendant="Azamat Maytanov", as_of="2023-10-31")
    assert found == {("investigated",)}


def test_how_complaints_ended_and_that_applications_are_none(reports: Database) -> None:
    found = {name(row["who"]): row["outcome"] for row in rows(reports, "complainants")}
    assert not {"Alga Kazakhstan!", "Atajurt", "Muratbek Ketebayev"} & found.keys()
    assert {"2015-10-29 convicted", "2015-10-29 imprisonment P1Y6M"} <= set(found["Nurlan Saparov"])
    assert "2015-12-11 imprisonment P4Y" in found["Botagoz Isayeva"]
    assert found["parliamentary deputy who complained of Batyrbekov"] == [
        "2023-07 found_liable",
        "2023-07 detention P20D",
    ]
    (early,) = rows(reports, "complainants", who="Kazkommertsbank", reported_by="2015")
    assert not any("damages" in each for each in early["outcome"])


def test_proceedings_begin_with_the_proceedings(reports: Database) -> None:
    found = {name(row["defendant"]): row["list"] for row in rows(reports, "repeat_defendants", category="criminal")}
    assert {(each["from"], tuple(each["outcome"])) for each in found["Yulia Kozlova"]} == {
        ("2015-12-03", ("charged",)), ("2015-12-18", ("2016-02 acquitted",)),
    }  # fmt: skip
    assert {each["from"] for each in found["Yermek Narymbaev"]} == {None, "2015-10-10"}


def test_undated_steps_keep_their_place_in_a_timeline(reports: Database) -> None:
    found = rows(reports, "timeline", actor="Maks Bokaev", since="2016-05-21", until="2017-01")
    assert [row["what"] for row in found if row["what"] not in {"transfer", "remand", "incident"}] == [
        "charge", "dropped", "charge", "trial_start", "sentence", "verdict", "appeal", "appeal_decision",
    ]  # fmt: skip
    bounds = {row["what"]: row["bounds"] for row in found}
    assert (bounds["dropped"], bounds["appeal"]) == ("2016-05-21..2016-11-28", "2016-11-28..2017-01-20")
    (verdict,) = [row for row in found if row["what"] == "verdict"]
    assert {(each["provision"], each["status"]) for each in verdict["charges"]} == {
        (f"kz-cc-2014:{article}", "convicted") for article in (174, 274, 400)
    }
    (acquittal,) = [row for row in rows(reports, "timeline", actor="Yulia Kozlova") if row["what"] == "verdict"]
    assert [each["status"] for each in acquittal["charges"]] == ["acquitted"]


def test_the_timeline_of_a_case_is_its_steps(reports: Database) -> None:
    found = said(reports, "timeline", "date what", actor=NAKANUNE)
    assert {("2015-12-03", "opened"), ("2015-12-26", "remand"), ("2016-07", "appeal_decision")} <= found


def test_a_case_with_all_its_parts_in_one_answer(reports: Database) -> None:
    found = rows(reports, "case_file", case="amnesty-2015:nakanune-274", related=True)
    first = found[0]["case"]["id"]
    mine = [row for row in found if row["case"]["id"] == first]
    charges = {
        (name(row["who"])[0], row["provision"], row["status"], row["status_date"])
        for row in mine
        if row["part"] == "charge"
    }
    assert charges == {
        ("Guzyal Baidalinova", "kz-cc-2014:274(3)", "convicted", "2016-05"),
        ("Yulia Kozlova", "kz-cc-2014:274(3)", "charged", None),  # what became of it no report says
        ("Rafael Balgin", "kz-cc-2014:274", "suspected", None),
        ("Makhambet Auezov", "kz-cc-2014:274", "suspected", None),
    }
    steps = [(row["what"], row["date"], name(row["decided_by"])) for row in mine if row["part"] == "step"]
    for step in [
        ("opened", "2015-12-03", ()), ("search", "2015-12-18", ()), ("release", "2016-01-11", ()),
        ("remand", "2015-12-26", ("Almalinsky District Court of Almaty",)),
    ]:  # fmt: skip
        assert step in steps
    days = [row["date"] for row in mine if row["part"] == "step" and row["date"]]
    assert days == sorted(days)
    (appeal,) = [row for row in mine if row["what"] == "appeal_decision"]
    assert appeal["penalties"] == ["suspended"] and [each["result"] for each in appeal["changes"]] == ["converted"]
    assert any("damage KZT 144235090" in row["text"] for row in mine)
    (drugs,) = [
        row
        for row in found
        if row["part"] == "charge" and row["case"]["id"] != first and name(row["who"]) == ("Yulia Kozlova",)
    ]
    assert (drugs["provision"], drugs["status"], drugs["status_date"]) == ("kz-cc-2014:296(2)", "acquitted", "2016-02")
    assert {row["case"]["id"] for row in rows(reports, "case_file", case="amnesty-2015:nakanune-274")} == {first}


def test_a_case_as_a_day_had_it(reports: Database) -> None:
    found = rows(reports, "case_file", case="amnesty-2015:nakanune-274", as_of="2016-05-31", parts=["charge", "step"])
    assert "appeal_decision" not in {row["what"] for row in found}
    early = rows(reports, "case_file", case="amnesty-2015:nakanune-274", reported_by="2015-12-31", parts=["charge"])
    assert {row["status"] for row in early} == {"investigated"}  # amnesty-2015 knows no more


def test_appeals_with_what_they_were_against(reports: Database) -> None:
    found = rows(reports, "appeals")
    decided = {
        (
            name(row["who"]), row["date"], tuple(row["result"]),
            tuple(each for b in row["before"] for each in b["penalties"]),
        )
        for row in found if row["what"] == "appeal_decision" and row["category"] == "criminal"
    }  # fmt: skip
    assert {
        (("Guzyal Baidalinova",), "2016-07", ("converted",), ("imprisonment P1Y6M",)),
        (("Yermek Narymbaev",), None, ("reduced",), ("imprisonment P3Y",)),
        (("Serikzhan Mambetalin",), None, ("reduced",), ("imprisonment P2Y",)),
        (("Maks Bokaev", "Talgat Ayan"), "2017-01-20", ("upheld",), ("imprisonment P5Y",)),
    } <= decided
    open_ = {
        (row["what"], name(row["appealed_by"]))
        for row in found
        if row["what"] != "appeal_decision" and not row["decided"]
    }
    assert open_ == {
        ("appeal", ("family of Aikorkem Meldekhan",)),
        ("appeal_announced", ("Gulnara Zhuaspaeva",)),  # counsel of the victims, on the lenient sentences
        ("appeal_announced", ("Nargiz Severnya", "Vladimir Severny")),
        ("appeal_announced", ("Zhanara Akhmetova",)),
    }
    (adam,) = [row for row in found if row["category"] == "closure" and row["what"] == "appeal_decision"]
    assert (name(adam["who"]), adam["date"], adam["result"]) == (("Adam Bol",), "2015-02", ["upheld"])
    assert [(b["date"], name(b["by"])) for b in adam["before"]] == [("2014-11-20", ("Almaty District Court",))]


def test_sentences_for_an_offence_in_words_or_by_its_article(reports: Database) -> None:
    """Mamay's document names no article, others none of the words; libel and false denunciation are other offences."""
    found = rows(reports, "sentences", offence="false information")
    assert {(name(row["defendant"]), row["date"]) for row in found} == {
        ("Guzyal Baidalinova", "2016-05"), ("Maks Bokaev", "2016-11-28"), ("Talgat Ayan", "2016-11-28"),
        ("Zhanbolat Mamay", "2023-04"), ("Nazgul Zhusupova", "2023-09-28"), ("Nazim Tabyldieva", "2023-11-10"),
        ("Kazakhstan office of RFE/RL", "2023-11-16"),
    }  # fmt: skip
    convicted = said(reports, "status_of_charges", "defendant", offence="false information", status="convicted")
    assert ("Zhanbolat Mamay",) in convicted and ("Nurlan Kanatov",) not in convicted


def test_what_counsel_say_of_a_judge_is_not_what_she_decided(reports: Database) -> None:
    (row,) = rows(reports, "judges_and_their_cases", judge="Nazgul Bapakova")
    (decision,) = row["decisions"]
    assert (decision["what"], decision["certainty"]) == ("refusal", "alleged") and decision["by"]
    assert "hast" not in name(decision["step"])
