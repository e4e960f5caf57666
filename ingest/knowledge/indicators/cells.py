"""One cell of a table of figures, read as the values it states."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.figures import Habit, parse
from ingest.knowledge.quantities.amounts import RANK, Quantity
from ingest.knowledge.quantities.clauses import clauses, without_parentheses
from ingest.knowledge.quantities.measures import measures
from ingest.knowledge.quantities.times import When, when

_NOTHING = re.compile(r"^[\s\-–—./x×…*]*$")
_WITH_REMARK = re.compile(r"^\s*([-−]?[0-9][0-9.,]*\s?%?)\s*\([^)]*\)\s*$")
_PART_OF_WHOLE = re.compile(r"^\s*([0-9][0-9.,]*)\s*/\s*[0-9][0-9.,]*\s*$")


@dataclass(frozen=True, slots=True)
class Reading:
    """A value of a cell; ``part`` names what it is of where a cell states several, ``time`` where the cell itself says when."""

    value: float | None
    unit: str | None = None
    part: str = ""
    time: When | None = None


def read_cell(text: str, habit: Habit) -> list[Reading]:
    """The values of a cell: none where it is empty or a dash; one without a number where it is words or cannot be told.

    >>> read_cell("33.33% (01 TT)", Habit())[0].value, read_cell("28/28", Habit())[0].value, read_cell("-", Habit())
    (33.33, 28.0, [])
    >>> [(r.part, r.value) for r in read_cell("Cán bộ đạt 97,7% và Công chức đạt 99,6%", Habit())]
    [('Cán bộ', 97.7), ('Công chức', 99.6)]
    """
    if _NOTHING.match(text):
        return []
    framed = _WITH_REMARK.match(text) or _PART_OF_WHOLE.match(text)
    number = framed.group(1) if framed else text
    try:
        return [Reading(parse(number, habit), "%" if "%" in number else None)]
    except ValueError:
        return _from_words(" ".join(text.split()), habit)


def _from_words(text: str, habit: Habit) -> list[Reading]:
    inner = text[1:-1] if text.startswith("(") and text.endswith(")") else text
    found = [m for a, b in clauses(inner) for m in measures(inner, a, b, habit)]
    values = [value.quantity for m in found for value in m.values]
    single = _the_one(values)
    if single:
        value = None if single.high is not None else single.value
        return [Reading(value, single.unit, time=when(without_parentheses(inner)) if single.unit == RANK else None)]
    parts = [(m, m.values[0].quantity) for m in found if len(m.values) == 1 and m.metric]
    if len(parts) == len(values) > 1 and all(quantity.unit == "%" for quantity in values):
        return [Reading(quantity.value, "%", _part(m.metric)) for m, quantity in parts]
    return [Reading(None)]


def _the_one(values: list[Quantity]) -> Quantity | None:
    """The quantity that a cell of words is about: the only one, or the only share among counts."""
    shares = [q for q in values if q.unit in ("%", RANK)]
    if len(shares) == 1:
        return shares[0]
    return values[0] if len(values) == 1 else None


def _part(metric: str) -> str:
    return metric.removeprefix("Tỷ lệ ").strip()
