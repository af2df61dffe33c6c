"""`python -m benchmarks.judgements [COUNT]`: COUNT judgements added and removed, each load beside one from scratch."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from benchmarks.people import people
from graph.claims import content_hash
from graph.database import Database
from graph.embedded import engine
from graph.settings import Settings
from loaders.run import load
from loaders.workspace import Workspace, init

COUNT, DOCUMENTS = 1000, 3
HEAD = (
    "document: {{id: d{0}, title: A list, published: '2020', publisher: pub, url: 'https://example.org/d{0}'}}\n---\n"
    "entities:\n  pub: {{kind: Organization, name: Pub, at: Pub}}\n  paper: {{kind: Outlet, name: Paper, at: Paper}}\n"
)
LAWS = "xx-cc-2014: {title: Criminal Code, short: CC, country: xx, year: 2014}\n"
#: How finely each document words the one provision; a charge is known under the finest.
PROVISIONS = ("xx-cc-2014:274", "xx-cc-2014:274(3)", "xx-cc-2014:274")
PARTS = ((0, "p"), (1, "p"), (0, "c"), (1, "c"))  # what the judgements of one person join
NODES = "MATCH (n:Entity|Claim|Document|FormerId) RETURN labels(n) AS labels, properties(n) AS held"
RELATIONS = "MATCH (n)-[r]->(m) RETURN n.id AS source, type(r) AS type, m.id AS target, properties(r) AS held"
RESOLVING = "MATCH (n:Entity|FormerId) WHERE n:Entity OR n.withdrawn OR (n)-[:NOW]->(:Entity) RETURN n.id AS id"


def main(sizes: Sequence[int] = ()) -> int:
    """The exit status: 1 where an id does not resolve, or the graph is not that of a load from scratch."""
    count, good = (sizes or (COUNT,))[0], True
    console = Console(width=None if sys.stdout.isatty() else 130)
    with tempfile.TemporaryDirectory() as folder:
        space = written(Path(folder) / "space", count)
        settings = replace(Settings.from_environment(), home=Path(folder) / "home", neo4j_uri=None)
        with (
            engine(settings, console=console) as found,
            Database.open(found.uri, found.user, found.password) as database,
        ):
            old: set[str] = set()
            for word, first, last in (
                ("none", 0, 0), (f"{count:,} added", 0, count), (f"{count // 2:,} removed", count // 2, count),
                (f"{count // 2:,} others for them", count // 2, count + count // 2), ("all removed", 0, 0),
            ):  # fmt: skip
                judge(space, first, last)
                start = time.perf_counter()
                changed = len(load(database, space).changes)
                seconds = time.perf_counter() - start
                over, resolving = held(database), {str(row["id"]) for row in rows(database, RESOLVING)}
                lost, old = old - resolving, old | resolving
                database.write(lambda transaction: transaction.run("MATCH (n) DETACH DELETE n"))
                load(database, space)
                same = held(database) == over
                good = good and same and not lost
                console.print(
                    f"{word}: {changed:,} changes in {seconds:.0f} s; {len(lost)} of {len(old):,} ids lost;"
                    f" all {len(over):,} nodes and relations as from scratch: {same}"
                )
    return int(not good)


def written(path: Path, count: int) -> Workspace:
    """People whom each document names, where they work, and a case against each with one charge."""
    init(path)
    names = list(people(count * 2 // DOCUMENTS))
    (path / "laws.yaml").write_text(LAWS, encoding="utf-8")
    for number, provision in enumerate(PROVISIONS):
        entities = "".join(f"  p{n}: {{kind: Person, name: {name}, at: {name}}}\n" for n, name in enumerate(names))
        cases = "".join(
            f"  c{n}: {{category: criminal, title: Case {n}, at: Case, defendants: p{n},"
            f" charges: [{{of: each, under: '{provision}', status: charged}}]}}\n"
            for n in range(len(names))
        )
        claims = "".join(f"- {{s: p{n}, p: WORKS_FOR, o: paper, at: Paper}}\n" for n in range(len(names)))
        text = f"{HEAD.format(number)}{entities}---\ncases:\n{cases}---\nclaims:\n{claims}"
        (path / "reports" / f"d{number}.yaml").write_text(text, encoding="utf-8")
    return Workspace(path)


def judge(space: Workspace, first: int, last: int) -> None:
    """Writes some of all judgements: that a person, then that person's case, is the same in two documents."""
    pairs = ((f"d{k}:{kind}{n // 4}", f"d{k + 1}:{kind}{n // 4}") for n in range(last) for k, kind in [PARTS[n % 4]])
    lines = [f"- {{ids: ['{one}', '{other}'], reason: made}}\n" for one, other in pairs][first:]
    (space.path / "judgements.yaml").write_text("same:\n" + "".join(lines) if lines else "", encoding="utf-8")


def rows(database: Database, cypher: str) -> Sequence[dict[str, object]]:
    return database.read(cypher, seconds=120).records


def held(database: Database) -> set[str]:
    """All nodes and relations with everything that stands in them, but for the run that wrote it."""
    found = [row for cypher in (NODES, RELATIONS) for row in rows(database, cypher)]
    return {
        content_hash({**row, "held": {name: value for name, value in row["held"].items() if name != "run"}})
        for row in found
    }


if __name__ == "__main__":
    sys.exit(main([int(word) for word in sys.argv[1:]]))
