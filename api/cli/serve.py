"""Commands that answer over HTTP: serve, and demo, which loads the example first."""

from __future__ import annotations

from threading import Thread
from typing import Annotated

import typer

from api.access import access_for
from api.app import create_app
from api.cli.options import ERRORS, OUT, WorkspaceOption, settings_for
from api.cli.workspace import load_shown
from api.server import listen, serve, url_of
from graph.connect import connect
from graph.database import Database
from graph.errors import CasegraphError
from graph.store import current
from loaders.run import load
from loaders.workspace import Workspace

__all__ = ["add_to"]

PORT = 8000
PortOption = Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="0: any that is free.")]


def add_to(app: typer.Typer) -> None:
    """Adds the commands to the command line."""
    app.command("serve")(serve_command)
    app.command("demo")(demo_command)


def serve_command(
    port: PortOption = PORT,
    host: Annotated[str, typer.Option("--host", help="The address to listen at.")] = "127.0.0.1",
    public: Annotated[bool, typer.Option("--public", help="Everybody who reaches it may read, without a key.")] = False,
    name: Annotated[
        list[str] | None, typer.Option("--name", help="A host name it is reached by, beside --host; may be repeated.")
    ] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Answer questions over HTTP, from what was loaded."""
    settings = settings_for(workspace)
    access = access_for(settings, host, public, tuple(name or ()))
    with listen(host, port) as bound, connect(settings, ERRORS) as database:
        serve(create_app(settings, database, access), bound, lambda: _say(url_of(bound)))


def demo_command(port: PortOption = PORT, workspace: WorkspaceOption = None) -> None:
    """Load the example, and explore it in the browser."""
    settings = settings_for(workspace)
    space = Workspace.of(settings)
    with listen("127.0.0.1", port) as bound, connect(settings, ERRORS) as database:
        app = create_app(settings, database)
        if not _holds(database, space):
            load_shown(database, space)
            serve(app, bound, lambda: _say(url_of(bound)))
            return
        # What was loaded before answers at once; whether the files say something else takes longer to know.
        serve(app, bound, lambda: _then(url_of(bound), database, space))


def _holds(database: Database, space: Workspace) -> bool:
    held = current(database)
    return held.complete and bool(held.data_version) and held.workspace == space.name


def _then(url: str, database: Database, space: Workspace) -> None:
    _say(url)
    Thread(target=_load_again, args=(database, space), daemon=True).start()


def _load_again(database: Database, space: Workspace) -> None:
    try:
        changed = len(load(database, space).changes)
    except CasegraphError as error:
        ERRORS.print(f"What was loaded before is shown. {error}", style="red", markup=False, highlight=False)
        return
    if changed:
        ERRORS.print(f"The reports had changed: {changed:,} nodes and relations were brought up to date.")


def _say(url: str) -> None:
    OUT.print(f"Open {url} in a browser. Ctrl-C ends it.", highlight=False, soft_wrap=True)
