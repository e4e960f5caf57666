"""Measured series (chỉ số, thống kê) from the numeric cells of tables."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One cell. ``as_of`` is the cut-off date where the column states one ("31/3"); ``indicator`` the row label as written;
    ``planned`` where the column states a goal, not a result."""

    year: int | None
    period: str | None
    value: float | None
    as_written: str
    as_of: str | None
    indicator: str
    document: str
    table: str
    row: int
    column: int
    span: Span
    topic: str | None = None
    unit: str | None = None
    footnote: str | None = None
    planned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueIn:
    """The value that one document gives."""

    value: float
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearConflict:
    """A year (and cut-off) for which documents give different values; ``year`` is None where they are of a period."""

    year: int | None
    values: tuple[ValueIn, ...]
    period: str | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A series joined over documents by the meaning of its row."""

    id: str
    name: str
    topic: str | None
    unit: str | None
    points: tuple[Point, ...]
    conflicts: tuple[YearConflict, ...] = ()
