"""The rows of a table of figures with what stands over them: the items they are part of, the groups they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.document import Row, Table
from corpus.figures import Habit, parse
from ingest.knowledge.quantities.columns import Layout

_ROMAN = re.compile(r"^(?:[IVXL]{1,6}|[A-HĐ])\s*[.)]?$")
_ITEM = re.compile(r"^([0-9]{1,3})\s*[.)]?$")
_SUBITEM = re.compile(r"^([0-9]{1,3}(?:\.[0-9]{1,3})+)\s*[.)]?$")
_LETTER = re.compile(r"^[a-zđ]\s*[.)]?$")
_BULLET = re.compile(r"^[-–+*•]+$")
_MARK_IN_LABEL = re.compile(r"^\s*([-–+*•]|[0-9]{1,3}(?:\.[0-9]{1,3})*[.)]|[a-zđ][.)]|[IVXL]{1,6}[.)])\s+(?=\S)")
_PART_OF = re.compile(r"^\s*(?:trong đó|chia ra|chia theo|bao gồm|gồm)\b", re.IGNORECASE)
_COLUMN_NUMBER = re.compile(r"^\(?([0-9]{1,2}|[A-ZĐ])\)?(?:\s*=.*)?$")
_YEAR = re.compile(r"^(?:năm\s+)?(?:19|20)[0-9]{2}(?:\.0+)?$", re.IGNORECASE)
GROUP, ITEM, SUBITEM, BULLET, PLUS, NONE = range(6)


@dataclass(frozen=True, slots=True)
class Line:
    """A row that states figures: its label as written, the items it is a part of, the groups that it stands in;
    ``rank`` grows from GROUP to NONE with how far down its numbering puts it."""

    index: int
    row: Row
    label: str
    within: tuple[str, ...]
    groups: tuple[str, ...]
    rank: int


@dataclass(slots=True)
class _Open:
    """What stands over the next row: open groups, and items by their level."""

    groups: list[str] = field(default_factory=list)
    items: list[tuple[int, str, bool]] = field(default_factory=list)


def lines(table: Table, plan: Layout, habit: Habit) -> Iterator[Line]:
    """The rows of a table in order; a group row yields nothing but stands over those that follow."""
    state = _Open()
    adding = _parts_by_sum(table.rows, plan, habit)
    for index, row in enumerate(table.rows):
        label, rank = _label(row, plan), _rank(row, plan)
        if _is_group(row, plan, rank):
            _open_group(state, label, rank)
        if _has_figures(row, plan) and not _names_columns(row):
            yield Line(
                index, row, _without_heading(label), _over(state, row, rank, label, index in adding), tuple(state.groups), rank
            )
        if row.kind != "total":
            _open_item(state, row, rank, label, plan)


def _label(row: Row, plan: Layout) -> str:
    parts = [" ".join(row.cells[c].split()) for c in plan.labels if c < len(row.cells)]
    return " > ".join(part for part in parts if part)


def _without_heading(label: str) -> str:
    """A label without the words that only say that parts follow ("Trong đó > …")."""
    heading, arrow, rest = label.partition(" > ")
    return rest if arrow and _PART_OF.match(heading) else label


def _rank(row: Row, plan: Layout) -> int:
    mark = row.cells[plan.number].strip() if plan.number is not None and plan.number < len(row.cells) else ""
    if not mark and (inside := _MARK_IN_LABEL.match(_label(row, plan))):
        mark = inside.group(1)
    for pattern, rank in ((_ROMAN, GROUP), (_ITEM, ITEM), (_SUBITEM, SUBITEM), (_LETTER, SUBITEM)):
        if pattern.match(mark):
            return rank
    if _BULLET.match(mark):
        return PLUS if "+" in mark else BULLET
    return NONE


def _is_group(row: Row, plan: Layout, rank: int) -> bool:
    return rank == GROUP or (row.kind == "group" and rank == NONE)


def _has_figures(row: Row, plan: Layout) -> bool:
    return any(column.index < len(row.cells) and row.cells[column.index].strip() for column in plan.values)


def _names_columns(row: Row) -> bool:
    """Whether a row only numbers the columns ("A", "B", "1", "2", "3=1+2") or says their years: a header that stands among the rows."""
    filled = [cell.strip() for cell in row.cells if cell.strip()]
    marks = [match.group(1) for cell in filled if (match := _COLUMN_NUMBER.match(cell))]
    numbers = [int(mark) for mark in marks if mark.isdigit()]
    in_order = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    years = [cell for cell in filled if _YEAR.match(cell)]
    return (len(numbers) > 1 and len(marks) == len(filled) and in_order) or (len(years) > 1 and len(years) >= len(filled) - 1)


def _open_group(state: _Open, label: str, rank: int) -> None:
    state.items.clear()
    if rank == GROUP:
        state.groups = [label]
    else:
        state.groups = [*state.groups[:1], label]


def _over(state: _Open, row: Row, rank: int, label: str, adds: bool) -> tuple[str, ...]:
    if row.kind == "total" or rank in (GROUP, ITEM):
        return ()
    items = [item for item in state.items if item[0] < rank]
    if rank == NONE and items and _PART_OF.match(label):
        state.items[-1] = (*state.items[-1][:2], True)
    elif rank == NONE and items and not (items[-1][2] or adds):
        return ()
    return tuple(text for _, text, _ in items)


def _open_item(state: _Open, row: Row, rank: int, label: str, plan: Layout) -> None:
    if rank in (GROUP, NONE):
        if rank == NONE and row.kind == "group":
            state.items = [(ITEM, label, True)]
        return
    state.items = [item for item in state.items if item[0] < rank]
    state.items.append((rank, label, row.kind == "group" or not _has_figures(row, plan)))


def _parts_by_sum(rows: Sequence[Row], plan: Layout, habit: Habit) -> set[int]:
    """Unmarked rows that add up to the numbered row over them, column by column: they are its parts."""
    parts: set[int] = set()
    for at, row in enumerate(rows):
        if _rank(row, plan) != ITEM:
            continue
        run = []
        for below in range(at + 1, len(rows)):
            if _rank(rows[below], plan) != NONE or rows[below].kind != "data":
                break
            run.append(below)
        parts |= set(_adding(rows, at, run, plan, habit))
    return parts


def _adding(rows: Sequence[Row], whole: int, run: list[int], plan: Layout, habit: Habit) -> list[int]:
    """The longest start of a run of rows whose figures add up to those of ``whole`` in most columns."""
    wanted = [_figure(rows[whole], c.index, habit) for c in plan.values]
    sums = [0.0] * len(wanted)
    best: list[int] = []
    for count, at in enumerate(run, 1):
        sums = [s + (_figure(rows[at], c.index, habit) or 0) for s, c in zip(sums, plan.values, strict=True)]
        equal = sum(w is not None and abs(w - s) < 1e-6 for w, s in zip(wanted, sums, strict=True))
        if count > 1 and equal >= 2 and equal * 2 > sum(w is not None for w in wanted):
            best = run[:count]
    return best


def _figure(row: Row, column: int, habit: Habit) -> float | None:
    try:
        return parse(row.cells[column], habit)
    except (ValueError, IndexError):
        return None
