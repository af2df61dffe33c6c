"""Proposes who may be the same as whom: blocked pairs, a score, what speaks for it and what against."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from graph.claims import Claim, Reading
from graph.identity import Identity
from graph.laws import article_of
from graph.names import fold, keys, one_less, skeleton
from graph.vocabulary import ACTORS
from loaders.likeness import initials_of, name_likeness, warnings

__all__ = ["LEAST", "Candidate", "Proposal", "candidates", "propose"]

LEAST = 0.8  # proposals below it are not shown
CROWDED = 50  # a name word shared by more entities blocks only together with a second one, or one letter less of it

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Candidate:
    """An actor, case, event, work or place as its canonical id stands now, with all that can speak for or against."""

    id: str
    kind: str
    named: bool
    names: dict[str, None] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)
    neighbours: dict[str, str] = field(default_factory=dict)  # canonical id → how
    what: str = ""
    category: str = ""
    dates: set[str] = field(default_factory=set)
    defendants: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    cases: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two ids that may be one: the score (0 to 1), the reasons, and whether a judgement says they differ."""

    one: str
    other: str
    score: float
    names: tuple[str, str]
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    judged_different: bool = False


def propose(
    readings: Sequence[Reading],
    identity: Identity,
    *,
    least: float = LEAST,
    progress: Progress = lambda done, of: None,
) -> list[Proposal]:
    """Pairs of canonical ids that score at least `least`, the surest first; those judged different say so."""
    known = candidates(readings, identity)
    different = {frozenset((identity.of(one), identity.of(other))): reason for one, other, reason in identity.different}
    labels = {candidate.id: next(iter(candidate.names), candidate.id) for candidate in known.values()}
    pairs = list(_blocked(known.values()))
    found = []
    for done, (one, other) in enumerate(pairs, 1):
        if done % 5000 == 0:
            progress(done, len(pairs))
        proposal = _proposal(one, other, labels, different.get(frozenset((one.id, other.id))))
        if proposal and proposal.score >= least:
            found.append(proposal)
    progress(len(pairs), len(pairs))
    return sorted(found, key=lambda proposal: (-proposal.score, proposal.one, proposal.other))


def candidates(readings: Sequence[Reading], identity: Identity) -> dict[str, Candidate]:
    """What the claims say of each canonical entity, in the form that comparison needs."""
    found: dict[str, Candidate] = {}
    kinds = {key: entity for reading in readings for key, entity in reading.entities.items()}
    for key, entity in kinds.items():
        if entity.kind in ACTORS | {"Case", "Event", "Work", "Place"} and key not in identity.withdrawn:
            candidate = found.setdefault(identity.of(key), Candidate(identity.of(key), entity.kind, entity.named))
            candidate.named = candidate.named or entity.named
            candidate.documents.add(entity.document)
            if entity.kind == "Case":
                candidate.names[entity.label] = None
    for reading in readings:
        for claim in reading.claims:
            subject, object_ = identity.of(claim.subject), identity.of(claim.object)
            if claim.certainty == "denied":
                continue
            if subject in found and object_ in found:
                found[subject].neighbours.setdefault(object_, claim.predicate)
                found[object_].neighbours.setdefault(subject, claim.predicate)
            _note(found, kinds[claim.object].parts if claim.object in kinds else (), identity, subject, object_, claim)
    return found


def _note(
    found: Mapping[str, Candidate], parts: tuple[str, ...], identity: Identity, subject: str, object_: str, claim: Claim
) -> None:
    candidate = found.get(subject)
    if claim.predicate == "DEFENDANT_IN" and object_ in found:
        found[object_].defendants.add(subject)
    if claim.predicate == "FACES" and len(parts) == 3 and identity.of(parts[1]) in found:
        found[identity.of(parts[1])].articles.add(article_of(parts[2]) or parts[2])
    if candidate is None:
        return
    if claim.predicate == "name":
        candidate.names[str(claim.value)] = None
    elif claim.predicate == "category":
        candidate.category = str(claim.value)
    elif claim.predicate == "what":
        candidate.what = str(claim.value)
    elif claim.predicate == "date":
        candidate.dates.add(str(claim.value))
    elif claim.predicate == "STEP_OF" and object_ in found:
        candidate.cases.add(object_)
        found[object_].dates |= candidate.dates


