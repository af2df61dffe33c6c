"""Collects the entities and claims of one document, and every mistake made on the way."""

from __future__ import annotations

from collections.abc import Mapping

from graph.claims import TIERS, Claim, Document, Entity, Reading, Scalar, charge_id
from graph.errors import InputError, Problem
from graph.laws import Law, provision_of
from graph.passages import mistakes, parse_passage
from graph.values import parse_value
from graph.vocabulary import PROPERTIES, RELATIONS, nearest
from loaders.claims_file import ClaimsFile, Said

__all__ = ["Builder", "Qualifiers"]


Qualifiers = Mapping[str, str | bool | None]


class Builder:
    """Entities and claims of one claims file; `problems` holds what is wrong with it."""

    def __init__(self, source: ClaimsFile, laws: Mapping[str, Law]) -> None:
        self.source = source
        self.laws = laws
        self.entities: dict[str, Entity] = {}
        self.claims: dict[str, Claim] = {}
        self.lines: dict[str, int] = {}  # claim or entity id → line
        self.spoken: set[str] = set()  # entities that some claim relates to something
        self.problems: list[Problem] = []

    def problem(self, message: str, line: int, field: str = "") -> None:
        """Note a mistake and go on."""
        self.problems.append(Problem(message, self.source.file, line, field))

    def add(self, key: str, entity: Entity, line: int) -> None:
        """A new entity; a key may be used once in a file."""
        if entity.id in self.entities:
            first = self.lines[entity.id]
            self.problem(f"{key!r} is already the key of something else, on line {first}", line, key)
            return
        self.entities[entity.id] = entity
        self.lines[entity.id] = line

    def id_of(self, key: str) -> str:
        """The id of what this file calls `key`."""
        return f"{self.source.document.id}:{key}"

    def find(self, key: str, line: int, field: str) -> str | None:
        """The id behind a key, a law or a provision; None after noting that there is none."""
        if self.id_of(key) in self.entities:
            return self.id_of(key)
        if key.partition(":")[0] in self.laws:
            return self.provision(key, line, field)
        known = [entity.partition(":")[2] for entity in self.entities if entity.startswith(self.id_of(""))]
        self.problem(f"nothing is called {key!r} here{nearest(key, known)}", line, field)
        return None

    def provision(self, key: str, line: int, field: str) -> str | None:
        """The id of a law or provision, made an entity at its first mention."""
        try:
            entity = provision_of(key, self.laws)
        except InputError as error:
            self.problem(str(error), line, field)
            return None
        self.entities.setdefault(entity.id, entity)
        if entity.kind == "Provision":
            law = provision_of(key.partition(":")[0], self.laws)
            self.entities.setdefault(law.id, law)
        return entity.id

    def charge(self, defendant: str, case: str, provision: str) -> str:
        """The id of a charge, made an entity at its first mention."""
        identifier = charge_id(defendant, case, provision)
        if identifier not in self.entities:
            parts = (defendant, case, provision)
            tier = max((self.entities[defendant].tier, self.entities[case].tier), key=TIERS.index)
            document = self.source.document.id
            self.entities[identifier] = Entity(identifier, "Charge", provision, document, parts=parts, tier=tier)
        return identifier

    def say(
        self, subject: str, predicate: str, said: Said, *, object: str = "", value: str | None = None,
        at: str | None = None, qualifiers: Qualifiers | None = None, **more: str | bool | None,
    ) -> None:  # fmt: skip
        """One claim, checked; `at` is its passage where it has none of its own."""
        before = len(self.problems)
        if object:
            self.spoken.update((subject, object))
        passage = said.at or at
        if not passage:
            self.problem("needs a passage: at: first words … last words", said.line, predicate)
            return
        for mistake in mistakes(parse_passage(passage)):
            self.problem(mistake, said.line, "at")
        if object:
            self._check_ends(subject, predicate, object, said.line)
        checked = self._values(predicate, {"value": value, **(qualifiers or {}), **more}, said.line)
        speakers = [self.find(key, said.line, "by") or "" for key in said.by]
        if said.certainty == "stated" and speakers:
            self.problem("what is stated is said by the document; leave out `by`, or say alleged or denied", said.line)
        if len(self.problems) > before:
            return
        parsed, certainty = checked.pop("value", None), said.certainty or ("alleged" if speakers else "stated")
        for speaker in speakers or [""]:
            claim = Claim(
                document=self.source.document.id, subject=subject, predicate=predicate, object=object, value=parsed,
                passage=parse_passage(passage), qualifiers=tuple(sorted(checked.items())), certainty=certainty,
                attributed_to=speaker, tier=said.tier, note=said.note or "", order=len(self.claims),
            )  # fmt: skip
            self._keep(claim, said.line)

    def reading(self, document: Document) -> Reading:
        """All of it, in the order of the file."""
        return Reading(document, dict(self.entities), tuple(self.claims.values()))

    def _keep(self, claim: Claim, line: int) -> None:
        self.claims.setdefault(claim.id, claim)
        self.lines.setdefault(claim.id, line)
        if claim.attributed_to:
            self.spoken.add(claim.attributed_to)

    def _check_ends(self, subject: str, predicate: str, object: str, line: int) -> None:
        relation = RELATIONS.get(predicate)
        if relation is None:
            self.problem(f"there is no relation {predicate}{nearest(predicate, RELATIONS)}", line, "p")
            return
        for end, allowed, word in ((subject, relation.subjects, "from"), (object, relation.objects, "to")):
            kind = self.entities[end].kind
            if kind not in allowed:
                name = end.partition(":")[2]
                self.problem(
                    f"{predicate} does not go {word} a {kind} ({name}), but {word} {', '.join(sorted(allowed))}", line
                )

    def _values(self, predicate: str, given: dict[str, str | bool | None], line: int) -> dict[str, Scalar]:
        checked: dict[str, Scalar] = {}
        for name, text in given.items():
            if text is None or text is False:
                continue
            prop = predicate if name == "value" else name
            if prop not in PROPERTIES:
                self.problem(f"there is no property {prop}{nearest(prop, [*PROPERTIES, *RELATIONS])}", line, "p")
            elif (
                name != "value"
                and predicate in RELATIONS
                and name not in {"start", "end", "derived", "role"} | RELATIONS[predicate].qualifiers
            ):
                self.problem(f"{predicate} takes no {name!r}", line, name)
            elif isinstance(text, bool):
                checked[name] = text
            else:
                try:
                    checked[name] = parse_value(prop, text)
                except InputError as error:
                    self.problem(str(error), line, name if name != "value" else prop)
        return checked
