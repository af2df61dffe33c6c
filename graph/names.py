"""Names in any spelling: folded to Latin, reduced to keys that the usual romanisations share, compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from anyascii import anyascii
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

__all__ = [
    "Match",
    "abbreviations",
    "compare",
    "fold",
    "is_patronymic",
    "key",
    "keyed",
    "keys",
    "one_less",
    "search_terms",
    "skeleton",
    "tokens",
]

# Letters that anyascii renders as no romanisation of Kazakh or Russian does; then the tables below take over.
_LETTERS = str.maketrans(
    {
        "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i", "й": "i",
        "ы": "y", "э": "e", "ё": "e", "х": "kh", "ц": "ts", "щ": "shch", "ж": "zh", "ю": "yu", "я": "ya", "ч": "ch",
        "ш": "sh", "ъ": "", "ь": "", "ı": "i", "ş": "sh", "ğ": "g", "ñ": "n", "ä": "a", "ö": "o", "ü": "u", "ū": "u",
    }
)  # fmt: skip

# One sound, several romanisations: BGN/PCGN 1947 and 1979, GOST 7.79, ICAO Doc 9303, ISO 9, the Kazakh Latin
# alphabets of 2018 and 2021, and what newspapers make of them. Applied in this order to a folded word.
_RULES = tuple(
    (re.compile(pattern), reduced)
    for pattern, reduced in (
        (r"q", "k"),  # Kazakh қ
        (r"tsch|tch", "ch"),  # ч in German and French
        (r"shch|sch", "sh"),  # щ, and ш in German
        (r"dzh|zh|dj", "ʒ"),  # ж, дж; a letter of its own until the last rule, as j may also be й
        (r"ou", "u"),  # у in French
        (r"(?<=[aeiou])j(?=e[vw]|[^aeiou]|$)", "i"),  # Bajdalinova, Narymbajew
        (r"kh|gh", "h"),  # х, ғ after h-romanisations; g and h meet below
        (r"tz|ts|cz|c(?=[eiy])", "s"),  # ц
        (r"ch", "q"),  # ч, kept apart from к
        (r"ck|c|k", "k"),
        (r"x(?=[^aeiouy])", "h"),  # Muxtar, in Kazakh Latin
        (r"x", "ks"),
        (r"ph|ff", "f"),
        (r"w", "v"),
        (r"^(?:ye|je|ie|yo|jo|io)", "e"),  # Yermek/Ermek, Yevgeniy/Evgeny
        (r"(?<=[aeiou])y(?=[eo])", ""),  # Narymbayev/Narymbaev
        (r"(?<=[^aeiouy])(?:yo|io|jo|ye|ie|je)(?=[^aeiouy])", "e"),  # Semyonova/Semenova
        (r"(?<=[^aeiouy])(?:yu|iu|ju)", "u"),  # Gyuzyal/Guzyal
        (r"yu|iu|ju(?=[^aeiou])", "u"),
        (r"iya|iia|ya|ia|ja(?=$)", "a"),  # Dariya/Daria, Guzyal/Guzial
        (r"(?:iy|yy|ij|yi|ii|y|i)$", "i"),  # Yevgeniy/Evgeny/Evgenij
        (r"y", "i"),
        (r"(?<=[aeou])i(?=[eo])", ""),  # Baieva/Baeva
        (r"ʒ", "j"),
        (r"(.)\1+", r"\1"),  # doubled letters
    )
)  # fmt: skip

#: Words that say what somebody is, not who; left out of comparisons.
TITLES = frozenset(
    "mr mrs ms dr prof judge justice president minister prosecutor investigator lawyer sir lady general colonel "
    "akim sudya prokuror sledovatel advokat zhurnalist ministr prezident polkovnik gospodin gospozha".split()
)
#: Words of institutions that tell no two of them apart.
WEAK = frozenset("the of and for to in on at de la jsc llp llc ltd ao too inc".split())

_WORD = re.compile(r"[a-z0-9]+")
_PATRONYMIC = re.compile(r"(?:ovich|evich|ich|ovna|evna|ichna|uly|ulu|kyzy|qyzy)$")


class Match(NamedTuple):
    """How surely two names are one."""

    score: float  # 0 (nothing in common) to 1 (the same spelling)
    why: str  # what they share, in words


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Lower-case Latin words of any script: `Ерлан Нарымбаев` → `erlan narymbaev`."""
    latin = anyascii(name.casefold().translate(_LETTERS)).casefold()
    return " ".join(_WORD.findall(re.sub(r"(?<=\w)['’ʹ`.](?=\w)", lambda m: " " if m.group() == "." else "", latin)))


def tokens(name: str) -> list[str]:
    """The folded words that tell who is meant, in their order."""
    words = fold(name).split()
    return [word for word in words if word not in TITLES and word not in WEAK] or words


