"""From claims to the graph: nodes, relations and their evidence; pure, the same input gives the same graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.claims import Claim, Document, Entity, Reading, content_hash
from graph.identity import Identity
from graph.laws import Law, provision_label, provision_of
from graph.merge import Value, charge_properties, choose_name, dated, merge_property, merge_relation, penalty_text
from graph.names import search_terms
from graph.passages import link
from graph.tiers import visible
from graph.vocabulary import INSTITUTIONS, PROPERTIES, RELATIONS

__all__ = ["Graph", "Node", "Relation", "assemble"]

Quote = Callable[[Claim], str | None]
#: A node's family (the label under which its id is unique) and its id.
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Node:
    """A node to store: its key, all its labels, its properties."""

    key: Key
    labels: tuple[str, ...]
    properties: Mapping[str, Value]

    @property
    def digest(self) -> str:
        """Changes when anything of the node does."""
        return content_hash(self.labels, self.properties)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation to store; `id` is unique among all relations."""

    id: str
    type: str
    source: Key
    target: Key
    properties: Mapping[str, Value] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """Changes when anything of the relation does."""
        return content_hash(self.type, self.source, self.target, self.properties)


@dataclass(frozen=True, slots=True)
class Graph:
    """All that should stand in the database."""

    nodes: Mapping[Key, Node]
    relations: Mapping[str, Relation]

    @property
    def data_version(self) -> str:
        """The same for the same graph, wherever and whenever it was loaded."""
        return content_hash(
            sorted((*key, node.digest) for key, node in self.nodes.items()),
            sorted((key, relation.digest) for key, relation in self.relations.items()),
        )


def assemble(
    readings: Sequence[Reading],
    identity: Identity,
    laws: Mapping[str, Law],
    tier: str = "public",
    quote: Quote | None = None,
) -> Graph:
    """The graph of these readings at this tier; `quote` gives a passage's words where its text is at hand."""
    return _Assembly(readings, identity, laws, tier, quote or (lambda claim: None)).graph()


