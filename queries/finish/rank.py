"""Candidates of a search in the order of how surely each is meant, with the name that says so and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from graph.search import LEAST, best
from graph.vocabulary import INSTITUTIONS
from queries.finish.finish import Finish, Finished, Parameters
from queries.results import Row

__all__ = ["COUNT_FOUND", "PAGE_RANK", "RANK", "ranked"]

UNNAMED = 0.05  # "the lawyer of somebody" is less surely meant than somebody
FACETS = ("kind", "role", "document")


def rank(rows: Sequence[Row], parameters: Parameters) -> Finished:
    """Without `q` the rows as they came; with it the surest first, and what is too unlike left out."""
    if parameters.get("q") is None:
        return Finished([_told(row, None, None) for row in rows])
    found = ranked(str(parameters["q"]), rows)
    return Finished(found[: cast(int, parameters.get("limit") or parameters.get("size"))])


def ranked(typed: str, rows: Sequence[Row]) -> list[Row]:
    """Each row with `score` and `why`; between equals people come first, then who has more relations."""
    scored = []
    for row in rows:
        name, match = best(typed, cast("list[str]", row["names"]) or [_name(row)])
        if match.score >= LEAST:
            sure = match.score - (0 if _named(row) else UNNAMED)
            order = (-round(sure, 2), not _named(row), _place(row), -_relations(row), _name(row), _id(row))
            scored.append((order, _told(row, match.score, f"{_where(row, name)} ({match.why})")))
    return [row for _, row in sorted(scored, key=lambda pair: pair[0])]


def count_found(rows: Sequence[Row], parameters: Parameters) -> Finished:
    """The counts that Cypher made; of a search, counts of what `rank` would leave."""
    if parameters.get("q") is None:
        return Finished([{name: row[name] for name in ("facet", "value", "count")} for row in rows])
    found = ranked(str(parameters["q"]), [each for row in rows for each in cast("list[Row]", row["found"])])
    counts: dict[tuple[str, str | None], int] = {("all", None): len(found)}
    for row in found:
        for facet in FACETS:
            if facet in cast("list[str]", parameters["of"]):
                for value in _values(row, facet):
                    counts[facet, value] = counts.get((facet, value), 0) + 1
    ordered = sorted(counts.items(), key=lambda item: (item[0][0], -item[1], item[0][1] or ""))
    return Finished([{"facet": facet, "value": value, "count": count} for (facet, value), count in ordered])


def _values(row: Row, facet: str) -> list[str]:
    if facet == "kind":
        return [str(row["kind"])]
    return cast("list[str]", row["documents" if facet == "document" else facet])


def _told(row: Row, score: float | None, why: str | None) -> Row:
    kept = {name: value for name, value in row.items() if name not in {"spellings", "degree"}}
    return {**kept, "score": score, "why": why}


def _where(row: Row, name: str) -> str:
    """`Narymbaev in amnesty-2017`."""
    spellings = cast("list[Row]", row.get("spellings") or [])
    documents = list(dict.fromkeys(str(each["document"]) for each in spellings if each["name"] == name))
    return f"{name} in {', '.join(documents or cast('list[str]', row['documents']))}"


def _entity(row: Row) -> Row:
    return cast("Row", row.get("entity") or row)


def _id(row: Row) -> str:
    return str(_entity(row)["id"])


def _name(row: Row) -> str:
    return str(_entity(row)["name"])


def _named(row: Row) -> bool:
    return row.get("named", True) is not False


def _place(row: Row) -> int:
    kind = str(_entity(row)["kind"])
    return 0 if kind == "Person" else 1 if kind in INSTITUTIONS else 2 if kind in {"Case", "Place", "Law"} else 3


def _relations(row: Row) -> int:
    return cast(int, row.get("degree") or row.get("relations") or 0)


TOLD = frozenset({"score", "why"})
RANK = Finish(rank, takes=frozenset({"spellings"}), gives=TOLD)
PAGE_RANK = Finish(rank, takes=frozenset({"spellings", "degree"}), gives=TOLD)
COUNT_FOUND = Finish(count_found, takes=frozenset({"found"}))
