"""A lock outlives nobody, and passes to those who inherit it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from graph.embedded.locks import FileLock


def test_one_holds_it(tmp_path: Path) -> None:
    one, other = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    with one.held():
        assert not other.acquire()
        assert not other.acquire(shared=True)
    assert other.acquire(wait=True)
    other.close()


def test_some_share_it(tmp_path: Path) -> None:
    one, other, third = (FileLock(tmp_path / "lock") for _ in range(3))
    assert one.acquire(shared=True) and other.acquire(shared=True)
    assert not third.acquire()
    one.close()
    other.close()
    assert third.acquire()
    third.close()


def test_a_child_that_inherits_it_holds_it(tmp_path: Path) -> None:
    lock, other = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert lock.acquire()
    code = "import sys; sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, pass_fds=[lock.descriptor]) as child:
        lock.close()
        assert not other.acquire()
        child.kill()
        assert other.acquire(seconds=60)
        other.close()


def test_it_waits_as_long_as_told(tmp_path: Path) -> None:
    one, other = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    with one.held():
        begun = time.monotonic()
        assert not other.acquire(seconds=0.1)
        assert time.monotonic() - begun >= 0.1
