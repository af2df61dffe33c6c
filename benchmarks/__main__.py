"""`python -m benchmarks [WORD ...]`: every measurement, or those with a WORD in their name; numbers are sizes."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks.pairs import Pair, Result, measure, spread

OWN = ("duplicates", "judgements", "search")  # each shows figures of its own: main(sizes) → exit status


def main(words: list[str]) -> int:
    """The exit status: 1 when a promise was not kept or nothing was measured."""
    console = Console(width=None if sys.stdout.isatty() else 140)
    sizes = [int(word) for word in words if word.isdigit()]
    words = [word for word in words if not word.isdigit()]
    results = [measure(pair) for pair in track(pairs(words), "measuring", console=console, transient=True)]
    if results:
        console.print(table(results))
    failed = any(result.kept is False for result in results)
    measured = bool(results)
    for name in OWN:
        if not words or any(word in name for word in words):
            console.rule(name)
            failed, measured = bool(importlib.import_module(f"benchmarks.{name}").main(sizes)) or failed, True
    return int(failed or not measured)


def pairs(words: list[str]) -> Iterator[Pair]:
    """The pairs of each file, from its `pairs()`: a generator, so that it can set up before and clear away after."""
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        if not words or any(word in path.stem for word in words):
            yield from importlib.import_module(f"benchmarks.{path.stem}").pairs()


def table(results: list[Result]) -> Table:
    columns = ("what", "beside", "rounds", "ours, ms", "other, ms", "ratio", "more, ms", "promise")
    shown = Table(*columns, caption="ms: p50 / p95; ratio and more: the median over the rounds")
    for result in results:
        shown.add_row(
            result.pair.name,
            result.pair.other_name,
            str(result.pair.rounds),
            spread(result.ours),
            spread(result.other),
            f"{result.ratio:.2f}",
            f"{result.more_ms:+.1f}",
            result.pair.promise + {True: ": kept", False: ": [red]not kept[/red]", None: ""}[result.kept],
        )
    return shown


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
