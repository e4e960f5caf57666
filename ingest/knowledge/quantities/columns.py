"""What the columns of a table of figures hold: numbers of rows, labels, values of a time, notes, agencies, money."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from corpus import catalog
from corpus.document import Row, Table
from corpus.figures import parse
from corpus.textkey import key
from ingest.knowledge.quantities.times import When, when

TEXT_ROLES = ("number", "note", "unit", "lead", "coordinate", "basis")
_MARK = re.compile(r"^(?:[0-9]{1,3}(?:\.[0-9]{1,2})*|[IVXL]{1,6}|[A-ZĐa-zđ]|[-–+*])[.)]?$")
_NO_FIGURES = re.compile(
    r"thời (?:gian|hạn)|tiến độ|hoàn thành|\bngày\b|năm sinh|năm ban hành"
    r"|so sánh|cùng kỳ|chênh lệch|so với (?:năm|kế hoạch|KH|TH|thực hiện|[0-9]{4})|[0-9]{4}\s?/\s?(?:[A-Z]+\s?)?[0-9]{4}",
    re.IGNORECASE,
)
"""Columns of dates, and of figures that only compare two others."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``role`` by its header ("" where it says none), ``time`` its figures are of, ``measure`` what sets it apart
    from other columns of the same time ("Xếp hạng")."""

    index: int
    header: str
    role: str
    time: When | None
    measure: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A table's columns sorted by use; ``transposed`` where each row is a time and each column an indicator."""

    number: int | None
    labels: tuple[int, ...]
    values: tuple[Column, ...]
    columns: tuple[Column, ...]
    transposed: bool

    def having(self, role: str) -> list[Column]:
        """The columns of a role."""
        return [column for column in self.columns if column.role == role]


def layout(table: Table) -> Layout:
    """How a table of figures is laid out; no values where it holds none."""
    columns = _columns(table)
    number = next((c.index for c in columns if c.role == "number"), None)
    number = _unnamed_number(table, columns) if number is None else number
    numeric = {c.index: _share_of_figures(table.rows, c.index) for c in columns}
    rest = [c for c in columns if c.role not in TEXT_ROLES and c.index != number]
    labels = _labels(rest, numeric)
    figures = [c for c in rest if c.index not in labels and not _NO_FIGURES.search(c.header)]
    any_timed = any(c.time for c in figures)
    values = tuple(c for c in figures if c.time or (numeric[c.index] >= 0.5 and (c.role or not any_timed)))
    rows = [row for row in table.rows if row.kind != "group" and labels]
    timed = [row for row in rows if when(_cell(row, labels[0]))]
    transposed = len(timed) > len(rows) / 2 and not any(c.time for c in values)
    return Layout(number, labels, values, columns, transposed)


def role_of(header: str) -> str:
    """The role that the words of a header give a column, "" where they give none.

    >>> role_of("STT"), role_of("Chỉ tiêu phấn đấu đến năm 2025"), role_of("Tổng số")
    ('number', 'plan', '')
    """
    said = f" {key(header)} "
    for words, exact, role in _roles():
        if said.strip() == words if exact else f" {words} " in said:
            return role
    return ""


def is_figure(text: str) -> bool:
    """Whether a cell is one number, a share or a part of a whole ("28/28")."""
    head, _, tail = text.partition("/")
    try:
        parse(head)
        if tail:
            parse(tail)
    except ValueError:
        return False
    return True


def _columns(table: Table) -> tuple[Column, ...]:
    levels = [[" ".join(level.split()) for level in header.split(" > ")] for header in table.columns]
    timed = [[part for part in parts if when(part)] for parts in levels]
    common = _common([parts for parts, time in zip(levels, timed, strict=True) if time])
    columns = []
    for index, (header, parts, time) in enumerate(zip(table.columns, levels, timed, strict=True)):
        own = [part for part in parts if part not in time and part not in common]
        columns.append(Column(index, header, _role(parts), _time(time), " > ".join(own)))
    return tuple(columns)


def _time(levels: Sequence[str]) -> When | None:
    """The time of a column whose header states one on several levels: the year of the lowest ("Giai đoạn 2021-2025 > Năm 2022")."""
    years = [time for level in reversed(levels) if (time := when(level)) and time.year]
    if years and not (len(levels) > 1 and years[0].as_of is None and (dated := when(" ".join(levels))) and dated.as_of):
        return years[0]
    return when(" ".join(levels)) if levels else None


def _unnamed_number(table: Table, columns: Sequence[Column]) -> int | None:
    """A first column that no header names but whose cells are the marks of rows ("I", "1.", "a)", "-")."""
    if len(columns) < 3 or columns[0].time or columns[0].role:
        return None
    filled = [cell for row in table.rows if (cell := _cell(row, 0).strip())]
    marks = sum(_MARK.match(cell) is not None for cell in filled)
    distinct = len(set(filled)) > 1 and not any(len(cell) == 4 and cell.isdigit() for cell in filled)
    return columns[0].index if filled and distinct and marks >= 0.8 * len(filled) else None


def _role(levels: Sequence[str]) -> str:
    return next((role for level in reversed(levels) if (role := role_of(level))), "")


def _common(levels: Sequence[Sequence[str]]) -> set[str]:
    """Header levels that stand over every column with a time and so tell none from another ("Tỉnh …")."""
    return set.intersection(*map(set, levels)) if len(levels) > 1 else set()


def _labels(columns: Sequence[Column], numeric: dict[int, float]) -> tuple[int, ...]:
    """The columns before the first one of values that hold words."""
    labels: list[int] = []
    for column in columns:
        if column.time or column.role == "money" or (labels and numeric[column.index] >= 0.5):
            break
        if labels and column.role in ("plan", "baseline"):
            break
        labels.append(column.index)
    return tuple(labels)


def _share_of_figures(rows: Sequence[Row], column: int) -> float:
    filled = [cell for row in rows if (cell := _cell(row, column).strip()) and cell not in ("-", "–")]
    return sum(map(_holds_figure, filled)) / len(filled) if filled else 0.0


def _holds_figure(cell: str) -> bool:
    return is_figure(cell) or is_figure(cell.split("(")[0].strip() or "x")


def _cell(row: Row, column: int) -> str:
    return row.cells[column] if column < len(row.cells) else ""


@cache
def _roles() -> tuple[tuple[str, bool, str], ...]:
    return tuple((key(row["words"]), row["exact"] == "yes", row["role"]) for row in catalog.rows("measure_columns"))
