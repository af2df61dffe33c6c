"""The service: what it is made of, and in which order a request passes through it."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from api import errors
from api.access import Access
from api.answers import code_version
from api.deps import Service
from api.guard import Guard
from api.kept import Pages
from api.openapi import TAGS, describe
from api.routes import (
    docs,
    documents,
    entities,
    entity,
    health,
    match,
    pages,
    questions,
    reconcile,
    relations,
    subgraph,
)
from graph.database import Database
from graph.settings import Settings
from queries.catalogue import catalogue

__all__ = ["create_app"]

GZIP_LEVEL = 4  # nearly as small as 9, and three times as fast
EXPOSED = ("ETag", "Link", "Retry-After", "X-Request-ID", "Content-Disposition")


def create_app(
    settings: Settings, database: Database, access: Access | None = None, *, kept: Path | None = None
) -> FastAPI:
    """A service that answers from `database`, which the caller closes; pages are kept in the folder `kept`."""
    access = access or Access(key=settings.api_key)
    app = FastAPI(title="casegraph", version=code_version(), docs_url=None, redoc_url=None, redirect_slashes=False)
    app.state.service = Service(settings, database, access, Pages(kept))
    known = catalogue()
    for module in (entities, entity, relations, subgraph, documents, questions, match, reconcile):
        app.include_router(module.router(known), prefix="/v1")
    app.include_router(health.router)
    app.include_router(docs.router)
    app.include_router(pages.router)
    errors.install(app)
    describe(app, access, TAGS | questions.tags(known))
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=GZIP_LEVEL)
    app.add_middleware(Guard, access=access, concurrent=settings.concurrent)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"] if access.pages else [],
        allow_methods=["GET", "POST"],
        allow_headers=["*"],
        expose_headers=EXPOSED,
    )
    return app
