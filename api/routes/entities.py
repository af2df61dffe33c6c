"""Entities, searched and listed, with what each filter would leave."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from api.answers import given, json_response, page_body, permalink, split
from api.asking import CURSOR
from api.deps import service_of
from api.keeping import answered
from api.models import Entities
from api.openapi import ETAG, problems, service_parameter
from api.paging import DEFAULT_LIMIT, MOST_LIMIT, decode, encode, filters, limit_of
from api.questions import parameters_of
from graph.errors import InputError, Problem
from graph.vocabulary import KINDS
from queries.catalogue import Catalogue
from queries.header import Question
from queries.results import Answer

__all__ = ["INNER", "LIMIT", "router", "without_inner"]

FACETS = {"kind": "Kind", "role": "Role", "document": "Document"}
OWN = frozenset({"limit", "cursor", "facets"})
INNER = ("after", "size")  # the question's, for pages; a cursor says both
LIMIT = service_parameter(
    "limit", "results on one page", {"type": "integer", "minimum": 1, "maximum": MOST_LIMIT, "default": DEFAULT_LIMIT}
)
FACETS_SCHEMA = {"type": "array", "items": {"type": "string", "enum": list(FACETS)}, "minItems": 1, "uniqueItems": True}
WITH_FACETS = service_parameter("facets", "count what each value of these filters would leave", FACETS_SCHEMA)


def router(known: Catalogue) -> APIRouter:
    """The path /v1/entities."""
    found = APIRouter(tags=["entities"])
    question = known["entities"]
    shown = {"parameters": [*parameters_of(question, INNER), WITH_FACETS, LIMIT, CURSOR]}
    responses = {**problems("not-found", "invalid-cursor"), 200: {"headers": {"ETag": ETAG}}}

    @found.get("/entities", operation_id="search_entities", summary="Search and list entities", response_model=Entities,
               responses=responses, openapi_extra=shown)  # fmt: skip
    def search_entities(request: Request) -> Response:
        """
        With `q`, entities whose name holds all its words, in any spelling of any document: the nearest first, at most
        500. Without, all, by id. A filter that is repeated is wider: `kind=Court&kind=Agency`.
        """
        return answered(request, lambda: _searched(request, question))

    return found


def _searched(request: Request, question: Question) -> Response:
    asked, own = split(given(request, question, lists=frozenset({"facets"})), question, OWN - {"facets"})
    facets = _facets_asked(asked.pop("facets", []))
    without_inner(question.name, asked)
    return _respond(request, _Asked(asked, facets, limit_of(own.get("limit")), own.get("cursor")))


@dataclass(frozen=True, slots=True)
class _Asked:
    """Filters, facets and which page."""

    filters: dict[str, object]
    facets: list[str]
    limit: int
    cursor: str | None

    @property
    def bound(self) -> str:
        return filters("entities", self.filters)

    @property
    def after(self) -> int | str:
        """The last id of the page before; of a search, which is ranked, how many came before."""
        if self.ranked:
            return decode(self.cursor, self.bound, int) if self.cursor else 0
        return decode(self.cursor, self.bound, str) if self.cursor else ""

    @property
    def ranked(self) -> bool:
        return "q" in self.filters


def _respond(request: Request, asked: _Asked) -> Response:
    service = service_of(request)
    skipped = asked.after if isinstance(asked.after, int) else 0
    begins = {} if asked.ranked or not asked.after else {"after": asked.after}
    size = min(skipped + asked.limit, MOST_LIMIT) + 1
    answer = service.ask("entities", {**asked.filters, **begins, "size": size})
    rows = answer.rows[skipped : skipped + asked.limit]
    more = len(answer.rows) > skipped + len(rows) and skipped + asked.limit < (MOST_LIMIT if asked.ranked else size)
    last = skipped + asked.limit if asked.ranked else rows[-1]["id"] if rows else ""
    following = encode(asked.bound, last) if more else None
    counted = service.ask("facets", {**asked.filters, "of": asked.facets or ["kind"]})
    shown = {**asked.filters, **({"facets": asked.facets} if asked.facets else {}), "limit": asked.limit}
    body = page_body(
        answer, question={"name": "entities", "title": answer.title, "parameters": asked.filters}, limit=asked.limit,
        next_cursor=following, total=_total(counted), results=rows, facets=_facets(counted, asked.facets),
    )  # fmt: skip
    next_page = permalink(request, {**shown, "cursor": following}) if following else None
    return json_response(request, answer, body, link=permalink(request, shown), next_page=next_page)


def without_inner(name: str, asked: dict[str, object]) -> None:
    """Refuses what a cursor says better. Raises InputError."""
    wrong = [
        Problem("is no parameter here; pages are given by `cursor`", field=each) for each in INNER if each in asked
    ]
    if wrong:
        raise InputError(f"{name} cannot be asked so.", wrong)


def _facets_asked(value: object) -> list[str]:
    asked = [str(each) for each in value] if isinstance(value, list) else []
    wrong = [
        Problem(f"{each[:40]!r} is none of: {', '.join(FACETS)}", field="facets")
        for each in asked
        if each not in FACETS
    ]
    if wrong:
        raise InputError("entities cannot be asked so.", wrong)
    return asked


def _facets(counted: Answer, asked: list[str]) -> dict[str, object]:
    return {
        facet: {
            "label": FACETS[facet],
            "values": [
                {"name": row["value"], "label": _label(facet, str(row["value"])), "count": row["count"]}
                for row in counted.rows
                if row["facet"] == facet
            ],
        }
        for facet in asked
    }


def _label(facet: str, value: str) -> str:
    return KINDS[value].title if facet == "kind" and value in KINDS else value


def _total(counted: Answer) -> dict[str, object]:
    number = next((row["count"] for row in counted.rows if row["facet"] == "all"), 0)
    return {"value": number, "relation": "eq"}
