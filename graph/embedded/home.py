"""The folder of one embedded engine: store, password, lock and the record of who runs it."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.embedded.locks import FileLock
from graph.errors import EngineError

__all__ = ["Home", "Record"]


@dataclass(frozen=True, slots=True)
class Record:
    """The child's own word, written when it is ready; `owner` is None when it keeps running by itself."""

    pid: int
    port: int
    version: str
    owner: int | None
    since: str  # ISO 8601

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self.port}"


@dataclass(frozen=True, slots=True)
class Home:
    """Where everything of one engine lies; only its user may look in."""

    root: Path

    @property
    def store(self) -> Path:
        return self.root / "store"

    @property
    def configuration(self) -> Path:
        return self.store / "neo4j.conf"

    @property
    def log(self) -> Path:
        return self.store / "logs" / "engine.log"

    @property
    def password_file(self) -> Path:
        return self.root / "password"

    @property
    def version_file(self) -> Path:
        """Names the Neo4j that last ran on the store; without it the store never was whole."""
        return self.store / "version"

    @property
    def record_file(self) -> Path:
        return self.root / "engine.json"

    @property
    def port_file(self) -> Path:
        """The port of last time: who was connected then finds the engine again."""
        return self.root / "port"

    def lock(self) -> FileLock:
        """Held by whoever starts the engine, then by the engine itself until it is dead."""
        return FileLock(self.root / "engine.lock")

    def users(self) -> FileLock:
        """Shared by the commands that are attached; exclusive for an owner that stops."""
        return FileLock(self.root / "users.lock")

    def prepare(self) -> None:
        try:
            self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.root.chmod(0o700)
            self.log.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise EngineError(
                f"The engine's folder {self.root} cannot be used: {error.strerror}. "
                "Make it writable for you, or set CASEGRAPH_HOME to another."
            ) from None

    def version(self) -> str:
        return self.version_file.read_text("utf-8").strip() if self.version_file.exists() else ""

    def record(self) -> Record | None:
        """None while nothing runs, or not yet."""
        try:
            return Record(**json.loads(self.record_file.read_text("utf-8")))
        except (FileNotFoundError, ValueError, TypeError):
            return None

    def last_port(self) -> int:
        """0: there was none."""
        try:
            return int(self.port_file.read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            return 0

    def write_record(self, record: Record) -> None:
        _replace(self.record_file, json.dumps(asdict(record)))

    def password(self) -> str:
        return self.password_file.read_text("utf-8").strip()

    def make_password(self) -> bool:
        """Whether a new one was made; the file is never readable by others, not even for a moment."""
        if self.password_file.exists():
            return False
        # hexadecimal: one that begins with a dash would be taken for an option
        _replace(self.password_file, secrets.token_hex(20))
        return True


def _replace(path: Path, text: str) -> None:
    new = path.with_name(f".{path.name}.new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text + "\n")
    new.replace(path)
