"""docker-compose.yml and Dockerfile, read but not run: services, health, bindings, and versions equal to the locks."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["services"])


@pytest.fixture(scope="module")
def steps() -> list[tuple[str, str]]:
    """The Dockerfile's instructions in order, each as its word and the rest."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(word, rest.strip()) for word, rest in (line.split(maxsplit=1) for line in lines)]


def test_neo4j_is_the_engine_of_the_jars_lock(services: dict[str, Any]) -> None:
    jars = (ROOT / "graph" / "embedded" / "jars.lock").read_text(encoding="utf-8")
    minor = re.search(r" org\.neo4j:neo4j:(\d+\.\d+)\.\d+$", jars, re.MULTILINE)
    assert minor
    assert services["neo4j"]["image"] == f"neo4j:{minor[1]}-community"


def test_neo4j_asks_for_a_password_that_nobody_knows_beforehand(services: dict[str, Any]) -> None:
    auth = services["neo4j"]["environment"]["NEO4J_AUTH"]
    assert re.fullmatch(r"neo4j/\$\{NEO4J_PASSWORD:\?[^}]+\}", auth)  # `:?` refuses to start without one


def test_neo4j_is_healthy_when_it_answers_a_query(services: dict[str, Any]) -> None:
    check = services["neo4j"]["healthcheck"]
    assert "cypher-shell" in check["test"][1]
    assert "RETURN 1" in check["test"][1]
    assert check["interval"]
    assert check["retries"]


@pytest.mark.parametrize("name", ["load", "api"])
def test_the_service_waits_for_a_healthy_neo4j(name: str, services: dict[str, Any]) -> None:
    service = services[name]
    assert service["build"] == "."
    assert service["depends_on"]["neo4j"]["condition"] == "service_healthy"
    assert service["environment"]["NEO4J_URI"] == "bolt://neo4j:7687"
    assert "NEO4J_PASSWORD" in service["environment"]["NEO4J_PASSWORD"]


def test_the_service_starts_on_a_loaded_graph(services: dict[str, Any]) -> None:
    assert services["load"]["command"] == ["load"]
    assert services["api"]["depends_on"]["load"]["condition"] == "service_completed_successfully"


def test_nothing_is_public_without_a_word(services: dict[str, Any], steps: list[tuple[str, str]]) -> None:
    assert "--public" not in dict(steps)["CMD"]
    assert services["api"]["command"] == ["serve", "--host", "0.0.0.0", "--public"]  # its port is bound to loopback


def test_every_port_is_bound_to_loopback(services: dict[str, Any]) -> None:
    ports = {name: service.get("ports", []) for name, service in services.items()}
    assert ports["neo4j"]
    assert ports["api"]
    assert [port for listed in ports.values() for port in listed if not str(port).startswith("127.0.0.1:")] == []


def test_the_image_has_a_python_that_the_project_supports(steps: list[tuple[str, str]]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    least = tuple(map(int, project["requires-python"].removeprefix(">=").split(".")))
    image = re.fullmatch(r"python:(\d+)\.(\d+)-slim", dict(steps)["FROM"])
    assert image
    assert least <= (int(image[1]), int(image[2])) <= (3, 13)


def test_the_image_installs_what_the_lock_pins_and_nothing_that_compiles(steps: list[tuple[str, str]]) -> None:
    installs = [rest for word, rest in steps if word == "RUN" and "pip install" in rest]
    assert len(installs) == 2
    assert all(word in installs[0] for word in ("--require-hashes", "--only-binary :all:", "-r requirements.lock"))
    assert all(word in installs[1] for word in ("--no-deps", "--no-build-isolation"))


def test_the_image_holds_what_the_project_is_built_from(steps: list[tuple[str, str]]) -> None:
    copied = {name for word, rest in steps if word == "COPY" for name in rest.split()[:-1]}
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = build["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    assert copied == {"requirements.lock", "pyproject.toml", "README.md", "LICENSE", *packages}
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[:1] == "!"}
    assert copied <= let_in


def test_the_image_runs_as_nobody_special(steps: list[tuple[str, str]]) -> None:
    words = [word for word, _ in steps]
    assert dict(steps)["USER"] not in {"root", "0"}
    assert words.index("USER") > max(n for n, word in enumerate(words) if word == "RUN")
    assert words.index("USER") < words.index("ENTRYPOINT")
    assert "/healthz" in dict(steps)["HEALTHCHECK"]
