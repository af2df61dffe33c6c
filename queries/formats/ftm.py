"""FollowTheMoney entities, one a line, as plain JSON; charges and sentences become text of their case (a loss)."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from graph.vocabulary import KINDS, RELATIONS
from queries.formats.format import Format, plain, subgraph, to_json
from queries.results import Answer, Evidence, Node, Relation, Row, Subgraph

__all__ = ["FTM"]

_ID = re.compile(r"[0-9A-Za-z]([0-9A-Za-z.-]*[0-9A-Za-z])?")
_ORGANIZATIONS = frozenset({"Organization", "Company", "PublicBody"})
#: A relation type: the schema, the properties of its two ends, and the schemas they may have.
_EDGES = {
    "WORKS_FOR": ("Employment", "employee", "employer", {"Person"}, _ORGANIZATIONS),
    "EDITS": ("Employment", "employee", "employer", {"Person"}, _ORGANIZATIONS),
    "LEADS": ("Directorship", "director", "organization", {"Person"}, _ORGANIZATIONS),
    "HOLDS_POSITION": ("Employment", "employee", "employer", {"Person"}, _ORGANIZATIONS),
    "MEMBER_OF": ("Membership", "member", "organization", _ORGANIZATIONS | {"Person"}, _ORGANIZATIONS),
    "REPRESENTS": ("Representation", "agent", "client", _ORGANIZATIONS | {"Person"}, _ORGANIZATIONS | {"Person"}),
    "OWNS": ("Ownership", "owner", "asset", _ORGANIZATIONS | {"Person"}, {"Company"}),
    "FAMILY_OF": ("Family", "person", "relative", {"Person"}, {"Person"}),
    "ASSOCIATE_OF": ("Associate", "person", "associate", {"Person"}, {"Person"}),
}
Schemas = Mapping[str, str]  # node id → schema
Properties = dict[str, list[str]]


def write(answer: Answer) -> bytes:
    graph = subgraph(answer)
    schemas = {node.id: schema for node in graph.nodes if (schema := KINDS[node.kind].schema)}
    told = _told_of_cases(graph)
    cited = {str(document["id"]) for document in answer.documents}
    lines = [
        *(_document(document) for document in answer.documents),
        *(_node(node, schemas[node.id], told[node.id], cited) for node in graph.nodes if node.id in schemas),
        *_edges(graph.relations, schemas),
    ]
    return b"".join(to_json(line) + b"\n" for line in lines)


def _entity(identifier: str, schema: str, properties: Mapping[str, Iterable[object]]) -> Row:
    said = {name: [plain(value) for value in values if value not in (None, "")] for name, values in properties.items()}
    return {
        "id": _safe(identifier),
        "schema": schema,
        "properties": {name: each for name, each in said.items() if each},
    }


def _safe(identifier: str) -> str:
    """FtM's ids know neither `:` nor `/`; a hash keeps two different ones apart."""
    if _ID.fullmatch(identifier):
        return identifier
    slug = re.sub(r"[^0-9A-Za-z.-]+", "-", identifier).strip("-.") or "id"
    return f"{slug}-{hashlib.sha256(identifier.encode()).hexdigest()[:8]}"


def _document(document: Row) -> Row:
    properties: dict[str, Iterable[object]] = {
        "fileName": [f"{document['id']}.txt"],  # FtM asks for it
        "title": [document["title"]],
        "sourceUrl": [document.get("url")],
        "publisher": [document.get("publisher")],
        "date": _dates(document.get("published")),
        "language": [_LANGUAGES.get(str(document.get("language")))],
    }
    return _entity(f"document:{document['id']}", "Document", properties)


_LANGUAGES = {"en": "eng", "ru": "rus", "kk": "kaz"}


