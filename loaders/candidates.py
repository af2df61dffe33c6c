"""What the claims say of each canonical entity, gathered in the form that comparison needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.claims import Claim, Entity, Reading
from graph.identity import Identity
from graph.laws import article_of
from graph.names import WEAK, fold, key
from graph.vocabulary import ACTORS

__all__ = ["Candidate", "Link", "candidates"]

#: A relation as it is seen from one end: its type with the direction, and the canonical id at the other end.
Link = tuple[str, str]

COMPARED = ACTORS | {"Case", "Event", "Work", "Place"}
_TELLING = frozenset({"description", "title", "outcome", "medium"})
_EMPTY = WEAK | frozenset(
    "a an is was were be been by with from his her its their who whom which that this these not no it he she they them"
    " had has have as say says said does do text".split()
)


@dataclass(slots=True)
class Candidate:
    """An actor, case, event, work or place as its canonical id stands now, with all that can speak for or against."""

    id: str
    kind: str
    named: bool
    label: str
    names: dict[str, None] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)
    neighbours: dict[str, str] = field(default_factory=dict)  # canonical id → how
    links: dict[Link, None] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)  # key → word, of descriptions and titles
    what: str = ""
    category: str = ""
    counts: set[str] = field(default_factory=set)  # of a group
    dates: set[str] = field(default_factory=set)
    defendants: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    cases: set[str] = field(default_factory=set)

    def others(self, *relations: str) -> set[str]:
        """Whom or what it is related to by any of these."""
        return {end for relation, end in self.links if relation in relations}


def candidates(readings: Sequence[Reading], identity: Identity) -> dict[str, Candidate]:
    """Everybody and everything that can be one with another; nothing is taken from what is denied."""
    entities = {key: entity for reading in readings for key, entity in reading.entities.items()}
    found = _blank(entities, identity)
    for claim in (claim for reading in readings for claim in reading.claims if claim.certainty != "denied"):
        subject, object_ = identity.of(claim.subject), identity.of(claim.object)
        if subject in found and object_ in found:
            found[subject].neighbours.setdefault(object_, claim.predicate)
            found[object_].neighbours.setdefault(subject, claim.predicate)
            found[subject].links[f"{claim.predicate} →", object_] = None
            found[object_].links[f"→ {claim.predicate}", subject] = None
        if subject in found:
            _note_value(found[subject], claim)
        _note_charge(found, entities, identity, claim)
    for candidate in found.values():
        _conclude(candidate, found)
    return found


def _blank(entities: Mapping[str, Entity], identity: Identity) -> dict[str, Candidate]:
    found: dict[str, Candidate] = {}
    for key_, entity in entities.items():
        if entity.kind in COMPARED and key_ not in identity.withdrawn:
            canonical = identity.of(key_)
            candidate = found.setdefault(canonical, Candidate(canonical, entity.kind, entity.named, entity.label))
            candidate.named = candidate.named or entity.named
            candidate.documents.add(entity.document)
            if entity.kind == "Case" or not entity.named:
                candidate.words.update(_words(entity.label))
            if entity.kind == "Case":
                candidate.names[entity.label] = None
    return found


def _note_value(candidate: Candidate, claim: Claim) -> None:
    text = str(claim.value)
    if claim.predicate == "name":
        candidate.names[text] = None
    elif claim.predicate == "category":
        candidate.category = text
    elif claim.predicate == "what":
        candidate.what = text
    elif claim.predicate == "date":
        candidate.dates.add(text)
    elif claim.predicate == "count":
        candidate.counts.add(text)
    if claim.predicate in _TELLING or (claim.predicate == "name" and candidate.kind in {"Work", "Case"}):
        candidate.words.update(_words(text))


def _note_charge(
    found: Mapping[str, Candidate], entities: Mapping[str, Entity], identity: Identity, claim: Claim
) -> None:
    """The articles of a case, not what a document words without one; and the charges that an event concerns."""
    charge = entities.get(claim.object)
    if charge is None or len(charge.parts) != 3:
        return
    defendant, case, provision = charge.parts
    if claim.predicate == "FACES" and identity.of(case) in found and article_of(provision):
        found[identity.of(case)].articles.add(article_of(provision))
    elif claim.predicate == "CONCERNS" and identity.of(claim.subject) in found:
        found[identity.of(claim.subject)].links["CONCERNS →", identity.of(defendant)] = None


def _conclude(candidate: Candidate, found: Mapping[str, Candidate]) -> None:
    """What follows from relations: the cases of an event, the defendants and dates of a case."""
    candidate.cases = candidate.others("STEP_OF →")
    candidate.defendants = candidate.others("→ DEFENDANT_IN")
    if candidate.kind == "Case":
        candidate.dates |= {date for step in candidate.others("→ STEP_OF") for date in found[step].dates}


def _words(text: str) -> Iterator[tuple[str, str]]:
    return ((key(word), word) for word in fold(text).split() if len(word) > 2 and word not in _EMPTY)
