"""Settings, read once at the edge from the environment and passed on from there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

from graph.errors import InputError

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may use. Paths are absolute; times are seconds; sizes are MB."""

    home: Path  # CASEGRAPH_HOME: the embedded engine's store, lock, password
    cache: Path  # CASEGRAPH_CACHE: verified jars, shared by every home
    workspace: Path | None = None  # CASEGRAPH_WORKSPACE; None: the example that ships with the package
    texts: Path | None = None  # CASEGRAPH_TEXTS: where the reports' texts lie, beside the workspace's own texts/
    neo4j_uri: str | None = None  # NEO4J_URI; None: the embedded engine
    neo4j_user: str = "neo4j"  # NEO4J_USER
    neo4j_password: str | None = None  # NEO4J_PASSWORD
    heap_mb: int = 512  # CASEGRAPH_HEAP_MB: heap of the embedded engine
    page_cache_mb: int = 128  # CASEGRAPH_PAGE_CACHE_MB: page cache of the embedded engine
    maven: str | None = None  # CASEGRAPH_MAVEN: a Maven mirror to fetch the engine from; None: Maven Central
    read_seconds: float = 10.0  # CASEGRAPH_READ_SECONDS: a read is stopped after this
    rows: int = 5000  # CASEGRAPH_ROWS: no answer holds more rows
    concurrent: int = 8  # CASEGRAPH_CONCURRENT: questions answered at once
    api_key: str | None = None  # CASEGRAPH_API_KEY: asked of clients when the service is not on loopback

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Raises InputError naming the variable that cannot be used."""

        def path(name: str) -> Path | None:
            return Path(environment[name]).expanduser().absolute() if environment.get(name) else None

        settings = cls(
            home=path("CASEGRAPH_HOME") or user_data_path("casegraph", appauthor=False),
            cache=path("CASEGRAPH_CACHE") or user_cache_path("casegraph", appauthor=False),
            workspace=path("CASEGRAPH_WORKSPACE"),
            texts=path("CASEGRAPH_TEXTS"),
            neo4j_uri=environment.get("NEO4J_URI") or None,
            neo4j_user=environment.get("NEO4J_USER") or "neo4j",
            neo4j_password=environment.get("NEO4J_PASSWORD") or None,
            maven=(environment.get("CASEGRAPH_MAVEN") or "").rstrip("/") or None,
            api_key=environment.get("CASEGRAPH_API_KEY") or None,
        )
        return replace(
            settings,
            heap_mb=int(_number(environment, "CASEGRAPH_HEAP_MB", settings.heap_mb, 128)),
            page_cache_mb=int(_number(environment, "CASEGRAPH_PAGE_CACHE_MB", settings.page_cache_mb, 8)),
            read_seconds=_number(environment, "CASEGRAPH_READ_SECONDS", settings.read_seconds, 0.1),
            rows=int(_number(environment, "CASEGRAPH_ROWS", settings.rows, 1)),
            concurrent=int(_number(environment, "CASEGRAPH_CONCURRENT", settings.concurrent, 1)),
        )


def _number(environment: Mapping[str, str], name: str, default: float, least: float) -> float:
    text = environment.get(name)
    if not text:
        return default
    try:
        value = float(text)
    except ValueError:
        value = least - 1
    if not value >= least or value == float("inf"):
        raise InputError(
            f"{name}={text!r} is not a number of at least {least:g}. Set it to one, or unset it ({default:g})."
        )
    return value
