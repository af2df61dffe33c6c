"""Every export format by its name: the same nodes, relations and evidence in all of them."""

from __future__ import annotations

from collections.abc import Mapping

from graph.errors import InputError
from graph.vocabulary import nearest
from queries.formats.bibliography import BIBTEX, CSL
from queries.formats.csv_tables import CSV, CSV_ROWS
from queries.formats.cytoscape import CYTOSCAPE
from queries.formats.footnotes import MARKDOWN
from queries.formats.format import Format
from queries.formats.ftm import FTM
from queries.formats.gexf import GEXF
from queries.formats.graphml import GRAPHML
from queries.formats.native import NATIVE
from queries.formats.node_link import NODE_LINK
from queries.results import Answer

__all__ = ["FORMATS", "ROW_FORMATS", "Format", "get_format"]

#: For subgraphs.
FORMATS: Mapping[str, Format] = {
    each.name: each
    for each in (NATIVE, CYTOSCAPE, NODE_LINK, GRAPHML, GEXF, CSV, FTM, BIBTEX, CSL, MARKDOWN)
}  # fmt: skip
#: For answers that are rows.
ROW_FORMATS: Mapping[str, Format] = {each.name: each for each in (NATIVE, CSV_ROWS, BIBTEX, CSL, MARKDOWN)}


def get_format(name: str, answer: Answer) -> Format:
    """The format of this name for this answer. Raises InputError that lists those there are."""
    known = ROW_FORMATS if answer.subgraph is None else FORMATS
    if name not in known:
        hint = nearest(name, known)
        raise InputError(f"There is no format {name!r} for this answer{hint}; there are: {', '.join(known)}.")
    return known[name]
