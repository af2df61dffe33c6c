"""Re-make the lock of jars: resolve the newest patch of our Neo4j line once and write down what it is made of."""

from __future__ import annotations

import hashlib
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from jgo.maven import Artifact, MavenContext

from graph.embedded.lockfile import NAME, Jar, neo4j_version, text

__all__ = ["main"]

LINE = "5.26"
ROOTS = ("neo4j", "neo4j-bolt")
THREADS = 12


def main() -> None:
    with TemporaryDirectory() as folder:
        jars = _locked(MavenContext(repo_cache=Path(folder), timeout=60))
    Path(__file__).with_name(NAME).write_text(text(jars), "utf-8")
    total = sum(jar.size for jar in jars) // 1_000_000
    sys.stdout.write(f"{NAME}: Neo4j {neo4j_version(jars)}, {len(jars)} jars, {total} MB\n")


def _locked(maven: MavenContext) -> list[Jar]:
    version = _newest(maven)
    roots = [maven.create_dependency(f"org.neo4j:{name}:{version}") for name in ROOTS]
    inputs, others = maven.resolver.resolve(roots)
    artifacts = {dependency.artifact.key: dependency.artifact for dependency in [*inputs, *others]}
    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(_hashed, artifacts.values()))


def _newest(maven: MavenContext) -> str:
    project = maven.project("org.neo4j", "neo4j")
    project.update()
    patches = [v for v in project.metadata.versions if re.fullmatch(rf"{re.escape(LINE)}\.\d+", v)]
    return str(max(patches, key=lambda v: int(v.rsplit(".", 1)[1])))


def _hashed(artifact: Artifact) -> Jar:
    content = artifact.resolve().read_bytes()
    return Jar(
        artifact.groupId,
        artifact.artifactId,
        artifact.version,
        artifact.classifier,
        len(content),
        hashlib.sha256(content).hexdigest(),
    )


if __name__ == "__main__":
    main()
