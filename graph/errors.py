"""The errors a user can meet, each saying what was wrong, where, and what to do.

CasegraphError
├── InputError            a file, a parameter or an id that cannot be used (carries its problems)
│   ├── UnknownId         an id no document and no judgement knows
│   ├── Withdrawn         an id that a judgement withdrew
│   └── Ambiguous         a name that several have
├── EngineError           Neo4j on this machine could not be fetched, started or stopped
├── DatabaseError         the database answered with an error of its own
│   ├── Unavailable       the database is not there (now)
│   ├── AccessRefused     wrong name or password
│   └── TooExpensive      a read was stopped at its time limit
└── LoadRefused           a load that would break a promise (another tier, another workspace)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = [
    "AccessRefused",
    "Ambiguous",
    "CasegraphError",
    "DatabaseError",
    "EngineError",
    "InputError",
    "LoadRefused",
    "Problem",
    "TooExpensive",
    "Unavailable",
    "UnknownId",
    "Withdrawn",
]


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in an input: what is wrong, and where (file, 1-based line, field)."""

    message: str
    file: str = ""
    line: int = 0
    field: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " if self.line else f"{self.file}: " if self.file else ""
        return f"{place}{self.field + ': ' if self.field else ''}{self.message}"


class CasegraphError(Exception):
    """Anything that goes wrong in a way the user can act on; its text is the whole message."""


class InputError(CasegraphError):
    """Input that cannot be used; `problems` holds each mistake, the text holds them all."""

    def __init__(self, message: str, problems: Sequence[Problem] = ()) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join([message, *map(str, self.problems)]))


class UnknownId(InputError):
    """An id that no document and no judgement knows."""


class Withdrawn(InputError):
    """An id that a judgement has withdrawn; the text gives the reason."""


class Ambiguous(InputError):
    """A name that several have; the text gives their ids."""


class EngineError(CasegraphError):
    """Neo4j on this machine could not be fetched, started, attached to or stopped."""


class DatabaseError(CasegraphError):
    """The database answered with an error of its own."""


class Unavailable(DatabaseError):
    """The database is not there, or not there now; the same call may work later."""


class AccessRefused(DatabaseError):
    """The database refused the name or the password."""


class TooExpensive(DatabaseError):
    """A read was stopped at its time limit; ask for less."""


class LoadRefused(CasegraphError):
    """A load that would break a promise the database has made (its tier, its workspace)."""
