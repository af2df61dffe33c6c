"""check and coverage: passages against the text, and what a workspace gets wrong."""

import hashlib

from factory import PEOPLE, claims_text, workspace

from loaders.check import check
from loaders.coverage import coverage
from loaders.workspace import Workspace, init

STORY = "The Publisher says: Ann Lee writes for the paper. It is called The Paper. On 3 May 2015 Bob Dole left."


def checked(tmp_path, parts=PEOPLE, text=STORY, judgements=""):
    head = claims_text(parts).replace("url:", f"text_sha256: {hashlib.sha256(text.encode()).hexdigest()}, url:")
    space = workspace(tmp_path, head, judgements=judgements)
    (tmp_path / "texts").mkdir(exist_ok=True)
    (tmp_path / "texts" / "one-2015.txt").write_text(text, encoding="utf-8")
    return space, check(space)


def messages(found):
    return [str(problem) for problem in found.problems]


def test_a_sound_workspace_has_no_problem_and_its_passages_are_checked(tmp_path):
    _, found = checked(tmp_path)
    assert messages(found) == []
    assert found.documents == (("one-2015", 5, True),)


def test_without_the_text_passages_are_not_checked_and_it_says_so(tmp_path):
    assert check(workspace(tmp_path, claims_text(PEOPLE))).documents == (("one-2015", 5, False),)


def test_a_text_of_another_hash_is_not_taken_for_the_text(tmp_path):
    space, _ = checked(tmp_path)
    (tmp_path / "texts" / "one-2015.txt").write_text("Something else", encoding="utf-8")
    assert check(space).documents[0][2] is False


def test_passages_that_lie_nowhere_or_twice_are_named_with_their_line(tmp_path):
    wrong = PEOPLE + "- {s: ann, p: WORKS_FOR, o: pub, at: Ann Lee reads}\n- {s: ann, p: LEADS, o: pub, at: The P}\n"
    _, found = checked(tmp_path, wrong)
    nowhere, twice = messages(found)
    assert nowhere.startswith("0.yaml:10: ") and "lies nowhere" in nowhere
    assert twice.startswith("0.yaml:11: ") and "in 2 places" in twice


def test_a_name_must_stand_in_its_passage(tmp_path):
    _, found = checked(tmp_path, PEOPLE.replace("name: Ann Lee", "name: Anna Lee"))
    assert ["the name 'Anna Lee' does not stand in its passage" in m for m in messages(found)] == [True]


def test_a_passage_may_not_be_carried_whole(tmp_path):
    _, found = checked(tmp_path, PEOPLE + "- {s: ann, p: LEADS, o: pub, at: Ann Lee writes … the paper.}\n")
    assert "carries more than two thirds" in messages(found)[0]


def test_coverage_lists_sentences_that_name_somebody(tmp_path):
    space, _ = checked(tmp_path)
    (expanded,) = space.read()
    text = space.text("one-2015", expanded.reading.document.text_sha256)
    assert [found.sentence for found in coverage(expanded, text)] == ["On 3 May 2015 Bob Dole left."]


def test_what_is_skipped_with_a_reason_counts_as_covered(tmp_path):
    space, found = checked(tmp_path, PEOPLE + "skipped:\n- {at: On 3 May … left., why: nobody of ours}\n")
    assert messages(found) == []
    (expanded,) = space.read()
    assert list(coverage(expanded, space.text("one-2015", expanded.reading.document.text_sha256))) == []


def test_all_files_are_checked_though_one_cannot_be_read(tmp_path):
    space = workspace(tmp_path, "a: [1}", claims_text(PEOPLE, id="two"))
    assert [document for document, _, _ in check(space).documents] == ["two"]
    assert messages(check(space))[0].startswith("0.yaml:1: ")


def test_one_document_in_two_files_is_a_mistake(tmp_path):
    found = check(workspace(tmp_path, claims_text(PEOPLE), claims_text(PEOPLE)))
    assert "is also in 0.yaml" in messages(found)[0]


def test_judgements_are_checked_with_their_line(tmp_path):
    _, found = checked(tmp_path, judgements="same:\n- {ids: [one-2015:ann, one-2015:nobody], reason: test}\n")
    assert messages(found) == ["judgements.yaml:2: no document knows 'one-2015:nobody'"]


def test_an_empty_workspace_is_sound(tmp_path):
    assert {path.name for path in init(tmp_path / "new")} == {
        "reports",
        "views",
        "texts",
        "judgements.yaml",
        "laws.yaml",
    }
    assert check(Workspace(tmp_path / "new")).problems == ()
    assert init(tmp_path / "new") == []
