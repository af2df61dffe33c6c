"""What a question's Cypher may say: parameters, labels, types and columns are checked, writes are refused."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.vocabulary import EVIDENCE_RELATIONS, INSTITUTIONS, KINDS, RELATIONS, ROLES, nearest

__all__ = ["LABELS", "TYPES", "labels", "masked", "parameters", "refused", "returned"]

LABELS = frozenset(KINDS) | ROLES | {"Entity", "Institution", "Claim", "Document", "FormerId", "Load"}
TYPES = frozenset(RELATIONS) | frozenset(EVIDENCE_RELATIONS) | {"NOW"}
PROCEDURES = frozenset({"db.index.fulltext.querynodes"})
_NO_LABELS = frozenset("CASE EXISTS COUNT COLLECT NOT NULL TRUE FALSE".split())

_HIDDEN = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"", re.DOTALL)
_PARAMETER = re.compile(r"\$(\w+)")
_LABEL = re.compile(r"[:|&!]\s*!?\s*([A-Z]\w*)")
_WRITES = re.compile(
    r"(?<![.$:\w])(CREATE|MERGE|SET|DELETE|REMOVE|DETACH|DROP|ALTER|FOREACH|LOAD\s+CSV|USE|TRANSACTIONS)(?!\w)", re.I
)
_CALL = re.compile(r"\bCALL\s+([A-Za-z][\w.]*)", re.I)
_DYNAMIC = re.compile(r"[:|&]\s*\$\s*(?:all|any)?\s*\(", re.I)
_SHORTEST = re.compile(r"(?<!ALL )\bSHORTEST\b(?!\s+\d)", re.I)
_END = re.compile(r"\b(ORDER\s+BY|SKIP|LIMIT|UNION)\b", re.I)

Found = Iterator[tuple[str, int]]  # a word or a message, and where it stands


def masked(cypher: str) -> str:
    """The same length and lines, with comments and quoted text blanked out."""
    return _HIDDEN.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), cypher)


def parameters(text: str) -> Found:
    """Every `$name` of a masked text."""
    return ((match[1], match.start()) for match in _PARAMETER.finditer(text))


def labels(text: str) -> Found:
    """Labels and types that neither the vocabulary nor the evidence knows, as messages."""
    for match in _LABEL.finditer(text):
        word = match[1]
        if word not in LABELS | TYPES | _NO_LABELS:
            yield f"there is no label or relation {word}{nearest(word, LABELS | TYPES)}", match.start(1)


def refused(text: str) -> Found:
    """What a question must not do, as messages."""
    for match in _WRITES.finditer(text):
        yield f"a question only reads; {match[1].upper()} is refused", match.start()
    for match in _CALL.finditer(text):
        if match[1].lower() not in PROCEDURES:
            yield f"the procedure {match[1]} is refused; allowed: db.index.fulltext.queryNodes", match.start()
    for match in _DYNAMIC.finditer(text):
        yield "write labels and types out; a dynamic one cannot be checked", match.start()
    for match in _SHORTEST.finditer(text):
        yield "SHORTEST takes a number written out, as SHORTEST 10", match.start()
    if ";" in text:
        yield "a question is one statement, without a semicolon", text.index(";")


def returned(text: str) -> list[tuple[list[str], int]]:
    """The columns of each RETURN of a masked text that is not inside braces, and where it stands."""
    flat = _flat(text)
    found = []
    for match in re.finditer(r"\bRETURN\b(?:\s+DISTINCT\b)?", flat, re.I):
        end = _END.search(flat, match.end())
        found.append(
            ([_alias(item) for item in flat[match.end() : end.start() if end else None].split(",")], match.start())
        )
    return found


def _alias(item: str) -> str:
    return item.split()[-1] if item.split() else ""


def _flat(text: str) -> str:
    """What stands outside of all brackets; the rest is blanked out."""
    depth, out = 0, []
    for sign in text:
        depth -= sign in ")]}"
        out.append(sign if depth == 0 or sign == "\n" else "_")
        depth += sign in "([{"
    return "".join(out)


assert not set(KINDS) & set(RELATIONS) and set(KINDS) >= INSTITUTIONS
