"""Laws and provisions, shared by all documents: ids, forms, and which provision contains which."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.claims import Entity
from graph.errors import InputError

__all__ = ["Law", "article_of", "contains", "provision_label", "provision_of"]

_PROVISION = re.compile(r"(?P<article>\d+(?:-\d+)?[a-z]?|[A-Z][a-z]+-?\d*)(?P<rest>(?:\([0-9a-z-]+\))*)")


@dataclass(frozen=True, slots=True)
class Law:
    """A law or treaty: its id and title, the short form by which provisions are called, what its articles are about."""

    id: str
    title: str
    short: str
    country: str = ""
    year: int = 0
    since: str = ""
    articles: Mapping[str, str] = field(default_factory=dict, hash=False)


def provision_of(key: str, laws: Mapping[str, Law]) -> Entity:
    """The law `kz-cc-2014`, or the provision `kz-cc-2014:274(3)`, as an entity. Raises InputError."""
    law, colon, provision = key.partition(":")
    if law not in laws:
        raise InputError(f"no law is called {law!r}; laws stand in laws.yaml")
    if not colon:
        return Entity(law, "Law", laws[law].title)
    if not _PROVISION.fullmatch(provision):
        raise InputError(f"{key!r} is no provision; write law:article(section)(point), as {law}:274(2)(3)")
    return Entity(key, "Provision", provision_label(key, laws), parts=(law, article_of(key)))


def provision_label(key: str, laws: Mapping[str, Law]) -> str:
    """`CC 274(3)` for `kz-cc-2014:274(3)`."""
    law, _, provision = key.partition(":")
    return f"{laws[law].short} {provision}" if law in laws else key


def article_of(key: str) -> str:
    """`274` of `kz-cc-2014:274(3)`."""
    return key.partition(":")[2].partition("(")[0]


def contains(one: str, other: str) -> bool:
    """Whether provision `one` contains `other` and is not the same: 274 contains 274(3)."""
    return other.startswith(one + "(")
