"""Claims files: what is read, and what is said of mistakes, with the line."""

import pytest
from factory import CASE, PEOPLE, claims_text, expanded

from graph.errors import InputError
from loaders.claims_file import parse_claims_file


def triples(*parts):
    found = expanded(*parts)
    assert not found.problems
    kinds = {key: entity.kind for key, entity in found.reading.entities.items()}

    def short(identifier):
        return "charge" if kinds.get(identifier) == "Charge" else identifier.partition(":")[2]

    return {(short(c.subject), c.predicate, c.value or short(c.object)) for c in found.reading.claims}


def problems(*parts):
    return [str(problem) for problem in expanded(*parts).problems]


def test_an_entity_gives_name_and_role_claims():
    assert triples(PEOPLE) >= {("ann", "name", "Ann Lee"), ("ann", "role", "Journalist"), ("ann", "WORKS_FOR", "paper")}


def test_a_case_gives_participants_charges_steps_and_sentence():
    found = triples(PEOPLE, CASE)
    assert found >= {
        ("ann", "DEFENDANT_IN", "lee-274"), ("ann", "FACES", "charge"), ("charge", "IN_CASE", "lee-274"),
        ("charge", "UNDER", "274"), ("charge", "status", "investigated"), ("charge", "status", "convicted"),
        ("lee-274/raid", "what", "search"), ("lee-274/raid", "date", "2015-12-18"),
        ("lee-274/raid", "DONE_BY", "police"),
        ("lee-274/raid", "CONCERNS", "ann"), ("lee-274/raid", "STEP_OF", "lee-274"),
        ("lee-274/verdict", "DECIDED_BY", "court"), ("lee-274", "HEARD_BY", "court"),
        ("lee-274/verdict", "CONCERNS", "charge"),
        ("lee-274/sentence", "penalty", "imprisonment"), ("lee-274/sentence", "AFTER", "lee-274/verdict"),
        ("lee-274/sentence", "CONCERNS", "charge"),
    }  # fmt: skip


def test_a_case_arises_from_its_occasions_and_a_step_has_the_grounds_given_for_it():
    occasions = "    occasions: [march, {who: strike, at: after the strike}]\n    ground: unrest\n"
    case = CASE.replace("    defendants: ann\n", "    defendants: ann\n" + occasions)
    events = "events:\n  march: {what: protest, date: 2015, at: a march}\n  strike: {what: protest, at: a strike}\n"
    closure = "      ban: {what: ban, of: paper, ground: [no licence, debts], at: banned for … debts}\n"
    announced = "      said: {what: appeal_announced, after: verdict, done_by: ann, at: will appeal … said}\n"
    found = triples(PEOPLE, case + closure + announced + events)
    assert found >= {
        ("lee-274", "AROSE_FROM", "march"), ("lee-274", "AROSE_FROM", "strike"), ("lee-274", "ground", "unrest"),
        ("lee-274/ban", "ground", "no licence"), ("lee-274/ban", "ground", "debts"),
        ("lee-274/said", "what", "appeal_announced"), ("lee-274/said", "AFTER", "lee-274/verdict"),
    }  # fmt: skip
    claims = expanded(PEOPLE, case + closure + announced + events).reading.claims
    passages = {c.object: str(c.passage) for c in claims if c.predicate == "AROSE_FROM"}
    assert passages == {"one-2015:march": "Ann Lee … article 274", "one-2015:strike": "after the strike"}


def test_who_says_so_makes_an_allegation():
    claims = expanded(PEOPLE + "- {s: paper, p: ACCUSED, o: pub, by: ann, at: said Ann}\n").reading.claims
    assert [(c.certainty, c.attributed_to) for c in claims if c.predicate == "ACCUSED"] == [("alleged", "one-2015:ann")]


