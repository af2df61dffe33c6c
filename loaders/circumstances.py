"""How alike two cases, events, works or unnamed actors are: by what they have to do with, and what is told of them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.dates import PartialDate, fits, parse_date
from graph.merge import disagree
from graph.tiers import WITHHELD
from graph.vocabulary import ACTORS, INSTITUTIONS, RELATIONS
from loaders.candidates import Candidate, Link
from loaders.likeness import name_likeness, warnings

__all__ = ["CROWDED", "Circumstances", "Evidence", "said"]

CROWDED = 50  # what more of one kind have to do with brings no two of them together
#: How much it says that two have to do with the same in the same way; what is not listed says it all.
_WEIGHT = {
    "POSTED_ON": 0.3, "LOCATED_IN": 0.3, "RESIDES_IN": 0.3, "CRITICISED": 0.3, "ADDRESSED": 0.3, "ABOUT": 0.5,
    "PUBLISHED_ABOUT": 0.3, "RELATED_CASE": 0.5, "WORKS_FOR": 0.8, "WROTE": 0.7, "PUBLISHED": 0.7, "MEMBER_OF": 0.5,
    "DEMANDED": 0.3, "AFTER": 0.5, "AROSE_FROM": 0.3,
}  # fmt: skip
_HEARD = {"Case": 0.3, "Court": 0.7}  # a court hears many cases, and some cases go through several courts
_ONE_SORT = {"ban": "closure", "blocking": "closure"}  # one document may call so what another calls otherwise
_NEAR_DAYS = 62
ALIKE = 0.93  # from here on a description is the name in other words


@dataclass(slots=True)
class Evidence:
    """A score, and in words what speaks for it and what against."""

    score: float
    good: list[str] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)

    def add(self, points: float, words: str = "") -> None:
        """Raises or lowers the score; the words go to the side that the points are on."""
        self.score += points
        if words:
            (self.good if points >= 0 else self.bad).append(words)


class Circumstances:
    """Compares candidates by their relations, words and dates; knows how common each of them is."""

    def __init__(self, known: Sequence[Candidate], labels: Mapping[str, str]) -> None:
        self.labels = labels
        self.holders = Counter((one.kind, _sort(one), link) for one in known for link in one.links)
        self.told = Counter((one.kind, word) for one in known for word in one.words)
        self.sizes = Counter(one.kind for one in known)
        self.steps = Counter(
            (_sort(one), case, document, who)
            for one in known for case in one.cases for document in one.documents for who in _concerned(one)
        )  # fmt: skip

    def blocks(self, one: Candidate) -> Iterator[tuple[str, ...]]:
        """Where those meet that have something rare to do with the same."""
        for link in one.links:
            if _weight(one.kind, link) >= 0.5 and 1 < self.holders[one.kind, _sort(one), link] <= CROWDED:
                yield (one.kind, _sort(one), *link)

    def compare(self, one: Candidate, other: Candidate) -> Evidence:
        """How surely the two are one, by circumstances alone."""
        if one.kind == "Case":
            return self._cases(one, other)
        if one.kind == "Event":
            return self._events(one, other)
        found = Evidence(0.53)
        found.add(0.3 * min(self._linked(one, other, found), 1.5))
        found.add(0.25 * self._worded(one, other, found))
        self._unnamed(one, other, found)
        if one.kind in INSTITUTIONS:
            _called(one, other, found)
        if one.kind == "Work":
            _dates(one, other, found, 0.1, 0.3)
        return found

    def _cases(self, one: Candidate, other: Candidate) -> Evidence:
        found = Evidence(0.45)
        found.add(0.3 * min(self._linked(one, other, found), 1.2))
        found.add(0.25 * self._worded(one, other, found))
        shared = one.defendants & other.defendants
        if shared and shared in (one.defendants, other.defendants):
            found.add(0.1)
        elif one.defendants and other.defendants and not shared:
            found.add(-0.1, "other defendants")
        if one.category == other.category:
            found.add(0.12, f"both {one.category}")
        else:
            found.add(-0.2, f"{one.category} / {other.category}")
        if one.articles & other.articles:
            found.add(0.2, f"under the same article: {', '.join(sorted(one.articles & other.articles))}")
        elif one.articles and other.articles:
            articles = " / ".join(", ".join(sorted(each.articles)) for each in (one, other))
            found.add(-0.3, f"other articles: {articles}")
        _years(one, other, found)
        return found

    def _events(self, one: Candidate, other: Candidate) -> Evidence:
        found = Evidence(0.5)
        if one.what == other.what:
            found.good.append(f"both {_what(one)}")
        else:
            found.add(-0.1, f"{_what(one)} / {_what(other)}")
        case = one.cases & other.cases
        links = self._linked(one, other, found)
        found.add(0.1 * min(links, 2) + 0.2 if case else 0.2 * min(links, 1.5))
        found.add(0.15 * self._worded(one, other, found))
        if one.cases and other.cases and not case:
            found.add(-0.25, "steps of two cases")
        people = [each.others("CONCERNS →") for each in (one, other)]
        if all(people) and not people[0] & people[1]:
            found.add(-0.15, "they concern others")
        if case:
            self._sole(one, other, min(case), found)
        _dates(one, other, found, 0.15, 0.3)
        return found

    def _sole(self, one: Candidate, other: Candidate, case: str, found: Evidence) -> None:
        """Whether each document tells of one such step of the case, as to those whom both concern."""
        shared = set(_concerned(one)) & set(_concerned(other))
        more = [
            document for each in (one, other) for document in sorted(each.documents)
            if min(self.steps[_sort(one), case, document, who] for who in shared) > 1
        ]  # fmt: skip
        if more:
            found.add(-0.08, f"{', '.join(dict.fromkeys(more))} tells of more than one {_what(one)} in this case")
        else:
            found.add(0.1, f"each document tells of one {_what(one)} in this case")

    def _linked(self, one: Candidate, other: Candidate, found: Evidence) -> float:
        """What both have to do with, the more the rarer: 1 for each that only these two share."""
        total = 0.0
        shared = [link for link in one.links if link in other.links]
        for link in sorted(shared, key=lambda link: self.holders[one.kind, _sort(one), link]):
            total += _weight(one.kind, link) / math.log2(max(2, self.holders[one.kind, _sort(one), link]))
            if len(found.good) < 6:
                found.good.append(said(link, self.labels))
        return total

    def _worded(self, one: Candidate, other: Candidate, found: Evidence) -> float:
        """The cosine of the words told of both, rare ones weighing more."""
        shared = one.words.keys() & other.words.keys()
        if not shared:
            return 0.0
        weights = {word: self._rarity(one.kind, word) ** 2 for word in one.words.keys() | other.words.keys()}
        size = math.prod(sum(weights[word] for word in each.words) for each in (one, other))
        rarest = sorted(shared, key=lambda word: (-weights[word], word))[:4]
        found.good.append(f"words in common: {', '.join(one.words[word] for word in rarest)}")
        return sum(weights[word] for word in shared) / math.sqrt(size)

    def _rarity(self, kind: str, word: str) -> float:
        return math.log(1 + self.sizes[kind] / self.told[kind, word])

    def _unnamed(self, one: Candidate, other: Candidate, found: Evidence) -> None:
        nameless = [each for each in (one, other) if not each.named]
        if one.kind in ACTORS and nameless:
            documents = sorted({document for each in nameless for document in each.documents})
            found.bad.append(f"not named in {', '.join(documents)}")
        if one.kind == "Person" and bool(one.counts) != bool(other.counts):
            found.add(-0.2, "a group, and one person")
        elif disagree("count", one.counts | other.counts):
            found.add(-0.15, f"other counts: {', '.join(sorted(one.counts))} / {', '.join(sorted(other.counts))}")


def _concerned(one: Candidate) -> Iterator[str]:
    """Whom or what it concerns; every event concerns nobody in particular too."""
    yield ""
    yield from one.others("CONCERNS →")


def _weight(kind: str, link: Link) -> float:
    relation = link[0].strip("→ ")
    return _HEARD[kind] if relation == "HEARD_BY" else _WEIGHT.get(relation, 1.0)


def _what(one: Candidate) -> str:
    return one.what.replace("_", " ")


def _sort(one: Candidate) -> str:
    return _ONE_SORT.get(one.what, one.what)


def said(link: Link, labels: Mapping[str, str]) -> str:
    """What two have in common, in words: `each works for The Paper`, `the police searched both`."""
    relation, end = link
    reads, label = RELATIONS[relation.strip("→ ")].reads, labels.get(end, end)
    return f"each {reads} {label}" if relation.endswith("→") else f"{label} {reads} both"


def _called(one: Candidate, other: Candidate, found: Evidence) -> None:
    """A body that no document names may be described by the words of another's name."""
    pairs = ((a, b) for a in one.names or [one.label] for b in other.names or [other.label])
    match, a, b = max(((name_likeness(a, b, one.kind), a, b) for a, b in pairs), key=lambda pair: pair[0].score)
    if match.score >= ALIKE:
        found.score = max(found.score, match.score - 0.1)
        found.good.insert(0, f"{match.why}: {a} / {b}")
        found.bad += warnings(a, b, one.kind)


