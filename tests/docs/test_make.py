"""The pages that the code decides are as `make docs` would write them now."""

from __future__ import annotations

import re

import pytest

from docs.make import FOLDER, PAGES, table
from graph.vocabulary import KINDS, PROPERTIES, RELATIONS


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_up_to_date(name: str) -> None:
    written = (FOLDER / name).read_text(encoding="utf-8")
    assert written == PAGES[name](), f"docs/{name} is out of date: run `make docs` and commit it"


def test_the_settings_page_names_every_variable() -> None:
    source = (FOLDER.parent / "graph" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r"\b(?:CASEGRAPH|NEO4J)_[A-Z0-9_]+\b", source))
    assert read
    assert read - set(re.findall(r"`([A-Z0-9_]+)`", PAGES["settings.md"]())) == set()


def test_the_vocabulary_page_names_every_word() -> None:
    page = PAGES["vocabulary.md"]()
    assert [word for word in (*KINDS, *RELATIONS, *PROPERTIES) if f"| `{word}` |" not in page] == []


def test_a_cell_cannot_end_its_row() -> None:
    assert table(("a",), [("x|y",)]) == "| a |\n| --- |\n| x\\|y |\n"
