"""Which sentences name somebody or something and lie under no claim's passage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.passages import Span, Text, parse_passage
from loaders.expand import Expanded

__all__ = ["Uncovered", "coverage"]

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NAMING = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTHS}),?\s+(?:\d{{1,2}},\s+)?\d{{4}}"  # a date
    rf"|\b\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|\b(?:Art\.|[Aa]rticles?)\s*\d+"  # a date; an article of law
    r"|\b(?:[A-Z][a-z]+\s+)*(?:Court|Ministry|Committee|Prosecutor|Police|Department)\b"  # an institution
    r"|(?<=[a-z,;:’'] )[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+)+"  # two capitalised words within a sentence
)


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A sentence under no passage, and the word that says it should be."""

    sentence: str
    names: str


def coverage(expanded: Expanded, text: Text) -> Iterator[Uncovered]:
    """In the order of the text; `skipped` stretches count as covered."""
    covered = _covered(expanded, text)
    names = _names(expanded)
    for span in text.sentences():
        sentence = text.text[span.start : span.end]
        naming = _NAMING.search(sentence) or (names.search(sentence) if names else None)
        if naming and not any(span.start < other.end and other.start < span.end for other in covered):
            yield Uncovered(sentence, naming.group())


def _covered(expanded: Expanded, text: Text) -> list[Span]:
    passages = {claim.passage for claim in expanded.reading.claims}
    spans = [span for passage in passages for span in text.find(passage)]
    skipped = [parse_passage(entry.at) for part in expanded.source.parts for entry in part.skipped]
    return spans + [span for passage in skipped for span in text.find(passage, longest=None)]


def _names(expanded: Expanded) -> re.Pattern[str] | None:
    names = {str(claim.value) for claim in expanded.reading.claims if claim.predicate == "name"}
    longest_first = sorted((re.escape(name) for name in names if len(name) > 2), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest_first)})\b") if longest_first else None
