"""What answers look like, for the OpenAPI document; answers are written as they come from the questions."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = [
    "AnswerHead",
    "ColumnDescription",
    "Count",
    "Entities",
    "EntityAnswer",
    "Evidence",
    "Excluded",
    "Expansion",
    "Facet",
    "FacetValue",
    "Health",
    "Named",
    "Node",
    "Page",
    "Passage",
    "ProblemDescription",
    "ProblemDetail",
    "ProblemDocument",
    "QuestionDescription",
    "QuestionHead",
    "Questions",
    "Readiness",
    "Relation",
    "Rows",
    "Subgraph",
    "Total",
    "Truncated",
]


class ProblemDescription(BaseModel):
    """What a type of problem means, and what one does about it."""

    name: str
    status: int
    title: str
    about: str


class ProblemDetail(BaseModel):
    """One parameter that cannot be used."""

    pointer: Annotated[str, Field(description="where, as `#/query/<parameter>`")]
    detail: str


class ProblemDocument(BaseModel):
    """RFC 9457: what went wrong, in words that say what to do."""

    type: Annotated[str, Field(description="which problem; the address describes it", examples=["/problems/not-found"])]
    title: str
    status: int
    detail: str
    instance: Annotated[str, Field(description="the path that was asked for")]
    request_id: Annotated[str, Field(description="also in the header X-Request-ID; it stands in the log")]
    errors: list[ProblemDetail] = []


class Named(BaseModel):
    """An entity in the least words."""

    id: str
    name: str
    kind: str | None = None


class Passage(BaseModel):
    """A passage by its first and last words; `quote` is all of it where the text was at hand at load."""

    first: str
    last: str
    quote: str | None


class Evidence(BaseModel):
    """One claim: which document, how surely, who says so, and the passage."""

    claim: str
    document: str
    certainty: Literal["stated", "alleged", "denied"]
    attributed_to: Named | None
    passage: Passage
    link: str
    note: str | None


class Node(BaseModel):
    """An entity; `degree` counts its relations in the whole database, drawn or not."""

    id: str
    kind: str
    labels: list[str]
    name: str
    properties: dict[str, Any]
    degree: int


class Relation(BaseModel):
    """A relation with all that says it."""

    id: str
    source: str
    target: str
    type: str
    role: str | None
    start: str | None
    end: str | None
    certainty: Literal["stated", "alleged", "denied"]
    disputed: bool
    documents: int
    properties: dict[str, Any]
    evidence: list[Evidence]


class QuestionHead(BaseModel):
    """What was asked; ids are canonical."""

    name: str
    title: str
    parameters: dict[str, Any]


class AnswerHead(BaseModel):
    """What every answer says of itself."""

    model_config = ConfigDict(extra="allow")

    question: QuestionHead
    data_version: Annotated[str | None, Field(description="changes with every load that changed something")]
    complete: Annotated[bool, Field(description="false while a large load is under way")]
    resolved: Annotated[dict[str, str], Field(description="a name or a former id → the id it stands for")]
    documents: Annotated[list[dict[str, Any]], Field(description="those that the evidence names")]
    note: str | None
    permalink: Annotated[str, Field(description="asks the same again")]


class Total(BaseModel):
    """How many there are; `gte`: at least so many."""

    value: int
    relation: Literal["eq", "gte"]


class ColumnDescription(BaseModel):
    """A column, its type and what it means."""

    name: str
    type: str
    about: str


class Rows(AnswerHead):
    """An answer in rows."""

    unit: Annotated[str | None, Field(description="what is counted, where something is")]
    columns: list[ColumnDescription]
    rows: list[dict[str, Any]]
    truncated: Annotated[bool, Field(description="there is more than the row limit of the service")]
    limit: int | None
    next_cursor: str | None
    total: Total


class Truncated(BaseModel):
    """What was left out, and why."""

    nodes: bool
    relations: bool
    reason: str | None


class Excluded(BaseModel):
    """What was not walked through."""

    hubs: list[dict[str, Any]]


class Subgraph(AnswerHead):
    """Nodes, and the relations between them."""

    nodes: list[Node]
    relations: list[Relation]
    truncated: Truncated
    excluded: Excluded


class FacetValue(BaseModel):
    """One value of a facet; `name` is what the filter takes."""

    name: str
    label: str
    count: int


class Facet(BaseModel):
    """The values of one filter, with how many entities each would leave."""

    label: str
    values: list[FacetValue]


class Page(AnswerHead):
    """One page of a list."""

    limit: int
    next_cursor: str | None
    total: Total
    results: list[dict[str, Any]]


class Entities(Page):
    """One page of entities; `facets` where they were asked for."""

    facets: dict[str, Facet] = {}


class Count(BaseModel):
    """How many relations of a type, in a direction, to entities of a kind."""

    type: str
    direction: Literal["in", "out"]
    kind: str
    count: int


class Expansion(Page):
    """Relations of an entity: counted, then one page of them (none while `only_counts`)."""

    counts: list[Count]
    only_counts: bool


class EntityAnswer(AnswerHead):
    """One entity with what is known of it."""

    entity: dict[str, Any]


class QuestionDescription(BaseModel):
    """A question of the catalogue; `parameters` is a JSON Schema."""

    name: str
    folder: str
    title: str
    about: str
    unit: str | None
    returns: Literal["rows", "subgraph"]
    parameters: dict[str, Any]
    columns: list[ColumnDescription]
    example: Annotated[str, Field(description="an address that asks it")]


class Questions(BaseModel):
    """All questions."""

    questions: list[QuestionDescription]


class Health(BaseModel):
    """The service runs; whether the database does is /readyz."""

    status: Literal["ok"]


class Readiness(BaseModel):
    """What the database holds; `incomplete` while a large load is under way, `empty` before the first."""

    status: Literal["ready", "incomplete", "empty"]
    data_version: str | None
    complete: bool
    tier: str | None
    loaded_at: str | None
