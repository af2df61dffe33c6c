"""The documents that an answer cites, as BibTeX and as CSL-JSON."""

from __future__ import annotations

import re

from graph.dates import parse_date
from queries.formats.format import Format, plain, to_json
from queries.results import Answer, Row

__all__ = ["BIBTEX", "CSL"]

_SPECIAL = {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}%&#_$"},
}  # fmt: skip
_NOT_IN_KEY = re.compile(r"[^A-Za-z0-9:._-]")


def bibtex(answer: Answer) -> bytes:
    return "\n".join(_entry(document) for document in answer.documents).encode()


def _entry(document: Row) -> str:
    date = str(document.get("published") or "")
    publisher = _tex(document.get("publisher"))
    fields = {
        "title": f"{{{_tex(document['title'])}}}",
        "author": publisher and f"{{{publisher}}}",  # in braces: an institution, not a first and a last name
        "institution": publisher,
        "year": date[:4],
        "month": date[5:7].lstrip("0") if ".." not in date else "",
        "number": _tex(document.get("reference")),
        "url": str(document.get("url") or "").replace("{", "%7B").replace("}", "%7D"),
        "language": _tex(document.get("language")),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    key = _NOT_IN_KEY.sub("-", str(document["id"]))
    return "\n".join([f"@techreport{{{key},", *lines, "}", ""])


def _tex(value: object) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in plain(value or ""))


def csl(answer: Answer) -> bytes:
    return to_json([_item(document) for document in answer.documents])


def _item(document: Row) -> Row:
    publisher = document.get("publisher")
    found = {
        "id": document["id"],
        "type": "report",
        "title": document["title"],
        "author": [{"literal": publisher}] if publisher else None,
        "publisher": publisher,
        "issued": _issued(document),
        "number": document.get("reference"),
        "URL": document.get("url"),
        "language": document.get("language"),
    }
    return {name: value for name, value in found.items() if value}


def _issued(document: Row) -> Row | None:
    published = str(document.get("published") or "")
    if not published:
        return None
    ends = parse_date(published).text.split("..")
    return {"date-parts": [[int(number) for number in end.split("-")] for end in ends]}


BIBTEX = Format("bibtex", "application/x-bibtex", "bib", "the documents cited, for BibTeX", bibtex, rows=True)
CSL = Format(
    "csl", "application/vnd.citationstyles.csl+json", "json", "the documents cited, for Zotero", csl, rows=True
)
