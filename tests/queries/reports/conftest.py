"""The five reports, loaded once for each module that asks of them."""

from __future__ import annotations

import pytest

from graph.database import Database
from graph.settings import Settings
from loaders.run import load
from loaders.workspace import EXAMPLE, Workspace


@pytest.fixture(scope="module")
def reports(shared_database: Database, settings: Settings) -> Database:
    load(shared_database, Workspace(EXAMPLE, settings.texts))  # it takes away what other modules left
    return shared_database
