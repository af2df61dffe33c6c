"""`python -m benchmarks.judgements [COUNT]`: COUNT judgements added and removed, each load beside one from scratch."""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from benchmarks.people import people
from graph.database import Database
from graph.embedded import engine
from graph.settings import Settings
from loaders.run import load
from loaders.workspace import Workspace, init

HEAD = (
    "document: {{id: {id}, title: A list, published: '2020', publisher: pub, url: 'https://example.org/{id}'}}\n---\n"
)
DOCUMENTS = 3


def main(count: int) -> int:
    """The exit status: 1 where an id does not resolve, or the graph is not that of a load from scratch."""
    console = Console()
    with tempfile.TemporaryDirectory() as folder:
        space = written(Path(folder) / "space", count)
        settings = replace(Settings.from_environment(), home=Path(folder) / "home", neo4j_uri=None)
        with (
            engine(settings, console=console) as found,
            Database.open(found.uri, found.user, found.password) as database,
        ):
            old: set[str] = set()
            good = True
            for word, judged in (("none", 0), (f"{count:,} added", count), (f"{count // 2:,} removed", count // 2)):
                judge(space, judged)
                start = time.perf_counter()
                changed = len(load(database, space).changes)
                seconds = time.perf_counter() - start
                known = held(database)
                lost = old - {identifier for identifier, _ in known}
                old |= {identifier for identifier, _ in known if ":" in identifier}
                database.write(lambda transaction: transaction.run("MATCH (n) DETACH DELETE n"))
                load(database, space)
                same = held(database) == known
                good = good and same and not lost
                console.print(
                    f"{word}: {changed:,} changes in {seconds:.0f} s; {len(lost)} ids lost; as from scratch: {same}"
                )
    return int(not good)


def written(path: Path, count: int) -> Workspace:
    """People whom each document names, and where they work."""
    init(path)
    names = list(people(count * 2 // DOCUMENTS))
    for number in range(DOCUMENTS):
        entities = [
            "  pub: {kind: Organization, name: Pub, at: Pub}",
            "  paper: {kind: Outlet, name: Paper, at: Paper}",
        ]
        entities += [f"  p{n}: {{kind: Person, name: {name}, at: {name}}}" for n, name in enumerate(names)]
        claims = [f"- {{s: p{n}, p: WORKS_FOR, o: paper, at: Paper}}" for n in range(len(names))]
        text = (
            HEAD.format(id=f"d{number}")
            + "entities:\n"
            + "\n".join(entities)
            + "\nclaims:\n"
            + "\n".join(claims)
            + "\n"
        )
        (path / "reports" / f"d{number}.yaml").write_text(text, encoding="utf-8")
    return Workspace(path)


def judge(space: Workspace, count: int) -> None:
    per = (count + DOCUMENTS - 2) // (DOCUMENTS - 1)
    lines = [
        f"- {{ids: ['d{k}:p{n}', 'd{k + 1}:p{n}'], reason: made}}" for n in range(per) for k in range(DOCUMENTS - 1)
    ]
    text = "same:\n" + "\n".join(lines[:count]) + "\n" if count else ""
    (space.path / "judgements.yaml").write_text(text, encoding="utf-8")


def held(database: Database) -> set[tuple[str, str]]:
    nodes = database.read(
        "MATCH (n:Entity|Claim|Document|FormerId) RETURN n.id AS id, n.digest AS d", seconds=60
    ).records
    relations = database.read("MATCH ()-[r]->() RETURN r.id AS id, r.digest AS d", seconds=60).records
    return {(str(row["id"]), str(row["d"])) for row in (*nodes, *relations)}


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
