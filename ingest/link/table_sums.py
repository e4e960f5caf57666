"""Rows of measured tables that are to add up: a total and its parts, year by year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.indicator import Point
from ingest.knowledge.budgets.sums import holds

_TOTAL = re.compile(r"^(?:tổng(?: số| cộng)?|cộng)\b", re.IGNORECASE)
_OVER_ALL = re.compile(r"^(?:tổng(?: số| cộng)?|cộng)\s*(?:>|$)", re.IGNORECASE)
_NOT_ADDED = ("%", "hạng")


@dataclass(frozen=True, slots=True)
class Sum:
    """A total that its parts do not make, for one column."""

    whole: Point
    parts: tuple[Point, ...]


def broken_sums(points: Iterable[Point]) -> Iterator[Sum]:
    """The totals that do not hold, of sums that the table itself shows to be sums.

    Parts are the rows set under an item ("Tổng số > Cấp tỉnh"), or all rows beside an unmarked "Tổng cộng". An item is taken
    for their sum where it calls itself a total or where it is their sum in another column; parts that stand in some columns only
    ("trong đó") may be left out of it.
    """
    tables: dict[str, dict[str, dict[int, Point]]] = defaultdict(lambda: defaultdict(dict))
    for point in points:
        if point.value is not None and point.unit not in _NOT_ADDED and not point.planned:
            tables[point.table][point.indicator][point.column] = point
    for rows in tables.values():
        for name, whole in rows.items():
            yield from _of(name, whole, rows)


def _of(name: str, whole: dict[int, Point], rows: dict[str, dict[int, Point]]) -> Iterator[Sum]:
    parts = _under(name, rows)
    everything = not parts and _OVER_ALL.match(name) is not None
    parts = _beside(name, rows) if everything else parts
    if len(parts) < 2:
        return
    steady = [part for part in parts if set(whole) <= set(part)]
    columns = [(point, _in(parts, column), _in(steady, column)) for column, point in sorted(whole.items())]
    columns = [(point, every, firm) for point, every, firm in columns if len(every) > 1]
    good = [point for point, every, firm in columns if _adds(point, every) or _adds(point, firm)]
    if good or (_TOTAL.match(name) and not everything and len(steady) == len(parts)):
        for point, every, _ in columns:
            if point not in good:
                yield Sum(point, tuple(every))


def _under(name: str, rows: dict[str, dict[int, Point]]) -> list[dict[int, Point]]:
    prefix = f"{name} > "
    return [points for other, points in rows.items() if other.startswith(prefix) and " > " not in other[len(prefix) :]]


def _beside(name: str, rows: dict[str, dict[int, Point]]) -> list[dict[int, Point]]:
    """The rows that an unmarked total stands beside: those as deep as it that measure the same ("Tổng cộng > Điểm số")."""
    measure = name.partition(" > ")[2]
    tail = f" > {measure}" if measure else ""
    return [
        points
        for other, points in rows.items()
        if other != name and other.endswith(tail) and other.count(" > ") == name.count(" > ")
    ]


def _in(parts: Sequence[dict[int, Point]], column: int) -> list[Point]:
    return [part[column] for part in parts if column in part]


def _adds(whole: Point, parts: Sequence[Point]) -> bool:
    return bool(parts) and holds(whole.value or 0.0, [part.value or 0.0 for part in parts])
