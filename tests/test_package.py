"""The wheel, installed into an empty environment, holds its data and works without what only the tests need."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("api", "graph", "loaders", "queries")
IMPORT_ALL = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints, in an environment that names none of our settings and no other source of modules."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("CASEGRAPH_", "NEO4J_", "PYTHON"))}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def empty(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of an environment with the base lock and the wheel, and nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    pip = (python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-compile")
    run(*pip, "--only-binary", ":all:", "--require-hashes", "-r", ROOT / "requirements.lock", cwd=folder)
    run(*pip, "--no-deps", wheel, cwd=folder)
    return folder / "bin"


def test_the_wheel_holds_every_file_of_the_packages(wheel: Path) -> None:
    tracked = run("git", "ls-files", *PACKAGES, cwd=ROOT).splitlines()
    held = set(zipfile.ZipFile(wheel).namelist())
    assert [name for name in tracked if name not in held and (ROOT / name).exists()] == []


def test_the_wheel_holds_nothing_but_the_packages(wheel: Path) -> None:
    held = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in held if ".dist-info/" not in name} == set(PACKAGES)
    assert [name for name in held if "/texts/" in name or "__pycache__" in name] == []


def test_every_module_is_importable_without_development_dependencies(wheel: Path, empty: Path, tmp_path: Path) -> None:
    names = [name for name in zipfile.ZipFile(wheel).namelist() if name.endswith(".py")]
    modules = [name[:-3].removesuffix("/__init__").replace("/", ".") for name in names if "__main__" not in name]
    run(empty / "python", "-c", IMPORT_ALL, *modules, cwd=tmp_path)


def test_the_installed_package_checks_its_example(empty: Path, tmp_path: Path) -> None:
    run(empty / "casegraph", "check", cwd=tmp_path)


def test_the_installed_package_exports_what_the_checkout_exports(empty: Path, tmp_path: Path) -> None:
    export = ("export", "--format", "ndjson")
    lines = run(empty / "casegraph", *export, cwd=tmp_path).splitlines()
    reports = {path.stem for path in (ROOT / "loaders" / "kazakhstan" / "reports").glob("*.yaml")}
    assert {json.loads(line)["document"] for line in lines} == reports
    assert lines == run(Path(sys.executable).parent / "casegraph", *export, cwd=tmp_path).splitlines()


def test_every_dependency_has_its_reason() -> None:
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = data["project"]["optional-dependencies"].values()
    listed = [*data["project"]["dependencies"], *chain(*extras), *chain(*data["dependency-groups"].values())]
    reasons = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    names = {re.split(r"[<>=~ ]", requirement)[0] for requirement in listed}
    assert sorted(name for name in names if f"`{name}`" not in reasons) == []
