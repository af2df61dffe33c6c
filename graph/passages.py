"""Passages: named by their first and last words, found again in a text, linked to the publisher's page."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from urllib.parse import quote

__all__ = ["LONGEST", "Passage", "Span", "Text", "carried_too_much", "link", "mistakes", "parse_passage"]

LONGEST = 700  # characters of a passage (design.md, 1.2)
MOST_WORDS = 6  # carried at each end

_MARKUP = re.compile(r"<sup>.*?</sup>|[*_]")
_SPACE = re.compile(r"\s+")
# A sentence ends at . ! or ? (and closing quotes) before a capital, an opening quote or the paragraph's end.
_SENTENCE_END = re.compile(r"(?<![\s(.][A-Z])(?<!\bNo)(?<!\bArt)[.!?][”’\"')\]]*(?=\s+[“‘\"(\[–A-Z0-9•-]|\s*$)")


@dataclass(frozen=True, slots=True)
class Passage:
    """The first and the last words of a passage; without last words it runs to the end of its sentence."""

    first: str
    last: str = ""

    def __str__(self) -> str:
        return f"{self.first} … {self.last}" if self.last else self.first


@dataclass(frozen=True, slots=True)
class Span:
    """Where a passage lies in a text: characters of the collapsed text, end exclusive."""

    start: int
    end: int


class Text:
    """A document's text, white space collapsed and markup left out, in which passages are found."""

    def __init__(self, raw: str) -> None:
        paragraphs = [text for text in (_clean(part) for part in re.split(r"\n\s*\n|\n(?=\s*[-–·#•])", raw)) if text]
        self.text = " ".join(paragraphs)
        self._paragraph_starts: list[int] = []
        position = 0
        for paragraph in paragraphs:
            self._paragraph_starts.append(position)
            position += len(paragraph) + 1

    def find(self, passage: Passage, longest: int | None = LONGEST) -> list[Span]:
        """Every place the passage can be; a sound one has exactly one."""
        first, last = _clean(passage.first), _clean(passage.last)
        spans = []
        start = self.text.find(first) if first else -1
        while start >= 0:
            end = self._end(start + len(first), last)
            if end is not None and (longest is None or end - start <= longest):
                spans.append(Span(start, end))
            start = self.text.find(first, start + 1)
        return spans

    def quote(self, passage: Passage) -> str | None:
        """The passage's own words, or None where it does not lie in exactly one place."""
        spans = self.find(passage)
        return self.text[spans[0].start : spans[0].end] if len(spans) == 1 else None

    def sentences(self) -> list[Span]:
        """Each sentence of each paragraph, in order."""
        spans = []
        for start, following in zip(
            self._paragraph_starts, [*self._paragraph_starts[1:], len(self.text) + 1], strict=True
        ):
            stop = following - 1
            while start < stop:
                end = min(self._sentence_end(start + 1), stop)
                spans.append(Span(start, end))
                start = end + 1 if self.text[end : end + 1] == " " else end
        return spans

    def _end(self, after: int, last: str) -> int | None:
        if not last:
            return self._sentence_end(after)
        found = self.text.find(last, after)
        return None if found < 0 else found + len(last)

    def _sentence_end(self, after: int) -> int:
        paragraph = bisect_right(self._paragraph_starts, max(after - 1, 0))
        limit = self._paragraph_starts[paragraph] - 1 if paragraph < len(self._paragraph_starts) else len(self.text)
        match = _SENTENCE_END.search(self.text, max(after - 2, 0), limit)
        return match.end() if match and match.end() >= after else limit


def parse_passage(at: str) -> Passage:
    """`first … last`, or only the first words."""
    first, _, last = at.partition("…")
    return Passage(_SPACE.sub(" ", first).strip(), _SPACE.sub(" ", last).strip())


def mistakes(passage: Passage) -> list[str]:
    """What is wrong with how a passage is named, without its text."""
    found = []
    if not passage.first:
        found.append("a passage needs its first words, as: at: first words … last words")
    for end in (passage.first, passage.last):
        if len(end.split()) > MOST_WORDS:
            found.append(f"{end!r} carries {len(end.split())} words of the report; at most {MOST_WORDS} at each end")
    return found


def carried_too_much(passage: Passage, quoted: str) -> bool:
    """Whether more than two thirds of the passage's words stand in the file (names of one to three words may)."""
    carried = len(passage.first.split()) + len(passage.last.split())
    return carried > 3 and carried * 3 > len(quoted.split()) * 2


def link(url: str, passage: Passage, highlight: bool) -> str:
    """The publisher's page, at the passage where that page holds the text (a text fragment, WICG spec)."""
    if not highlight or not url:
        return url
    parts = [quote(end, safe="").replace("-", "%2D") for end in (passage.first, passage.last) if end]
    return f"{url}#:~:text={','.join(parts)}"


def _clean(text: str) -> str:
    return _SPACE.sub(" ", _MARKUP.sub("", text)).strip()