def _dates(one: Candidate, other: Candidate, found: Evidence, points: float, against: float) -> None:
    """Dates that can be the same day speak for it; a few weeks, or the year alone, may be a slip."""
    mine, theirs = _parsed(one.dates), _parsed(other.dates)
    if not mine or not theirs:
        return
    said = f"{', '.join(sorted(one.dates))} / {', '.join(sorted(other.dates))}"
    if any(fits(a, b) for a in mine for b in theirs):
        found.add(points, f"dates that fit: {said}")
    elif any(_near(a, b) for a in mine for b in theirs):
        found.add(-0.05, f"dates a few weeks apart: {said}")
    elif any(len(a.text) > 6 and len(b.text) > 6 and a.text[5:7] == b.text[5:7] for a in mine for b in theirs):
        found.add(-0.05, f"the same month of another year: {said}")
    else:
        found.add(-against, f"other dates: {said}")


def _years(one: Candidate, other: Candidate, found: Evidence) -> None:
    years = [{int(date.text[:4]) for date in _parsed(each.dates)} for each in (one, other)]
    if all(years):
        near = any(abs(a - b) <= 1 for a in years[0] for b in years[1])
        found.add(0.1 if near else -0.35, "in the same years" if near else "years apart")


def _near(one: PartialDate, other: PartialDate) -> bool:
    first, last = sorted((one, other), key=lambda date: date.earliest)
    return len(first.text) > 6 and len(last.text) > 6 and _days(first.latest, last.earliest) <= _NEAR_DAYS


def _days(one: str, other: str) -> int:
    (y, m, d), (y2, m2, d2) = (map(int, day.split("-")) for day in (one, other))
    return (y2 - y) * 365 + (m2 - m) * 30 + d2 - d


def _parsed(dates: Iterable[str]) -> list[PartialDate]:
    return [parse_date(text) for text in dates if text != WITHHELD]
