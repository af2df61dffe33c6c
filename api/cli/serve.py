"""Commands that answer over HTTP: serve, and demo, which loads the example first."""

from __future__ import annotations

from socket import socket
from typing import Annotated

import typer

from api.access import Access, access_for
from api.app import create_app
from api.cli.fresh import load_if_changed
from api.cli.options import ERRORS, OUT, WorkspaceOption, settings_for
from api.server import listen, serve, url_of
from api.warming import Warming
from graph.connect import connect
from graph.database import Database
from graph.settings import Settings
from graph.store import current
from loaders.workspace import Workspace

__all__ = ["add_to"]

PORT = 8000
PAGES = "pages"  # in CASEGRAPH_HOME: pages as they were made, so that the next service shows them at once
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
        _answer(settings, database, access, bound)


def demo_command(port: PortOption = PORT, workspace: WorkspaceOption = None) -> None:
    """Load the example, and explore it in the browser."""
    settings = settings_for(workspace)
    space = Workspace.of(settings)
    with listen("127.0.0.1", port) as bound, connect(settings, ERRORS) as database:
        load_if_changed(database, space, settings)
        _answer(settings, database, Access(key=settings.api_key), bound)


def _answer(settings: Settings, database: Database, access: Access, bound: socket) -> None:
    """Until Ctrl-C."""
    app = create_app(settings, database, access.to(current(database).tier), kept=settings.home / PAGES)
    warming = Warming(app.state.service)

    def ready() -> None:
        OUT.print(f"Open {url_of(bound)} in a browser. Ctrl-C ends it.", highlight=False, soft_wrap=True)
        warming.start()

    try:
        serve(app, bound, ready)
    finally:
        warming.end()
