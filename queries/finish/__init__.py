"""What Cypher cannot say: pure functions from a question's rows to rows, by the name a head gives."""

from __future__ import annotations

from collections.abc import Mapping

from queries.finish.connect import CONNECT
from queries.finish.durations import DURATIONS
from queries.finish.finish import Finish, Finished
from queries.finish.paths import PATHS
from queries.finish.rank import COUNT_FOUND, PAGE_RANK, RANK
from queries.finish.sides import SIDES
from queries.finish.statuses import CASES, HISTORY, STATUSES, TALLY

__all__ = ["FINISHES", "Finish", "Finished"]

FINISHES: Mapping[str, Finish] = {
    "cases": CASES,
    "connect": CONNECT,
    "count_found": COUNT_FOUND,
    "durations": DURATIONS,
    "history": HISTORY,
    "paths": PATHS,
    "rank": RANK,
    "rank_page": PAGE_RANK,
    "sides": SIDES,
    "statuses": STATUSES,
    "tally": TALLY,
}
