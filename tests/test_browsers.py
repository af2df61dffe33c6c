"""Chromium starts here, and a browser test that is skipped where CI is set counts as failed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page

ROOT = Path(__file__).parents[1]
SKIPPED = """
import pytest

@pytest.mark.browser
def test_of_a_page():
    pytest.skip("no Chromium")

def test_of_something_else():
    pytest.skip("no report")
"""


@pytest.mark.browser
def test_a_page_opens_and_runs_scripts(page: Page) -> None:
    page.set_content("<title>x</title><script>document.title = 'Case ' + (1 + 1)</script>")
    assert page.title() == "Case 2"


@pytest.mark.parametrize(("ci", "counted"), [("true", "1 failed, 1 skipped"), ("", "2 skipped")])
def test_ci_requires_what_others_may_skip(ci: str, counted: str, tmp_path: Path) -> None:
    (tmp_path / "test_skipped.py").write_text(SKIPPED, encoding="utf-8")
    (tmp_path / "conftest.py").write_bytes((ROOT / "conftest.py").read_bytes())
    command = [sys.executable, "-m", "pytest", "-q", "-c", str(ROOT / "pyproject.toml"), str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | {"CI": ci}, capture_output=True, text=True, check=False)
    assert counted in done.stdout, done.stdout + done.stderr
