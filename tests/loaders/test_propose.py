"""Who may be the same as whom: proposed with reasons, and never against a judgement without saying so."""

from factory import claims_text, workspace

from loaders.propose import propose

PAPER = "entities:\n  paper: {kind: Outlet, name: The Paper, at: The Paper}\n"
PAPER += "  pub: {kind: Organization, name: Pub, at: Pub}\n"


def report(id, *people, more=""):
    """Each works for the same paper; `id` is the document."""
    entities = "".join(f"  p{n}: {{kind: Person, name: {name}, at: {name}}}\n" for n, name in enumerate(people))
    claims = "".join(f"- {{s: p{n}, p: WORKS_FOR, o: paper, at: The Paper}}\n" for n in range(len(people)))
    return claims_text(PAPER + entities, f"claims:\n{claims}{more}", id=id)


def proposed(path, *files, judgements="", least=0.8):
    readings, identity = workspace(path, *files, judgements=judgements).identified()
    return {frozenset((p.one, p.other)): p for p in propose(readings, identity, least=least)}


def pair(one, other):
    return frozenset((one, other))


def test_another_romanisation_is_proposed_with_the_names_and_what_both_share(tmp_path):
    found = proposed(tmp_path, report("a-2015", "Yermek Narymbaev"), report("b-2016", "Ермек Нарымбаев"))
    said = found[pair("a-2015:p0", "b-2016:p0")]
    assert said.score >= 0.95 and "Yermek Narymbaev / Ермек Нарымбаев" in said.speaks_for[0]
    assert not said.judged_different


def test_a_shared_neighbour_is_named_among_the_reasons(tmp_path):
    same = "same:\n- {ids: [a-2015:paper, b-2016:paper], reason: one paper}\n"
    files = (report("a-2015", "Ann Lee"), report("b-2016", "Ann Lee"))
    found = proposed(tmp_path, *files, judgements=same)
    assert "each works for The Paper" in found[pair("a-2015:p0", "b-2016:p0")].speaks_for


def test_two_first_names_are_no_suggestion_and_say_why(tmp_path):
    files = (report("a-2015", "Nurzhan Suleymenov"), report("b-2016", "Mukhtar Suleymenov"))
    assert pair("a-2015:p0", "b-2016:p0") not in proposed(tmp_path, *files)
    said = proposed(tmp_path, *files, least=0.0)[pair("a-2015:p0", "b-2016:p0")]
    assert "two first names" in said.speaks_against


def test_only_a_surname_or_initials_carry_a_warning(tmp_path):
    files = (report("a-2015", "Karim Masimov", "Nursultan Nazarbayev"), report("b-2016", "K.K. Masimov", "Nazarbayev"))
    found = proposed(tmp_path, *files, least=0.5)
    assert "only initials of the first name" in found[pair("a-2015:p0", "b-2016:p0")].speaks_against
    assert "only the surname" in found[pair("a-2015:p1", "b-2016:p1")].speaks_against


def test_two_of_one_document_need_more_than_a_name(tmp_path):
    found = proposed(tmp_path, report("a-2015", "Ann Lee", "Ann Lee"), least=0.0)
    said = found[pair("a-2015:p0", "a-2015:p1")]
    assert said.score < 0.8 and "a-2015 speaks of them as two" in said.speaks_against


def test_a_negative_judgement_is_the_first_thing_said(tmp_path):
    different = "different:\n- {ids: [a-2015:p0, b-2016:p0], reason: two people}\n"
    files = (report("a-2015", "Ann Lee"), report("b-2016", "Ann Lee"))
    said = proposed(tmp_path, *files, judgements=different)[pair("a-2015:p0", "b-2016:p0")]
    assert said.judged_different and said.speaks_against[0] == "judged different: two people"


def test_what_is_judged_the_same_is_no_longer_proposed(tmp_path):
    same = "same:\n- {ids: [a-2015:p0, b-2016:p0], reason: one person}\n"
    files = (report("a-2015", "Ann Lee"), report("b-2016", "Ann Lee"))
    assert pair("a-2015:p0", "b-2016:p0") not in proposed(tmp_path, *files, judgements=same, least=0.0)
    assert all(len(ids) == 2 for ids in proposed(tmp_path, *files, judgements=same, least=0.0))
