"""The claims file as written: its parts and entries, read and checked one by one (docs/claims-file.md)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from graph.errors import InputError, Problem
from loaders.located import LINE, line_at, read_documents

__all__ = [
    "CaseEntry",
    "ChargeEntry",
    "ClaimEntry",
    "ClaimsFile",
    "EntityEntry",
    "FigureEntry",
    "Head",
    "Part",
    "Participant",
    "Said",
    "Skipped",
    "StepEntry",
    "parse_claims_file",
    "read_claims_file",
    "validated",
]


def _listed(value: Any) -> Any:
    return [] if value is None else value if isinstance(value, list) else [value]


def _participants(value: Any) -> Any:
    return [{"who": item} if isinstance(item, str) else item for item in _listed(value)]


M = TypeVar("M", bound=BaseModel)
Texts = Annotated[list[str], BeforeValidator(_listed)]
Certainty = Literal["stated", "alleged", "denied"]
Tier = Literal["public", "restricted", "withheld"]


class Entry(BaseModel):
    """Anything written as a mapping; `line` is where it stands."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    line: int = Field(0, validation_alias=LINE)


class Said(Entry):
    """What every claim may carry: its passage, how sure, who says so, our note."""

    at: str | None = None
    certainty: Certainty | None = None
    by: Texts = []
    note: str | None = None
    tier: Tier = "public"
    derived: bool = False


class Head(Entry):
    """The report itself."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: str
    published: str
    publisher: str
    reference: str = ""
    url: str = ""
    language: str = "en"
    highlight: bool = False
    text_sha256: str = ""
    note: str = ""


class EntityEntry(Said):
    """Somebody or something; further properties of the vocabulary stand beside these."""

    model_config = ConfigDict(extra="allow", frozen=True)
    kind: str
    name: str | None = None
    also: dict[str, str] = {}
    roles: Texts = []
    named: bool = True
    why: Literal["unnamed", "name_lost"] | None = None


class Participant(Said):
    """One or more actors in a role of a case."""

    who: Texts
    of: Texts = []
    start: str | None = None
    end: str | None = None


Participants = Annotated[list[Participant], BeforeValidator(_participants)]


class ChargeEntry(Said):
    """One status of one or more defendants' charges."""

    of: Texts
    under: Texts = []
    offence: str | None = None
    status: str | None = None
    date: str | None = None
    plea: Texts = []
    damage: str | None = None
    description: str | None = None


class StepEntry(Said):
    """Anything dated that happened, in a case or in none."""

    what: str
    date: str | None = None
    end: str | None = None
    length: str | None = None
    dates: dict[str, str] = {}
    of: Texts = []
    under: Texts = []
    status: str | None = None
    done_by: Texts = []
    decided_by: Texts = []
    changes: Texts = []
    result: str | None = None
    after: Texts = []
    before: Texts = []
    place: Texts = []
    count: str | None = None
    penalties: Texts = []
    ground: Texts = []
    description: str | None = None
    participants: Texts = []
    organisers: Texts = []


class CaseEntry(Said):
    """Proceedings: who took part in which role, the charges, the steps."""

    category: str
    title: str
    direction: Literal["against", "by"] = "against"
    outcome: str | None = None
    ground: Texts = []
    damage: str | None = None
    description: str | None = None
    defendants: Participants = []
    complainants: Participants = []
    claimants: Participants = []
    victims: Participants = []
    prosecutors: Participants = []
    investigators: Participants = []
    judges: Participants = []
    lawyers: Participants = []
    witnesses: Participants = []
    courts: Participants = []
    related: Participants = []
    occasions: Participants = []
    charges: list[ChargeEntry] = []
    steps: dict[str, StepEntry] = {}


class ClaimEntry(Said):
    """One relation or property, of every subject with every object."""

    s: Texts
    p: str
    o: Texts = []
    v: str | None = None
    start: str | None = None
    end: str | None = None
    date: str | None = None
    title: str | None = None
    what: str | None = None
    of: str | None = None
    as_: str | None = Field(None, alias="as")
    result: str | None = None
    relationship: str | None = None
    amount: str | None = None


class FigureEntry(Said):
    """A number that the document reports about many."""

    count: str
    unit: str
    about: str
    under: Texts = []
    of: Texts = []
    start: str | None = None
    end: str | None = None


class Skipped(Entry):
    """A stretch of text that names somebody but gives no claim, and why."""

    at: str
    why: str


class Part(Entry):
    """One part of the report, in the order of its text."""

    part: str = ""
    entities: dict[str, EntityEntry] = {}
    cases: dict[str, CaseEntry] = {}
    events: dict[str, StepEntry] = {}
    claims: list[ClaimEntry] = []
    figures: list[FigureEntry] = []
    skipped: list[Skipped] = []


class ClaimsFile(BaseModel):
    """A whole file: the report and its parts."""

    model_config = ConfigDict(frozen=True)
    file: str
    document: Head
    parts: tuple[Part, ...]


def read_claims_file(path: Path) -> ClaimsFile:
    """Raises InputError that holds each mistake with its file and line."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}. A claims file is UTF-8 text.") from error
    return parse_claims_file(text, path.name)


def parse_claims_file(text: str, file: str) -> ClaimsFile:
    """A claims file from its text; `file` is how its mistakes are placed."""
    documents = read_documents(text, file)
    if not documents or "document" not in documents[0]:
        raise InputError(
            f"{file} cannot be read.", [Problem("the first part must be `document:` with id, title …", file, 1)]
        )
    first = dict(documents[0])
    head = first.pop("document")
    problems: list[Problem] = []
    document = validated(Head, head if isinstance(head, dict) else {}, file, problems)
    rest = [first] if len(first) > 1 else []
    parts = [validated(Part, data, file, problems) for data in [*rest, *documents[1:]]]
    if problems or document is None:
        raise InputError(f"{file} has mistakes.", problems)
    return ClaimsFile(file=file, document=document, parts=tuple(part for part in parts if part is not None))


def validated(model: type[M], data: dict[str, Any], file: str, problems: list[Problem]) -> M | None:
    """The data as the model, or None with its mistakes added to `problems`."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for mistake in error.errors():
            place = [str(step) for step in mistake["loc"] if step != LINE]
            message = mistake["msg"]
            if mistake["type"] == "extra_forbidden":
                comma = " (a value with a comma must stand in quotes)" if mistake["input"] is None else ""
                message = f"this field is not known here{comma}"
            problems.append(Problem(message, file, line_at(data, mistake["loc"]), ".".join(place)))
        return None
