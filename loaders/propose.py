"""Proposes who may be the same as whom: blocked pairs, a score, what speaks for it and what against."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.claims import Reading
from graph.identity import Identity
from graph.names import fold, keys, one_less, skeleton
from graph.vocabulary import INSTITUTIONS
from loaders.candidates import Candidate, candidates
from loaders.circumstances import CROWDED, Circumstances, Evidence, said
from loaders.likeness import initials_of, name_likeness, usual, warnings

__all__ = ["LEAST", "Proposal", "propose"]

LEAST = 0.8  # proposals below it are not shown

Progress = Callable[[int, int], None]


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
    known = list(candidates(readings, identity).values())
    different = {frozenset((identity.of(one), identity.of(other))): reason for one, other, reason in identity.different}
    labels = {one.id: _label(one) for one in known}
    circumstances = Circumstances(known, labels)
    pairs = list(_blocked(known, circumstances))
    found = []
    for done, (one, other) in enumerate(pairs, 1):
        if done % 5000 == 0:
            progress(done, len(pairs))
        proposal = _proposal(one, other, circumstances, different.get(frozenset((one.id, other.id))))
        if proposal.score >= least:
            found.append(proposal)
    progress(len(pairs), len(pairs))
    return sorted(found, key=lambda proposal: (-proposal.score, proposal.one, proposal.other))


def _blocked(known: Iterable[Candidate], circumstances: Circumstances) -> Iterator[tuple[Candidate, Candidate]]:
    """Pairs of one kind that share a word of their names or, where names do not settle it, a rare circumstance."""
    blocks: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    crowd: Counter[tuple[str, str]] = Counter()
    words = {}
    for candidate in known:
        if candidate.kind != "Place":
            for block in circumstances.blocks(candidate):
                blocks[block].append(candidate)
        names = candidate.names or ([candidate.label] if candidate.kind in INSTITUTIONS else [])
        if names and candidate.kind not in {"Case", "Event"}:
            words[candidate.id] = (
                candidate,
                {skeleton(word) for name in names for word in keys(usual(name, candidate.kind))},
            )
            crowd.update((candidate.kind, word) for word in words[candidate.id][1])
    for candidate, mine in words.values():
        for block in set(_name_blocks(candidate, mine, crowd)):
            blocks[block].append(candidate)
    seen: set[tuple[str, str]] = set()
    for block, members in blocks.items():
        by_name = len(block) < 4
        for one, other in combinations(sorted(members, key=lambda member: member.id), 2):
            if (one.id, other.id) not in seen and (by_name or _nameless(one, other)):
                seen.add((one.id, other.id))
                yield one, other


def _label(one: Candidate) -> str:
    """A name, or what it is; of an event also of which sort."""
    what = one.what.replace("_", " ")
    return next(iter(one.names), f"{what} ({one.label})" if what and what != one.label else one.label)


def _nameless(one: Candidate, other: Candidate) -> bool:
    """Whether names cannot settle it."""
    return one.kind in {"Case", "Event"} or not (one.named and other.named)


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


def _proposal(one: Candidate, other: Candidate, circumstances: Circumstances, judged: str | None) -> Proposal:
    names = (next(iter(one.names), one.label), next(iter(other.names), other.label))
    if _nameless(one, other):
        found = circumstances.compare(one, other)
    else:
        found, names = _named(one, other, circumstances.labels)
    both = sorted(one.documents & other.documents)
    if both:
        found.add(-0.45 if _nameless(one, other) else -0.35, f"{', '.join(both)} speaks of them as two")
    against = (f"judged different: {judged}", *found.bad) if judged else tuple(found.bad)
    score = round(max(0.0, min(1.0, found.score)), 3)
    return Proposal(one.id, other.id, score, names, tuple(found.good), against, judged is not None)


#: To share one of these says more than to be spoken of beside the same country.
_TELLING = frozenset("HOLDS_POSITION MEMBER_OF LEADS EDITS FOUNDED OWNS DEFENDANT_IN WROTE".split())


def _named(one: Candidate, other: Candidate, labels: Mapping[str, str]) -> tuple[Evidence, tuple[str, str]]:
    """By their names, with whom or what both are related to; the two names that are most alike."""
    best = max(
        ((name_likeness(a, b, one.kind), a, b) for a in one.names for b in other.names), key=lambda item: item[0].score
    )
    match, names = best[0], (best[1], best[2])
    shared = [key for key in one.neighbours if key in other.neighbours]
    telling = any(one.neighbours[key] == other.neighbours[key] in _TELLING for key in shared)
    good = [f"{match.why}: {names[0]} / {names[1]}"]
    good += [said(link, labels) for link in one.links if link in other.links][:5]
    bad = warnings(*names, one.kind)
    score = match.score + min(0.12, 0.04 * len(shared)) + 0.08 * telling - (0.25 if "two first names" in bad else 0)
    return Evidence(score, good, bad), names
