"""Cases and events of a claims file as claims: participants, charges, steps, sentences."""

from __future__ import annotations

from collections.abc import Iterable

from graph.claims import Entity
from graph.errors import InputError
from graph.values import parse_value
from graph.vocabulary import EVENTS, PENALTIES, nearest
from loaders.builder import Builder, Qualifiers
from loaders.claims_file import CaseEntry, ChargeEntry, Said, StepEntry

__all__ = ["add_case", "add_step", "say_case", "say_step"]

ROLE_OF = {
    "defendants": "DEFENDANT_IN", "complainants": "COMPLAINANT_IN", "claimants": "CLAIMANT_IN",
    "victims": "VICTIM_IN", "prosecutors": "PROSECUTOR_IN", "investigators": "INVESTIGATOR_IN",
    "judges": "JUDGE_IN", "lawyers": "LAWYER_IN", "witnesses": "WITNESS_IN",
}  # fmt: skip


def add_case(build: Builder, key: str, entry: CaseEntry) -> None:
    """The case and its steps as entities."""
    build.add(key, Entity(build.id_of(key), "Case", entry.title, build.source.document.id, tier=entry.tier), entry.line)
    for name, step in entry.steps.items():
        add_step(build, f"{key}/{name}", step)


def add_step(build: Builder, key: str, entry: StepEntry) -> None:
    """An event as an entity."""
    if entry.what not in EVENTS:
        build.problem(f"{entry.what!r} is no event{nearest(entry.what, EVENTS)}", entry.line, "what")
    label = entry.description or entry.what.replace("_", " ")
    build.add(key, Entity(build.id_of(key), "Event", label, build.source.document.id, tier=entry.tier), entry.line)


def say_case(build: Builder, key: str, entry: CaseEntry) -> None:
    """All claims of a case."""
    case = build.id_of(key)
    build.spoken.add(case)
    for name in ("category", "direction", "outcome", "damage", "description"):
        if (value := getattr(entry, name)) is not None:
            build.say(case, name, entry, value=value)
    for ground in entry.ground:
        build.say(case, "ground", entry, value=ground)
    for role, predicate in ROLE_OF.items():
        for who in getattr(entry, role):
            of = "; ".join(_found(build, who.of, who.line or entry.line, "of"))
            said = _placed(who, entry)
            for subject in _found(build, who.who, said.line, role):
                build.say(
                    subject, predicate, said, object=case, at=entry.at, start=who.start, end=who.end, of=of or None
                )
    for role, predicate in (("courts", "HEARD_BY"), ("related", "RELATED_CASE"), ("occasions", "AROSE_FROM")):
        for other in getattr(entry, role):
            said = _placed(other, entry)
            for object in _found(build, other.who, said.line, role):
                build.say(case, predicate, said, object=object, at=entry.at)
    charges = _Charges(build, key, entry)
    for charge in entry.charges:
        charges.say(charge)
    for name, step in entry.steps.items():
        say_step(build, f"{key}/{name}", step, charges)


