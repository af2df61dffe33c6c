"""From a claims file to claims: entities, relations, properties and figures; cases.py does cases and events."""

from __future__ import annotations

from collections.abc import Mapping

from graph.claims import Document, Entity, Reading
from graph.errors import Problem
from graph.laws import Law
from graph.vocabulary import KINDS, PROPERTIES, RELATIONS, ROLES, nearest
from loaders.builder import Builder, Qualifiers
from loaders.cases import add_case, add_step, say_case, say_step
from loaders.claims_file import ClaimEntry, ClaimsFile, EntityEntry, FigureEntry, Head

__all__ = ["Expanded", "expand"]

CLAIMED_KINDS = frozenset(KINDS) - {"Case", "Charge", "Provision", "Law", "Event"}


class Expanded:
    """What a claims file says, where each claim stands in it, and every mistake found."""

    def __init__(self, builder: Builder, reading: Reading) -> None:
        self.source = builder.source
        self.reading = reading
        self.lines: Mapping[str, int] = builder.lines
        self.problems: tuple[Problem, ...] = tuple(builder.problems)


def expand(source: ClaimsFile, laws: Mapping[str, Law]) -> Expanded:
    """All claims of a file, tiers spread to every claim that speaks of a guarded entity."""
    build = Builder(source, laws)
    for part in source.parts:
        for key, entity in part.entities.items():
            _add_entity(build, key, entity)
        for key, case in part.cases.items():
            add_case(build, key, case)
        for key, step in part.events.items():
            add_step(build, key, step)
    publisher = build.find(source.document.publisher, source.document.line, "publisher")
    if publisher:
        build.spoken.add(publisher)
    for part in source.parts:
        for key, entity in part.entities.items():
            _say_entity(build, key, entity)
        for key, case in part.cases.items():
            say_case(build, key, case)
        for key, step in part.events.items():
            say_step(build, key, step)
        for claim in part.claims:
            _say_claim(build, claim)
        for figure in part.figures:
            _say_figure(build, figure)
    _name_the_silent(build)
    return Expanded(build, build.reading(_document(source.document, publisher or "")))


def _document(head: Head, publisher: str) -> Document:
    fields = head.model_dump(exclude={"line", "publisher"})
    return Document(**fields, publisher=publisher)


def _add_entity(build: Builder, key: str, entry: EntityEntry) -> None:
    if entry.kind not in CLAIMED_KINDS:
        build.problem(f"{entry.kind!r} is no kind of entity{nearest(entry.kind, CLAIMED_KINDS)}", entry.line, "kind")
        return
    description = str((entry.model_extra or {}).get("description") or "")
    if entry.named and not entry.name:
        build.problem("needs a name; or named: false, why: unnamed and a description", entry.line, key)
    if not entry.named and not (description and entry.why):
        build.problem("who is not named needs why: unnamed (or name_lost) and a description", entry.line, key)
    label = entry.name or description or key
    document = build.source.document.id
    entity = Entity(build.id_of(key), entry.kind, label, document, entry.named, entry.why or "", tier=entry.tier)
    build.add(key, entity, entry.line)


def _say_entity(build: Builder, key: str, entry: EntityEntry) -> None:
    subject = build.id_of(key)
    if subject not in build.entities:
        return
    if entry.name:
        build.say(subject, "name", entry, value=entry.name)
    for spelling, passage in entry.also.items():
        build.say(subject, "name", entry.model_copy(update={"at": passage}), value=spelling)
    for role in entry.roles:
        if role not in ROLES:
            build.problem(f"there is no role {role}{nearest(role, ROLES)}", entry.line, "roles")
        elif entry.kind != "Person":
            build.problem("only a Person has roles", entry.line, "roles")
        else:
            build.say(subject, "role", entry, value=role)
    for name, value in (entry.model_extra or {}).items():
        prop = PROPERTIES.get(name)
        if prop is None or entry.kind not in prop.kinds:
            known = [prop.name for prop in PROPERTIES.values() if entry.kind in prop.kinds]
            build.problem(f"a {entry.kind} has no {name!r}{nearest(name, known)}", entry.line, name)
            continue
        for text in value if isinstance(value, list) else [value]:
            build.say(subject, name, entry, value=str(text))


def _say_claim(build: Builder, entry: ClaimEntry) -> None:
    build.spoken.update(build.id_of(key) for key in (*entry.s, *entry.o))
    if entry.p not in RELATIONS and entry.p not in PROPERTIES:
        build.problem(
            f"there is no relation or property {entry.p}{nearest(entry.p, [*RELATIONS, *PROPERTIES])}", entry.line, "p"
        )
        return
    subjects = [build.find(key, entry.line, "s") for key in entry.s]
    qualifiers: Qualifiers = {
        "start": entry.start or entry.date, "end": entry.end or entry.date, "title": entry.title, "what": entry.what,
        "of": entry.of, "as": entry.as_, "result": entry.result, "relationship": entry.relationship,
        "amount": entry.amount, "derived": entry.derived,
    }  # fmt: skip
    if entry.p in RELATIONS and (not entry.o or entry.v is not None):
        build.problem(f"{entry.p} goes to an entity: o: key", entry.line)
        return
    for subject in filter(None, subjects):
        if entry.p in RELATIONS:
            for object in filter(None, [build.find(key, entry.line, "o") for key in entry.o]):
                build.say(subject, entry.p, entry, object=object, qualifiers=qualifiers)
        else:
            _say_property(build, subject, entry, qualifiers)


def _say_property(build: Builder, subject: str, entry: ClaimEntry, qualifiers: Qualifiers) -> None:
    kind = build.entities[subject].kind
    if entry.v is None:
        build.problem(f"{entry.p} needs its value: v: …", entry.line)
    elif kind not in PROPERTIES[entry.p].kinds and not (kind == "Event" and entry.p == "end"):
        build.problem(f"a {kind} has no {entry.p!r}", entry.line, "p")
    elif entry.p == "role" and entry.v not in ROLES:
        build.problem(f"there is no role {entry.v}{nearest(entry.v, ROLES)}", entry.line, "v")
    else:
        build.say(subject, entry.p, entry, value=entry.v, qualifiers=qualifiers)


def _say_figure(build: Builder, entry: FigureEntry) -> None:
    under = [build.provision(key, entry.line, "under") for key in entry.under]
    of = [build.find(key, entry.line, "of") for key in entry.of]
    build.spoken.update(filter(None, of))
    build.say(
        build.source.document.id, "figure", entry, value=entry.count, unit=entry.unit, what=entry.about,
        under="; ".join(filter(None, under)) or None, of="; ".join(filter(None, of)) or None,
        start=entry.start, end=entry.end,
    )  # fmt: skip


def _name_the_silent(build: Builder) -> None:
    """An entity that no claim relates to anything is of no use, and likely a slip."""
    for entity in build.entities.values():
        if entity.kind in CLAIMED_KINDS and entity.id not in build.spoken:
            key = entity.id.partition(":")[2]
            build.problem(f"nobody speaks of {key!r}: no claim relates it to anything", build.lines[entity.id], key)
