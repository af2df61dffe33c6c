"""A workspace: the folder that holds a user's reports, judgements, laws, views and texts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import Field, field_validator

from graph.claims import Reading
from graph.errors import InputError, Problem
from graph.identity import Identity, Judgement, identify
from graph.laws import Law
from graph.passages import Text
from graph.settings import Settings
from loaders.claims_file import Entry, Texts, read_claims_file, validated
from loaders.expand import Expanded, expand
from loaders.located import LINE, read_documents

__all__ = ["EXAMPLE", "Workspace", "init", "parse_judgements"]

#: Ours, on Kazakhstan; it ships with the package.
EXAMPLE = Path(__file__).parent / "kazakhstan"


class _LawEntry(Entry):
    title: str
    short: str
    country: str = ""
    year: int = 0
    since: str = ""
    articles: dict[str, str] = {}

    @field_validator("articles", mode="before")
    @classmethod
    def _without_line(cls, given: object) -> object:
        return {key: value for key, value in given.items() if key != LINE} if isinstance(given, dict) else given


class _JudgementEntry(Entry):
    ids: Texts = Field(min_length=1)
    reason: str = Field(min_length=3)
    name: str = ""
    by: str = ""
    on: str = ""


class _Judgements(Entry):
    same: list[_JudgementEntry] = []
    different: list[_JudgementEntry] = []
    withdrawn: list[_JudgementEntry] = []


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder, and where texts may lie beside its own `texts/`."""

    path: Path
    texts: Path | None = None

    @classmethod
    def of(cls, settings: Settings) -> Workspace:
        """The workspace that the settings name, or the example. Raises InputError when it is none."""
        path = settings.workspace or EXAMPLE
        if not (path / "reports").is_dir():
            advice = f"Make one with `casegraph init {path}`, or name another with --workspace."
            raise InputError(f"{path} is no workspace: it has no folder reports/. {advice}")
        return cls(path, settings.texts)

    @property
    def name(self) -> str:
        """What the database remembers of which workspace it holds."""
        return self.path.name

    def reports(self) -> list[Path]:
        """Its claims files, by name."""
        return sorted(self.path.glob("reports/*.yaml"))

    def laws(self) -> dict[str, Law]:
        """Its laws by id. Raises InputError."""
        problems: list[Problem] = []
        laws = {}
        for key, data in self._mapping("laws.yaml").items():
            if key != LINE and (entry := validated(_LawEntry, data or {}, "laws.yaml", problems)):
                laws[key] = Law(key, entry.title, entry.short, entry.country, entry.year, entry.since, entry.articles)
        if problems:
            raise InputError("laws.yaml has mistakes.", problems)
        return laws

    def judgements(self) -> list[Judgement]:
        """Its judgements in the file's order. Raises InputError."""
        path = self.path / "judgements.yaml"
        return parse_judgements(path.read_text(encoding="utf-8") if path.is_file() else "")

    def read(self) -> Iterator[Expanded]:
        """Each claims file as claims. Raises InputError where one cannot be read at all."""
        laws = self.laws()
        for path in self.reports():
            yield expand(read_claims_file(path), laws)

    def identified(self) -> tuple[Sequence[Reading], Identity]:
        """All that the documents say, and who is the same as whom. Raises InputError."""
        readings = [expanded.reading for expanded in self.read()]
        entities = {key: entity for reading in readings for key, entity in reading.entities.items()}
        return readings, identify(entities, self.judgements())

    def text(self, document: str, sha256: str) -> Text | None:
        """The text of a document, where it is at hand and is the one its passages were taken from."""
        for folder in filter(None, (self.path / "texts", self.texts)):
            path = folder / f"{document}.txt"
            if path.is_file() and hashlib.sha256(raw := path.read_bytes()).hexdigest() == sha256:
                return Text(raw.decode("utf-8"))
        return None

    def _mapping(self, name: str) -> dict[str, Any]:
        path = self.path / name
        if not path.is_file():
            return {}
        documents = read_documents(path.read_text(encoding="utf-8"), name)
        return documents[0] if documents else {}


def parse_judgements(text: str, name: str = "judgements.yaml") -> list[Judgement]:
    """The judgements of a file's text, in the file's order. Raises InputError."""
    problems: list[Problem] = []
    documents = read_documents(text, name)
    data = documents[0] if documents else {}
    found = validated(_Judgements, data, name, problems) if data else _Judgements.model_validate({})
    if problems or found is None:
        raise InputError(f"{name} has mistakes.", problems)
    groups: tuple[tuple[str, list[_JudgementEntry]], ...] = (
        ("same", found.same), ("different", found.different), ("withdrawn", found.withdrawn),
    )  # fmt: skip
    return [
        Judgement(kind, tuple(entry.ids), entry.reason, entry.name, entry.line)
        for kind, entries in groups for entry in entries
    ]  # fmt: skip


def init(path: Path) -> list[Path]:
    """An empty workspace at `path`; what exists stays. Returns what was made."""
    made = []
    for folder in ("reports", "views", "texts"):
        if not (path / folder).is_dir():
            (path / folder).mkdir(parents=True)
            made.append(path / folder)
    for name, text in _EMPTY.items():
        if not (path / name).exists():
            (path / name).write_text(text, encoding="utf-8")
            made.append(path / name)
    return made


_EMPTY = {
    "judgements.yaml": "# Who is the same as whom, who must never be merged, what is withdrawn; each with its reason.\n"
    "same: []\ndifferent: []\nwithdrawn: []\n",
    "laws.yaml": "# Laws, one id each, as:  xx-code-2020: {title: Criminal Code, short: CC, country: xx, year: 2020}\n",
}
