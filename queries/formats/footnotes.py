"""What is in view as Markdown: a line for each row or relation, with a footnote for every passage behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from queries.formats.format import Format, plain
from queries.results import Answer, Evidence, Relation, Row
from queries.tables import evidence_of

__all__ = ["MARKDOWN"]

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|])")


def write(answer: Answer) -> bytes:
    cited = list(evidence_of(answer))
    numbers = {each["claim"]: number for number, each in enumerate(cited, 1)}
    documents = {str(document["id"]): document for document in answer.documents}
    lines = [f"# {_marked(answer.title)}", ""]
    lines += [f"- {text}{''.join(f' [^{numbers[claim]}]' for claim in claims)}" for text, claims in _lines(answer)]
    lines += ["", *(f"[^{numbers[each['claim']]}]: {_footnote(each, documents)}" for each in cited)]
    return "\n".join([*lines, "", f"Data version {answer.data_version}.", ""]).encode()


def _lines(answer: Answer) -> Iterator[tuple[str, list[str]]]:
    """Each line's text, and the claims behind it."""
    if answer.subgraph is not None:
        names = {node.id: node.name for node in answer.subgraph.nodes}
        for relation in answer.subgraph.relations:
            yield _sentence(relation, names), _claims(relation.evidence)
    for row in answer.rows:
        said = {name: value for name, value in row.items() if name != "evidence" and value not in (None, [], False)}
        text = "; ".join(f"{name}: {_value(value)}" for name, value in said.items())
        yield _marked(text), _claims(cast("list[Evidence]", row.get("evidence") or []))


def _claims(evidence: Sequence[Evidence]) -> list[str]:
    return [each["claim"] for each in evidence]


def _sentence(relation: Relation, names: Mapping[str, str]) -> str:
    verb = relation.type.replace("_", " ").lower()
    parts = [names.get(relation.source, relation.source), verb, names.get(relation.target, relation.target)]
    when = "–".join(dict.fromkeys(filter(None, (relation.start, relation.end))))
    sure = "" if relation.certainty == "stated" else f" [{relation.certainty}]"
    return _marked(f"{' – '.join(parts)}{f' ({when})' if when else ''}{sure}")


def _footnote(each: Evidence, documents: Mapping[str, Row]) -> str:
    document = documents.get(each["document"], {})
    named = [str(document[name]) for name in ("publisher", "title", "published") if document.get(name)]
    by, passage = each["attributed_to"], each["passage"]
    said = "" if each["certainty"] == "stated" else f" ({each['certainty']}{' by ' + by['name'] if by else ''})"
    words = " … ".join(filter(None, (passage["first"], passage["last"])))
    link = f" <{_address(each['link'])}>" if each["link"] else ""
    return f"{_marked(', '.join(named) or each['document'])}{_marked(said)}: “{_marked(words)}”{link}"


def _address(link: str) -> str:
    return link.replace(" ", "%20").replace("<", "%3C").replace(">", "%3E")


def _marked(text: str) -> str:
    """Nothing in it is read as Markdown or HTML; white space at its start stays."""
    lead = " " if text.startswith(" ") else ""
    return lead + _MARKS.sub(r"\\\1", " ".join(plain(text).split()))


def _value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_value(part) for part in value)
    if not isinstance(value, dict):
        return str(value)
    inner = (f"{name} {_value(part)}" for name, part in value.items() if name != "evidence")
    return str(value.get("name") or "; ".join(inner))


MARKDOWN = Format("markdown", "text/markdown; charset=utf-8", "md", "a footnote for every passage", write, rows=True)
