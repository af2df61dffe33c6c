"""Adds a judgement to judgements.yaml: checked first, appended as text so that comments stay, all of it or none."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.claims import Entity
from graph.errors import InputError
from graph.identity import Identity, identify
from loaders.workspace import Workspace, parse_judgements

__all__ = ["Decision", "decide", "entry", "with_entry"]

FILE = "judgements.yaml"
_SECTION = re.compile(r"^([a-z_]+):(.*)$", re.M)
_EMPTY = re.compile(r"\s*(?:\[\s*\]|~|null)?\s*(?:#.*)?")


@dataclass(frozen=True, slots=True)
class Decision:
    """Two ids are `same` or `different`, for this reason; `by` whom, `on` which day."""

    decision: str
    ids: tuple[str, ...]
    reason: str
    by: str
    on: str


def decide(workspace: Workspace, entities: Mapping[str, Entity], decision: Decision) -> Identity:
    """Writes it and returns who is now the same as whom. Raises InputError, with the chain, and writes nothing."""
    path = workspace.path / FILE
    text = path.read_bytes().decode("utf-8") if path.is_file() else ""  # with its own line ends
    wanted = with_entry(text, decision)
    before, after = parse_judgements(text), parse_judgements(wanted)
    if len(after) != len(before) + 1 or sum(one.ids == decision.ids for one in after) < 1:
        raise InputError(f"{FILE} is written in a way that nothing can be added to; add it by hand: {entry(decision)}")
    identity = identify(entities, after)
    _replace(path, wanted)
    return identity


def entry(decision: Decision) -> str:
    """One line of the file; JSON strings are YAML too."""
    fields = {"reason": decision.reason, "by": decision.by, "on": decision.on}
    said = ", ".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items() if value)
    return f"- {{ids: {_listed(decision.ids)}, {said}}}"


def with_entry(text: str, decision: Decision) -> str:
    """The file's text with the judgement at the end of its section, every other line as it was. Raises InputError."""
    newline = "\r\n" if "\r\n" in text else "\n"
    line = entry(decision) + newline
    sections = list(_SECTION.finditer(text))
    mine = next((place for place, match in enumerate(sections) if match[1] == decision.decision), None)
    if mine is None:
        gap = "" if not text or text.endswith("\n") else newline
        return f"{text}{gap}{decision.decision}:{newline}{line}"
    match = sections[mine]
    if not _EMPTY.fullmatch(match[2].rstrip("\r")):
        raise InputError(f"In {FILE}, write what follows `{match[1]}:` as lines that begin with a dash.")
    end = sections[mine + 1].start() if mine + 1 < len(sections) else len(text)
    head = text[: match.start()] + f"{match[1]}:"
    comment = match[2][match[2].index("#") :].rstrip("\r") if "#" in match[2] else ""
    body = text[match.end() : end]
    kept, after = _split(body.removeprefix("\r"))
    indent = next((found[1] for found in re.finditer(r"^( *)- ", kept, re.M)), "")
    start = newline if kept.strip() == "" else kept if kept.endswith("\n") else kept + newline
    return head + (f" {comment}" if comment else "") + start + indent + line + after + text[end:]


def _split(body: str) -> tuple[str, str]:
    """A section up to its last line that says something, and the blank lines and comments after it."""
    lines = body.splitlines(keepends=True)
    last = max((place for place, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")),
               default=0 if lines and not lines[0].strip() else -1)  # fmt: skip
    return "".join(lines[: last + 1]), "".join(lines[last + 1 :])


def _listed(ids: Sequence[str]) -> str:
    plain = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/@-]*[A-Za-z0-9]")
    return "[" + ", ".join(i if plain.fullmatch(i) else json.dumps(i, ensure_ascii=False) for i in ids) + "]"


def _replace(path: Path, text: str) -> None:
    """All of it or none: a file beside it takes its place."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}. Name a workspace of your own.") from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.is_file():
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}. Nothing was changed.") from None
    finally:
        temporary.unlink(missing_ok=True)
