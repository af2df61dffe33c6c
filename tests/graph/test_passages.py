"""Passages: found in exactly one place, quoted, linked, and not carrying too much."""

import pytest

from graph.passages import LONGEST, Passage, Text, carried_too_much, link, mistakes, parse_passage

STORY = Text(
    "On *Thursday*, the police<sup>1</sup> searched\nthe flat of Ann Lee. They took her laptop.\n\n"
    "On Friday, the police let her go. No. 2 District Court said nothing."
)


def quote(at):
    return STORY.quote(parse_passage(at))


def test_a_passage_runs_to_the_nearest_last_words():
    assert quote("the police … Ann Lee") == "the police searched the flat of Ann Lee"
    assert quote("On Friday … her") == "On Friday, the police let her"


def test_markup_and_line_breaks_are_no_part_of_the_text():
    assert quote("On Thursday … flat") == "On Thursday, the police searched the flat"


def test_a_start_alone_runs_to_the_end_of_its_sentence():
    assert quote("They took") == "They took her laptop."
    assert quote("No. 2") == "No. 2 District Court said nothing."


def test_a_passage_in_two_places_or_in_none_has_no_quote():
    assert len(STORY.find(Passage("the police"))) == 2
    assert quote("the police") is None
    assert quote("the milkman") is None


def test_a_passage_that_is_too_long_is_not_found():
    text = Text(f"Start {'x ' * LONGEST} end")
    assert text.find(Passage("Start", "end")) == []
    assert len(text.find(Passage("Start", "end"), longest=None)) == 1


def test_sentences_cover_the_text_in_order():
    sentences = [STORY.text[span.start : span.end] for span in STORY.sentences()]
    assert sentences == [
        "On Thursday, the police searched the flat of Ann Lee.",
        "They took her laptop.",
        "On Friday, the police let her go.",
        "No. 2 District Court said nothing.",
    ]


def test_more_than_six_words_at_an_end_are_too_many():
    assert mistakes(Passage("one two three four five six seven"))
    assert mistakes(Passage(""))
    assert not mistakes(Passage("one two three four five six", "one"))


def test_two_thirds_of_a_passage_may_be_carried_and_no_more():
    passage = Passage("a b c", "d e f")
    assert carried_too_much(passage, "a b c x d e f")
    assert not carried_too_much(passage, "a b c x y z d e f")
    assert not carried_too_much(Passage("Ann Lee"), "Ann Lee")


@pytest.mark.parametrize(
    ("highlight", "address"),
    [(True, "https://example.org/a#:~:text=well%2Dknown%20a%2C%20b,last"), (False, "https://example.org/a")],
)
def test_the_link_points_at_the_passage_where_the_page_holds_the_text(highlight, address):
    assert link("https://example.org/a", Passage("well-known a, b", "last"), highlight) == address
