"""The engine's folder: closed to others, its password made once."""

from __future__ import annotations

import re
from pathlib import Path
from stat import S_IMODE

import pytest

from graph.embedded.home import Home, Record
from graph.errors import EngineError


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "deep" / "home")
    made.prepare()
    return made


def test_only_its_user_may_look_in(home: Home) -> None:
    home.make_password()
    assert S_IMODE(home.root.stat().st_mode) == 0o700
    assert S_IMODE(home.password_file.stat().st_mode) == 0o600


def test_a_folder_that_was_open_is_closed(home: Home) -> None:
    home.root.chmod(0o755)
    home.prepare()
    assert S_IMODE(home.root.stat().st_mode) == 0o700


def test_the_password_is_made_once(home: Home) -> None:
    assert home.make_password()
    first = home.password()
    assert not home.make_password()
    assert home.password() == first
    assert re.fullmatch("[0-9a-f]{32,}", first)  # never an option of the command that sets it


def test_a_record_is_read_as_written(home: Home) -> None:
    assert home.record() is None
    record = Record(pid=1, port=2, version="5.26.0", owner=None, since="2026-01-01T00:00:00+00:00")
    home.write_record(record)
    assert home.record() == record
    home.record_file.write_text('{"pid": 1', "utf-8")
    assert home.record() is None


def test_a_home_that_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(EngineError, match="CASEGRAPH_HOME"):
        Home(tmp_path / "file" / "home").prepare()
