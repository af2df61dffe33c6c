"""Which names of one entity are spellings of one name, and which figures do not fit."""

from queries.finish.sides import sides as sides_of


def kept(*names, topic="spelling"):
    sides = [{"value": name, "documents": [f"d{i}"], "evidence": [f"c{i}"]} for i, name in enumerate(names)]
    rows = sides_of([{"topic": topic, "predicate": "name", "sides": sides, "evidence": [], "documents": 9}], {}).rows
    return [side["value"] for row in rows for side in row["sides"]]


def test_two_romanisations_of_one_name_are_two_spellings():
    assert kept("Guzyal Baidalinova", "Gyuzyal Baydalinova", "Baydalinova") == [
        "Guzyal Baidalinova",
        "Gyuzyal Baydalinova",
    ]


def test_abbreviations_titles_articles_and_the_own_script_are_not():
    assert kept("National Security Committee", "KNB") == []
    assert kept("President Tokayev", "Tokayev") == []
    assert kept("The Paper", "Paper") == []
    assert kept("Yulia Kozlova", "Юлия Козлова") == []


def test_evidence_and_documents_are_those_of_the_kept_sides():
    sides = [{"value": v, "documents": [v], "evidence": [v]} for v in ("Respublika", "Reaspublika", "R.")]
    (row,) = sides_of(
        [{"topic": "spelling", "predicate": "name", "sides": sides, "evidence": [], "documents": 3}], {}
    ).rows
    assert (row["evidence"], row["documents"]) == (["Respublika", "Reaspublika"], 2)


def test_other_topics_pass_as_they_are():
    assert kept("2015", "2016", topic="date") == ["2015", "2016"]


def figures(*values):
    sides = [{"value": value, "documents": ["d"], "evidence": [value]} for value in values]
    row = {"topic": "count", "predicate": "figure", "sides": sides, "evidence": list(values), "documents": 1}
    return [side["value"] for row in sides_of([row], {}).rows for side in row["sides"]]


def test_figures_of_which_both_may_be_right_are_no_disagreement():
    assert figures(">=300", "<=500") == []
    assert figures(">=300", "<=500", "~1000") == [">=300", "<=500", "~1000"]
