"""Every claim as one JSON object, from the claims files alone; no database is needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from graph.claims import Claim, Entity
from graph.merge import choose_name
from graph.passages import Passage
from graph.tiers import visible
from loaders.workspace import Workspace

__all__ = ["export"]


def export(workspace: Workspace, tier: str = "public") -> Iterator[dict[str, object]]:
    """In the order of documents and of their texts; ids canonical, names over all documents. Raises InputError."""
    readings, identity = workspace.identified()
    published = sorted(readings, key=lambda reading: (reading.document.published or "9999", reading.document.id))
    order = {reading.document.id: place for place, reading in enumerate(published)}
    claims = [claim for reading in published for claim in visible(reading, tier)]
    entities = {identity.of(key): entity for reading in readings for key, entity in reading.entities.items()}
    names: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if claim.predicate == "name":
            names[identity.of(claim.subject)][str(claim.value)].append(claim)

    def entity(identifier: str) -> dict[str, object]:
        canonical = identity.of(identifier)
        found: Entity | None = entities.get(canonical)
        known = names.get(canonical, {})
        preferred = identity.preferred.get(canonical)
        name = preferred or (choose_name(known, order) if known else found.label if found else canonical)
        kind = found.kind if found else "Document"
        described: dict[str, object] = {"id": canonical, "kind": kind, "name": name, "names": list(known) or [name]}
        if found and kind == "Charge":
            described["parts"] = [identity.of(part) for part in found.parts]
        return described

    texts = {r.document.id: workspace.text(r.document.id, r.document.text_sha256) for r in readings}
    for claim in claims:
        text, by = texts[claim.document], claim.attributed_to
        yield {
            "id": claim.id,
            "document": claim.document,
            "subject": entity(claim.subject),
            "predicate": claim.predicate,
            "object": entity(claim.object) if claim.object else None,
            "value": claim.value,
            "qualifiers": dict(claim.qualifiers),
            "certainty": claim.certainty,
            "attributed_to": {"id": identity.of(by), "name": entity(by)["name"]} if by else None,
            "passage": _passage(claim.passage, text.quote(claim.passage) if text and claim.passage.first else None),
            "note": claim.note or None,
            "tier": claim.tier,
        }


def _passage(passage: Passage, quote: str | None) -> dict[str, object]:
    return {"first": passage.first, "last": passage.last, "quote": quote}
