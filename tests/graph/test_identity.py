"""Identity: joined, kept apart, undone; ids that stay; charges that follow."""

import pytest

from graph.claims import Entity, charge_id
from graph.errors import InputError
from graph.identity import Judgement, identify


def people(*ids, kind="Person"):
    return {i: Entity(i, kind, i) for i in ids}


def same(*ids, **more):
    return Judgement("same", ids, "because", **more)


def different(*ids):
    return Judgement("different", ids, "because", line=7)


def test_the_canonical_id_is_the_smallest_of_those_joined():
    identity = identify(people("a:1", "b:1", "c:1"), [same("b:1", "c:1"), same("c:1", "a:1")])
    assert {identity.of(i) for i in ("a:1", "b:1", "c:1")} == {"a:1"}


def test_removing_a_judgement_undoes_it():
    assert identify(people("a:1", "b:1"), []).of("b:1") == "b:1"


def test_a_chain_that_a_negative_judgement_forbids_is_refused_with_the_chain():
    judgements = [same("a:1", "b:1"), same("b:1", "c:1"), different("a:1", "c:1")]
    with pytest.raises(InputError, match=r"judgements.yaml:7: .*a:1 = b:1 = c:1"):
        identify(people("a:1", "b:1", "c:1"), judgements)


def test_different_kinds_are_not_joined():
    with pytest.raises(InputError, match="different kinds"):
        identify(people("a:1") | people("b:1", kind="Outlet"), [same("a:1", "b:1")])


def test_an_id_nobody_knows_is_named():
    with pytest.raises(InputError, match="a:ghost"):
        identify(people("a:1"), [same("a:1", "a:ghost")])


def test_a_charge_follows_its_defendant_and_case_and_the_finer_provision_holds():
    coarse, fine = charge_id("a:x", "a:c", "l:274"), charge_id("b:x", "b:c", "l:274(3)")
    entities = people("a:x", "b:x") | people("a:c", "b:c", kind="Case")
    entities |= {
        coarse: Entity(coarse, "Charge", "", parts=("a:x", "a:c", "l:274")),
        fine: Entity(fine, "Charge", "", parts=("b:x", "b:c", "l:274(3)")),
    }
    identity = identify(entities, [same("a:x", "b:x"), same("a:c", "b:c")])
    assert identity.of(coarse) == identity.of(fine) == min(coarse, fine)
    apart = identify(entities, [same("a:x", "b:x")])
    assert apart.of(coarse) != apart.of(fine)


def test_charges_have_no_ids_but_those_that_documents_give_them():
    """So none is new when judgements come, and none is unknown when they go."""
    parts = [(f"{d}:x", f"{d}:c", p) for d in "abc" for p in ("l:274", "l:274(3)", "theft")]
    charges = {charge_id(*p): Entity(charge_id(*p), "Charge", "", p[0][0], parts=p) for p in parts}
    entities = people("a:x", "b:x", "c:x") | people("a:c", "b:c", "c:c", kind="Case") | charges
    for judgements in ([], [same("a:x", "b:x")], [same("a:x", "b:x", "c:x"), same("a:c", "c:c"), same("b:c", "c:c")]):
        identity = identify(entities, judgements)
        assert identity.canonical.keys() == entities.keys()
        assert set(identity.canonical.values()) <= entities.keys()
        assert all(identity.of(identity.of(one)) == identity.of(one) for one in entities)


def test_two_finer_provisions_do_not_swallow_the_coarse_one():
    parts = [("a:x", "a:c", p) for p in ("l:174", "l:174(1)", "l:174(2)")]
    charges = {charge_id(*p): Entity(charge_id(*p), "Charge", "", parts=p) for p in parts}
    identity = identify(people("a:x", "a:c") | charges, [])
    assert len({identity.of(i) for i in charges}) == 3
