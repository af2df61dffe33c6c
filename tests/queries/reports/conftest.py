"""The five reports, loaded once for each module that asks of them."""

from __future__ import annotations

import pytest

from graph.database import Database
from graph.settings import Settings
from graph.store import current
from loaders.run import load
from loaders.workspace import EXAMPLE, Workspace
from tests.conftest import wipe


@pytest.fixture(scope="module")
def reports(shared_database: Database, settings: Settings) -> Database:
    if current(shared_database).workspace != EXAMPLE.name:  # a database holds one
        wipe(shared_database)
    load(shared_database, Workspace(EXAMPLE, settings.texts))  # it takes away what other modules left
    return shared_database
