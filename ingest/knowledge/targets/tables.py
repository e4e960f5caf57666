"""Goals stated in tables: rows with a column for each year to come, what had been reached, who answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Row, Table
from corpus.figures import Habit, parse
from corpus.target import Baseline, TargetValue
from ingest.knowledge.indicators.cells import read_cell
from ingest.knowledge.quantities.amounts import Quantity
from ingest.knowledge.quantities.clauses import clauses
from ingest.knowledge.quantities.columns import Column, Layout, layout
from ingest.knowledge.quantities.lines import Line, lines
from ingest.knowledge.quantities.measures import Measure, Value, measures
from ingest.knowledge.quantities.times import When, when
from ingest.knowledge.quantities.units import stated_unit

_PLANS = re.compile(r"\b(?:chỉ tiêu|mục tiêu|kế hoạch|phấn đấu|lộ trình|định hướng)\b", re.IGNORECASE)
_AGAIN = re.compile(r"\s*(?:[,;]|\bvà\b)\s*(?=(?:tỷ lệ|số|chỉ số)\b)", re.IGNORECASE)
_PREDICATE = re.compile(r"\b(?:được|đạt|bảo đảm|đảm bảo)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Planned:
    """What one row plans for one measure."""

    line: Line
    metric: str
    baseline: tuple[Baseline, ...]
    values: tuple[TargetValue, ...]
    layout: Layout


def planned(table: Table, now: int | None, habit: Habit) -> Iterator[Planned]:
    """The goals of a table; none where no column plans for a year that is still to come."""
    plan = layout(table)
    years = [year for column in plan.values if (year := _year(column, table))]
    begun = now is not None and min(years, default=now) < now
    ahead = [column for column in plan.values if _plans(column, table, now, begun=begun)]
    if not ahead or plan.transposed:
        return
    for line in lines(table, plan, habit):
        yield from _of_line(line, plan, ahead, table, habit)


def _plans(column: Column, table: Table, now: int | None, *, begun: bool) -> bool:
    """Whether a column holds what is to be: its own words say so, or the caption's where its year lies ahead.

    The current year lies ahead where the table begins with it, not where years gone by stand before it.
    """
    year = _year(column, table)
    if year is None or column.role not in ("plan", ""):
        return False
    if column.role == "plan":
        return now is None or year >= now
    return now is not None and (year > now or (year == now and not begun)) and _PLANS.search(table.caption) is not None


def _year(column: Column, table: Table) -> int | None:
    time = column.time or (when(table.caption) if column.role == "plan" else None)
    if time is None:
        return None
    return int(time.period[-4:]) if time.year is None and time.period else time.year


def _of_line(line: Line, plan: Layout, ahead: Sequence[Column], table: Table, habit: Habit) -> Iterator[Planned]:
    """One goal a measure of the row: a cell may hold several ("90% … tại tỉnh, 80% … tại huyện")."""
    read = [(column, _read(_cell(line.row, column), habit)) for column in ahead]
    count = max((len(found) for _, found in read), default=0)
    labels = _labels(line.label, count, next((found for _, found in read if len(found) == count), []))
    for part in range(count if line.label else 0):
        values = [_value(line, plan, column, found, part, count, table) for column, found in read]
        kept = tuple(value for value in values if value)
        if kept:
            yield Planned(line, labels[part], tuple(_reached(line, plan, part, count, habit)), kept, plan)


def _read(cell: str, habit: Habit) -> list[Measure]:
    text = " ".join(cell.split())
    try:
        bare = Quantity("=", parse(text, habit), None, "%" if "%" in text else "", 0, 0, len(text))
    except ValueError:
        return [m for a, b in clauses(text) for m in measures(text, a, b, habit)]
    return [Measure("", (Value(bare, None),), 0, len(text))]


def _value(
    line: Line, plan: Layout, column: Column, found: Sequence[Measure], part: int, count: int, table: Table
) -> TargetValue | None:
    """What a column plans for one part of the row: its own value, or the one value without a subject that is for all parts."""
    if len(found) != count and not (len(found) == 1 and not found[0].metric):
        return None
    measure = found[part] if len(found) == count else found[0]
    text = " ".join(_cell(line.row, column).split())
    quantity = measure.values[0].quantity
    return TargetValue(
        year=_year(column, table),
        comparator=quantity.comparator,
        value=quantity.value,
        value_high=quantity.high,
        unit=quantity.unit or _unit(line, plan, column, table),
        as_written=text[measure.start : measure.end] if count > 1 else text,
    )


def _unit(line: Line, plan: Layout, column: Column, table: Table) -> str:
    own = next((cell for c in plan.having("unit") if (cell := _cell(line.row, c).strip())), None)
    return own or stated_unit(line.label, column.header, table.caption) or ""


def _reached(line: Line, plan: Layout, part: int, count: int, habit: Habit) -> Iterator[Baseline]:
    """What had been reached, of this part where the cell tells the parts apart."""
    for column in plan.values:
        if column.role != "baseline":
            continue
        cell = _cell(line.row, column)
        readings = read_cell(cell, habit)
        for reading in readings[part : part + 1] if len(readings) == count > 1 else readings:
            if reading.value is not None:
                yield Baseline(value=reading.value, unit=reading.unit or "", period=_period(reading.time or column.time))


def _period(time: When | None) -> str | None:
    if time is None:
        return None
    return time.period or str(time.year)


def _labels(label: str, count: int, found: Sequence[Measure]) -> list[str]:
    """The row's label for each part of it: the label's own enumeration, else with the part's subject after it."""
    parts = _AGAIN.split(label)
    if count > 1 and len(parts) == count:
        end = _PREDICATE.search(parts[-1])
        tail = f" {parts[-1][end.start() :]}" if end else ""
        return [*(part + tail for part in parts[:-1]), parts[-1]]
    return [f"{label}: {m.metric.removeprefix('Tỷ lệ ')}" if count > 1 and m.metric else label for m in found]


def _cell(row: Row, column: Column) -> str:
    return row.cells[column.index] if column.index < len(row.cells) else ""
