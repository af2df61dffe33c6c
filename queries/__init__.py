"""Every question as a file, and what runs it: `run(database, "around", {"actor": …})` gives an Answer.

`tables(answer)` gives nodes, relations and evidence ready for pandas; `measures(answer.subgraph)` and
`to_networkx(answer.subgraph)` are for analysis; `FORMATS["gexf"].write(answer)` gives a file's bytes.
"""

from __future__ import annotations

from queries.analytics import CAVEAT, measures, to_networkx
from queries.catalogue import catalogue, get_question
from queries.formats import FORMATS, ROW_FORMATS, Format, get_format
from queries.header import Parameter, Question
from queries.results import Answer, Column, Evidence, Node, Relation, Subgraph
from queries.run import ask, run
from queries.tables import tables

__all__ = [
    "CAVEAT",
    "FORMATS",
    "ROW_FORMATS",
    "Answer",
    "Column",
    "Evidence",
    "Format",
    "Node",
    "Parameter",
    "Question",
    "Relation",
    "Subgraph",
    "ask",
    "catalogue",
    "get_format",
    "get_question",
    "measures",
    "run",
    "tables",
    "to_networkx",
]