class _Charges:
    """The charges of one case in this file: who faces what."""

    def __init__(self, build: Builder, key: str, entry: CaseEntry) -> None:
        self.build, self.entry, self.case, self.key = build, entry, build.id_of(key), key
        self.defendants = [key for who in entry.defendants for key in who.who]
        self.faced: dict[tuple[str, str], str] = {}  # (defendant's key, provision) → charge
        self.said: set[str] = set()  # charges whose defendant, case and provision have been claimed
        for charge in entry.charges:
            for defendant in self.each(charge.of):
                for provision in self._provisions(charge):
                    if subject := build.find(defendant, charge.line, "of"):
                        self.faced[defendant, provision] = build.charge(subject, self.case, provision)

    def each(self, of: Iterable[str]) -> list[str]:
        """Keys, with `each` as all defendants."""
        return [who for key in of for who in (self.defendants if key == "each" else [key])]

    def of(self, people: Iterable[str], under: Iterable[str]) -> list[str]:
        """The charges of these people, under these provisions where any are named."""
        who, provisions = set(people), set(under)
        return [
            charge for (defendant, provision), charge in self.faced.items()
            if defendant in who and (not provisions or provision in provisions)
        ]  # fmt: skip

    def say(self, entry: ChargeEntry) -> None:
        """One entry of `charges`: who faces what, with which status."""
        build = self.build
        for defendant in self.each(entry.of):
            if defendant not in self.defendants:
                build.problem(f"{defendant!r} faces a charge here, but is no defendant of {self.key}", entry.line, "of")
            for provision in self._provisions(entry):
                charge = self.faced.get((defendant, provision))
                if charge is None:
                    continue
                if entry.status or charge not in self.said:  # a plea or a damage alone does not say it again
                    self._say_structure(charge, defendant, provision, entry)
                self._say_values(charge, entry)

    def _say_structure(self, charge: str, defendant: str, provision: str, entry: ChargeEntry) -> None:
        build, at = self.build, self.entry.at
        self.said.add(charge)
        build.say(build.id_of(defendant), "FACES", entry, object=charge, at=at)
        build.say(charge, "IN_CASE", entry, object=self.case, at=at)
        if entry.under:
            build.say(charge, "UNDER", entry, object=provision, at=at)
        if entry.offence:
            build.say(charge, "offence", entry, value=entry.offence, at=at)

    def _say_values(self, charge: str, entry: ChargeEntry) -> None:
        at, say = self.entry.at, self.build.say
        values = (("damage", entry.damage), ("description", entry.description))
        for name, value in values:
            if value is not None:
                say(charge, name, entry, value=value, at=at)
        for plea in entry.plea:
            say(charge, "plea", entry, value=plea, at=at)
        if entry.status:
            say(charge, "status", entry, value=entry.status, at=at, start=entry.date, derived=entry.derived)

    def _provisions(self, entry: ChargeEntry) -> list[str]:
        if not entry.under and not entry.offence:
            self.build.problem("a charge needs under: a provision, or offence: a few words", entry.line, "under")
        under = [self.build.provision(key, entry.line, "under") for key in entry.under]
        return [provision for provision in under if provision] or ([entry.offence] if entry.offence else [])


def say_step(build: Builder, key: str, entry: StepEntry, charges: _Charges | None = None) -> None:
    """All claims of an event, as a step of its case where it has one."""
    event = build.id_of(key)
    build.spoken.add(event)
    if event not in build.entities:
        return
    at = charges.entry.at if charges else None
    said = entry.model_copy(update={"derived": False})
    for name in ("what", "end", "length", "count", "description"):
        if (value := getattr(entry, name)) is not None:
            build.say(event, name, said, value=value, at=at)
    if entry.date is not None:
        build.say(event, "date", said, value=entry.date, at=at, derived=entry.derived)
    for date, passage in entry.dates.items():
        build.say(event, "date", said.model_copy(update={"at": passage}), value=date)
    for ground in entry.ground:
        build.say(event, "ground", said, value=ground, at=at)
    for penalty in entry.penalties:
        _say_penalty(build, event, said, penalty, at)
    _say_actors(build, event, said, entry, at, charges)
    _say_order(build, key, event, said, entry, at)
    if charges:
        build.say(event, "STEP_OF", said, object=charges.case, at=at)
        _say_charges(build, event, said, entry, charges)
    elif entry.status or entry.under:
        build.problem("status and under belong to a step of a case", entry.line)