def _blocked(known: Iterable[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Pairs of one kind that share a name word (or, of cases and events, a participant and what happened)."""
    blocks: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    crowd: Counter[tuple[str, str]] = Counter()
    words = {}
    for candidate in known:
        if candidate.kind in {"Case", "Event"}:
            for block in _circumstances(candidate):
                blocks[block].append(candidate)
        elif candidate.named:
            words[candidate.id] = (candidate, {skeleton(word) for name in candidate.names for word in keys(name)})
            crowd.update((candidate.kind, word) for word in words[candidate.id][1])
    for candidate, mine in words.values():
        for block in set(_name_blocks(candidate, mine, crowd)):
            blocks[block].append(candidate)
    seen: set[tuple[str, str]] = set()
    for members in blocks.values():
        for one, other in combinations(sorted(members, key=lambda member: member.id), 2):
            if (one.id, other.id) not in seen:
                seen.add((one.id, other.id))
                yield one, other


def _name_blocks(candidate: Candidate, words: set[str], crowd: Counter[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    rare = [word for word in words if crowd[candidate.kind, word] <= CROWDED]
    yield from ((candidate.kind, word) for word in rare)
    for word in sorted(words.difference(rare))[:6]:
        for other in words:
            if other != word:
                yield (candidate.kind, *sorted((word, other)))
                yield from ((candidate.kind, word, f"-{variant}") for variant in (other, *one_less(other)))
    if candidate.kind != "Person":
        for name in candidate.names:
            whole = fold(name).replace(" ", "")
            for letters in initials_of(name) | ({whole} if len(whole) <= 8 else set()) | {whole.removesuffix("kz")}:
                yield (candidate.kind, "initials", letters)


def _circumstances(candidate: Candidate) -> Iterator[tuple[str, ...]]:
    if candidate.kind == "Case":
        yield from (("Case", candidate.category, who) for who in candidate.defendants)
    else:
        yield from (("Event", candidate.what, case) for case in candidate.cases)


def _proposal(one: Candidate, other: Candidate, labels: Mapping[str, str], judged: str | None) -> Proposal | None:
    if one.kind == "Case":
        score, names, good, bad = _cases(one, other, labels)
    elif one.kind == "Event":
        score, names, good, bad = _events(one, other, labels)
    else:
        score, names, good, bad = _actors(one, other, labels)
    if one.documents & other.documents:
        score -= 0.35
        bad.append(f"{', '.join(sorted(one.documents & other.documents))} speaks of them as two")
    if judged:
        bad.insert(0, f"judged different: {judged}")
    return Proposal(
        one.id, other.id, round(max(0.0, min(1.0, score)), 3), names, tuple(good), tuple(bad), judged is not None
    )


Scored = tuple[float, tuple[str, str], list[str], list[str]]


#: To share one of these says more than to be spoken of beside the same country.
_TELLING = frozenset("HOLDS_POSITION MEMBER_OF LEADS EDITS FOUNDED OWNS DEFENDANT_IN WROTE".split())


def _actors(one: Candidate, other: Candidate, labels: Mapping[str, str]) -> Scored:
    best = max(
        ((name_likeness(a, b, one.kind), a, b) for a in one.names for b in other.names), key=lambda item: item[0].score
    )
    match, names = best[0], (best[1], best[2])
    shared = [key for key in one.neighbours if key in other.neighbours]
    telling = any(one.neighbours[key] == other.neighbours[key] in _TELLING for key in shared)
    good = [f"{match.why}: {names[0]} / {names[1]}"]
    good += [f"both {one.neighbours[key]} {labels.get(key, key)}" for key in shared[:5]]
    bad = warnings(*names, one.kind)
    score = match.score + min(0.12, 0.04 * len(shared)) + 0.08 * telling - (0.25 if "two first names" in bad else 0)
    return score, names, good, bad


def _cases(one: Candidate, other: Candidate, labels: Mapping[str, str]) -> Scored:
    shared = one.defendants & other.defendants
    good = [f"the same defendant: {labels.get(who, who)}" for who in sorted(shared)[:3]]
    bad = []
    score = 0.45 + 0.25 * len(shared) / max(1, min(len(one.defendants), len(other.defendants)))
    if one.articles & other.articles:
        score += 0.25
        good.append(f"under the same article: {', '.join(sorted(one.articles & other.articles))}")
    elif one.articles and other.articles:
        score -= 0.3
        bad.append(f"other articles: {', '.join(sorted(one.articles))} / {', '.join(sorted(other.articles))}")
    years = [{date[:4] for date in case.dates} for case in (one, other)]
    if all(years):
        near = any(abs(int(a) - int(b)) <= 1 for a in years[0] for b in years[1])
        score += 0.15 if near else -0.3
        (good if near else bad).append("in the same years" if near else "years apart")
    return score, (next(iter(one.names), one.id), next(iter(other.names), other.id)), good, bad


def _events(one: Candidate, other: Candidate, labels: Mapping[str, str]) -> Scored:
    fits = any(a.startswith(b) or b.startswith(a) for a in one.dates for b in other.dates)
    good, bad = [f"a {one.what} in the same case"], []
    score = 0.7
    if fits:
        score += 0.2
        good.append("dates that fit")
    elif one.dates and other.dates:
        score -= 0.3
        bad.append("other dates")
    shared = [key for key in one.neighbours if key in other.neighbours and key not in one.cases]
    good += [f"both {one.neighbours[key]} {labels.get(key, key)}" for key in shared[:3]]
    score += min(0.1, 0.05 * len(shared))
    return (
        score,
        (f"{one.what} {min(one.dates, default='')}", f"{other.what} {min(other.dates, default='')}"),
        good,
        bad,
    )
