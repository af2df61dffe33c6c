"""Judgements are added as text: every other byte of the file stays, and a contradiction is refused with its chain."""

import pytest
from factory import PEOPLE, claims_text, workspace

from graph.errors import InputError
from loaders.judging import Decision, decide, with_entry
from loaders.workspace import Workspace, parse_judgements

FILES = [claims_text(PEOPLE, id=id) for id in ("a-2015", "b-2016", "c-2017")]
FILE = """\
# Who is the same as whom.
same:
# People
- ids: [a-2015:ann, b-2016:ann]
  reason: >-
    Same name, # no comment
    and paper.

# Who must stay apart
different: []
# nothing yet
withdrawn: []   # none
"""


def decision(kind, *ids, reason='she said: "yes" # so'):
    return Decision(kind, ids, reason, "Ann O'Lee", "2026-01-02")


def entities(space):
    return {key: entity for reading in space.identified()[0] for key, entity in reading.entities.items()}


def test_a_judgement_goes_to_the_end_of_its_section_and_nothing_else_moves():
    after = with_entry(FILE, decision("same", "a-2015:paper", "b-2016:paper"))
    added = [line for line in after.splitlines() if line not in FILE.splitlines()]
    assert len(added) == 1 and after.replace(added[0] + "\n", "") == FILE
    assert after.index(added[0]) < after.index("# Who must stay apart")
    judged = parse_judgements(after)[1]
    assert judged.ids == ("a-2015:paper", "b-2016:paper") and judged.reason == 'she said: "yes" # so'


@pytest.mark.parametrize(
    "text",
    [
        "", "same: []\n", "same: []\ndifferent: []\nwithdrawn: []\n", "different: []", "# only a comment\n",
        FILE, FILE.replace("\n", "\r\n"), "same:\n  - {ids: [x, y], reason: one}\n  # end\ndifferent: []\n",
        "same: [] # people\ndifferent:\n- {ids: [x, y], reason: two}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["same", "different"])
def test_any_file_keeps_its_judgements_and_comments(text, kind):
    after = with_entry(text, decision(kind, "p", "q"))
    before, now = parse_judgements(text), parse_judgements(after)
    assert [(one.decision, one.ids) for one in now if one.ids != ("p", "q")] == [(o.decision, o.ids) for o in before]
    assert (kind, ("p", "q")) in [(one.decision, one.ids) for one in now]
    assert after.count("#") - 1 == text.count("#")
    assert ("\r\n" in text) == ("\r\n" in after)


def test_a_list_in_brackets_is_refused_and_says_what_to_do():
    with pytest.raises(InputError, match="begin with a dash"):
        with_entry("same: [{ids: [x, y], reason: one}]\n", decision("same", "p", "q"))


def test_a_chain_that_a_negative_judgement_forbids_is_refused_with_the_chain(tmp_path):
    text = "same:\n- {ids: [a-2015:ann, b-2016:ann], reason: one}\n"
    text += "different:\n- {ids: [a-2015:ann, c-2017:ann], reason: two}\n"
    space = workspace(tmp_path, *FILES, judgements=text)
    with pytest.raises(InputError, match="a-2015:ann = b-2016:ann = c-2017:ann"):
        decide(space, entities(space), decision("same", "b-2016:ann", "c-2017:ann"))
    assert (tmp_path / "judgements.yaml").read_text() == text
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_what_is_one_cannot_be_judged_two(tmp_path):
    space = workspace(tmp_path, *FILES, judgements="same:\n- {ids: [a-2015:ann, b-2016:ann], reason: one}\n")
    with pytest.raises(InputError, match="a-2015:ann = b-2016:ann"):
        decide(space, entities(space), decision("different", "a-2015:ann", "b-2016:ann"))


def test_written_judgements_are_read_again_and_the_file_keeps_its_mode(tmp_path):
    space = workspace(tmp_path, *FILES)
    (tmp_path / "judgements.yaml").chmod(0o640)
    decide(space, entities(space), decision("same", "a-2015:ann", "b-2016:ann"))
    identity = decide(space, entities(space), decision("different", "a-2015:ann", "c-2017:ann"))
    assert identity.of("b-2016:ann") == "a-2015:ann" and Workspace(tmp_path).identified()[1] == identity
    assert (tmp_path / "judgements.yaml").stat().st_mode & 0o777 == 0o640
