"""Questions on the documents themselves, asked of the five reports; the rows expected were written from the texts."""

from __future__ import annotations

from asked import Row, name, rows, said, sources

from graph.database import Database
from queries import run

KOZLOVA, DETAINED = "Yulia Kozlova", "people detained in Almaty on 21 May 2016"


def test_figures_are_those_of_the_committee_on_statistics(reports: Database) -> None:
    found = said(reports, "figures", "count start end", document="odf-2016", provision="kz-cc-2014:174")
    assert ("88", "2015-01", "2015-11") in found
    found = said(reports, "figures", "count", document="odf-2016", provision="kz-cc-2014:274")
    assert ("67",) in found


def test_the_number_of_a_group_is_a_figure(reports: Database) -> None:
    assert ("54", "iphr-2023") in said(reports, "figures", "count document", words="victims torture")


def test_figures_on_what_happened_in_january_2022(reports: Database) -> None:
    """Also of groups whose case is about it: eleven officers, of whom seven and three were sentenced."""
    found = said(reports, "figures", "count certainty", words="January 2022")
    assert found == {(count, "stated") for count in ("11", "7", "3", "54", "~30")} | {
        ("20000", "alleged"),
        ("20000", "denied"),
    }


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


def test_the_documents_in_the_order_they_came(reports: Database) -> None:
    answer = run(reports, "documents")
    assert [row["id"] for row in answer.rows] == ["amnesty-2015", "odf-2016", "amnesty-2017", "odf-2018", "iphr-2023"]
    assert [row["id"] for row in run(reports, "documents", {"publisher": "Open Dialog Foundation"}).rows] == [
        "odf-2016",
        "odf-2018",
    ]


def sides(row: Row) -> set[tuple[object, tuple[str, ...]]]:
    return {(side["value"], tuple(side["documents"])) for side in row["sides"]}


def test_monitors_disagree_on_how_many_were_detained_in_almaty(reports: Database) -> None:
    """Between 300 and 500, in the text; as many as 1,000, said some, in its footnote."""
    (row,) = rows(reports, "disagreements", topics="count", about="amnesty-2017:detained-almaty-21-may")
    assert sides(row) == {(value, ("amnesty-2017",)) for value in ("300..500", "~1000")}
    speakers = {each["attributed_to"]["name"] for each in row["evidence"]}
    assert speakers == {"human rights defenders who monitored 21 May", "some of the monitors"}
    (outlets,) = [row for row in rows(reports, "disagreements", topics="count") if name(row["about"]) != DETAINED]
    assert sides(outlets) == {("24", ("odf-2016",)), (">=34", ("amnesty-2017",))}  # 8 + 23 + 1 + 2, and websites
    assert {side["what"] for side in outlets["sides"]} == {
        "non-state media banned in Kazakhstan",
        "moved against, most of them closed later",
    }


def test_disagreements_about_somebody_are_also_of_their_steps_and_people(reports: Database) -> None:
    def about(who: str) -> set[tuple[object, ...]]:
        return {
            (row["topic"], name(row["about"]).split(" ")[0], *sorted(str(value) for value, _ in sides(row)))
            for row in rows(reports, "disagreements", about=who)
        }

    assert about("Adam") == {
        ("date", "Adam", "2015-08-27", "2015-09", "2015-09-25"),
        ("decider", "Adam", "Medeuskiy District Court of Almaty", "an administrative court in Almaty"),
        (
            "ground",
            "Adam",
            "publishing in one of two registered languages",
            "publishing on Facebook during the suspension",
        ),
        ("medium", "Adam", "magazine", "newspaper"),
        ("spelling", "Ayan", "Ayan Sharipbaev", "Ayana Sharipbayeva"),
    }
    assert about("Saken Baikenov") == {
        ("date", "arrest", "2015-03-09", "2016-03"),
        ("date", "sentence", "2015-04-13", "2016-04"),
        ("spelling", "Saken", "Saken Baikenov", "Saken Baykenov"),
    }
    assert about("Rafael Balgin") == {("date", "suddenly", "2015-01-11", "2016-01-11")}
    assert {name(row["about"]).split()[0] for row in rows(reports, "disagreements", about="Marat Zhylanbaev")} == {
        "sentence"
    }  # its verdict of the same days is told with it
    assert ("end", "date") in said(reports, "disagreements", "predicate topic", topics="date")


