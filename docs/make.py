"""`python -m docs.make` writes the pages that can be drawn up from the code: vocabulary, settings, questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from pathlib import Path

from graph.vocabulary import ACTORS, EVENTS, INSTITUTIONS, KINDS, PROPERTIES, RELATIONS, ROLES
from queries.catalogue import catalogue
from queries.header import Parameter, Question

FOLDER = Path(__file__).parent
DRAWN_UP = "<!-- Drawn up by `make docs`; change the code, not this page. -->\n"


def main() -> None:
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")


def vocabulary() -> str:
    """The kinds, relations and properties, as the code has them."""
    kinds = ((kind.title, f"`{kind.name}`", kind.schema or "–") for kind in KINDS.values())
    groups = groupby(RELATIONS.values(), key=lambda relation: relation.group)
    relations = (
        (
            f"`{relation.name}`",
            ends(relation.subjects),
            relation.reads,
            ends(relation.objects),
            code(relation.qualifiers),
        )
        for _, group in groups
        for relation in group
    )
    properties = (
        (f"`{prop.name}`", prop.type, prop.meaning, ends(prop.kinds), code(prop.values))
        for prop in sorted(PROPERTIES.values(), key=lambda prop: prop.name)
    )
    return "\n".join(
        [
            "# The vocabulary",
            DRAWN_UP,
            f"An *institution* is a {', '.join(sorted(INSTITUTIONS))}; an *actor* is one of these or a Person.\n",
            f"A person's roles: {code(ROLES)}.\n",
            f"What an event may be: {code(EVENTS)}.\n",
            "## Kinds",
            table(("a", "label", "FollowTheMoney"), kinds),
            "## Relations",
            "Each may also have `start`, `end` and `derived`.\n",
            table(("type", "subject", "reads", "object", "qualifiers"), relations),
            "## Properties",
            table(("property", "type", "meaning", "claimed of", "one of"), properties),
        ]
    )


def settings() -> str:
    """The environment variables, from the comments beside the fields of Settings."""
    source = (FOLDER.parent / "graph" / "settings.py").read_text(encoding="utf-8")
    found = re.findall(r"^    \w+: [^=#\n]+(?:= (\S+))?  # ([A-Z0-9_]+)[:;]? ?(.*)$", source, re.MULTILINE)
    rows = (
        (f"`{variable}`", f"`{default}`" if default not in {"", "None"} else "", about.replace("None:", "unset:"))
        for default, variable, about in found
    )
    return "\n".join(["# Settings", DRAWN_UP, table(("variable", "default", "what it does"), rows)])


def questions() -> str:
    """Every question of the catalogue, with its parameters and an example."""
    listed = sorted(catalogue().values(), key=lambda question: (question.folder, question.name))
    parts = ["# The questions", DRAWN_UP]
    for folder, group in groupby(listed, key=lambda question: question.folder):
        parts += [f"## {folder.capitalize()}\n", *map(described, group)]
    return "\n".join(parts)


def described(question: Question) -> str:
    rows = (
        (f"`{p.name}`", kind_of(p), p.about, "" if p.default is None else f"`{p.default}`")
        for p in parameters(question)
    )
    given = " ".join(f"--param {name}={shown(value)}" for name, value in question.example.items())
    columns = "nodes and relations" if question.subgraph else code(column.name for column in question.columns)
    unit = f" Counted in {question.unit}." if question.unit else ""
    return "\n".join(
        [
            f"### `{question.name}`: {question.title}\n",
            f"{question.about.strip()} Gives {columns}.{unit}\n",
            table(("parameter", "is", "meaning", "default"), rows) if question.parameters else "",
            f"    casegraph ask {question.name} {given}".rstrip() + "\n",
        ]
    )


def parameters(question: Question) -> Iterable[Parameter]:
    return sorted(question.parameters.values(), key=lambda parameter: not parameter.required)


def kind_of(parameter: Parameter) -> str:
    return parameter.type + (", required" if parameter.required else "")


def shown(value: object) -> str:
    text = ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return text if re.fullmatch(r"[\w.,:/-]+", text) else f"'{text}'"


def ends(kinds: frozenset[str]) -> str:
    """A set of kinds, said shortly."""
    if kinds >= ACTORS:
        return ", ".join(["actor", *sorted(kinds - ACTORS)])
    if kinds >= INSTITUTIONS:
        return ", ".join(["institution", *sorted(kinds - INSTITUTIONS)])
    return ", ".join(sorted(kinds))


def code(words: Iterable[str]) -> str:
    return " ".join(f"`{word}`" for word in sorted(words))


def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines) + "\n"


PAGES: Mapping[str, Callable[[], str]] = {
    "vocabulary.md": vocabulary,
    "settings.md": settings,
    "catalogue.md": questions,
}

if __name__ == "__main__":
    main()
