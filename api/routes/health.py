"""Whether the service runs, what the database holds, and what each type of problem means."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request

from api.deps import service_of
from api.errors import PROBLEMS, ApiProblem
from api.models import Health, ProblemDescription, Readiness
from api.openapi import problems

__all__ = ["router"]

router = APIRouter(tags=["service"])


@router.get("/healthz", operation_id="get_health", summary="Does it run?", responses=problems())
def get_health() -> Health:
    """The service answers; nothing else is looked at."""
    return Health(status="ok")


@router.get("/readyz", operation_id="get_readiness", summary="Can it answer questions?", responses=problems())
def get_readiness(request: Request) -> Readiness:
    """What the database holds; 503 while it does not answer."""
    answer = service_of(request).ask("held")
    if not answer.rows:
        return Readiness(status="empty", data_version=None, complete=True, tier=None, loaded_at=None)
    row = answer.rows[0]
    status = "ready" if row["complete"] else "incomplete"
    return Readiness.model_validate({"status": status} | row)


@router.get(
    "/problems/{name}",
    operation_id="get_problem_type",
    summary="What a type of problem means",
    responses=problems("not-found"),
)
def get_problem_type(
    name: Annotated[
        str, Path(description="the last part of `type`", examples=["not-found"], pattern=r"^[a-z-]{1,40}$")
    ],
) -> ProblemDescription:
    """The `type` of a problem document is the address of this description."""
    kind = PROBLEMS.get(name)
    if kind is None:
        raise ApiProblem("not-found", f"There is no problem type {name!r}; there are: {', '.join(PROBLEMS)}.")
    return ProblemDescription(name=kind.name, status=kind.status, title=kind.title, about=kind.about)
