"""Assembly: nodes, relations, evidence, tiers, former ids; pure."""

import pytest
from factory import CASE, PEOPLE, claims_text, graph

ONE = claims_text(PEOPLE, CASE)
TWO = claims_text(
    """
entities:
  pub: {kind: Organization, name: Other Publisher, at: Other}
  lee: {kind: Person, name: Anne Lee, roles: [Activist], at: Anne Lee}
  gazette: {kind: Outlet, name: Paper, at: Paper}
cases:
  lee-case:
    category: criminal
    title: Lee
    at: Lee
    defendants: lee
    charges: [{of: each, under: 'xx-cc-2014:274(3)', status: charged}]
claims:
- {s: lee, p: OWNS, o: gazette, certainty: denied, by: lee, at: Lee … Paper}
""",
    id="two-2017",
    published="2017",
)
SAME = """
same:
- {ids: [one-2015:ann, two-2017:lee], reason: both work for the paper}
- {ids: [one-2015:paper, two-2017:gazette], reason: one paper}
"""


def entity(built, identifier):
    return built.nodes["Entity", identifier]


def relations(built, type_):
    return {(r.source[1], r.target[1]) for r in built.relations.values() if r.type == type_}


def test_a_person_has_labels_names_and_what_documents_speak_of_it(tmp_path):
    node = entity(graph(tmp_path, ONE), "one-2015:ann")
    assert node.labels == ("Entity", "Person", "Journalist")
    assert (node.properties["name"], node.properties["documents"]) == ("Ann Lee", ["one-2015"])


def test_every_relation_between_entities_has_a_claim_and_each_claim_its_ends(tmp_path):
    built = graph(tmp_path, ONE)
    claims = {key[1] for key in built.nodes if key[0] == "Claim"}
    between = [r for r in built.relations.values() if r.source[0] == r.target[0] == "Entity"]
    assert between and all(r.properties["claims"] and set(r.properties["claims"]) <= claims for r in between)
    assert all(r.source in built.nodes and r.target in built.nodes for r in built.relations.values())


def test_a_court_that_decides_a_step_heard_the_case(tmp_path):
    assert relations(graph(tmp_path, ONE), "HEARD_BY") == {("one-2015:lee-274", "one-2015:court")}


def test_a_charge_has_its_status_and_history(tmp_path):
    built = graph(tmp_path, ONE)
    (charge,) = [node for key, node in built.nodes.items() if "Charge" in node.labels]
    assert charge.properties["name"] == "CC 274 · Ann Lee"
    assert charge.properties["status"] == "convicted"
    assert charge.properties["history"] == ["? investigated", "2016-02 convicted"]


def test_a_provision_is_part_of_its_law_on_the_evidence_that_names_it(tmp_path):
    assert relations(graph(tmp_path, ONE), "PART_OF") == {("xx-cc-2014:274", "xx-cc-2014")}


def test_two_documents_make_one_actor_of_two_names_and_the_old_id_resolves(tmp_path):
    built = graph(tmp_path, ONE, TWO, judgements=SAME)
    node = entity(built, "one-2015:ann")
    assert set(node.properties["names"]) == {"Ann Lee", "Anne Lee"}
    assert set(node.labels) >= {"Journalist", "Activist"}
    assert ("two-2017:lee", "one-2015:ann") in relations(built, "NOW")
    assert ("Entity", "two-2017:lee") not in built.nodes


def test_the_finer_provision_of_one_case_is_the_same_charge(tmp_path):
    merged = SAME + "- {ids: [one-2015:lee-274, two-2017:lee-case], reason: one case}\n"
    built = graph(tmp_path, ONE, TWO, judgements=merged)
    charges = [node for node in built.nodes.values() if "Charge" in node.labels]
    assert [charge.properties["provision"] for charge in charges] == ["xx-cc-2014:274(3)"]
    said = {r.target[1] for r in built.relations.values() if r.type == "OBJECT" and r.target[1].startswith("xx-cc")}
    assert said == {"xx-cc-2014:274", "xx-cc-2014:274(3)"}  # each claim keeps the form its document gives


@pytest.mark.parametrize(("more", "charges"), [("", 1), ("{of: each, offence: theft, status: charged}, ", 3)])
def test_an_offence_in_words_is_the_only_charge_that_the_other_document_gives(tmp_path, more, charges):
    merged = SAME + "- {ids: [one-2015:lee-274, two-2017:lee-case], reason: one case}\n"
    words = TWO.replace("under: 'xx-cc-2014:274(3)'", "offence: knowingly spreading false information")
    built = graph(tmp_path, ONE, words.replace("charges: [", f"charges: [{more}"), judgements=merged)
    provisions = [node.properties["provision"] for node in built.nodes.values() if "Charge" in node.labels]
    assert (len(provisions), "xx-cc-2014:274" in provisions) == (charges, True)


def test_without_the_judgement_they_are_two_again(tmp_path):
    built = graph(tmp_path, ONE, TWO)
    assert ("Entity", "two-2017:lee") in built.nodes
    assert relations(built, "NOW") == set()


@pytest.mark.parametrize(("tier", "seen"), [("public", False), ("restricted", True)])
def test_a_restricted_claim_is_only_in_a_restricted_database(tmp_path, tier, seen):
    one = ONE.replace("o: paper, at", "o: paper, tier: restricted, at")
    assert bool(relations(graph(tmp_path, one, tier=tier), "WORKS_FOR")) is seen


def test_a_withheld_value_is_there_as_withheld_and_nothing_of_it_leaks(tmp_path):
    hidden = PEOPLE + "- {s: ann, p: born, v: '1987-04-01', tier: withheld, at: Ann Lee … secret words}\n"
    built = graph(tmp_path, claims_text(hidden))
    assert entity(built, "one-2015:ann").properties["born"] == "withheld"
    assert "1987" not in repr(built) and "secret words" not in repr(built)


def test_a_guarded_person_is_not_in_a_public_database_at_all(tmp_path):
    one = ONE.replace("ann: {kind: Person,", "ann: {kind: Person, tier: restricted,")
    built = graph(tmp_path, one)
    assert ("Entity", "one-2015:ann") not in built.nodes
    assert "Journalist" not in repr(built) and not [
        n for n in built.nodes.values() if n.properties.get("name") == "Ann Lee"
    ]


def test_a_withdrawn_entity_is_gone_and_says_why(tmp_path):
    built = graph(
        tmp_path,
        claims_text(PEOPLE),
        judgements="withdrawn:\n- {ids: [one-2015:paper], reason: asked to be left out}\n",
    )
    assert ("Entity", "one-2015:paper") not in built.nodes
    assert built.nodes["FormerId", "one-2015:paper"].properties["reason"] == "asked to be left out"


def test_the_same_input_gives_the_same_version(tmp_path):
    assert graph(tmp_path / "a", ONE).data_version == graph(tmp_path / "b", ONE).data_version
