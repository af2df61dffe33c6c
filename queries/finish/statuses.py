"""Where a charge stood: the latest status of its dated history, that of a day (`as_of`), or as reported by a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import cast

from graph.claims import Claim, Document
from graph.dates import parse_date
from graph.merge import charge_properties
from graph.passages import Passage
from queries.finish.finish import Finish, Finished, Parameters
from queries.results import Row

__all__ = ["CASES", "HISTORY", "STATUSES", "TALLY", "cases"]


def history(rows: Sequence[Row], parameters: Parameters) -> Finished:
    """The status of the database; with `reported_by` the one that the documents published by then give; with `as_of`
    the last one that had certainly come by that day."""
    if parameters.get("reported_by"):
        rows = [_reported(row) for row in rows]
        if wanted := parameters.get("status"):
            rows = [row for row in rows if row["status"] in cast("list[str]", wanted)]
    return Finished([_as_of(_kept(row), parameters.get("as_of")) for row in rows])


def statuses(rows: Sequence[Row], parameters: Parameters) -> Finished:
    """As history, which is then left out."""
    done = history(rows, parameters).rows
    return Finished([{name: value for name, value in row.items() if name != "history"} for row in done])


def cases(rows: Sequence[Row], parameters: Parameters) -> Finished:
    """Of the charges in each row: provision and status as the documents published by `reported_by` say, or as the
    status was on a day (`as_of`)."""
    found = [
        {**row, "charges": [_charge(each, parameters) for each in cast("list[Row]", row["charges"])]} for row in rows
    ]
    return Finished(found)


def tally(rows: Sequence[Row], _: Parameters) -> Finished:
    """How many of the charges in each row stand where."""
    found = []
    for row in rows:
        counted = Counter(str(each["status"]) for each in cast("list[Row]", row["statuses"]))
        ordered = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
        found.append({**row, "statuses": [{"status": status, "count": count} for status, count in ordered]})
    return Finished(found)


def _charge(charge: Row, parameters: Parameters) -> Row:
    if parameters.get("reported_by"):
        told = cast("list[dict[str, str | None]]", charge["told"])
        under = [str(each["to"]) for each in told if each["predicate"] == "UNDER"]
        statuses = [each for each in told if each["predicate"] == "status"]
        charge = {**_reported({**charge, "told": statuses}), "provision": max(under, key=len, default=None)}
    if day := parameters.get("as_of"):
        charge = _while_held(charge, _as_of(charge, day))
    return {name: value for name, value in charge.items() if name not in {"history", "told"}}


def _while_held(charge: Row, stood: Row) -> Row:
    """Who is held is under suspicion or charge: of a day before which no status is dated, the last undated one that
    leads to a verdict, without its day."""
    undated = [entry[2:] for entry in cast("list[str]", charge["history"] or []) if entry.startswith("? ")]
    pending = [status for status in undated if status in {"suspected", "investigated", "charged", "on_trial"}]
    return {**stood, "status": pending[-1]} if stood["status"] == "unknown" and pending else stood


def _kept(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "told"}


def _reported(row: Row) -> Row:
    """As the graph is assembled, of the status claims in `told` alone."""
    if not isinstance(row["history"], list):
        return row
    told = cast("list[dict[str, str | None]]", row["told"])
    documents = {str(each["document"]): Document(str(each["document"]), "", each["published"] or "") for each in told}
    claims = [
        Claim(
            str(each["document"]), "", "status", Passage(""), value=each["value"], certainty=str(each["certainty"]),
            qualifiers=(("start", each["start"]),) if each["start"] else (),
        )
        for each in told
    ]  # fmt: skip
    found = charge_properties(claims, documents)
    return {**row, "status": found["status"], "status_date": found.get("status_date"), "history": found["history"]}


def _as_of(row: Row, day: object) -> Row:
    if not day or not isinstance(row["history"], list):
        return row
    limit = parse_date(str(day)).latest
    dated = [entry.split(" ", 1) for entry in map(str, row["history"]) if not entry.startswith("?")]
    past = [(date, status) for date, status in dated if parse_date(date).latest <= limit]
    date, status = past[-1] if past else (None, "unknown")
    return {**row, "status": status, "status_date": date, "history": [" ".join(entry) for entry in past]}


CASES = Finish(cases)
HISTORY = Finish(history, takes=frozenset({"told"}), parameters=frozenset({"as_of"}))
STATUSES = Finish(statuses, takes=frozenset({"history", "told"}))
TALLY = Finish(tally)
