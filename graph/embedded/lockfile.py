"""The lock of jars: which files make this Neo4j, each by Maven coordinate, size and SHA-256."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

__all__ = ["NAME", "Jar", "classpath", "neo4j_version", "read", "text"]

NAME = "jars.lock"
HEAD = (
    "# The embedded Neo4j: SHA-256, bytes, group:artifact:version[:classifier]; made by python -m graph.embedded.lock"
)


@dataclass(frozen=True, slots=True)
class Jar:
    """One file of a Maven repository that must have this content."""

    group: str
    artifact: str
    version: str
    classifier: str
    size: int
    sha256: str

    @property
    def coordinate(self) -> str:
        return ":".join(filter(None, (self.group, self.artifact, self.version, self.classifier)))

    @property
    def path(self) -> Path:
        """Where a Maven repository, and our cache, keeps it."""
        name = "-".join(filter(None, (self.artifact, self.version, self.classifier)))
        return Path(*self.group.split("."), self.artifact, self.version, f"{name}.jar")


def read() -> list[Jar]:
    """The lock that ships with this package."""
    lines = (files("graph.embedded") / NAME).read_text("utf-8").splitlines()
    return [_jar(line) for line in lines if line and not line.startswith("#")]


def text(jars: Iterable[Jar]) -> str:
    lines = (f"{jar.sha256} {jar.size} {jar.coordinate}" for jar in sorted(jars, key=lambda jar: jar.coordinate))
    return "\n".join([HEAD, *lines, ""])


def neo4j_version(jars: Iterable[Jar]) -> str:
    return next(jar.version for jar in jars if (jar.group, jar.artifact) == ("org.neo4j", "neo4j"))


def classpath(jars: Iterable[Jar], folder: Path) -> list[str]:
    return [str(folder / jar.path) for jar in jars]


def _jar(line: str) -> Jar:
    sha256, size, coordinate = line.split()
    group, artifact, version, *classifier = coordinate.split(":")
    return Jar(group, artifact, version, "".join(classifier), int(size), sha256)