def _node(node: Node, schema: str, told: Mapping[str, list[str]], cited: Collection[str]) -> Row:
    own = node.properties
    names = [node.name, *(name for name in _list(own.get("names")) if name != node.name)]
    about: dict[str, Iterable[object]] = {"notes": [f"casegraph id: {node.id}", *_list(own.get("description"))]}
    about["proof"] = [_safe(f"document:{document}") for document in _list(own.get("documents")) if document in cited]
    if schema == "Document":
        about |= {"title": names, "fileName": names[:1]}  # FtM asks for the latter
    elif schema == "Address":
        about |= {"full": names, "name": names[:1]}
    else:
        about |= {"name": names[:1], "alias": names[1:]}
    if schema == "CourtCase":
        about |= {"category": [own.get("category")], "status": told["status"], "summary": told["summary"]}
        about["notes"] = [*about["notes"], *_list(own.get("outcome"))]
    if schema == "Event":
        about |= {"date": _dates(own.get("date")), "summary": [own.get("what"), *_list(own.get("penalty"))]}
    if schema in _ORGANIZATIONS | {"Person"}:
        about |= {"website": [f"https://{site}" for site in _list(own.get("website")) if "://" not in site]}
    if schema == "Person":
        about |= {
            "position": _list(own.get("role")),
            "birthDate": _dates(own.get("born")),
            "deathDate": _dates(own.get("died")),
        }
    return _entity(node.id, schema, about)


def _told_of_cases(graph: Subgraph) -> dict[str, dict[str, list[str]]]:
    """What FtM has no entity for: the charges in each case, and their statuses."""
    charges = {node.id: node for node in graph.nodes if node.kind == "Charge"}
    told: dict[str, dict[str, list[str]]] = defaultdict(lambda: {"status": [], "summary": []})
    for relation in graph.relations:
        if relation.type == "IN_CASE" and relation.source in charges:
            charge = charges[relation.source]
            status = plain(charge.properties.get("status") or "unknown")
            told[relation.target]["summary"].append(f"{charge.name}: {status}")
            told[relation.target]["status"] = sorted({*told[relation.target]["status"], status})
    return told


def _edges(relations: Iterable[Relation], schemas: Schemas) -> Iterator[Row]:
    for relation in relations:
        if relation.source in schemas and relation.target in schemas:
            schema, properties = _edge(relation, schemas)
            yield _entity(f"relation:{relation.id}", schema, {**properties, **_about(relation)})


def _edge(relation: Relation, schemas: Schemas) -> tuple[str, dict[str, list[str]]]:
    source, target = _safe(relation.source), _safe(relation.target)
    if relation.role and schemas[relation.target] == "CourtCase":
        return "CourtCaseParty", {"party": [source], "case": [target], "role": [relation.role]}
    if relation.type == "HEARD_BY":
        return "CourtCaseParty", {"party": [target], "case": [source], "role": ["court"]}
    known = _EDGES.get(relation.type)
    word = plain(
        relation.properties.get("title") or relation.properties.get("relationship") or RELATIONS[relation.type].reads
    )
    if known and schemas[relation.source] in known[3] and schemas[relation.target] in known[4]:
        role = "relationship" if known[0] in {"Family", "Associate"} else "role"
        return known[0], {known[1]: [source], known[2]: [target], role: [word]}
    return "UnknownLink", {"subject": [source], "object": [target], "role": [word]}


def _about(relation: Relation) -> dict[str, Iterable[object]]:
    documents = dict.fromkeys(_safe(f"document:{each['document']}") for each in relation.evidence)
    return {
        "startDate": _dates(relation.start)[:1],
        "endDate": _dates(relation.end)[-1:],
        "proof": documents,
        "description": [relation.certainty],
        "summary": [_words(each) for each in relation.evidence],
    }


def _words(each: Evidence) -> str:
    passage = each["passage"]
    return f"{each['document']}: {' … '.join(filter(None, (passage['first'], passage['last'])))}"


def _dates(value: object) -> list[str]:
    """FtM knows partial dates, but no ranges."""
    return str(value).split("..") if value else []


def _list(value: object) -> list[str]:
    return [plain(part) for part in value] if isinstance(value, list) else [plain(value)] if value else []


FTM = Format(
    "ftm", "application/x-ndjson", "ftm.json", "FollowTheMoney entities; charges and sentences only as text", write
)
