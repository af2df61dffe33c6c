"""What may be published: claims above the load's tier are left out, withheld values are masked (design.md, 1.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graph.claims import TIERS, Claim, Entity, Reading
from graph.passages import Passage

__all__ = ["WITHHELD", "visible"]

#: Stands where a value is known but not shown; that is not the same as unknown.
WITHHELD = "withheld"


def visible(reading: Reading, tier: str) -> Iterator[Claim]:
    """The claims of a reading that a database of this tier may hold, in their order."""
    shown = TIERS.index(tier)
    for claim in reading.claims:
        subject, others = _guard(reading, claim.subject), (claim.object, claim.attributed_to)
        guard = max([TIERS.index(claim.tier), *(_guard(reading, other) for other in others if other)])
        if subject > shown:
            continue
        if guard <= shown:
            yield claim
        elif guard == TIERS.index(WITHHELD):
            yield replace(
                claim,
                object="",
                value=WITHHELD,
                qualifiers=(),
                attributed_to="",
                passage=Passage(""),
                note="",
                tier=WITHHELD,
            )


def _guard(reading: Reading, identifier: str) -> int:
    entity: Entity | None = reading.entities.get(identifier)
    return TIERS.index(entity.tier) if entity else 0
