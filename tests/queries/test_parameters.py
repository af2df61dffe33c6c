"""What callers give, and how each mistake of theirs is named."""

from __future__ import annotations

import pytest

from graph.errors import InputError
from queries.header import Parameter, Question
from queries.parameters import coerce, for_cypher, phrase

PARAMETERS = [
    Parameter("who", "entity", "whom", required=True),
    Parameter("seeds", "entities", "which", most=2),
    Parameter("depth", "integer", "how far", default=1, least=0, most=3),
    Parameter("since", "date", "from when"),
    Parameter("kinds", "choices", "which kinds", values=("Person", "Court")),
    Parameter("way", "choice", "which way", values=("in", "out")),
    Parameter("deep", "boolean", "whether", default=False),
    Parameter("q", "search", "words"),
]
QUESTION = Question("q", "actors", "Q", "q", {each.name: each for each in PARAMETERS}, (), False, {}, "", "f", 1)


def test_texts_of_an_address_become_values() -> None:
    given = {"who": [" a:b "], "seeds": ["x", "x", "y"], "depth": "3", "kinds": "Court", "deep": "true", "way": "in"}
    values = coerce(QUESTION, given)
    assert values["who"] == "a:b" and values["seeds"] == ["x", "y"] and values["kinds"] == ["Court"]
    assert (values["depth"], values["deep"], values["way"], values["since"]) == (3, True, "in", None)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("who", "", "is missing: whom"),
        ("who", "a\0b", "control character"),
        ("who", "x" * 501, "too long: 501"),
        ("who", ["a", "b"], "takes one value"),
        ("who", {"a": 1}, "is no text"),
        ("seeds", ["a", "b", "c"], "at most 2 values, not 3"),
        ("depth", 99, "99 is not between 0 and 3"),
        ("depth", "-1", "-1 is not between 0 and 3"),
        ("depth", "deep", "'deep' is no whole number"),
        ("depth", True, "no whole number"),
        ("depth", "9" * 30, "no whole number"),
        ("since", "2015-13", "'2015-13' is no date"),
        ("since", "2015-02-30", "is no date"),
        ("kinds", ["Judge", "Court"], "'Judge' is none of: Person, Court"),
        ("way", "inn", "did you mean in?"),
        ("deep", "perhaps", "neither true nor false"),
        ("q", "--- !", "no letter and no digit"),
        ("dept", 1, "no such parameter (did you mean depth?)"),
    ],
)
def test_a_bad_value_is_named_by_its_parameter(name: str, value: object, message: str) -> None:
    with pytest.raises(InputError) as caught:
        coerce(QUESTION, {"who": "a:b", name: value})
    assert [problem.field for problem in caught.value.problems] == [name]
    assert message in caught.value.problems[0].message


def test_all_bad_values_are_named_at_once() -> None:
    with pytest.raises(InputError) as caught:
        coerce(QUESTION, {"depth": 99, "since": "soon", "kind": "Person"})
    assert [problem.field for problem in caught.value.problems] == ["depth", "kind", "since", "who"]


def test_a_partial_date_goes_to_cypher_with_its_days() -> None:
    values = for_cypher(QUESTION, coerce(QUESTION, {"who": "a:b", "since": "2016-02"}))
    assert values["since"] == {"text": "2016-02", "earliest": "2016-02-01", "latest": "2016-02-29"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Lee", "ann AND lee"),
        ("a/b AND ((", "a AND b AND and"),
        ('"*~?', ""),
        ("Nakanune.kz", "nakanune AND kz"),
        ("Ә ө", "ә AND ө"),
    ],
)
def test_nothing_of_a_name_is_an_operator(text: str, words: str) -> None:
    assert phrase(text) == words


def test_the_last_word_of_a_search_may_go_on() -> None:
    assert phrase("Ann Le", prefix=True) == "ann AND (le OR le*)"
