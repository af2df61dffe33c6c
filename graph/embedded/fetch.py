"""Fetch the engine's jars once into the cache: in parallel, resumable, each verified before it counts."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path

from jgo.maven import MavenContext
from requests import RequestException
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from graph.embedded.lockfile import Jar
from graph.embedded.locks import FileLock
from graph.errors import EngineError

__all__ = ["fetch", "missing"]

THREADS = 12
TRIES = 3
PAUSE_SECONDS = 1.0  # after the first try; longer after the next
TIMEOUT_SECONDS = 30  # without a byte


def fetch(jars: Sequence[Jar], cache: Path, maven: str | None, console: Console) -> Path:
    """The folder that holds every jar, verified; raises EngineError saying what to do."""
    folder = cache / "jars"
    try:
        if not missing(jars, folder):
            return folder
        cache.mkdir(parents=True, exist_ok=True)
        with FileLock(cache / "fetch.lock").held():  # the next command finds what this one fetched
            _fetch_all(missing(jars, folder), folder, _context(cache / "incoming", maven), console)
    except OSError as error:
        raise _cannot_write(error, cache) from None
    return folder


def missing(jars: Sequence[Jar], folder: Path) -> list[Jar]:
    """The jars that are not in the folder with the right content (all are read: 0.1 to 0.5 s)."""
    with ThreadPoolExecutor(THREADS) as pool:
        whole = pool.map(lambda jar: _is_whole(folder / jar.path, jar), jars)
        return [jar for jar, is_whole in zip(jars, whole, strict=True) if not is_whole]


def _is_whole(path: Path, jar: Jar) -> bool:
    try:
        return path.stat().st_size == jar.size and _sha256(path) == jar.sha256
    except FileNotFoundError:
        return False


def _context(incoming: Path, maven: str | None) -> MavenContext:
    shutil.rmtree(incoming, ignore_errors=True)
    remotes = {"mirror": maven} if maven else None
    return MavenContext(repo_cache=incoming, remote_repos=remotes, timeout=TIMEOUT_SECONDS)


def _fetch_all(jars: Sequence[Jar], folder: Path, context: MavenContext, console: Console) -> None:
    pool = ThreadPoolExecutor(THREADS)
    try:
        futures = {pool.submit(_fetch_one, jar, folder, context): jar for jar in jars}
        _wait(futures, console)
    finally:
        pool.shutdown(cancel_futures=True)
        shutil.rmtree(context.repo_cache, ignore_errors=True)


def _wait(futures: dict[Future[None], Jar], console: Console) -> None:
    columns = TextColumn("Fetching Neo4j (GPLv3, once)"), BarColumn(), DownloadColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("", total=sum(jar.size for jar in futures.values()))
        for future in as_completed(futures):
            future.result()
            progress.advance(task, futures[future].size)


def _fetch_one(jar: Jar, folder: Path, context: MavenContext) -> None:
    arrived = _download(jar, context)
    found = _sha256(arrived)
    if found != jar.sha256:
        raise EngineError(
            f"{jar.coordinate} arrived with the SHA-256 {found[:12]}… instead of {jar.sha256[:12]}…, and was not kept. "
            "Something between here and Maven changed it: try again, and if it stays, look at your proxy or mirror "
            "(CASEGRAPH_MAVEN)."
        )
    target = folder / jar.path
    target.parent.mkdir(parents=True, exist_ok=True)
    os.replace(arrived, target)


def _download(jar: Jar, context: MavenContext) -> Path:
    """Into the folder for what is still incoming, with a few tries."""
    artifact = context.project(jar.group, jar.artifact).at_version(jar.version).artifact(jar.classifier)
    for attempt in range(1, TRIES + 1):
        (context.repo_cache / jar.path).unlink(missing_ok=True)  # a half one, of the try before
        try:
            return Path(artifact.resolve())
        except (RequestException, RuntimeError) as error:  # RuntimeError: no repository has it
            if attempt == TRIES or isinstance(error, RuntimeError):
                raise _unreachable(jar, error, context) from None
        time.sleep(attempt * PAUSE_SECONDS)
    raise AssertionError("unreachable")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _unreachable(jar: Jar, error: Exception, context: MavenContext) -> EngineError:
    source = "the Maven mirror of CASEGRAPH_MAVEN" if "mirror" in context.remote_repos else "Maven Central"
    reason = type(error).__name__ if isinstance(error, RequestException) else "it is not there"
    return EngineError(
        f"{jar.coordinate} could not be fetched from {source} ({reason}). Neo4j is fetched once, at the first start: "
        "check the network (behind a proxy set HTTPS_PROXY, with a mirror set CASEGRAPH_MAVEN) and run the same again; "
        "what has arrived is kept. Or set NEO4J_URI to a Neo4j that runs already."
    )


def _cannot_write(error: OSError, cache: Path) -> EngineError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return EngineError(
            f"The disk is full: Neo4j's jars (140 MB) do not fit into {cache}. Free some space and run the same again "
            "(what has arrived is kept), or set CASEGRAPH_CACHE to a folder on another disk."
        )
    return EngineError(
        f"Neo4j's jars cannot be kept in {cache}: {error.strerror}. Make that folder writable, or set CASEGRAPH_CACHE "
        "to another."
    )
