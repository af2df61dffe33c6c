"""The notebooks run from top to bottom against the loaded reports, and are committed without outputs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from graph.database import Database
from graph.embedded import Engine
from loaders.run import load
from loaders.workspace import EXAMPLE, Workspace
from tests.conftest import wipe

FOLDER = Path(__file__).parents[2] / "notebooks"
NAMES = [
    "01-who-prosecuted-whom",
    "02-one-outlet-closed",
    "03-who-connects-them",
    "04-what-the-sources-disagree-on",
]


@pytest.fixture(scope="module")
def example(shared_database: Database, own_engine: Engine) -> Iterator[Engine]:
    """The engine with the example loaded."""
    wipe(shared_database)
    load(shared_database, Workspace(EXAMPLE))
    yield own_engine
    wipe(shared_database)


def notebook(name: str) -> Any:
    return nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)


def html(cells: Any) -> str:
    return "\n".join(
        output["data"].get("text/html", "") for cell in cells for output in cell.get("outputs", []) if "data" in output
    )


def test_no_notebook_is_left_out() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.ipynb")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_committed_without_outputs(name: str) -> None:
    cells = [cell for cell in notebook(name).cells if cell.cell_type == "code"]
    assert cells and all(not cell.outputs and cell.execution_count is None for cell in cells)


# The kernel's own libraries warn of event loops and sockets; what our cells do wrong fails in the kernel.
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("name", NAMES)
def test_runs_from_top_to_bottom(name: str, example: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for variable, value in {
        "NEO4J_URI": example.uri, "NEO4J_USER": example.user, "NEO4J_PASSWORD": example.password,
        "IPYTHONDIR": str(tmp_path), "CASEGRAPH_READ_SECONDS": "60",
        "PYTHONPATH": str(FOLDER.parent),
    }.items():  # fmt: skip
        monkeypatch.setenv(variable, value)
    monkeypatch.delenv("CASEGRAPH_WORKSPACE", raising=False)
    run = notebook(name)
    NotebookClient(run, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}).execute()
    shown = html(run.cells)
    assert "claims behind this" in shown and "<q>" in shown  # tables with evidence
    assert "<iframe" in shown and "vis-network" in shown  # a picture
