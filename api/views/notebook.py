"""For notebooks: a graph to ask, tables that show what says each row, and pictures that open in the page."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import escape

from api.views.data import ViewData
from api.views.make import view_of
from api.views.page import render
from api.views.saved import SavedView, saved_view
from graph.connect import connect
from graph.database import Database
from graph.errors import InputError
from graph.settings import Settings
from loaders.workspace import Workspace
from queries.results import Answer
from queries.run import run

__all__ = ["Graph", "Picture", "Table"]


@dataclass(frozen=True, slots=True)
class Table:
    """An answer in rows, shown with its evidence; `rows` are plain data to go on with."""

    answer: Answer

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [dict(row) for row in self.answer.rows]

    def _repr_html_(self) -> str:
        evidence = [column.name for column in self.answer.columns if column.type == "evidence"]
        columns = [
            column for column in self.answer.columns
            if column.type != "evidence" and any(row[column.name] not in (None, [], "") for row in self.answer.rows)
        ]  # fmt: skip
        return _template().render(answer=self.answer, columns=columns, evidence=evidence)


@dataclass(frozen=True, slots=True)
class Picture:
    """A view, drawn in a frame of its own."""

    view: ViewData
    height: int = 640

    def _repr_html_(self) -> str:
        page = escape(render(self.view, offline=True))
        allowed = "allow-scripts allow-downloads allow-popups"
        return (
            f'<iframe title="{escape(self.view.title)}" srcdoc="{page}" sandbox="{allowed}" '
            f'width="100%" height="{self.height}"></iframe>'
        )

    def save(self, path: Path | str) -> None:
        """Writes the page as one file, which opens without a network."""
        Path(path).write_text(render(self.view, offline=True), encoding="utf-8")


class Graph:
    """An open database and the workspace it was loaded from."""

    def __init__(self, database: Database, settings: Settings, stack: ExitStack) -> None:
        self._database, self._settings, self._stack = database, settings, stack

    @classmethod
    def open(cls) -> Graph:
        """As the environment says. Raises InputError where nothing is loaded yet."""
        settings, stack = Settings.from_environment(), ExitStack()
        graph = cls(stack.enter_context(connect(settings)), settings, stack)
        if not graph.ask("documents").answer.rows:
            graph.close()
            raise InputError("Nothing is loaded yet. Run `casegraph load`, then open the graph again.")
        return graph

    def ask(self, question: str, parameters: Mapping[str, object] | None = None, **more: object) -> Table:
        """Asks a question of the catalogue; parameters by name. Raises InputError."""
        return Table(self._run(question, {**(parameters or {}), **more}))

    def view(self, name: str) -> Picture:
        """A saved view of the workspace. Raises InputError with the nearest name."""
        return Picture(view_of(self._run, saved_view(Workspace.of(self._settings).path / "views", name)))

    def around(self, *actors: str, title: str = "", **bounds: Any) -> Picture:
        """What surrounds some actors: `depth`, `kinds`, `relations`, `nodes` as in a view file."""
        return Picture(view_of(self._run, replace(SavedView("", title or ", ".join(actors), actors=actors), **bounds)))

    def draw(self, question: str, parameters: Mapping[str, object] | None = None, *, title: str = "") -> Picture:
        """The answer to a question as a picture."""
        return Picture(
            view_of(self._run, SavedView("", title or question, question=question, parameters=parameters or {}))
        )

    def close(self) -> None:
        """Lets go of the database, and of the engine if it was started here."""
        self._stack.close()

    def _run(self, question: str, parameters: Mapping[str, object] | None = None, /) -> Answer:
        return run(self._database, question, parameters, rows=self._settings.rows, seconds=self._settings.read_seconds)


@cache
def _template() -> Template:
    environment = Environment(loader=PackageLoader("api.views"), autoescape=True, undefined=StrictUndefined)
    environment.filters["claims"] = _claims
    return environment.get_template("table.html")


def _claims(value: object) -> list[dict[str, Any]]:
    """Claims anywhere in a value: `{claim, document, …}`."""
    if isinstance(value, Mapping):
        if "claim" in value:
            return [dict(cast("Mapping[str, Any]", value))]
        return [claim for each in value.values() for claim in _claims(each)]
    return [claim for each in value for claim in _claims(each)] if isinstance(value, list | tuple) else []
