"""Names of bodies: the words that tell them apart, their levels, their initials."""

import pytest

from loaders.likeness import name_likeness, warnings


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Office of the Prosecutor General", "General Prosecutor’s Office", "Agency"),
        ("Parliament of the Republic of Kazakhstan", "Parliament", "Agency"),
        ("Administration of the President", "Presidential Administration", "Agency"),
        ("OSCE", "Organization for Security and Cooperation in Europe", "Organization"),
        ("@Vlastkz", "Vlast", "Outlet"),
        ("Kazkommertsbank JSC", "Казкоммерцбанк", "Company"),
    ],
)
def test_one_body_by_two_names(one, other, kind):
    assert name_likeness(one, other, kind).score >= 0.8


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Almaty District Court", "Alatauskiy District Court", "Court"),
        ("Almaty City Court", "Almaty District Court", "Court"),
        ("Atyrau City Court No. 2", "Atyrau City Court No. 1", "Court"),
        ("district prosecutor’s office", "Prosecutor’s Office", "Agency"),
        ("Alga Kazakhstan!", "Alga!", "Organization"),
    ],
)
def test_two_bodies(one, other, kind):
    assert name_likeness(one, other, kind).score < 0.8


def test_a_name_that_many_bodies_have_says_so():
    assert warnings("police", "the police officers", "Agency") == ["a name that many bodies have"]
    assert warnings("police in Almaty", "police in Almaty", "Agency") == []
