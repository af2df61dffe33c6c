"""What several claims make of one property, one relation, one status."""

from graph.claims import Claim, Document
from graph.merge import charge_properties, disagree, merge_property, merge_relation
from graph.passages import Passage


def claim(predicate, value=None, document="one", **more):
    return Claim(document, "s", predicate, Passage("a"), value=value, **more)


def dated_status(status, start=None, document="one"):
    return claim("status", status, document, qualifiers=(("start", start),) if start else ())


DOCUMENTS = {"one": Document("one", "One", "2015-12-21"), "two": Document("two", "Two", "2017-02-09")}


def test_partial_dates_and_bounded_counts_that_fit_do_not_disagree():
    assert not disagree("date", ["2015", "2015-12-18"])
    assert disagree("date", ["2015-12-17", "2015-12-18"])
    assert not disagree("count", [">=34", "35"])
    assert disagree("count", [">=34", "33"])
    assert disagree("count", ["300..500", "~1000"]) and not disagree("count", ["300..500", "400"])


def test_the_value_of_more_documents_is_shown_and_the_other_makes_it_disputed():
    claims = [claim("count", "2"), claim("count", "3", "two"), claim("count", "3", "three")]
    assert merge_property("count", claims) == ("3", True)


def test_of_dates_that_fit_the_narrowest_is_shown():
    claims = [claim("date", date, date) for date in ("2015-10", "2015-10-08..2015-10-22", "2015-10-22", "2015")]
    assert merge_property("date", claims) == ("2015-10-22", False)


def test_a_denied_value_is_not_shown():
    assert merge_property("count", [claim("count", "2", certainty="denied")]) == (None, False)


def test_a_relation_one_document_denies_is_disputed():
    merged = merge_relation([claim("OWNS", object="o"), claim("OWNS", document="two", object="o", certainty="denied")])
    assert (merged["certainty"], merged["disputed"], merged["documents"]) == ("stated", True, 2)


def test_an_allegation_stays_one_and_says_whose():
    merged = merge_relation([claim("OWNS", object="o", certainty="alleged", attributed_to="x")])
    assert (merged["certainty"], merged["disputed"], merged["said_by"]) == ("alleged", False, ["x"])


def test_what_was_done_twice_is_two_times_and_no_dispute():
    when = (("start", "2016-04-14"), ("end", "2016-04-14")), (("start", "2016-05-06"), ("end", "2016-05-06"))
    merged = merge_relation([claim("ADDRESSED", object="o", qualifiers=dates) for dates in when])
    assert (merged["start"], merged["end"], merged["disputed"]) == ("2016-04-14", "2016-05-06", False)
    owned = merge_relation([claim("OWNS", object="o", qualifiers=dates) for dates in when])
    assert owned["disputed"]


def test_the_latest_status_is_derived_from_the_dates():
    claims = [dated_status("overturned", "2017-01"), dated_status("convicted", "2015-10-30")]
    found = charge_properties(claims, DOCUMENTS)
    assert (found["status"], found["history"]) == ("overturned", ["2015-10-30 convicted", "2017-01 overturned"])


def test_an_undated_earlier_stage_does_not_come_after_the_verdict_of_its_own_document():
    claims = [dated_status("charged"), dated_status("convicted", "2015-10-30")]
    assert charge_properties(claims, DOCUMENTS)["status"] == "convicted"


def test_what_a_later_document_reports_undated_is_later():
    claims = [dated_status("investigated"), dated_status("dropped", document="two")]
    assert charge_properties(claims, DOCUMENTS)["status"] == "dropped"


def test_a_verdict_of_the_weeks_in_which_a_document_was_written_is_later_than_what_it_reports():
    documents = {**DOCUMENTS, "three": Document("three", "Three", "2016-01-22..2016-03-03")}
    claims = [dated_status("charged", document="three"), dated_status("acquitted", "2016-02", "two")]
    assert charge_properties(claims, documents)["status"] == "acquitted"


def test_a_status_that_another_document_repeats_without_its_date_keeps_the_date():
    claims = [dated_status("convicted", "2015-10-30"), dated_status("convicted", document="two")]
    found = charge_properties(claims, DOCUMENTS)
    assert (found["status_date"], found["history"]) == ("2015-10-30", ["2015-10-30 convicted"])


def test_without_a_status_it_is_unknown():
    assert charge_properties([], DOCUMENTS) == {"status": "unknown", "history": []}