def test_documents_disagree_on_the_suspension_of_adam(reports: Database) -> None:
    dates, deciders = (
        rows(reports, "disagreements", topics=topic, about="amnesty-2015:adam-ban/ban") for topic in ("date", "decider")
    )
    assert [sides(row) for row in dates] == [
        {("2015-08-27", ("odf-2016",)), ("2015-09", ("amnesty-2015",)), ("2015-09-25", ("amnesty-2017",))}
    ]
    assert [sides(row) for row in deciders] == [
        {
            ("Medeuskiy District Court of Almaty", ("odf-2016",)),
            ("an administrative court in Almaty", ("amnesty-2017",)),
        }
    ]


def test_a_report_disagrees_with_itself_on_the_day_of_a_verdict(reports: Database) -> None:
    (row,) = rows(reports, "disagreements", topics="date", about="iphr-2023:zhylanbaev-extremism/sentence")
    assert {day for day, _ in sides(row)} == {"2023-11-19", "2023-11-27", "2023-11-26..2023-12-01"}
    about = {"topics": "date", "about": "iphr-2023:zhylanbaev-extremism/sentence", "across": True}
    assert rows(reports, "disagreements", **about) == []


def test_how_a_name_is_spelled(reports: Database) -> None:
    (row,) = rows(reports, "disagreements", topics="spelling", about="Serikzhan Mambetalin")
    assert {(value, tuple(sorted(documents))) for value, documents in sides(row)} == {
        ("Serkzhan Mambetalin", ("amnesty-2015",)),
        ("Serikzhan Mambetalin", ("amnesty-2017", "odf-2016")),
    }


def test_a_figure_is_told_once(reports: Database) -> None:
    assert said(reports, "figures", "count of", document="amnesty-2015") == {
        (">=4", 'people criminally investigated for inciting national "discord" in posts on social media')
    }
    found = rows(reports, "figures", words="detained", document="odf-2018")
    assert [(row["count"], row["start"], row["end"]) for row in found] == [(">=1000", "2016-04", "2016-05")]
    early = {"words": "detention", "reported_by": "2016"}
    assert said(reports, "figures", "count attributed_to", **early) == {("8", "Adil Soz")}  # journalists, in 2015


def test_an_alleged_event_is_one_row_and_who_was_in_it(reports: Database) -> None:
    found = said(reports, "alleged", "predicate object value", by="Aleksey Chapurin")
    case = "Baidalinova, Kozlova, Balgin, Auezov: false information about Kazkommertsbank"
    assert found == {
        ("what", None, "incident"),
        ("CONCERNS", "Respublika", None),
        ("CONCERNS", "Kazkommertsbank", None),
        ("VICTIM_IN", case, None),
        ("damage", None, "KZT 144235090"),
        ("POSTED_ON", "Respublika", None),
    }


def test_who_is_alleged_to_have_planted_drugs_and_by_whom(reports: Database) -> None:
    found = said(reports, "alleged", "predicate attributed_to", about=KOZLOVA, predicates="CONCERNS")
    assert found == {("CONCERNS", "police of Kazakhstan"), ("CONCERNS", KOZLOVA)}


def test_what_the_ministry_denies(reports: Database) -> None:
    found = rows(reports, "denied", by="Ministry of Internal Affairs")
    assert {(name(row["subject"]), row["predicate"]) for row in found} == {
        ("orders to seize blue balloons", "what"),
    }
    assert {source for row in found for source in sources(row)} == {("odf-2018", "On 26")}
    assert found[0]["qualifiers"] == ["DONE_BY: Ministry of Internal Affairs"]


