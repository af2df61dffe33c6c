"""What the documents say of one entity, line by line with its passage: what somebody reads who decides who it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.claims import Claim, Entity, Reading
from graph.identity import Identity
from graph.passages import Text, link
from graph.vocabulary import RELATIONS

__all__ = ["Dossier", "Line", "dossiers"]

MOST_LINES = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One claim in words, and where it stands."""

    says: str
    document: str
    passage: str  # the quote where the text is at hand, else the first and last words
    link: str


@dataclass(slots=True)
class Dossier:
    """All that is said of one canonical id; `left_out` lines are not shown."""

    id: str
    kind: str
    label: str  # what to call it where no claim names it
    names: dict[str, dict[str, None]] = field(default_factory=dict)  # name → documents
    lines: list[Line] = field(default_factory=list)
    left_out: int = 0

    @property
    def title(self) -> str:
        """Its first name, or what it is."""
        return next(iter(self.names), self.label)


def dossiers(
    ids: Iterable[str], readings: Sequence[Reading], identity: Identity, texts: Mapping[str, Text | None]
) -> dict[str, Dossier]:
    """Of each id, whether it stands for itself or for another."""
    entities = {key: entity for reading in readings for key, entity in reading.entities.items()}
    wanted = {identity.of(one) for one in ids}
    found = {one: Dossier(one, entities[one].kind, entities[one].label) for one in wanted if one in entities}
    labels = _labels(readings, entities, identity)
    seen: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        for claim in reading.claims:
            for end in {identity.of(claim.subject), identity.of(claim.object)} & found.keys():
                dossier, says = found[end], _says(claim, labels, identity)
                if claim.predicate == "name":
                    dossier.names.setdefault(str(claim.value), {})[reading.document.id] = None
                elif f"{reading.document.id} {says}" in seen[end]:
                    continue
                elif len(dossier.lines) >= MOST_LINES:
                    dossier.left_out += 1
                else:
                    seen[end].add(f"{reading.document.id} {says}")
                    dossier.lines.append(_line(claim, says, reading, texts.get(reading.document.id)))
    return found


def _labels(readings: Sequence[Reading], entities: Mapping[str, Entity], identity: Identity) -> dict[str, str]:
    labels = {key: entity.label for key, entity in entities.items()}
    for reading in readings:
        for claim in reading.claims:
            if claim.predicate == "name":
                labels.setdefault(identity.of(claim.subject), str(claim.value))
    return labels


def _says(claim: Claim, labels: Mapping[str, str], identity: Identity) -> str:
    def name(identifier: str) -> str:
        return labels.get(identifier) or labels.get(identity.of(identifier), identifier)

    what = name(claim.object) if claim.object else str(claim.value)
    more = "; ".join(f"{key}: {value}" for key, value in claim.qualifiers)
    relation = RELATIONS.get(claim.predicate)
    said = f"{name(claim.subject)} {relation.reads} {what}" if relation else f"{claim.predicate}: {what}"
    said += f" ({more})" if more else ""
    if claim.certainty == "stated":
        return said
    by = f" by {name(claim.attributed_to)}" if claim.attributed_to else ""
    return f"{said} [{claim.certainty}{by}]"


def _line(claim: Claim, says: str, reading: Reading, text: Text | None) -> Line:
    document = reading.document
    quote = text.quote(claim.passage) if text and claim.passage.first else None
    address = link(document.url, claim.passage, document.highlight) if claim.passage.first else document.url
    return Line(says, document.id, quote or str(claim.passage), address)
