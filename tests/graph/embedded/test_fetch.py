"""Fetching from a real HTTP server that misbehaves in each way a network does."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from graph.embedded import fetch as fetching
from graph.embedded.fetch import fetch, missing
from graph.embedded.lockfile import Jar
from graph.errors import EngineError

# jgo leaves the connection of a download that broke off to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")


@pytest.fixture(autouse=True)
def fast_and_collected(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(fetching, "PAUSE_SECONDS", 0.0)
    yield
    gc.collect()


@pytest.fixture
def jars(mirror) -> list[Jar]:
    """Three small ones, on the mirror."""
    return [_on(mirror, name, f"content of {name} ".encode() * 1000) for name in ("first", "second", "third")]


def _on(mirror, name: str, content: bytes) -> Jar:
    jar = Jar("org.example", name, "1.0", "", len(content), hashlib.sha256(content).hexdigest())
    mirror.files[_path(jar)] = content
    return jar


def _path(jar: Jar) -> str:
    return f"/{jar.path.as_posix()}"


def test_all_arrive_once(mirror, jars: list[Jar], tmp_path: Path, quiet: Console) -> None:
    folder = fetch(jars, tmp_path, mirror.url, quiet)
    assert [(folder / jar.path).read_bytes() for jar in jars] == [mirror.files[_path(jar)] for jar in jars]
    assert fetch(jars, tmp_path, mirror.url, quiet) == folder
    assert sorted(mirror.asked) == sorted(map(_path, jars))
    assert not (tmp_path / "incoming").exists()


def test_what_has_arrived_is_not_fetched_again(mirror, jars: list[Jar], tmp_path: Path, quiet: Console) -> None:
    fetch(jars[:2], tmp_path, mirror.url, quiet)
    mirror.asked.clear()
    fetch(jars, tmp_path, mirror.url, quiet)
    assert mirror.asked == [_path(jars[2])]


def test_a_jar_changed_in_the_cache_is_fetched_again(mirror, jars: list[Jar], tmp_path: Path, quiet: Console) -> None:
    folder = fetch(jars, tmp_path, mirror.url, quiet)
    victim = folder / jars[0].path
    victim.write_bytes(victim.read_bytes()[::-1])
    assert missing(jars, folder) == [jars[0]]
    fetch(jars, tmp_path, mirror.url, quiet)
    assert missing(jars, folder) == []


def test_a_wrong_checksum_is_not_kept(mirror, jars: list[Jar], tmp_path: Path, quiet: Console) -> None:
    mirror.files[_path(jars[1])] = b"something else"
    with pytest.raises(EngineError, match=r"org\.example:second:1\.0 arrived with the SHA-256 .*CASEGRAPH_MAVEN"):
        fetch(jars, tmp_path, mirror.url, quiet)
    assert jars[1] in missing(jars, tmp_path / "jars")
    assert not (tmp_path / "jars" / jars[1].path).exists()


def test_a_download_that_breaks_off_is_tried_again(mirror, jars: list[Jar], tmp_path: Path, quiet: Console) -> None:
    mirror.halves = [_path(jars[0])]
    folder = fetch(jars, tmp_path, mirror.url, quiet)
    assert missing(jars, folder) == []
    assert mirror.asked.count(_path(jars[0])) == 2


def test_half_a_download_never_counts(mirror, jars: list[Jar], tmp_path: Path, quiet: Console) -> None:
    mirror.halves = [_path(jars[0])] * fetching.TRIES
    with pytest.raises(EngineError, match="what has arrived is kept"):
        fetch(jars, tmp_path, mirror.url, quiet)
    assert jars[0] in missing(jars, tmp_path / "jars")
    fetch(jars, tmp_path, mirror.url, quiet)
    assert missing(jars, tmp_path / "jars") == []


def test_no_network(jars: list[Jar], tmp_path: Path, quiet: Console) -> None:
    with pytest.raises(EngineError, match=r"check the network .* NEO4J_URI"):
        fetch(jars, tmp_path, "http://127.0.0.1:1", quiet)


def test_a_mirror_without_the_jar(mirror, jars: list[Jar], tmp_path: Path, quiet: Console) -> None:
    del mirror.files[_path(jars[2])]
    with pytest.raises(EngineError, match=r"third:1\.0 could not be fetched .*it is not there"):
        fetch(jars, tmp_path, mirror.url, quiet)


def test_a_full_disk(mirror, small_disk: Path, quiet: Console) -> None:
    large = _on(mirror, "large", bytes(2_000_000))
    with pytest.raises(EngineError, match=r"The disk is full: .* CASEGRAPH_CACHE"):
        fetch([large], small_disk, mirror.url, quiet)
    assert missing([large], small_disk / "jars") == [large]


def test_a_cache_that_is_no_folder(mirror, jars: list[Jar], tmp_path: Path, quiet: Console) -> None:
    (tmp_path / "cache").write_text("a file", "utf-8")
    with pytest.raises(EngineError, match=r"cannot be kept in .* CASEGRAPH_CACHE"):
        fetch(jars, tmp_path / "cache", mirror.url, quiet)
