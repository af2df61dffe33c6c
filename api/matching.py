"""Query by example: who is meant by some names, of some kinds, with some properties; and whether that is certain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from rapidfuzz import fuzz

from api.deps import Service
from graph.errors import InputError, UnknownId, Withdrawn
from graph.names import fold, tokens
from graph.vocabulary import INSTITUTIONS, KINDS
from queries.results import Row

__all__ = ["CERTAIN", "PROPERTIES", "TYPES", "Example", "Found", "kinds_of", "matches", "schema_of"]

CERTAIN = 0.9  # from here on one that nobody rivals is a match
RIVAL = 0.04  # another that scores within this makes both uncertain
NAME_WEIGHT = 0.8  # the rest is shared by the other properties

#: What can be compared, or fetched, of an entity: id → (name, column of `find`).
PROPERTIES = {
    "name": ("name", "names"),
    "role": ("role: journalist, judge …", "roles"),
    "description": ("who or what it is", "description"),
    "document": ("document that speaks of it", "documents"),
    "kind": ("kind", "kind"),
}
_WIDER = {  # FollowTheMoney's wider schemata
    "Thing": frozenset(KINDS),
    "LegalEntity": frozenset({"Person"}) | INSTITUTIONS,
    "Organization": INSTITUTIONS,
}


TYPES = tuple(dict.fromkeys((*KINDS, *(kind.schema for kind in KINDS.values() if kind.schema), *_WIDER)))


@dataclass(frozen=True, slots=True)
class Example:
    """What is known of who is looked for; `properties` by the ids of PROPERTIES, `name` not among them."""

    names: tuple[str, ...]
    kinds: frozenset[str] = frozenset()
    properties: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate: how surely it is meant (0 to 1), by what, and whether that is certain."""

    id: str
    kind: str
    name: str
    names: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]
    score: float
    features: Mapping[str, tuple[float, str]]  # feature → score, in words
    match: bool = False

    @property
    def about(self) -> str:
        return "; ".join(self.values.get("description", ())) or KINDS[self.kind].title


def kinds_of(types: Iterable[str]) -> frozenset[str]:
    """Kinds by our names and FollowTheMoney's. Raises InputError for one that is neither."""
    found: set[str] = set()
    for each in types:
        kinds = {each} & KINDS.keys() | {kind for kind, about in KINDS.items() if about.schema == each}
        kinds |= _WIDER.get(each, frozenset())
        if not kinds:
            raise InputError(f"There is no type {each[:40]!r}; there are: {', '.join(TYPES)}.")
        found |= kinds
    return frozenset(found)


def schema_of(kind: str) -> str:
    """FollowTheMoney's schema, or Thing where it has no word for it."""
    return KINDS[kind].schema or "Thing"


def matches(service: Service, example: Example, limit: int, threshold: float = CERTAIN) -> list[Found]:
    """The likeliest first; `match` for one alone: it reaches `threshold`, nothing rivals it, its name is a full one."""
    rows: dict[str, tuple[float, str, Row]] = {}
    for name in example.names:
        typed = "".join(letter if letter.isprintable() else " " for letter in name)  # a cell may hold a tab or worse
        for row in _rows(service, typed, example.kinds):
            known = rows.get(_id(row))
            score = cast(float, row["score"])
            if known is None or score > known[0]:
                rows[_id(row)] = (score, str(row["why"]), row)
    found = [_found(example, *each) for each in rows.values()]
    found.sort(key=lambda each: -each.score)  # stable: between equals the order of the search holds
    if found and _certain(example, found, threshold):
        found[0] = _matched(found[0])
    return found[:limit]


def _rows(service: Service, typed: str, kinds: frozenset[str]) -> list[Row]:
    """What `find` finds; an id finds the entity itself."""
    chosen = {"kinds": sorted(kinds)} if kinds else {}
    if ":" in typed and " " not in typed:
        try:
            entity = service.ask("profile", {"actor": typed}).rows[0]
        except (UnknownId, Withdrawn):
            return []
        name = cast("Row", entity["entity"])["name"]
        if kinds and cast("Row", entity["entity"])["kind"] not in kinds:
            return []
        rows = service.ask("find", {"q": str(name), **chosen, "limit": 50}).rows
        return [{**row, "score": 1.0, "why": "its id"} for row in rows if _id(row) == _id(entity)]
    if not fold(typed):
        return []
    return list(service.ask("find", {"q": typed[:500], **chosen, "limit": 50}).rows)


def _found(example: Example, score: float, why: str, row: Row) -> Found:
    entity = cast("Mapping[str, str]", row["entity"])
    values = {name: _texts(row[column]) for name, (_, column) in PROPERTIES.items() if column in row}
    values["kind"] = (entity["kind"],)
    features = {"name": (round(score, 3), why)}
    for name, wanted in example.properties.items():
        if name in values and wanted:
            likest = max((_like(one, other) for one in wanted for other in values[name]), default=0.0)
            features[name] = (round(likest, 3), f"{', '.join(wanted)} / {', '.join(values[name]) or 'nothing said'}")
    others = [value for name, (value, _) in features.items() if name != "name"]
    whole = score if not others else NAME_WEIGHT * score + (1 - NAME_WEIGHT) * sum(others) / len(others)
    return Found(entity["id"], entity["kind"], entity["name"], _texts(row["names"]), values, round(whole, 3), features)


def _certain(example: Example, found: Sequence[Found], threshold: float) -> bool:
    best = found[0]
    if best.features["name"][1] == "its id":
        return True
    rivals = [each for each in found[1:] if each.score > best.score - RIVAL]
    full = best.kind != "Person" or any(sum(len(word) > 1 for word in tokens(typed)) > 1 for typed in example.names)
    return best.score >= threshold and not rivals and full


def _matched(found: Found) -> Found:
    return replace(found, match=True)


def _like(one: str, other: str) -> float:
    return fuzz.token_set_ratio(fold(one), fold(other)) / 100


def _id(row: Row) -> str:
    return str(cast("Row", row["entity"])["id"])


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, list | tuple):
        return tuple(map(str, value))
    return () if value is None else (str(value),)
