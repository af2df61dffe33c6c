"""docs/api.md names every path, format and type of problem, with the status it has."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.app import create_app
from api.errors import PROBLEMS
from graph.settings import Settings
from queries.formats import FORMATS, ROW_FORMATS

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("problem", PROBLEMS.values(), ids=lambda problem: problem.name)
def test_every_problem_stands_there_with_its_status(problem) -> None:
    assert f"| `/problems/{problem.name}` | {problem.status} |" in PAGE


def test_every_path_stands_there(tmp_path: Path) -> None:
    paths = create_app(Settings(home=tmp_path, cache=tmp_path), None).openapi()["paths"]  # type: ignore[arg-type]
    missing = [path for path in paths if f"`{path}`" not in PAGE and not path.startswith("/v1/questions/")]
    assert missing == []


def test_every_format_stands_there_with_its_media_type() -> None:
    for each in (*FORMATS.values(), *ROW_FORMATS.values()):
        assert f"`{each.name}`" in PAGE and f"`{each.media_type.partition(';')[0]}`" in PAGE, each.name
