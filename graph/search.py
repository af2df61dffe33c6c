"""What somebody types, as a query of the full-text index `search`, and how surely a name found is the one meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from graph.names import TITLES, WEAK, Match, abbreviations, fold, is_patronymic, key, keyed, one_less, skeleton
from graph.native import in_english

__all__ = ["LEAST", "best", "likeness", "lucene"]

LEAST = 0.55  # a name less like what was typed is not shown
MOST_WORDS = 10
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]|\bг-(?:жа|н)\b", re.IGNORECASE)  # and г-жа, which is Mrs
_INITIALS = re.compile(r"(?:\b\w\b ?){2,}")


def lucene(typed: str) -> str:
    """Any of the words in any spelling, the last perhaps not whole; only letters and digits, nothing to escape."""
    groups = [_group(words) for words in _readings(typed)]
    return " OR ".join(dict.fromkeys(clause for group in groups for clause in group))


def best(typed: str, names: Iterable[str]) -> tuple[str, Match]:
    """The name that is most like what was typed."""
    return max(((name, likeness(typed, name)) for name in names), key=lambda found: found[1].score, default=_NONE)


@lru_cache(maxsize=65536)
def likeness(typed: str, name: str) -> Match:
    """How surely `name` is meant by what was typed: 0 to 1; words left out cost little, words too many a lot."""
    told = fold(name)
    if told and fold(typed) == told:
        return Match(1.0, "the same spelling")
    there = told.split()
    found = [_of_words(words, there, told) for words in _readings(typed)]
    return max(found, key=lambda match: match.score, default=Match(0.0, "nothing in common"))


_NONE = ("", Match(0.0, "nothing in common"))


@lru_cache(maxsize=4096)
def _readings(typed: str) -> tuple[tuple[str, ...], ...]:
    """The folded words; with single letters as an abbreviation; with native words in English."""
    words = (fold(_BRACKETS.sub(" ", typed)) or fold(typed)).split()[:MOST_WORDS]  # in brackets people say where
    plain = [word for word in words if word not in WEAK and word not in TITLES] or words
    joined = _INITIALS.sub(lambda match: match.group().replace(" ", "") + " ", " ".join(words)).split()
    english = [word for word in in_english(typed).split()[: MOST_WORDS + 5] if word not in WEAK]
    readings = [plain]
    if len(joined) == 1 and joined != words:
        readings.append(joined)
    if english and english != plain:
        readings.append(english)
    return tuple(map(tuple, readings))


def _group(words: Sequence[str]) -> Iterable[str]:
    """What few names have must outweigh a first name that many have, even where only the skeletons are alike."""
    whole = [word for word in words if not _initial(word)] or list(words)
    for place, word in enumerate(whole):
        last = place == len(whole) - 1
        reduced = key(word)
        bones = skeleton(reduced)
        yield f"{reduced}^4"
        if word != reduced and len(word) <= 6:
            yield f"{word}^4"  # an abbreviation
        yield f"0{bones}^3"
        yield f"1{bones}^4"
        for variant in one_less(bones):
            yield f"0{variant}^4"
            yield f"1{variant}"
        if last and len(word) > 2:
            yield f"{reduced}*^40"  # a prefix scores its weight alone, however few begin so
            if len(bones) > 2:
                yield f"0{bones}*^12"
    for one, two in pairwise(words):
        if len(one) > 1 and len(two) > 1:
            yield f"{key(one + two)}^6"


def _of_words(words: Sequence[str], there: Sequence[str], told: str) -> Match:
    if " ".join(words) == told:
        return Match(1.0, "the same spelling")
    abbreviation = "".join(word[0] for word in there if word not in WEAK)
    if len(words) == 1 and len(words[0]) > 1 and words[0] in {abbreviation, "".join(word[0] for word in there)}:
        return Match(0.95, "the initials")
    if len(words) == 1 and words[0] in abbreviations(abbreviation):
        return Match(0.9, "the initials it ends with")
    together = "".join(words)
    if together == told.replace(" ", ""):
        return Match(0.98, "the same letters")
    left = [word for word in there if word not in WEAK] or list(there)
    total = weight = 0.0
    prefix = initials = False
    missing: list[str] = []
    for word, other, score, begins in _pairs(words, tuple(left)):
        light = _initial(word) or is_patronymic(word)
        if score < 0.6:
            missing += [] if _initial(word) else [word]
            score = 0.7 if light else 0.0
        else:
            left.remove(other)
            prefix, initials = prefix or begins, initials or _initial(word) or _initial(other)
        size = 0.5 if _initial(word) or (light and score < 0.75) else 1.0
        total, weight = total + score * size, weight + size
    score = total / weight if weight else 0.0
    joined = fuzz.ratio(key(together), key(told.replace(" ", ""))) / 100
    if joined > 0.85 and len(there) < 5:
        score = max(score, joined * 0.97)
        left = [] if score == joined * 0.97 else left
    unsaid = sum(0.01 if is_patronymic(word) or word in TITLES else 0.03 for word in left)
    score = max(0.0, score - min(unsaid, 0.15) - 0.02 * prefix - 0.03 * len(missing))
    return Match(round(min(score, 0.99), 4), _why(score, prefix, initials, missing))


def _pairs(words: Sequence[str], others: Sequence[str]) -> Iterable[tuple[str, str, float, bool]]:
    """Each word with the one it is most like, which then is no other's; whether only its beginning was typed."""
    likely = sorted(
        ((*_word(word, other, place == len(words) - 1), place, there)
         for place, word in enumerate(words) for there, other in enumerate(others)),
        key=lambda pair: -pair[0],
    )  # fmt: skip
    mine: set[int] = set()
    theirs: set[int] = set()
    for score, begins, place, there in likely:
        if place not in mine and there not in theirs and score >= 0.6:
            mine.add(place)
            theirs.add(there)
            yield words[place], others[there], score, begins
    yield from ((word, "", 0.0, False) for place, word in enumerate(words) if place not in mine)


def _initial(word: str) -> bool:
    """One letter, or what one Cyrillic letter becomes."""
    return len(word) == 1 or word in _DIGRAPHS


_DIGRAPHS = frozenset("zh kh ts ch sh shch yu ya ye".split())


@lru_cache(maxsize=262144)
def _word(word: str, other: str, last: bool) -> tuple[float, bool]:
    if word == other:
        return 1.0, False
    mine, theirs = keyed(word, other)
    if _initial(word) or _initial(other):
        return (0.9, False) if mine[:1] == theirs[:1] else (0.0, False)
    if mine == theirs:
        return 0.98, False
    bones, other_bones = skeleton(mine), skeleton(theirs)
    score = fuzz.ratio(mine, theirs) / 100
    if bones == other_bones and len(bones) > 2:
        score = 0.68 + 0.3 * score
    score = score if score >= 0.6 else score / 2
    if last and len(word) > 1 and len(other) > len(word):
        if other.startswith(word) or (len(mine) > 2 and theirs.startswith(mine)):
            return max(score, 0.93 + 0.04 * len(word) / len(other)), True
        if len(bones) > 2 and other_bones.startswith(bones):
            return max(score, 0.8), True
    return score, False


def _why(score: float, prefix: bool, initials: bool, missing: Sequence[str]) -> str:
    if missing:
        return f"alike, without {' '.join(missing)}"
    if prefix:
        return "it begins so"
    if initials:
        return "initials that fit"
    if score >= 0.9:
        return "the same name in another spelling"
    return "a similar spelling"
