"""Measured series: every figure that a table states for a year or a period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import Document, Table
from corpus.figures import Habit
from corpus.indicator import Point
from ingest.knowledge.indicators.cells import Reading, read_cell
from ingest.knowledge.quantities.amounts import RANK
from ingest.knowledge.quantities.columns import Column, Layout, layout
from ingest.knowledge.quantities.lines import Line, lines
from ingest.knowledge.quantities.times import When, as_of, when
from ingest.knowledge.quantities.units import stated_unit


def find_points(document: Document) -> list[Point]:
    """The figures of all tables that have a time, row by row; ``indicator`` is the row's label as written, with the items
    it is a part of before it ("Tổng số > Cấp tỉnh") and what its column measures after it."""
    habit = Habit.learn(document.text)
    return [point for table in document.tables for point in _of_table(table, habit)]


def _of_table(table: Table, habit: Habit) -> Iterator[Point]:
    plan = layout(table)
    stated = when(table.caption)
    for line in lines(table, plan, habit):
        yield from _of_line(table, plan, line, stated, habit)


def _of_line(table: Table, plan: Layout, line: Line, stated: When | None, habit: Habit) -> list[Point]:
    """The figures of a row; words are kept beside figures ("Chưa xác định"), a row of words alone states none."""
    points = []
    for column in plan.values:
        time = _time(plan, line, column, stated, table.caption)
        if time is None or column.index >= len(line.row.cells):
            continue
        for reading in read_cell(line.row.cells[column.index], habit):
            points.append(_point(table, plan, line, column, reading, _moved(time, reading.time)))
    return points if any(point.value is not None for point in points) else []


def _time(plan: Layout, line: Line, column: Column, stated: When | None, caption: str) -> When | None:
    if plan.transposed:
        own = when(line.label)
        return own and When(own.year, own.period, own.as_of or as_of(caption, own.year))
    return column.time or stated


def _moved(time: When, own: When | None) -> When:
    """The time of a cell that states its own year within its column's period ("Năm 2019 xếp hạng 51/63" under 2016-2020)."""
    if own is None or own.year is None or time.year is not None:
        return time
    return own


def _point(table: Table, plan: Layout, line: Line, column: Column, reading: Reading, time: When) -> Point:
    cell = line.row.cell(column.index)
    names = [*line.within, line.label] if not plan.transposed else [" > ".join(column.header.split(" > "))]
    names += [name for name in (_measure(plan, column), reading.part) if name]
    return Point(
        year=time.year,
        period=time.period,
        value=reading.value,
        as_written=" ".join(cell.text.split()),
        as_of=time.as_of,
        indicator=" > ".join(name for name in names if name),
        document=table.document,
        table=table.id,
        row=line.index,
        column=column.index,
        span=cell.span() if cell.pieces else line.row.span,
        topic=" > ".join(part for part in (" ".join(table.caption.split()), *line.groups) if part) or None,
        unit=_unit(table, plan, line, column, reading),
        footnote=table.footnotes.get(f"{line.index},{column.index}"),
        planned=column.role == "plan",
    )


def _measure(plan: Layout, column: Column) -> str:
    """What a column measures beside the row's own label: its header without its time; nothing of one that only says plan or money."""
    if plan.transposed or (column.time is None and column.role):
        return ""
    return column.measure


def _unit(table: Table, plan: Layout, line: Line, column: Column, reading: Reading) -> str | None:
    """What a figure counts, from its cell, its row's unit column, its column, its label or the caption."""
    if reading.unit:
        return reading.unit
    for unit in plan.having("unit"):
        if unit.index < len(line.row.cells) and (stated := line.row.cells[unit.index].strip()):
            return stated
    if re.search(r"\b(?:xếp|thứ) hạng\b", column.measure, re.IGNORECASE):
        return RANK
    if re.match(r"điểm\b", column.measure, re.IGNORECASE):
        return "điểm"
    return stated_unit(line.label, column.header, table.caption)