def _say_actors(
    build: Builder, event: str, said: StepEntry, entry: StepEntry, at: str | None, charges: _Charges | None
) -> None:
    for who in charges.each(entry.of) if charges else entry.of:
        if object := build.find(who, entry.line, "of"):
            build.say(event, "CONCERNS", said, object=object, at=at)
    for field, predicate in (("done_by", "DONE_BY"), ("decided_by", "DECIDED_BY"), ("place", "LOCATED_IN")):
        for who in getattr(entry, field):
            if object := build.find(who, entry.line, field):
                build.say(event, predicate, said, object=object, at=at)
                if predicate == "DECIDED_BY" and charges:
                    _say_bench(build, said, charges, object, at)
    for field, predicate in (("participants", "PARTICIPATED_IN"), ("organisers", "ORGANISED")):
        for who in getattr(entry, field):
            if subject := build.find(who, entry.line, field):
                build.say(subject, predicate, said, object=event, at=at)


def _say_bench(build: Builder, said: Said, charges: _Charges, decider: str, at: str | None) -> None:
    """Who decides a step of a case heard it (design.md: HEARD_BY, from DECIDED_BY)."""
    kind = build.entities[decider].kind
    if kind == "Court":
        build.say(charges.case, "HEARD_BY", said, object=decider, at=at)
    elif kind == "Person":
        build.say(decider, "JUDGE_IN", said, object=charges.case, at=at)


def _say_order(build: Builder, key: str, event: str, said: Said, entry: StepEntry, at: str | None) -> None:
    def other(step: str, field: str) -> str | None:
        near = f"{key.rpartition('/')[0]}/{step}"
        return build.find(near if build.id_of(near) in build.entities else step, entry.line, field)

    if entry.result and not entry.changes:
        build.problem("result needs changes: the step it changes", entry.line, "result")
    for step in entry.changes:
        if changed := other(step, "changes"):
            build.say(event, "CHANGES", said, object=changed, at=at, result=entry.result)
    for step in entry.after:
        if earlier := other(step, "after"):
            build.say(event, "AFTER", said, object=earlier, at=at)
    for step in entry.before:
        if later := other(step, "before"):
            build.say(later, "AFTER", said, object=event, at=at)


def _say_charges(build: Builder, event: str, said: Said, entry: StepEntry, charges: _Charges) -> None:
    at = charges.entry.at
    sentence = entry.what in {"sentence", "verdict", "charge"}
    if not (entry.under or entry.status or sentence):
        return
    under = [build.provision(key, entry.line, "under") or key for key in entry.under]
    people = charges.each(entry.of)
    found = charges.of(people, under)
    if entry.status and not found:
        who = ", ".join(people) or "nobody (of: is missing)"
        build.problem(f"status {entry.status!r} needs a charge of {who} in this case", entry.line, "status")
    for charge in found:
        build.say(event, "CONCERNS", said, object=charge, at=at)
        if entry.status:
            build.say(
                charge, "status", said, value=entry.status, at=at, start=entry.date, event=event, derived=entry.derived
            )


def _say_penalty(build: Builder, event: str, said: Said, text: str, at: str | None) -> None:
    """`imprisonment P3Y`, `fine KZT 50000`, `ban P5Y -- public activities`."""
    words, _, remark = text.partition(" -- ")
    penalty, _, measure = words.strip().partition(" ")
    if penalty not in PENALTIES:
        build.problem(f"{penalty!r} is no penalty{nearest(penalty, PENALTIES)}", said.line, "penalties")
        return
    name = "length" if measure.startswith("P") else "amount"
    try:
        if measure:
            parse_value(name, measure)
    except InputError as error:
        build.problem(str(error), said.line, "penalties")
        return
    measured: Qualifiers = {name: measure} if measure else {}
    build.say(event, "penalty", said, value=penalty, at=at, what=remark.strip() or None, qualifiers=measured)


def _found(build: Builder, keys: Iterable[str], line: int, field: str) -> list[str]:
    return [found for key in keys if (found := build.find(key, line, field))]


def _placed(said: Said, inside: Said) -> Said:
    """With the line of what surrounds it, where it was written in short."""
    return said if said.line else said.model_copy(update={"line": inside.line})
