"""The export: every claim a line, canonical ids, names over all documents, no database."""

from factory import CASE, PEOPLE, claims_text, workspace

from loaders.export import export

TWO = claims_text(
    "entities:\n  pub: {kind: Organization, name: Two, at: Two}\n  lee: {kind: Person, name: A. Lee, at: A. Lee}\n"
    "claims:\n- {s: lee, p: MEMBER_OF, o: pub, by: lee, at: A. Lee}\n",
    id="two-2017", published="2017",
)  # fmt: skip
SAME = "same:\n- {ids: [one-2015:ann, two-2017:lee], reason: test}\n"


def test_a_claim_is_exported_with_all_that_a_reader_needs(tmp_path):
    lines = list(export(workspace(tmp_path, claims_text(PEOPLE), TWO, judgements=SAME)))
    (line,) = [line for line in lines if line["predicate"] == "MEMBER_OF"]
    ann = {"id": "one-2015:ann", "kind": "Person", "name": "Ann Lee", "names": ["Ann Lee", "A. Lee"]}
    assert line["subject"] == ann
    assert line["attributed_to"] == {"id": "one-2015:ann", "name": "Ann Lee"} and line["certainty"] == "alleged"
    assert line["passage"] == {"first": "A. Lee", "last": "", "quote": None}
    assert line.keys() >= {"id", "document", "object", "value", "qualifiers", "tier"}


def test_structured_parts_are_exported_as_the_claims_they_are(tmp_path):
    found = {(line["predicate"], line["value"]) for line in export(workspace(tmp_path, claims_text(PEOPLE, CASE)))}
    assert found >= {("DEFENDANT_IN", None), ("FACES", None), ("status", "convicted"), ("penalty", "imprisonment")}


def test_what_is_above_the_tier_is_not_exported(tmp_path):
    space = workspace(tmp_path, claims_text(PEOPLE.replace("o: paper, at", "o: paper, tier: restricted, at")))
    assert "WORKS_FOR" not in {line["predicate"] for line in export(space)}
    assert "WORKS_FOR" in {line["predicate"] for line in export(space, "restricted")}