def test_who_denies_what_whom_said(reports: Database) -> None:
    """Golyshkin that he was the organiser, Adil Soz any propaganda of Sychev, Respublika what counsel claims."""
    found = said(reports, "denied", "subject predicate object attributed_to alleged_by", document="odf-2016")
    counsel = ("Curtis, Mallet-Prevost, Colt & Mosle LLP",)
    accusers = ("Farkhat Aliyasov", "National Security Committee", "Nurzhan Suleymenov")  # it took the case over
    attack = "hacking of the accounts, which they could have organised and financed"
    assert found >= {
        ("CC 194(4) · Yaroslav Golyshkin", "plea", None, "Yaroslav Golyshkin", accusers),
        ("separatist propaganda", "what", None, "Adil Soz", ()),
        ("Mukhtar Ablyazov", "FINANCED", "Respublika", "Respublika", counsel),
        (attack, "DONE_BY", "persons around Ablyazov", "Respublika", counsel),
    }


def test_who_repeats_a_figure_did_not_allege_it(reports: Database) -> None:
    """The President withdrew his own 20,000; the journalist whose post the report shows alleges something else."""
    found = [row for row in rows(reports, "denied", document="iphr-2023") if row["predicate"] == "figure"]
    assert [(row["value"], name(row["attributed_to"]), name(row["alleged_by"])) for row in found] == [
        ("20000", "Kassym-Jomart Tokayev", ("Kassym-Jomart Tokayev",))
    ]


def test_what_became_of_cases_that_others_left_open(reports: Database) -> None:
    """Of outcomes in cases which other reports know, only the report of 2017 tells these."""
    found = rows(
        reports, "single_document", document="amnesty-2017", predicates=["status", "result", "penalty"], shared=True
    )
    told = {(name(row["concerning"]), row["type"], row["value"], tuple(row["others"])) for row in found}
    open_ = ("amnesty-2015: open", "odf-2016: open")
    assert told >= {
        (("Guzyal Baidalinova",), "status", "convicted", ("amnesty-2015: investigated", "odf-2016: charged")),
        (("Guzyal Baidalinova",), "penalty", "imprisonment P1Y6M", open_),
        (("Guzyal Baidalinova",), "result", "converted", open_),
        (("Yermek Narymbaev",), "result", "reduced", open_),
        (("Serikzhan Mambetalin",), "result", "reduced", open_),
    }
    assert not {who for who, *_ in told} & {
        ("Maks Bokaev", "Talgat Ayan"),
        ("Maks Bokaev",),
    }  # no other report knows theirs


def test_evidence_of_an_entity_and_of_a_relation(reports: Database) -> None:
    found = rows(reports, "evidence", id="odf-2016:kaden-mukanuly")
    assert {row["predicate"] for row in found} == {
        "name", "description", "DEFENDANT_IN", "CONCERNS", "ASSOCIATE_OF", "SUED",
    }  # fmt: skip
    (suit,) = [row for row in found if row["predicate"] == "SUED"]
    (same,) = rows(reports, "evidence", id=suit["relation"])
    assert (name(same["subject"]), name(same["object"])) == ("Zhasan Zekeyuly", "Kaden Mukanuly")
    assert sources(same) == {("odf-2016", "On 13")}
    assert rows(reports, "evidence", id="odf-2016:kaden-mukanuly", document="amnesty-2017") == []


def test_what_only_one_document_says(reports: Database) -> None:
    found = said(reports, "single_document", "type object document", about="Kabdulkarim Abdikazimov")
    assert found == {
        ("HOLDS_POSITION", "National Security Committee", "odf-2016"),
        ("CLAIMANT_IN", "Abdikazimov: moral damages from the chief editor of ADAM", "odf-2016"),
    }
    edits = said(reports, "single_document", "subject", about="Adam", types="EDITS")
    assert edits == {("editors of ADAM",)}  # that Sharipbaev edits it, two documents say


def test_how_cases_ended_as_one_report_alone_tells(reports: Database) -> None:
    """Amnesty, a year later, of charges that the others leave open."""
    found = said(
        reports, "single_document", "subject value others", document="amnesty-2017", predicates="status", about=KOZLOVA
    )
    assert found == {("CC 296(2) · Yulia Kozlova", "acquitted", ("odf-2016: charged",))}
    found = said(reports, "single_document", "value others", predicates="status", about="Elena Semyonova")
    assert ("dropped", ("amnesty-2015: investigated", "odf-2016: suspected")) in found
    assert "Adam" not in {who for (who,) in said(reports, "single_document", "subject", predicates="date")}
