"""Which sides of a row do not fit: names that are spelled differently, figures of which both cannot be right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from graph.merge import disagree
from graph.names import compare, tokens
from queries.finish.finish import Finish, Finished, Parameters
from queries.results import Row

__all__ = ["SIDES"]

SPELT_ALIKE = 0.8  # of graph.names.compare: the same name, written in another way


def sides(rows: Sequence[Row], parameters: Parameters) -> Finished:
    """Rows on names keep the sides that spell one name differently; a row without such sides is no disagreement.

    An abbreviation or a former name is no other way to spell it. A row on figures stays if two of them do not fit.
    """
    return Finished([kept for row in rows if (kept := _spelt(row)) is not None and _figures_differ(kept)])


def _figures_differ(row: Row) -> bool:
    if row["predicate"] != "figure":
        return True
    return disagree("figure", [str(side["value"]) for side in cast("list[Row]", row["sides"])])


def _spelt(row: Row) -> Row | None:
    given = row["sides"]
    if row["topic"] != "spelling" or not isinstance(given, list):
        return row
    kept = [side for side in given if any(_other_spelling(str(side["value"]), str(other["value"])) for other in given)]
    evidence = [claim for side in kept for claim in side["evidence"]]
    documents = {document for side in kept for document in side["documents"]}
    return {**row, "sides": kept, "evidence": evidence, "documents": len(documents)} if kept else None


def _other_spelling(one: str, other: str) -> bool:
    same_words = sorted(tokens(one)) == sorted(tokens(other)) or len(tokens(one)) != len(tokens(other))
    if same_words or one.isascii() != other.isascii():  # its own script is no misspelling
        return False
    if any(len(word) == 1 for word in (*tokens(one), *tokens(other))):  # an initial is short, not other
        return False
    return compare(one, other).score >= SPELT_ALIKE


SIDES = Finish(sides)
