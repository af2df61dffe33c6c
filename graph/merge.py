"""What several claims make of one property, one relation, one charge's status; pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations

from graph.claims import Claim, Document, Scalar
from graph.dates import fits, parse_date
from graph.tiers import WITHHELD
from graph.vocabulary import CHARGE_STATUSES, PROPERTIES, RELATIONS

__all__ = [
    "Value",
    "charge_properties",
    "choose_name",
    "dated",
    "disagree",
    "merge_property",
    "merge_relation",
    "penalty_text",
]

Value = Scalar | list[str]

#: Groups of relations that can happen again between the same two: other dates are other times, no disagreement.
REPEATABLE = frozenset({"acts", "works"})


def merge_property(predicate: str, claims: Sequence[Claim]) -> tuple[Value | None, bool]:
    """The value to show, and whether the claims disagree. Denied values are not shown."""
    said = [claim for claim in claims if claim.certainty != "denied" and claim.value is not None]
    values = [claim.value for claim in said if claim.value is not None]
    disputed = len(said) < len(claims) and bool(said)
    if not values:
        return None, disputed
    if PROPERTIES[predicate].many:
        return list(dict.fromkeys(str(value) for value in values)), disputed
    documents = Counter(value for value, _ in {(claim.value, claim.document) for claim in said})
    best = max(
        values, key=lambda value: (documents[value], _narrow(str(value)) if PROPERTIES[predicate].type == "date" else 0)
    )
    return best, disputed or disagree(predicate, values)


def disagree(predicate: str, values: Iterable[Scalar]) -> bool:
    """Whether some two values cannot both be right: partial dates and bounded counts that fit do not disagree."""
    distinct = [str(value) for value in dict.fromkeys(values) if value != WITHHELD]
    kind = PROPERTIES[predicate].type
    if kind == "date":
        return any(not fits(parse_date(one), parse_date(other)) for one, other in combinations(distinct, 2))
    if kind == "count":
        bounds = [_bounds(text) for text in distinct]
        return any(one[0] > other[1] or other[0] > one[1] for one, other in combinations(bounds, 2))
    return len(distinct) > 1


def merge_relation(claims: Sequence[Claim]) -> dict[str, Value]:
    """The properties of one relation from all its claims, `claims` and `documents` among them."""
    certainties = {claim.certainty for claim in claims}
    certainty = next(word for word in ("stated", "alleged", "denied") if word in certainties)
    properties: dict[str, Value] = {
        "certainty": certainty,
        "claims": sorted({claim.id for claim in claims}),
        "documents": len({claim.document for claim in claims}),
        "said_by": sorted({claim.attributed_to for claim in claims if claim.attributed_to}),
    }
    disputed = "denied" in certainties and len(certainties) > 1
    named = [
        name for name in dict.fromkeys(name for claim in claims for name, _ in claim.qualifiers) if name != "derived"
    ]
    for name in named:
        values = [value for claim in claims if (value := claim.qualifier(name)) is not None]
        if PROPERTIES[name].type == "date" and RELATIONS[claims[0].predicate].group in REPEATABLE:
            properties.update(dated(name, _outermost(name, list(map(str, values)))))
        elif PROPERTIES[name].type == "date":
            disputed = disputed or disagree(name, values)
            properties.update(dated(name, max(map(str, values), key=_narrow)))
        else:
            properties[name] = "; ".join(dict.fromkeys(map(str, values)))
    properties["disputed"] = disputed
    return properties


def penalty_text(claim: Claim) -> str:
    """A penalty with its measure and remark: `ban P5Y -- from what`."""
    measure = claim.qualifier("length") or claim.qualifier("amount")
    remark = claim.qualifier("what")
    return f"{claim.value}{f' {measure}' if measure else ''}{f' -- {remark}' if remark else ''}"


def _outermost(name: str, texts: list[str]) -> str:
    """Of acts that happened more than once: the start of the first, the end of the last, however many."""
    if all(fits(parse_date(one), parse_date(other)) for one, other in combinations(texts, 2)):
        return max(texts, key=_narrow)
    if name == "end":
        return max(texts, key=lambda text: parse_date(text).latest)
    return min(texts, key=lambda text: parse_date(text).earliest)


def _narrow(text: str) -> int:
    """The fewer days a date can mean, the greater."""
    if text == WITHHELD:
        return -(10**6)
    bounds = parse_date(text)
    return (date.fromisoformat(bounds.earliest) - date.fromisoformat(bounds.latest)).days


def dated(name: str, text: str) -> dict[str, Value]:
    """A date as it stands in the database: its text, its earliest and its latest day."""
    if text == WITHHELD:
        return {name: text}
    bounds = parse_date(text)
    return {name: text, f"{name}_earliest": bounds.earliest, f"{name}_latest": bounds.latest}


def choose_name(names: Mapping[str, Sequence[Claim]], order: Mapping[str, int]) -> str:
    """The spelling of most documents; among equals that of the earliest document, and there the first."""

    def weight(name: str) -> tuple[int, int, int]:
        claims = names[name]
        first = min(claims, key=lambda claim: (order[claim.document], claim.order))
        return -len({claim.document for claim in claims}), order[first.document], first.order

    return min(names, key=weight)


def charge_properties(claims: Sequence[Claim], documents: Mapping[str, Document]) -> dict[str, Value]:
    """`status` (the latest), `status_date` and `history` of a charge, from its status claims."""
    entries = sorted(
        (
            _when(claim, claims, documents),
            CHARGE_STATUSES.index(str(claim.value)),
            str(claim.qualifier("start") or "?"),
            str(claim.value),
        )
        for claim in claims
        if claim.predicate == "status" and claim.certainty != "denied" and claim.value != WITHHELD
    )
    if not entries:
        return {"status": "unknown", "history": []}
    known = {status for _, _, date, status in entries if date != "?"}  # said again without its date, it is no news
    entries = [entry for entry in entries if entry[2] != "?" or entry[3] not in known]
    history = list(dict.fromkeys(f"{date} {status}" for _, _, date, status in entries))
    properties: dict[str, Value] = {"status": entries[-1][3], "history": history}
    if entries[-1][2] != "?":
        properties.update(dated("status_date", entries[-1][2]))
    return properties


def _when(claim: Claim, claims: Sequence[Claim], documents: Mapping[str, Document]) -> str:
    """The day by which a status had come: its own, that of a later stage in its document, or when that was written.

    Where it is not known when a document was written, the first day that it may have been: a verdict of those
    weeks which another document dates is then the later one.
    """
    start = claim.qualifier("start")
    if start is not None:
        return parse_date(str(start)).latest
    rank = CHARGE_STATUSES.index(str(claim.value))
    later = [
        parse_date(str(other.qualifier("start"))).latest
        for other in claims
        if other.document == claim.document and other.qualifier("start") is not None and other.predicate == "status"
        and other.value != WITHHELD and CHARGE_STATUSES.index(str(other.value)) > rank
    ]  # fmt: skip
    published = documents[claim.document].published
    return min(later) if later else parse_date(published).earliest if published else "9999"


def _bounds(count: str) -> tuple[float, float]:
    if ".." in count:
        least, most = count.split("..")
        return float(least), float(most)
    number = float(count.lstrip("<>=~"))
    if count.startswith(">="):
        return number, float("inf")
    if count.startswith("<="):
        return 0, number
    return (number * 0.9, number * 1.1) if count.startswith("~") else (number, number)
