"""Stores that cannot be used, each really tried; every error is one paragraph that says what to do."""

from __future__ import annotations

import fcntl
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from graph.embedded import Engine, engine, failures
from graph.embedded.home import Home
from graph.errors import EngineError
from graph.settings import Settings


@pytest.fixture
def copied(settings: Settings, own_engine: Engine, other_settings: Settings) -> Settings:
    """A home with a copy of the session's store, to be spoilt."""
    Home(other_settings.home).prepare()
    shutil.copytree(settings.home / "store", other_settings.home / "store", dirs_exist_ok=True)
    shutil.copy(settings.home / "password", other_settings.home)
    return other_settings


def refusal(settings: Settings, quiet: Console) -> str:
    with pytest.raises(EngineError) as refused, engine(settings, console=quiet):
        pass
    text = str(refused.value)
    assert "\n" not in text and "Exception" not in text
    return text


def spoil(settings: Settings, folder: str, content: bytes | None = None, first: int | None = None) -> None:
    """Overwrite the files of our database in a folder of the store: wholly, or the first byte."""
    for path in (settings.home / "store" / "data" / folder / "neo4j").iterdir():
        if path.is_file() and path.stat().st_size:
            old = path.read_bytes()
            path.write_bytes((content or old[:1]) * len(old) if first is None else bytes([first]) + old[1:])


def test_a_store_in_use_by_another_process(copied: Settings, quiet: Console) -> None:
    with (copied.home / "store" / "data" / "databases" / "store_lock").open("r+b") as held:
        fcntl.lockf(held, fcntl.LOCK_EX)
        text = refusal(copied, quiet)
    assert "in use by a process that casegraph did not start" in text and "CASEGRAPH_HOME" in text


def test_a_store_whose_format_is_newer(copied: Settings, quiet: Console) -> None:
    spoil(copied, "transactions", first=99)  # the version of the log's format, 9 in 5.26
    text = refusal(copied, quiet)
    assert "written by a newer Neo4j" in text and "Upgrade casegraph" in text


def test_a_damaged_store(copied: Settings, quiet: Console) -> None:
    spoil(copied, "databases", content=b"\xff")
    text = refusal(copied, quiet)
    assert "may be damaged" in text and "move that folder away and load again" in text


@pytest.mark.parametrize("version", ["5.27.0", "6.0.0", "2025.01.0"])
def test_a_store_that_a_newer_neo4j_ran_on(other_settings: Settings, quiet: Console, version: str) -> None:
    home = Home(other_settings.home)
    home.prepare()
    home.version_file.write_text(f"{version}\n", "utf-8")
    text = refusal(other_settings, quiet)
    assert f"written by Neo4j {version}, newer than our 5.26." in text
    assert not (home.store / "data").exists()


def test_a_later_patch_may_have_run_on_it(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.prepare()
    home.version_file.write_text("5.26.999\n", "utf-8")
    failures.check_version(home, "5.26.1")


def test_a_full_disk(other_settings: Settings, small_disk: Path, quiet: Console) -> None:
    text = refusal(replace(other_settings, home=small_disk / "home"), quiet)
    assert text.startswith("The disk is full: Neo4j needs 64 MB") and "CASEGRAPH_HOME" in text


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        ("java.io.IOException: No space left on device", "The disk is full"),
        ("java.net.BindException: Address already in use", "taken by another program"),
        ("java.lang.OutOfMemoryError: Java heap space", "CASEGRAPH_HEAP_MB"),
        ("java.lang.IllegalArgumentException: Unknown store version 'record-aligned-1.99'", "a newer Neo4j"),
    ],
)
def test_the_root_cause_decides(tmp_path: Path, cause: str, words: str) -> None:
    error = failures.explain(
        ["java.lang.RuntimeException: Error starting Neo4j database server", cause], Home(tmp_path)
    )
    assert words in str(error)


def test_a_process_without_a_word(tmp_path: Path) -> None:
    assert "may be damaged" in str(failures.explain([failures.SILENT, "the end of its log"], Home(tmp_path)))
