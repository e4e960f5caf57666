"""Amounts in tables with a column of money, and whether the rows add up to their subtotals and totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.budget import Budget
from corpus.document import Document, Table
from corpus.figures import Habit, parse
from corpus.money import Unit, unit_in
from ingest.knowledge.budgets.funds import fund_in
from ingest.knowledge.budgets.sums import tried
from ingest.knowledge.quantities.columns import Column, layout, role_of
from ingest.knowledge.quantities.lines import GROUP, NONE, Line, lines

_BEFORE_TABLE = 240
_LETTERS = re.compile(r"[^\W\d_]{2}")
_PER_PIECE = re.compile(
    r"\b(?:định mức|(?<!tổng )mức (?:hỗ trợ|chi|thu|cấp|trợ cấp|phụ cấp|hưởng|đóng|phạt|giá|lương)|đơn giá|bảng giá|biểu (?:giá|phí|thuế)|suất đầu tư)\b",
    re.IGNORECASE,
)
"""Money for one piece or one head: a norm, of which nobody knows how often it is paid."""


@dataclass(frozen=True, slots=True)
class _Amount:
    line: Line
    amount: float
    depth: int


def in_tables(document: Document, habit: Habit) -> Iterator[Budget]:
    """The amounts of every table that has a column of money and says in which unit."""
    for table in document.tables:
        if _PER_PIECE.search(table.caption):
            continue
        plan = layout(table)
        rows = list(lines(table, plan, habit))
        for column in plan.values:
            unit = _unit(document, table, column)
            if unit and not _PER_PIECE.search(column.header):
                yield from _of_column(document, table, column, unit, _amounts(rows, column, habit))


def _unit(document: Document, table: Table, column: Column) -> Unit | None:
    """The unit that a column of money states, or its table's caption, or the line before the table; None for other columns."""
    if column.role != "money" and role_of(table.caption) != "money":
        return None
    stated = unit_in(column.header.replace(" > ", ", "))
    if stated or column.role != "money":
        return stated
    before = document.text[max(0, table.span.start - _BEFORE_TABLE) : table.span.start]
    return unit_in(table.caption) or next((unit for line in reversed(before.splitlines()) if (unit := unit_in(line))), None)


def _amounts(rows: Sequence[Line], column: Column, habit: Habit) -> list[_Amount]:
    found = []
    for line in rows:
        try:
            amount = parse(line.row.cells[column.index], habit)
        except (ValueError, IndexError):
            continue
        if not _LETTERS.search(line.label) or role_of(line.label) == "unit":
            continue
        found.append(_Amount(line, amount, _depth(line)))
    return found


def _depth(line: Line) -> int:
    """How deep a row stands: a total over everything, an unmarked row beside the numbered ones."""
    if line.row.kind == "total":
        return -1
    return GROUP if line.row.kind == "group" else (GROUP + 1 if line.rank == NONE else line.rank)


def _of_column(document: Document, table: Table, column: Column, unit: Unit, found: Sequence[_Amount]) -> Iterator[Budget]:
    for at, one in enumerate(found):
        dong = unit.in_dong(one.amount)
        if dong is None:
            continue
        parts = _parts(found, at)
        row, label = one.line.row, one.line.label
        cell = row.cell(column.index)
        checks = (tried(label, one.amount, parts, unit.name),) if len(parts) > 1 else ()
        yield Budget(
            id="",
            document=document.id,
            section=table.section,
            span=cell.span() if cell.pieces else row.span,
            item=label,
            fund=fund_in(label, *reversed(one.line.within), *reversed(one.line.groups), column.header),
            amount=one.amount,
            unit=unit.name,
            amount_vnd=dong,
            kind=_kind(one, parts),
            table=table.id,
            row=one.line.index,
            checks=checks,
        )


def _kind(one: _Amount, parts: Sequence[float]) -> str:
    if one.depth < 0:
        return "total"
    return "subtotal" if parts or one.line.row.kind == "group" else "item"


def _parts(found: Sequence[_Amount], at: int) -> list[float]:
    """The amounts that a row stands over: those one level down, up to the next row of its own level or over it.

    A total may stand before or after what it sums up.
    """
    own = found[at].depth
    below = list(_below(found, at + 1, own)) or (list(_below(found, 0, own)) if own < 0 else [])
    top = min((one.depth for one in below), default=0)
    return [one.amount for one in below if one.depth == top]


def _below(found: Sequence[_Amount], start: int, own: int) -> Iterator[_Amount]:
    for at in range(start, len(found)):
        if found[at].depth <= own:
            return
        yield found[at]
