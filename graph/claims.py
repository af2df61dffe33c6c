"""The narrow waist: documents, entities and claims, all frozen; everything in the graph is assembled from these."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.passages import Passage

__all__ = ["TIERS", "Claim", "Document", "Entity", "Reading", "Scalar", "charge_id", "content_hash"]

Scalar = str | int | bool

#: From what anyone may read to what nobody is shown.
TIERS = ("public", "restricted", "withheld")


@dataclass(frozen=True, slots=True)
class Document:
    """A report or table that makes claims. `published` is a partial date; `publisher` an entity id."""

    id: str
    title: str
    published: str = ""
    publisher: str = ""
    reference: str = ""
    url: str = ""
    language: str = "en"
    highlight: bool = False  # the page at `url` holds the text, so that a link can point at a passage
    text_sha256: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something a document speaks of. `parts` of a charge: defendant, case, provision or offence."""

    id: str
    kind: str
    label: str  # what to call it where no claim names it
    document: str = ""  # empty for laws and provisions, which are shared
    named: bool = True
    why: str = ""  # unnamed or name_lost
    parts: tuple[str, ...] = ()
    tier: str = "public"  # guards every claim that speaks of it


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one document: who or what, says what, how surely, in whose words, and where."""

    document: str
    subject: str
    predicate: str  # a relation type, then `object` is an entity id; or a property, then `value` holds
    passage: Passage
    object: str = ""
    value: Scalar | None = None
    qualifiers: tuple[tuple[str, Scalar], ...] = ()
    certainty: str = "stated"
    attributed_to: str = ""
    tier: str = "public"
    note: str = ""
    order: int = field(default=0, compare=False)  # its place in the file

    @property
    def id(self) -> str:
        """A hash of what is said and where; not of our note, its tier or its place in the file."""
        qualifiers = [list(pair) for pair in self.qualifiers]
        return content_hash(
            self.document, self.subject, self.predicate, self.object, self.value, qualifiers,
            self.certainty, self.attributed_to, self.passage.first, self.passage.last,
        )  # fmt: skip

    def qualifier(self, name: str) -> Scalar | None:
        """One qualifier's value, or None."""
        return dict(self.qualifiers).get(name)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document says: the document, the entities it speaks of, and its claims in the text's order."""

    document: Document
    entities: Mapping[str, Entity]
    claims: tuple[Claim, ...]


def content_hash(*parts: object) -> str:
    """20 hexadecimal digits of SHA-256 over a JSON array, so that no two lists of parts run into one text."""
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def charge_id(defendant: str, case: str, provision: str) -> str:
    """A charge is its defendant, its case and its provision (or, without one, its offence)."""
    return f"charge:{content_hash(defendant, case, provision)}"
