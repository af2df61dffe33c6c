"""Of several names of one, only the spellings: an abbreviation or a former name is no other way to spell it."""

from __future__ import annotations

from collections.abc import Sequence

from graph.names import compare, tokens
from queries.finish.finish import Finish, Finished, Parameters
from queries.results import Row

__all__ = ["SPELLINGS"]

SPELT_ALIKE = 0.8  # of graph.names.compare: the same name, written in another way


def spellings(rows: Sequence[Row], parameters: Parameters) -> Finished:
    """Rows on names keep the sides that spell one name differently; a row without such sides is no disagreement."""
    return Finished([kept for row in rows if (kept := _spelt(row)) is not None])


def _spelt(row: Row) -> Row | None:
    sides = row["sides"]
    if row["topic"] != "spelling" or not isinstance(sides, list):
        return row
    kept = [side for side in sides if any(_other_spelling(str(side["value"]), str(other["value"])) for other in sides)]
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


SPELLINGS = Finish(spellings)
