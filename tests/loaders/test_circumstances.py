"""Cases, events, works and the unnamed are proposed by what they have to do with, and what contradicts is said."""

import pytest
from factory import CASE, PEOPLE, claims_text, workspace

from loaders.propose import propose

SAME = "same:\n- {ids: [a-2015:ann, b-2016:ann], reason: one}\n"
ONE_CASE = SAME + "- {ids: [a-2015:lee-274, b-2016:lee-274], reason: one}\n"
BOOK = """
entities:
  book: {kind: Work, named: false, why: unnamed, description: book on the harvest, at: Ann Lee … paper}
  group: {kind: Person, named: false, why: unnamed, count: '>=3', description: readers of the harvest book, at: Ann Lee}
claims:
- {s: ann, p: WROTE, o: book, at: Ann Lee … paper}
- {s: group, p: ASSOCIATE_OF, o: ann, at: Ann Lee … paper}
"""


def proposed(path, *files, judgements=SAME, least=0.0):
    readings, identity = workspace(path, *files, judgements=judgements).identified()
    found = propose(readings, identity, least=least)
    return {(p.one.partition(":")[2], p.other.partition(":")[2]): p for p in found}


def two(first, second=None):
    """Two documents that know Ann Lee."""
    return (claims_text(PEOPLE, first, id="a-2015"), claims_text(PEOPLE, second or first, id="b-2016"))


def test_cases_of_one_defendant_under_one_article_in_one_year_are_proposed(tmp_path):
    said = proposed(tmp_path, *two(CASE))["lee-274", "lee-274"]
    assert said.score > 0.95 and not said.speaks_against
    assert {"Ann Lee is defendant in both", "under the same article: 274", "in the same years"} <= set(said.speaks_for)


def test_another_article_and_other_years_speak_against_it(tmp_path):
    other = CASE.replace("274'", "304'").replace("2015-12-18", "2009-12-18").replace("2016-02", "2010-02")
    said = proposed(tmp_path, *two(CASE, other))["lee-274", "lee-274"]
    assert said.score < 0.8 and {"other articles: 274 / 304", "years apart"} <= set(said.speaks_against)


def test_cases_of_two_kinds_are_not_proposed(tmp_path):
    other = CASE.replace("category: criminal", "category: extradition").replace(
        "title: Lee, false information", "title: x"
    )
    said = proposed(tmp_path, *two(CASE, other.replace("274'", "304'")))["lee-274", "lee-274"]
    assert said.score < 0.8 and "criminal / extradition" in said.speaks_against


def test_the_same_step_of_one_case_is_proposed_and_another_step_is_not(tmp_path):
    found = proposed(tmp_path, *two(CASE), judgements=ONE_CASE)
    assert found["lee-274/raid", "lee-274/raid"].score >= 0.95
    assert "dates that fit: 2015-12-18 / 2015-12-18" in found["lee-274/raid", "lee-274/raid"].speaks_for
    assert ("lee-274/raid", "lee-274/verdict") not in found and ("lee-274/verdict", "lee-274/sentence") not in found


@pytest.mark.parametrize(
    ("date", "against"),
    [
        ("2015-11-30", "dates a few weeks apart: 2015-12-18 / 2015-11-30"),
        ("2014-12-18", "the same month of another year: 2015-12-18 / 2014-12-18"),
        ("2013-05", "other dates: 2015-12-18 / 2013-05"),
    ],
)
def test_dates_that_differ_are_told(tmp_path, date, against):
    files = two(CASE, CASE.replace("2015-12-18", date))
    said = proposed(tmp_path, *files, judgements=ONE_CASE)["lee-274/raid", "lee-274/raid"]
    assert against in said.speaks_against and (said.score >= 0.8) is not against.startswith("other")


def test_of_two_raids_in_one_document_neither_is_taken_for_the_one_of_another(tmp_path):
    second = "".join(f"\n      {step}: {{what: search, of: ann, at: the police … home}}" for step in ("raid", "again"))
    raid = CASE[CASE.index("\n      raid") : CASE.index("\n      verdict")]
    said = proposed(tmp_path, *two(CASE, CASE.replace(raid, second)), judgements=ONE_CASE)
    for step in ("lee-274/raid", "lee-274/again"):
        assert "b-2016 tells of more than one search in this case" in said["lee-274/raid", step].speaks_against
        assert said["lee-274/raid", step].score < 0.8


def test_steps_of_two_cases_are_two_events(tmp_path):
    said = proposed(tmp_path, *two(CASE))["lee-274/raid", "lee-274/raid"]
    assert "steps of two cases" in said.speaks_against


def test_unnamed_works_and_groups_meet_in_whom_they_have_to_do_with(tmp_path):
    found = proposed(tmp_path, *two(BOOK))
    assert found["book", "book"].score >= 0.8 and "Ann Lee wrote both" in found["book", "book"].speaks_for
    assert found["group", "group"].score >= 0.8
    assert found["group", "group"].speaks_against == ("not named in a-2015, b-2016",)
    assert found["book", "book"].names == ("book on the harvest", "book on the harvest")


def test_a_group_is_no_single_person_and_other_counts_are_other_groups(tmp_path):
    single = BOOK.replace("count: '>=3', description: readers", "description: reader")
    said = proposed(tmp_path, *two(BOOK, single))["group", "group"]
    assert "a group, and one person" in said.speaks_against and said.score < 0.8
    said = proposed(tmp_path, *two(BOOK, BOOK.replace(">=3", "2")))["group", "group"]
    assert "other counts: 2 / >=3" in said.speaks_against or "other counts: >=3 / 2" in said.speaks_against


def test_nothing_denied_speaks_for_anything(tmp_path):
    denied = BOOK.replace("o: book, at", "o: book, certainty: denied, by: ann, at")
    assert ("book", "book") not in proposed(tmp_path, *two(denied))


def test_two_of_one_document_are_not_proposed_for_what_they_share(tmp_path):
    other = BOOK.replace("group:", "third:").replace("book:", "other:").replace("o: book", "o: other")
    other = other.replace("s: group", "s: third")
    said = proposed(tmp_path, claims_text(PEOPLE, BOOK, other, id="a-2015"), judgements="")["book", "other"]
    assert said.score < 0.8 and "a-2015 speaks of them as two" in said.speaks_against
