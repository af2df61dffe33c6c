"""The vocabulary: closed, without contradictions, one meaning a word."""

import re

from graph import vocabulary as v


def test_each_kind_has_a_label_in_camel_case_and_a_title():
    assert all(re.fullmatch(r"[A-Z][a-z]+", name) and kind.title for name, kind in v.KINDS.items())


def test_each_relation_is_upper_snake_and_reads_as_a_sentence():
    assert all(re.fullmatch(r"[A-Z]+(_[A-Z]+)*", name) for name in v.RELATIONS)
    assert all(relation.reads and relation.reads.islower() for relation in v.RELATIONS.values())


def test_every_relation_goes_between_kinds_that_exist():
    assert all(r.subjects <= v.KINDS.keys() and r.objects <= v.KINDS.keys() for r in v.RELATIONS.values())


def test_qualifiers_are_properties_so_that_each_name_has_one_type():
    assert {name for r in v.RELATIONS.values() for name in (*r.qualifiers, *r.key)} <= v.PROPERTIES.keys()


def test_no_word_is_a_kind_and_a_role_at_once():
    assert not v.ROLES & v.KINDS.keys()


def test_the_vocabulary_refuses_a_relation_to_a_kind_that_does_not_exist(monkeypatch):
    bad = v.RelationType("BAD", frozenset({"Ghost"}), frozenset({"Person"}), "haunts", "acts")
    monkeypatch.setitem(v.RELATIONS, "BAD", bad)
    try:
        v._check()
    except AssertionError:
        return
    raise AssertionError("a relation from a kind that does not exist was accepted")


def test_a_misspelt_word_is_answered_with_the_nearest():
    assert v.nearest("Persn", v.KINDS) == " (did you mean Person?)"
    assert v.nearest("zzz", v.KINDS) == ""
