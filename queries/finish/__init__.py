"""What Cypher cannot say: pure functions from a question's rows to rows, by the name a head gives."""

from __future__ import annotations

from collections.abc import Mapping

from queries.finish.finish import Finish
from queries.finish.statuses import STATUSES

__all__ = ["FINISHES", "Finish"]

FINISHES: Mapping[str, Finish] = {
    "statuses": STATUSES,
}
