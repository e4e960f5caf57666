"""Duties given to agencies (nhiệm vụ)."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """An agency in a task; ``role`` is lead, coordinate, implement or request; ``span`` is where it is named."""

    agency: str
    name: str
    role: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """A row of a table, counted from 0."""

    table: str
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One duty as the text states it; no agencies where the text addresses nobody.

    ``assignment`` is how it came about: assigned, request ("đề nghị …"), historical (a report tells that it was once
    assigned), direction (addressed to nobody), project (a line of a list of projects).
    """

    id: str
    document: str
    section: str | None
    span: Span
    page: int | None
    text: str
    agencies: tuple[Assignment, ...] = ()
    deadline: str | None = None
    period: str | None = None
    product: str | None = None
    reports_to: str | None = None
    topic: str | None = None
    table: TableCell | None = None
    assignment: str = "assigned"
