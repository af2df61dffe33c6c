"""How alike two names of one kind are: people by `graph.names.compare`, bodies by the words that tell them apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from graph.names import WEAK, Match, compare, fold, key, tokens

__all__ = ["GENERIC", "first_names_fit", "initials_of", "name_likeness", "usual", "warnings"]

#: Words that many bodies have in their names: alone they name none of them.
GENERIC = frozenset(
    "police officers office offices prosecutor prosecutors court authorities administration government commission"
    " committee department ministry service services agency agencies justice security special intelligence law"
    " enforcement military army newspaper website portal journal magazine association foundation union".split()
)
#: Words that name a part or another level of a body: with them it is another one.
_LEVELS = frozenset(
    "district city regional region interdistrict national general supreme local lower upper provincial"
    " subcommittee office member states ltd times page".split()
)
_COUNTRY = re.compile(
    r"\b(?:of|in) (?:the )?(?:republic of )?kazakhstan$|^kazakhstani |^(?:the )?republic of kazakhstan "
)
_REGION = re.compile(r"\b(?:region|oblast)\b", re.I)
_STATE = re.compile(r"^(?:the )?republic of |n federation$", re.I)  # Russian Federation
_ENDING = re.compile(r"(?:ial|skiy|sky|skii|ski|s)$")
_HANDLE = re.compile(r"[_.]?(?:kz|com|org|info)$")


@lru_cache(maxsize=65536)
def name_likeness(one: str, other: str, kind: str) -> Match:
    """How surely two names of entities of one kind are one's."""
    if kind == "Person":
        return compare(one, other)
    if kind in {"Work", "Place"}:
        return _numbered(compare(usual(one, kind), usual(other, kind)), one, other)
    first, second = _body(one), _body(other)
    for short, long in ((fold(one), other), (fold(other), one)):
        if " " not in short and len(short) > 2 and short in initials_of(long):
            return Match(0.9, "the initials")
    if _handle(one) == _handle(other) and (one[:1] == "@") != (other[:1] == "@"):
        return Match(0.9, "the name of an account")
    return _numbered(_bodies(first, second, kind) or compare(one, other), one, other)


def usual(name: str, kind: str) -> str:
    """A place by the usual word for what it is; any other name as it stands."""
    return _STATE.sub("", _REGION.sub("province", name)) if kind == "Place" else name


def warnings(one: str, other: str, kind: str) -> list[str]:
    """What a reader must not overlook in two names that are alike."""
    first, second = tokens(one), tokens(other)
    if kind == "Person":
        found = [] if first_names_fit(one, other) else ["two first names"]
        if min(len(first), len(second)) == 1:
            found.append("only the surname")
        elif any(len(word) == 1 for word in (*first, *second)):
            found.append("only initials of the first name")
        return found
    words = {word for word in (*fold(one).split(), *fold(other).split()) if word not in WEAK}
    if kind not in {"Work", "Place"} and words <= GENERIC | _LEVELS:
        return ["a name that many bodies have"]
    return []


def first_names_fit(one: str, other: str) -> bool:
    """Whether two names of people can be one person's: some pairing leaves no two words that differ."""
    first, second = tokens(one), tokens(other)
    if len(first) < 2 or len(second) < 2:
        return True
    unmatched = [a for a in first if not any(_close(a, b) for b in second)]
    unmatched_too = [b for b in second if not any(_close(a, b) for a in first)]
    return not (unmatched and unmatched_too)


def initials_of(name: str) -> set[str]:
    """The first letters of a name of three words or more, with and without its small words."""
    words = fold(name).split()
    if len(words) < 3:
        return set()
    return {"".join(word[0] for word in words), "".join(word[0] for word in words if word not in WEAK)}


@lru_cache(maxsize=65536)
def _body(name: str) -> tuple[str, ...]:
    """The words that tell a body, without its country and without endings."""
    folded = fold(name)
    words = (_COUNTRY.sub("", folded).strip() or folded).split()
    return tuple(_ENDING.sub("", word) if len(word) > 5 else word for word in words if word not in WEAK)


def _bodies(first: Sequence[str], second: Sequence[str], kind: str) -> Match | None:
    """None: compare them as any names."""
    if not first or not second:
        return None
    if sorted(first) == sorted(second):
        return Match(0.97, "the same words")
    alone = [word for word in first if not any(_same(word, other) for other in second)]
    alone_too = [word for word in second if not any(_same(word, other) for other in first)]
    if not alone and not alone_too:
        return Match(0.93, "nearly the same words")
    if alone and alone_too:
        general = [GENERIC.issuperset(words) for words in (alone, alone_too)]
        if sum(general) == 1 and len(first) - len(alone) > 1:
            return Match(0.72, f"without {' '.join(alone_too if general[0] else alone)}")
        if len(alone) == len(alone_too) == 1 and len(first) >= 3 and kind == "Organization":
            return Match(0.7, f"alike but for {alone[0]} / {alone_too[0]}")
        return Match(0.5, f"{' '.join(alone)} / {' '.join(alone_too)}")
    extra = alone or alone_too
    if kind == "Court" or _LEVELS.intersection(extra):
        return Match(0.72, f"without {' '.join(extra)}")
    return None


def _same(one: str, other: str) -> bool:
    return key(one) == key(other) or fuzz.ratio(key(one), key(other)) >= 80


def _numbered(match: Match, one: str, other: str) -> Match:
    numbers = [{word for word in fold(name).split() if word.isdigit()} for name in (one, other)]
    return match if numbers[0] == numbers[1] else Match(match.score * 0.6, f"{match.why}, another number")


def _handle(name: str) -> str:
    return _HANDLE.sub("", name.lstrip("@").casefold())


def _close(one: str, other: str) -> bool:
    return compare(one, other).score >= 0.78 or (min(len(one), len(other)) == 1 and one[0] == other[0])
