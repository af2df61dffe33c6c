"""Values of properties, each checked against the one type its property has."""

from __future__ import annotations

import re

from graph.claims import Scalar
from graph.dates import parse_date
from graph.errors import InputError
from graph.vocabulary import PROPERTIES, nearest

__all__ = ["parse_value"]

_PATTERNS = {
    "count": (
        re.compile(r"(?:>=|<=|~)?\d+(?:\.\d+)?|\d+\.\.\d+"),
        "Write a number, >=34 for at least, <=10 for at most, ~50 for about, 300..500 for between.",
    ),
    "money": (re.compile(r"[A-Z]{3} \d+(?:\.\d+)?"), "Write currency and amount, as KZT 50000."),
    "duration": (
        re.compile(r"P(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T\d+H)?(?:\.\.P(?:\d+Y)?(?:\d+M)?(?:\d+D)?)?"),
        "Write an ISO 8601 duration, as P1Y6M or P15D; least and most as P3Y..P5Y.",
    ),
}


def parse_value(name: str, text: str) -> Scalar:
    """The value of property `name`, from its text. Raises InputError that says what it looks like."""
    prop = PROPERTIES[name]
    if prop.values and text not in prop.values:
        raise InputError(
            f"{text!r} is no {name}{nearest(text, prop.values)}; one of: {', '.join(sorted(prop.values))}."
        )
    if prop.type == "date":
        parse_date(text)
    elif prop.type == "integer":
        if not text.isdecimal():
            raise InputError(f"{text!r} is no whole number.")
        return int(text)
    elif prop.type in _PATTERNS:
        pattern, advice = _PATTERNS[prop.type]
        if not pattern.fullmatch(text) or text == "P":
            raise InputError(f"{text!r} is no {prop.type}. {advice}")
    return text
