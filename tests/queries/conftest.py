"""A world for a module's questions, loaded once as any workspace is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factory import workspace

from graph.database import Database
from loaders.run import load

World = Callable[..., Database]


@pytest.fixture(scope="module")
def world(shared_database: Database, tmp_path_factory: pytest.TempPathFactory) -> World:
    """Call it with claims files: the database then holds them, and nothing else."""

    def make(*files: str, judgements: str = "") -> Database:
        shared_database.write(lambda transaction: transaction.run("MATCH (n) DETACH DELETE n"))
        load(shared_database, workspace(tmp_path_factory.mktemp("world"), *files, judgements=judgements))
        return shared_database

    return make
