"""Small worlds in one line: a claims file from its parts, a workspace, its graph."""

from __future__ import annotations

from pathlib import Path

from graph.assemble import Graph
from graph.laws import Law
from loaders.claims_file import parse_claims_file
from loaders.expand import Expanded, expand
from loaders.run import build
from loaders.workspace import Workspace

LAWS = "xx-cc-2014: {title: Criminal Code, short: CC, country: xx, year: 2014}\n"
HEAD = (
    "document: {{id: {id}, title: A report, published: '{published}', publisher: pub, url: 'https://example.org/{id}'}}"
)
#: A paper, its journalist Ann Lee, the police, and what a case needs; each is spoken of.
PEOPLE = """
entities:
  pub: {kind: Organization, name: The Publisher, at: The Publisher}
  ann: {kind: Person, name: Ann Lee, roles: [Journalist], at: Ann Lee … paper}
  paper: {kind: Outlet, name: The Paper, at: The Paper}
claims:
- {s: ann, p: WORKS_FOR, o: paper, at: Ann Lee … paper}
"""
CASE = """
entities:
  police: {kind: Agency, name: the police, at: the police … home}
  court: {kind: Court, name: City Court, at: City Court … prison}
cases:
  lee-274:
    category: criminal
    title: Lee, false information
    at: Ann Lee … article 274
    defendants: ann
    charges:
    - {of: each, under: 'xx-cc-2014:274', status: investigated}
    steps:
      raid: {what: search, date: 2015-12-18, done_by: police, of: ann, at: the police … home}
      verdict: {what: verdict, date: 2016-02, of: each, status: convicted, decided_by: court, at: City Court … prison}
      sentence: {what: sentence, after: verdict, of: each, penalties: [imprisonment P3Y], at: City Court … prison}
"""


def claims_text(*parts: str, id: str = "one-2015", published: str = "2015-12-31") -> str:
    """A claims file of these parts."""
    return "\n---\n".join([HEAD.format(id=id, published=published), *parts])


def expanded(*parts: str, **head: str) -> Expanded:
    """What a claims file of these parts says, under the laws of LAWS."""
    laws = {"xx-cc-2014": Law("xx-cc-2014", "Criminal Code", "CC")}
    return expand(parse_claims_file(claims_text(*parts, **head), "one.yaml"), laws)


def workspace(path: Path, *files: str, judgements: str = "") -> Workspace:
    """A workspace of these claims files."""
    (path / "reports").mkdir(parents=True, exist_ok=True)
    for old in path.glob("reports/*.yaml"):
        old.unlink()
    for place, text in enumerate(files):
        (path / "reports" / f"{place}.yaml").write_text(text, encoding="utf-8")
    (path / "laws.yaml").write_text(LAWS, encoding="utf-8")
    (path / "judgements.yaml").write_text(judgements, encoding="utf-8")
    return Workspace(path)


def graph(path: Path, *files: str, judgements: str = "", tier: str = "public") -> Graph:
    """The graph of a workspace of these claims files."""
    return build(workspace(path, *files, judgements=judgements), tier)
