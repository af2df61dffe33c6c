"""What a caller gave, as values for Cypher: each checked against its type, every mistake named at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from graph.dates import parse_date
from graph.errors import InputError, Problem
from graph.search import lucene
from graph.vocabulary import nearest
from queries.header import Parameter, Question

__all__ = ["coerce", "for_cypher", "phrase", "shown"]

LONGEST_TEXT = 500
MOST_VALUES = 50
NOTHING = "0"  # a term that no entity is indexed under: letters that have no sound find nobody
_BOOLEANS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


def coerce(question: Question, given: Mapping[str, object]) -> dict[str, object]:
    """A value for every parameter, defaults included. Raises InputError that lists every bad one."""
    problems = [
        Problem(f"{question.name} has no such parameter{nearest(name, question.parameters)}", field=name)
        for name in given.keys() - question.parameters.keys()
    ]
    values: dict[str, object] = {}
    for name, parameter in question.parameters.items():
        try:
            values[name] = _value(parameter, given.get(name))
        except InputError as error:
            problems.append(Problem(str(error), field=name))
    if problems:
        raise InputError(f"{question.name} cannot be asked so.", sorted(problems, key=lambda problem: problem.field))
    return values


def for_cypher(question: Question, values: Mapping[str, object]) -> dict[str, object]:
    """Dates become {text, earliest, latest}, searches {text, words}; the rest stays."""
    return {name: _spelt_out(question.parameters[name].type, value) for name, value in values.items()}


def _spelt_out(kind: str, value: object) -> object:
    if value is None or kind not in {"date", "search"}:
        return value
    if kind == "search":
        return {"text": value, "words": lucene(str(value)) or NOTHING}
    date = parse_date(str(value))
    return {"text": date.text, "earliest": date.earliest, "latest": date.latest}


def phrase(text: str, prefix: bool = False) -> str:
    """A full-text search for all words of a name, nothing of it read as an operator; `prefix`: the last may go on."""
    words = "".join(sign if sign.isalnum() else " " for sign in text).lower().split()
    if not words:
        return ""
    last = f"({words[-1]} OR {words[-1]}*)" if prefix else words[-1]
    return " AND ".join([*words[:-1], last])


def shown(values: Mapping[str, object]) -> dict[str, object]:
    """The parameters as an answer repeats them: those that say something."""
    return {name: value for name, value in values.items() if value is not None}


def _value(parameter: Parameter, given: object) -> object:
    if given is None or given == "" or given == []:
        if parameter.required:
            raise InputError(f"is missing: {parameter.about}")
        return parameter.default
    if parameter.many:
        return _values(parameter, given)
    if isinstance(given, list | tuple):
        if len(given) != 1:
            raise InputError("takes one value")
        given = given[0]
    return _one(parameter, given)


def _values(parameter: Parameter, given: object) -> list[object]:
    several = list(given) if isinstance(given, list | tuple | set | frozenset) else [given]
    found = list(dict.fromkeys(_one(parameter, value) for value in several))
    most = parameter.most or MOST_VALUES
    if len(found) > most:
        raise InputError(f"takes at most {most} values, not {len(found)}")
    if len(found) < (parameter.least or 1):
        raise InputError(f"takes at least {parameter.least} values")
    return found


def _one(parameter: Parameter, given: object) -> object:
    return _READERS.get(parameter.type, _text)(parameter, given)


def _text(parameter: Parameter, given: object) -> str:
    if not isinstance(given, str):
        raise InputError(f"{given!r} is no text")
    text = given.strip()
    if not text:
        raise InputError("is empty")
    if len(text) > LONGEST_TEXT:
        raise InputError(f"is too long: {len(text)} characters, at most {LONGEST_TEXT}")
    if any(ord(sign) < 32 or ord(sign) == 127 or 0xD800 <= ord(sign) <= 0xDFFF for sign in text):
        raise InputError("holds a control character")
    return text


def _search(parameter: Parameter, given: object) -> str:
    text = _text(parameter, given)
    if not phrase(text):
        raise InputError(f"{text!r} holds no letter and no digit")
    return text


def _date(parameter: Parameter, given: object) -> str:
    return parse_date(_text(parameter, given)).text


def _integer(parameter: Parameter, given: object) -> int:
    text = str(given).strip()
    if isinstance(given, bool) or not text.lstrip("-").isdecimal() or len(text) > 18:
        raise InputError(f"{text[:40]!r} is no whole number")
    number, least, most = int(text), parameter.least, parameter.most
    if (least is not None and number < least) or (most is not None and number > most):
        raise InputError(f"{number} is not between {least} and {most}")
    return number


def _boolean(parameter: Parameter, given: object) -> bool:
    if isinstance(given, bool):
        return given
    if str(given).lower() not in _BOOLEANS:
        raise InputError(f"{given!r} is neither true nor false")
    return _BOOLEANS[str(given).lower()]


def _choice(parameter: Parameter, given: object) -> str:
    text = _text(parameter, given)
    if text not in parameter.values:
        hint = nearest(text, parameter.values)
        raise InputError(f"{text!r} is none of: {', '.join(parameter.values)}{hint}")
    return text


_READERS: Mapping[str, Callable[[Parameter, object], object]] = {
    "date": _date,
    "search": _search,
    "integer": _integer,
    "boolean": _boolean,
    "choice": _choice,
    "choices": _choice,
}
