"""How long the command line takes to come to its first word, beside the interpreter with its libraries alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from benchmarks.pairs import Pair


def pairs() -> Iterator[Pair]:
    yield Pair(
        name="casegraph --help",
        ours=lambda: python("from api.cli import main; main()", "--help"),
        other=lambda: python("import typer, rich.table, yaml, pydantic"),
        other_name="importing its libraries alone",
        rounds=10,
    )


def python(code: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True)
