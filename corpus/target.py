"""Quantified goals (chỉ tiêu) and the agencies that answer for them."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """What had been reached; ``period`` as written ("năm 2019", "trung bình giai đoạn 2016-2020")."""

    value: float | None
    unit: str
    period: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetValue:
    """What is to be reached; ``comparator`` is one of =, >=, <=, range, rank_range, maintain>=, improve."""

    year: int | None
    comparator: str
    value: float | None
    value_high: float | None
    unit: str
    as_written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that justify a statement, and where they stand."""

    document: str
    section: str | None
    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsible:
    """An agency answering for a target; ``basis`` explicit where a duty names that measure, else inferred; ``score`` 0-1."""

    agency: str
    name: str
    role: str
    basis: str
    score: float
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Another record that says otherwise, and what about."""

    with_: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One measure with its values; ``missing`` names what the text does not state: deliverable, measure, deadline, owner;
    ``topic`` is the heading or the group of rows that it stands under."""

    id: str
    document: str
    section: str | None
    span: Span
    text: str
    metric: str
    page: int | None = None
    baseline: tuple[Baseline, ...] = ()
    values: tuple[TargetValue, ...] = ()
    legal_basis: tuple[str, ...] = ()
    agencies: tuple[Responsible, ...] = ()
    equivalent: tuple[str, ...] = ()
    conflicts: tuple[Disagreement, ...] = ()
    missing: tuple[str, ...] = ()
    table: str | None = None
    row: int | None = None
    topic: str | None = None
