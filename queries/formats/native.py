"""Native JSON: all that the answer holds."""

from __future__ import annotations

from queries.formats.format import Format, to_json
from queries.results import Answer

__all__ = ["NATIVE"]


def write(answer: Answer) -> bytes:
    return to_json(answer.to_json())


NATIVE = Format("json", "application/json", "json", "all that the answer holds, evidence included", write, rows=True)
