"""`python -m benchmarks.search [SIZE ...]`: how long `find` takes as the names grow (to 1,000,000)."""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.pairs import spread
from benchmarks.people import misspelt, people
from graph.database import Database
from graph.embedded import engine
from graph.names import search_terms
from graph.search import lucene
from graph.settings import Settings
from graph.store import prepare
from queries.run import run

SIZES = (10_000, 100_000, 1_000_000)
ASKED = 300
HEAD = ("RETURN 1, ms", "engine, ms", "find, ms", "right one first")  # p50 / p95; the first is the control
WRITE = """
UNWIND $rows AS row
CREATE (e:Entity:Person {id: row.id, kind: 'Person', name: row.name, names: [row.name], search: row.search,
  documents: ['made']})
"""
TOTAL = "CALL db.index.fulltext.queryNodes('search', $words, {limit: 60}) YIELD node, score RETURN node.id, node.names"


def main(sizes: tuple[int, ...]) -> None:
    console = Console(width=None if sys.stdout.isatty() else 130)
    table = Table("names", "typed", *HEAD)
    names = people(max(sizes))
    held: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(Settings.from_environment(), home=Path(folder), neo4j_uri=None, heap_mb=1024)
        with (
            engine(settings, console=console) as found,
            Database.open(found.uri, found.user, found.password) as database,
        ):
            prepare(database)
            for size in sizes:
                fill(database, names, size, held, console)
                for word, typed in typings(held).items():
                    table.add_row(f"{size:,}", word, *measured(database, typed))
                console.print(table)


def fill(database: Database, names: Iterator[str], size: int, held: list[str], console: Console) -> None:
    start = time.perf_counter()
    while len(held) < size:
        batch = list(islice(names, min(5000, size - len(held))))
        rows = [
            {"id": f"made:{len(held) + n}", "name": name, "search": search_terms([name])}
            for n, name in enumerate(batch)
        ]
        database.write(lambda transaction, rows=rows: transaction.run(WRITE, {"rows": rows}))
        held += batch
    database.read("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()", seconds=600)
    console.print(f"{size:,} names written; {time.perf_counter() - start:.0f} s")


def typings(held: list[str]) -> dict[str, list[tuple[str, str]]]:
    """What is typed, and the name that is meant."""
    chance = random.Random(11)
    meant = chance.sample(held, ASKED)
    return {
        "as written": [(name, name) for name in meant],
        "misspelt": [(misspelt(name, chance), name) for name in meant],
        "while typing": [(name[: max(4, len(name) - 3)], name) for name in meant],
        "a surname": [(name.split()[1], name) for name in meant],
    }


def measured(database: Database, typed: list[tuple[str, str]]) -> tuple[str, ...]:
    control, engine_ms, find_ms = list[float](), list[float](), list[float]()
    right = 0
    for text, _ in typed[:30]:  # warm
        database.read(TOTAL, {"words": lucene(text)}, seconds=60)
        run(database, "find", {"q": text, "limit": 10}, seconds=60)
    for text, name in typed:
        starts = [time.perf_counter()]
        database.read("RETURN 1 AS one", seconds=60)
        starts.append(time.perf_counter())
        database.read(TOTAL, {"words": lucene(text)}, seconds=60)
        starts.append(time.perf_counter())
        rows = run(database, "find", {"q": text, "limit": 10}, seconds=60).rows
        starts.append(time.perf_counter())
        for times, one, other in zip((control, engine_ms, find_ms), starts, starts[1:], strict=False):
            times.append(other - one)
        right += bool(rows) and name in rows[0]["names"]
    return (*(spread(tuple(times)) for times in (control, engine_ms, find_ms)), f"{right / len(typed):.3f}")


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
