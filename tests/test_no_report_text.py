"""No tracked file carries a report's text, the host of a registry or a path of somebody's machine."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WORDS_IN_A_ROW = 9
# Written in pieces, so that this file does not name what it looks for.
HOSTS = re.compile(
    "|".join(
        re.escape(".".join(parts))
        for parts in (
            ("pypi", "org"), ("python" + "hosted", "org"), ("repo", "maven"), ("repo1", "maven"), ("maven", "org"),
            ("registry", "npmjs"), ("proxy", "golang"), ("crates", "io"), ("deb", "debian"), ("debian", "org"),
        )
    )
)  # fmt: skip
MACHINE_PATHS = re.compile(r"(?<![\w.~-])/(?:work|root|tmp|home|Users)/")


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def rows(text: str) -> Iterator[tuple[str, ...]]:
    listed = words(text)
    return (tuple(listed[n : n + WORDS_IN_A_ROW]) for n in range(len(listed) - WORDS_IN_A_ROW + 1))


def borrowed(text: str, reports: set[tuple[str, ...]]) -> list[str]:
    return [" ".join(row) for row in rows(text) if row in reports]


@pytest.fixture(scope="module")
def tracked() -> dict[str, str]:
    """Every tracked file that is text, by its path."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout: which files are tracked is not known")
    found = {}
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():  # deleted, and not yet committed
            data = (ROOT / name).read_bytes()
            if b"\0" not in data[:4096]:
                found[name] = data.decode(errors="replace")
    return found


@pytest.fixture(scope="module")
def reports() -> set[tuple[str, ...]]:
    """Every nine words in a row of every report at hand."""
    folders = [Path(os.environ.get("CASEGRAPH_TEXTS") or ROOT / "texts"), ROOT.parent / "shared" / "reports"]
    texts = [path for folder in folders for path in sorted(folder.glob("*.txt"))]
    if not texts:
        pytest.skip("no report is at hand; name a folder of <document>.txt by CASEGRAPH_TEXTS")
    return {row for path in texts for row in rows(path.read_text(encoding="utf-8", errors="replace"))}


def test_no_report_text(tracked: dict[str, str], reports: set[tuple[str, ...]]) -> None:
    assert {name: found[:3] for name, text in tracked.items() if (found := borrowed(text, reports))} == {}


@pytest.mark.parametrize("pattern", [HOSTS, MACHINE_PATHS], ids=["hosts", "machine paths"])
def test_no_address_of_a_machine(pattern: re.Pattern[str], tracked: dict[str, str]) -> None:
    assert {name: found.group() for name, text in tracked.items() if (found := pattern.search(text))} == {}


def test_nine_words_in_a_row_are_seen_through_markup_and_case() -> None:
    report = set(rows("One two three, four five: six *seven* eight nine ten."))
    assert borrowed("x ONE two\nthree four -- five six seven eight _nine_", report)
    assert not borrowed("one two three four five six seven eight", report)


def test_addresses_are_seen() -> None:
    assert HOSTS.search("https://files." + "python" + "hosted" + ".org/x") and HOSTS.search("repo" + "." + "maven")
    assert MACHINE_PATHS.search("see /" + "root/x") and MACHINE_PATHS.search("'/" + "tmp/x'")
    assert not MACHINE_PATHS.search("https://example.org/work/x, a/tmp/b, ~/home/x")