@lru_cache(maxsize=262144)
def key(word: str) -> str:
    """What all romanisations of one folded word share: `narymbayev`, `narymbaev` → `narimbaev`."""
    for pattern, reduced in _RULES:
        word = pattern.sub(reduced, word)
    return word


def keyed(one: str, other: str) -> tuple[str, str]:
    """The keys of two folded words; where one writes j and the other zh, j is ж, as in Kazakh Latin."""
    if "zh" in one + other and ("j" in one) != ("j" in other):
        one, other = one.replace("zh", "j"), other.replace("zh", "j")
    return key(one), key(other)


def keys(name: str) -> list[str]:
    """The keys of a name's words, in order."""
    return [key(word) for word in tokens(name)]


@lru_cache(maxsize=262144)
def skeleton(word_key: str) -> str:
    """A key without its vowels, except a first one, and with its consonants by kind: survives most misspellings."""
    kinds = re.sub(r"(.)\1+", r"\1", word_key.replace("sh", "j").translate(_KINDS))
    return "a" * (kinds[:1] in _VOWELS) + re.sub(r"[aeiou]", "", kinds)


_VOWELS = frozenset("aeiou")
#: ж/ш, з/с, х/к, ф/в, п/б, т/д: what ears and keyboards confuse.
_KINDS = str.maketrans({"z": "s", "h": "k", "f": "v", "p": "b", "d": "t"})


def search_terms(names: Iterable[str]) -> list[str]:
    """What the index holds of an entity: keys, skeletons (`0…`), skeletons less one letter (`1…`), initials."""
    terms: dict[str, None] = {}
    for name in names:
        folded = tokens(name)
        for word in map(key, (*folded, *(word.replace("zh", "j") for word in folded if "zh" in word))):
            terms[word] = None
            bones = skeleton(word)
            terms[f"0{bones}"] = None
            terms.update(dict.fromkeys(f"1{variant}" for variant in one_less(bones)))
        words = fold(name).split()
        terms.update((word, None) for word in words if len(word) <= 6)  # an abbreviation is no sound
        terms.update((key(one + two), None) for one, two in pairwise(words[:4]))
        initials = "".join(word[0] for word in words if word not in WEAK)
        terms.update((part, None) for part in abbreviations(initials))
    return list(terms)


def abbreviations(initials: str) -> list[str]:
    """All initials, and those that a long name ends with: `usdcsdny` → also `sdny`."""
    ends = [initials[start:] for start in range(1, len(initials) - 3)]
    return [initials, *ends] if len(initials) > 2 else []


def is_patronymic(word: str) -> bool:
    """Whether a folded word ends as a father's name does."""
    return bool(_PATRONYMIC.search(word))


def one_less(bones: str) -> list[str]:
    """Every skeleton with one letter left out, of those long enough to bear it (the idea of SymSpell)."""
    return [bones[:i] + bones[i + 1 :] for i in range(len(bones))] if len(bones) >= 4 else []


def compare(one: str, other: str) -> Match:
    """How surely two spellings name the same; order of words, initials, patronymics and titles do not matter."""
    if one == other:
        return Match(1.0, "the same spelling")
    first, second = tokens(one), tokens(other)
    if sorted(first) == sorted(second):
        return Match(0.99, "the same words")
    if sorted(map(key, first)) == sorted(map(key, second)):
        return Match(0.97, "the same sounds in another romanisation")
    return _compare_words(first, second)


def _compare_words(first: list[str], second: list[str]) -> Match:
    """Pairs each word of the shorter name with its best in the longer; unpaired patronymics cost nothing."""
    shorter, longer = sorted((first, second), key=len)
    left, total, weakest, initial = list(longer), 0.0, 1.0, False
    for word in shorter:
        if not left:
            break
        best = max(left, key=lambda candidate: _word(word, candidate))
        score = _word(word, best)
        initial = initial or len(word) == 1 or len(best) == 1
        total, weakest = total + score, min(weakest, score)
        left.remove(best)
    unpaired = [word for word in left if len(word) > 1 and not is_patronymic(word)]
    mean = total / max(len(shorter), 1)
    score = mean * 0.6 + weakest * 0.4 - 0.15 * len(unpaired)
    if initial:
        return Match(max(0.0, min(score, 0.9)), "initials that fit")
    if len(shorter) == 1 and unpaired:
        score = min(score, 0.75)
    words = "similar words" if not unpaired else f"similar words, without {' '.join(unpaired)}"
    return Match(max(0.0, min(score, 0.96)), words)


def _word(one: str, other: str) -> float:
    """How alike two folded words are, by spelling and by key."""
    if len(one) == 1 or len(other) == 1:
        return 0.85 if key(one)[:1] == key(other)[:1] else 0.0
    reduced_one, reduced_other = keyed(one, other)
    if reduced_one == reduced_other:
        return 1.0
    closeness = fuzz.ratio(reduced_one, reduced_other) / 100
    return (
        max(closeness, JaroWinkler.similarity(reduced_one, reduced_other) * 0.95) if closeness > 0.6 else closeness / 2
    )
