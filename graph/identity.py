"""Identity: judgements make canonical ids; merging is never destructive, and an old id still resolves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from graph.claims import Entity
from graph.errors import InputError, Problem
from graph.laws import contains

__all__ = ["Identity", "Judgement", "identify"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line of judgements.yaml: `same`, `different` or `withdrawn`, of these ids, for this reason."""

    decision: str
    ids: tuple[str, ...]
    reason: str
    name: str = ""  # of `same`: what to call it, where the names compete
    line: int = 0


@dataclass(frozen=True)
class Identity:
    """Which id stands for which: `canonical` for every id known, `withdrawn` with its reason."""

    canonical: Mapping[str, str]
    withdrawn: Mapping[str, str] = field(default_factory=dict)
    preferred: Mapping[str, str] = field(default_factory=dict)  # canonical id → name a judgement prefers
    different: tuple[tuple[str, str, str], ...] = ()  # canonical pairs judged different, with the reason

    def of(self, identifier: str) -> str:
        """The canonical id; an id nobody knows stands for itself."""
        return self.canonical.get(identifier, identifier)


def identify(
    entities: Mapping[str, Entity], judgements: Sequence[Judgement], file: str = "judgements.yaml"
) -> Identity:
    """Joins what is judged the same. Raises InputError where judgements contradict each other, with the chain."""
    problems = [
        Problem(f"no document knows {identifier!r}", file, judgement.line)
        for judgement in judgements for identifier in judgement.ids if identifier not in entities
    ]  # fmt: skip
    if problems:
        raise InputError("judgements.yaml names ids that do not exist.", problems)
    withdrawn = {
        i: judgement.reason for judgement in judgements if judgement.decision == "withdrawn" for i in judgement.ids
    }
    same = [judgement for judgement in judgements if judgement.decision == "same"]
    joined = _join(judgement.ids for judgement in same)
    problems = _mixed_kinds(entities, same, joined, file)
    different = _different(judgements, joined, same, file, problems)
    if problems:
        raise InputError("judgements.yaml contradicts itself.", problems)
    canonical = {identifier: joined.get(identifier, identifier) for identifier in entities}
    canonical.update(_charges(entities, canonical))
    preferred = {joined[judgement.ids[0]]: judgement.name for judgement in same if judgement.name}
    return Identity(canonical, withdrawn, preferred, tuple(different))


def _join(groups: Iterable[Sequence[str]]) -> dict[str, str]:
    """Every id of every group → the smallest id it is joined with."""
    parent: dict[str, str] = {}

    def root(identifier: str) -> str:
        while parent.setdefault(identifier, identifier) != identifier:
            parent[identifier] = parent[parent[identifier]]
            identifier = parent[identifier]
        return identifier

    for group in groups:
        for other in group[1:]:
            one, two = sorted((root(group[0]), root(other)))
            parent[two] = one
    return {identifier: root(identifier) for identifier in list(parent)}


def _mixed_kinds(
    entities: Mapping[str, Entity], same: Sequence[Judgement], joined: Mapping[str, str], file: str
) -> list[Problem]:
    problems = []
    for judgement in same:
        kinds = {entities[identifier].kind for identifier in judgement.ids}
        if len(kinds) > 1:
            problems.append(Problem(f"joins different kinds: {', '.join(sorted(kinds))}", file, judgement.line))
        if len(judgement.ids) < 2:
            problems.append(Problem("`same` needs two ids at least", file, judgement.line))
    return problems


def _different(
    judgements: Sequence[Judgement],
    joined: Mapping[str, str],
    same: Sequence[Judgement],
    file: str,
    problems: list[Problem],
) -> list[tuple[str, str, str]]:
    pairs = []
    for judgement in judgements:
        if judgement.decision != "different":
            continue
        for one, two in combinations(judgement.ids, 2):
            first, second = joined.get(one, one), joined.get(two, two)
            if first == second:
                chain = " = ".join(_chain(one, two, same))
                problems.append(
                    Problem(f"{one} and {two} are judged different, but also: {chain}", file, judgement.line)
                )
            pairs.append((first, second, judgement.reason))
    return pairs


def _chain(start: str, goal: str, same: Sequence[Judgement]) -> list[str]:
    """The shortest way from one id to another through judgements of sameness."""
    ways = {start: [start]}
    queue = [start]
    for here in queue:
        for judgement in same:
            if here in judgement.ids:
                for there in judgement.ids:
                    if there not in ways:
                        ways[there] = [*ways[here], there]
                        queue.append(there)
    return ways.get(goal, [start, goal])


def _charges(entities: Mapping[str, Entity], canonical: Mapping[str, str]) -> dict[str, str]:
    """Charges follow their defendant and case; what two documents word more or less finely is one charge.

    Its id is the smallest of those the documents give it, as of everything else, so that no id ever comes or goes.
    """
    faced: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    charges = [entity for entity in entities.values() if entity.kind == "Charge"]
    for charge in charges:
        defendant, case, provision = charge.parts
        faced[canonical[defendant], canonical[case]][provision].add(charge.document)
    joined: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for charge in charges:
        defendant, case = canonical[charge.parts[0]], canonical[charge.parts[1]]
        joined[defendant, case, _finest(charge.parts[2], faced[defendant, case], entities)].append(charge.id)
    return {identifier: min(ids) for ids in joined.values() for identifier in ids}


def _finest(said: str, faced: Mapping[str, set[str]], entities: Mapping[str, Entity]) -> str:
    """The one finer provision that this defendant faces in this case; or, where one document words the only offence
    and gives no provision, the only one that another gives."""
    provisions = {other for other in faced if other in entities}
    if said not in provisions and len(faced) - len(provisions) == 1:
        sole = {_finest(other, {key: faced[key] for key in provisions}, entities) for other in provisions}
        documents = {document for other in provisions for document in faced[other]}
        if len(sole) == 1 and not documents & faced[said]:
            return sole.pop()
    finer = [other for other in faced if contains(said, other)]
    finest = [other for other in finer if not any(contains(other, third) for third in finer)]
    return finest[0] if len(finest) == 1 else said