class _Assembly:
    def __init__(
        self, readings: Sequence[Reading], identity: Identity, laws: Mapping[str, Law], tier: str, quote: Quote
    ) -> None:
        self.identity, self.laws, self.quote = identity, laws, quote
        self.documents = {reading.document.id: reading.document for reading in readings}
        self.entities: dict[str, Entity] = {
            key: entity for reading in readings for key, entity in reading.entities.items()
        }
        by_date = sorted(self.documents.values(), key=lambda document: (document.published or "9999", document.id))
        self.order = {document.id: place for place, document in enumerate(by_date)}
        self.claims = [claim for reading in readings for claim in visible(reading, tier) if not self._withdrawn(claim)]
        self.about: dict[str, list[Claim]] = defaultdict(list)  # canonical subject → its property claims
        self.members: dict[str, list[Entity]] = defaultdict(list)  # canonical id → the documents' entities
        self.spoken: dict[str, set[str]] = defaultdict(set)  # canonical id → documents
        self.finest: dict[str, str] = {}  # canonical charge → the finest provision it is known under (design.md, 1.4)
        for entity in self.entities.values():
            if entity.kind == "Charge":
                charge = identity.of(entity.id)
                self.finest[charge] = max(self.finest.get(charge, ""), entity.parts[2], key=self._fineness)
        self.supports: dict[str, str] = {}  # claim → the relation it is evidence of
        self.nodes: dict[Key, Node] = {}
        self.relations: dict[str, Relation] = {}

    def graph(self) -> Graph:
        self._gather()
        names = {identifier: self._name(identifier) for identifier in self.members}
        for identifier in self.members:
            self._entity(identifier, names)
        for document in self.documents.values():
            self._document(document)
        self._relate()
        for claim in self.claims:
            self._claim(claim)
        self._former()
        return Graph(self.nodes, self.relations)

    def _fineness(self, said: str) -> tuple[bool, int]:
        """A provision before an offence in words, and the longer one: it names more of section and point."""
        return said in self.entities, len(said)

    def _withdrawn(self, claim: Claim) -> bool:
        return any(end in self.identity.withdrawn for end in (claim.subject, claim.object, claim.attributed_to))

    def _gather(self) -> None:
        mentioned: dict[str, None] = {}
        for claim in sorted(self.claims, key=lambda claim: (self.order[claim.document], claim.order)):
            for end in filter(None, (claim.subject, claim.object, claim.attributed_to)):
                if end in self.entities:
                    mentioned[end] = None
                    self.spoken[self.identity.of(end)].add(claim.document)
            if claim.predicate in PROPERTIES and claim.subject in self.entities:
                self.about[self.identity.of(claim.subject)].append(claim)
        for document in self.documents.values():
            if document.publisher and document.publisher not in self.identity.withdrawn:
                mentioned[document.publisher] = None
                self.spoken[self.identity.of(document.publisher)].add(document.id)
        for end in list(mentioned):
            if self.entities[end].kind == "Charge" and self.finest[self.identity.of(end)] in self.entities:
                mentioned[self.finest[self.identity.of(end)]] = None
        for end in list(mentioned):
            if self.entities[end].kind == "Provision":
                mentioned[self.entities[end].parts[0]] = None
        for end in mentioned:
            self.members[self.identity.of(end)].append(self.entities.get(end) or provision_of(end, self.laws))

    def _name(self, identifier: str) -> str:
        if identifier in self.identity.preferred:
            return self.identity.preferred[identifier]
        names: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.about[identifier]:
            if claim.predicate == "name":
                names[str(claim.value)].append(claim)
        if names:
            return choose_name(names, self.order)
        return self.members[identifier][0].label

    def _entity(self, identifier: str, names: Mapping[str, str]) -> None:
        members = self.members[identifier]
        kind, merged = members[0].kind, self._merged(identifier)
        spellings = [str(claim.value) for claim in self.about[identifier] if claim.predicate == "name"]
        title = self._title(identifier, kind, names, merged)
        unclaimed = [title] if kind in {"Charge", "Event"} else [member.label for member in members]
        properties: dict[str, Value] = {
            "id": identifier,
            "kind": kind,
            "name": title,
            "names": list(dict.fromkeys(spellings or unclaimed)),
            "documents": sorted(self.spoken[identifier], key=self.order.__getitem__),
            **merged,
        }
        if kind not in {"Charge", "Event"} or spellings:  # a step's title is ours; what a document names is found
            properties["search"] = search_terms(
                properties["names"] if isinstance(properties["names"], list) else [title]
            )
        if not any(member.named for member in members):
            properties.update({"named": False, "why": members[0].why})
        labels = ["Entity", kind, *(["Institution"] if kind in INSTITUTIONS else [])]
        roles = merged.get("role")
        self._add(Node(("Entity", identifier), (*labels, *(roles if isinstance(roles, list) else ())), properties))

    def _merged(self, identifier: str) -> dict[str, Value]:
        """The properties that claims give, and those that laws and charges have by what they are."""
        entity, about = self.members[identifier][0], self.about[identifier]
        by_predicate: dict[str, list[Claim]] = defaultdict(list)
        for claim in about:
            by_predicate[claim.predicate].append(claim)
        properties: dict[str, Value] = {}
        disputed = []
        for predicate, claims in by_predicate.items():
            if predicate in {"name", "status", "figure"}:
                continue
            value, wrong = merge_property(predicate, claims)
            if wrong:
                disputed.append(predicate)
            if predicate == "penalty":
                value = list(dict.fromkeys(penalty_text(claim) for claim in claims if claim.certainty != "denied"))
            if value is not None:
                is_date = PROPERTIES[predicate].type == "date"
                properties.update(dated(predicate, str(value)) if is_date else {predicate: value})
        properties["disputed"] = sorted(disputed)
        if entity.kind == "Charge":
            properties.update(charge_properties(about, self.documents))
            properties["provision"] = self.finest[identifier]
        elif entity.kind == "Provision":
            code, article = entity.parts
            title = self.laws[code].articles.get(article) if code in self.laws else None
            properties.update({"law": code, "article": article} | ({"title": title} if title else {}))
        elif entity.kind == "Law" and entity.id in self.laws:
            law = self.laws[entity.id]
            properties.update({"title": law.title, "short": law.short, "country": law.country, "year": law.year})
        return properties

    def _title(self, identifier: str, kind: str, names: Mapping[str, str], properties: Mapping[str, Value]) -> str:
        if kind == "Charge":
            defendant = self.identity.of(self.members[identifier][0].parts[0])
            provision = provision_label(self.finest[identifier], self.laws)
            return f"{provision} · {names.get(defendant, defendant)}"
        if kind == "Event" and "date" in properties:
            return f"{names[identifier]} · {properties['date']}"
        return names[identifier]

    def _document(self, document: Document) -> None:
        fields: tuple[str, ...] = ("id", "title", "url", "reference", "language", "highlight", "note")
        properties: dict[str, Value] = {name: getattr(document, name) for name in fields}
        if document.published:
            properties.update(dated("published", document.published))
        key = ("Document", document.id)
        self._add(Node(key, ("Document",), properties))
        publisher = ("Entity", self.identity.of(document.publisher))
        if publisher in self.nodes:
            self._join("PUBLISHED_BY", key, publisher)

    def _claim(self, claim: Claim) -> None:
        document = self.documents[claim.document]
        values = {
            "id": claim.id, "document": claim.document, "predicate": claim.predicate, "value": claim.value,
            "certainty": claim.certainty, "attributed_to": self.identity.of(claim.attributed_to) or None,
            "first": claim.passage.first, "last": claim.passage.last, "quote": self.quote(claim),
            "link": link(document.url, claim.passage, document.highlight) if claim.passage.first else None,
            "note": claim.note or None, "tier": claim.tier, "place": claim.order, "about": claim.subject,
            "to": claim.object or None, "relation": self.supports.get(claim.id), **dict(claim.qualifiers),
        }  # fmt: skip
        if isinstance(claim.value, int | bool):
            values["value"] = str(claim.value)
        key = ("Claim", claim.id)
        self._add(Node(key, ("Claim",), {name: value for name, value in values.items() if value is not None}))
        about = "Document" if claim.subject in self.documents else "Entity"
        self._join("SUBJECT", key, (about, self.identity.of(claim.subject)))
        if claim.object:
            self._join("OBJECT", key, ("Entity", self.identity.of(claim.object)))
        self._join("FROM", key, ("Document", claim.document))
        if claim.attributed_to:
            self._join("SAID_BY", key, ("Entity", self.identity.of(claim.attributed_to)))

    def _relate(self) -> None:
        """One relation for all claims with the same ends, type and key qualifiers."""
        groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
        for claim in self.claims:
            if claim.object:
                source, target = self.identity.of(claim.subject), self.identity.of(claim.object)
                if claim.predicate == "UNDER" and self.finest[source] in self.entities:
                    target = self.finest[source]
                key = [str(claim.qualifier(name) or "") for name in RELATIONS[claim.predicate].key]
                groups[claim.predicate, source, target, *key].append(claim)
                for end in (source, target):
                    if ("Entity", end) in self.nodes and self.nodes["Entity", end].labels[1] == "Provision":
                        law = str(self.nodes["Entity", end].properties["law"])
                        groups["PART_OF", end, law].append(claim)
        for (type_, source, target, *key), claims in groups.items():
            if source == target:  # a merge can make both ends one; the claims stay
                continue
            if type_ != claims[0].predicate:
                self._join(type_, ("Entity", source), ("Entity", target), _by_nature(claims), *key)
                continue
            relation = self._join(type_, ("Entity", source), ("Entity", target), merge_relation(claims), *key)
            self.supports.update(dict.fromkeys((claim.id for claim in claims), relation))

    def _former(self) -> None:
        """Ids that were merged away or withdrawn still resolve."""
        for identifier in dict.fromkeys((*self.entities, *self.identity.canonical)):
            canonical = self.identity.of(identifier)
            if identifier in self.identity.withdrawn:
                gone: dict[str, Value] = {
                    "id": identifier,
                    "withdrawn": True,
                    "reason": self.identity.withdrawn[identifier],
                }
                self._add(Node(("FormerId", identifier), ("FormerId",), gone))
            elif identifier != canonical and ("Entity", canonical) in self.nodes:
                self._add(Node(("FormerId", identifier), ("FormerId",), {"id": identifier}))
                self._join("NOW", ("FormerId", identifier), ("Entity", canonical))

    def _add(self, node: Node) -> None:
        self.nodes[node.key] = node

    def _join(
        self, type_: str, source: Key, target: Key, properties: Mapping[str, Value] | None = None, *key: str
    ) -> str:
        identifier = content_hash(type_, source, target, *key)
        found = {"id": identifier, "source": source[1], "target": target[1], **(properties or {})}
        self.relations[identifier] = Relation(identifier, type_, source, target, found)
        return identifier


def _by_nature(claims: Sequence[Claim]) -> dict[str, Value]:
    """That a provision is part of its law: whatever was said of the provision is the evidence, however surely."""
    documents = {claim.document for claim in claims}
    ids = sorted({claim.id for claim in claims})
    return {"certainty": "stated", "claims": ids, "documents": len(documents), "said_by": [], "disputed": False}