MISTAKES = [
    ("- {s: ann, p: WORKS_FRO, o: paper, at: a}", "no relation or property WORKS_FRO (did you mean WORKS_FOR?)"),
    ("- {s: paper, p: WORKS_FOR, o: ann, at: a}", "WORKS_FOR does not go from a Outlet (paper)"),
    ("- {s: anna, p: WORKS_FOR, o: paper, at: a}", "nothing is called 'anna' here (did you mean ann?)"),
    ("- {s: ann, p: WORKS_FOR, o: paper, start: 2015-13, at: a}", "'2015-13' is no date"),
    ("- {s: ann, p: WORKS_FOR, o: paper}", "needs a passage"),
    ("- {s: ann, p: WORKS_FOR, o: paper, result: upheld, at: a}", "WORKS_FOR takes no 'result'"),
    ("- {s: ann, p: role, v: Journalst, at: a}", "no role Journalst (did you mean Journalist?)"),
    ("- {s: ann, p: category, v: criminal, at: a}", "a Person has no 'category'"),
    ("- {s: ann, p: WORKS_FOR, o: paper, at: one two three four five six seven}", "carries 7 words"),
    ("- {s: ann, p: WORKS_FOR, o: paper, certainty: stated, by: ann, at: a}", "what is stated is said by the document"),
    ("- {s: ann, p: CRITICISED, o: 'xx-cc-2014:two', at: a}", "is no provision"),
    ("- {s: ann, p: CRITICISED, o: 'xx-code:2', at: a}", "nothing is called 'xx-code:2'"),
]


@pytest.mark.parametrize(("line", "message"), MISTAKES)
def test_a_mistake_is_named_with_its_line(line, message):
    (problem,) = problems(PEOPLE + line + "\n")
    assert message in problem
    assert problem.startswith("one.yaml:10: ")


@pytest.mark.parametrize(
    ("entity", "message"),
    [
        ("bob: {kind: Persn, name: Bob, at: Bob}", "'Persn' is no kind of entity (did you mean Person?)"),
        ("bob: {kind: Person, at: Bob}", "needs a name"),
        ("bob: {kind: Person, name: Bob, at: Bob}", "nobody speaks of 'bob'"),
        ("bob: {kind: Person, named: false, at: Bob}", "needs why"),
        ("bob: {kind: Person, name: Bob, medium: radio, at: Bob}", "a Person has no 'medium'"),
        ("bob: {kind: Outlet, name: Bob, roles: Judge, at: Bob}", "only a Person has roles"),
    ],
)
def test_a_mistake_in_an_entity_is_named(entity, message):
    assert any(message in problem for problem in problems(PEOPLE, f"entities:\n  {entity}\n"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("status: convicted", "status: convcted", "'convcted' is no status (did you mean convicted?)"),
        ("of: each, under", "of: police, under", "'police' faces a charge here, but is no defendant"),
        ("what: search", "what: raid", "'raid' is no event"),
        ("imprisonment P3Y", "prison P3Y", "'prison' is no penalty"),
        ("imprisonment P3Y", "imprisonment PX", "is no duration"),
        ("category: criminal", "category: crime", "'crime' is no category"),
        ("after: verdict", "after: verdct", "nothing is called 'verdct'"),
        ("defendants: ann", "occasions: police\n    defendants: ann", "AROSE_FROM does not go to a Agency"),
    ],
)
def test_a_mistake_in_a_case_is_named(old, new, message):
    assert any(message in problem for problem in problems(PEOPLE, CASE.replace(old, new)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [1}", "one.yaml:1: this is not YAML"),
        ("x: 1", "the first part must be"),
        (claims_text("entities: {a: {kind: Person}, a: {kind: Person}}"), "'a' stands here a second time"),
        (claims_text("claims:\n- {s: a, p: OWNS, o: b, at: one, two}"), "a value with a comma must stand in quotes"),
        (claims_text("clams: []"), "clams: this field is not known"),
    ],
)
def test_a_file_that_cannot_be_read_says_where(text, message):
    with pytest.raises(InputError, match=r"one\.yaml") as caught:
        parse_claims_file(text, "one.yaml")
    assert message in str(caught.value)
