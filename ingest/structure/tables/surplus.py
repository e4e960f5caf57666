"""Groups of columns that a conversion gave one name too many, and rows to which it gave one zero too many.

Where a table's groups are parallel, every row must have as many values as the groups have columns together.
A row with one value more holds a spurious zero; which one is told by the rows having zeros in the same
columns. Nothing is done unless exactly one reading fits every row.
"""

from __future__ import annotations

from itertools import groupby

from ingest.structure.clean import EMPTY
from ingest.structure.tables.draft import Draft, DraftRow

_SEPARATOR = " > "


def mend(draft: Draft) -> None:
    """Takes the spare zero out of each row, and the spare names out of each group."""
    groups = _groups(draft.columns)
    first = next((i for i, c in enumerate(draft.columns) if _SEPARATOR in c), 0)
    if len(groups) < 2 or len(draft.rows) < 2 or not first:
        return
    counts = {len(r.filled()) - first for r in draft.rows}
    if len(counts) != 1 or any(r.filled() != list(range(len(r.filled()))) for r in draft.rows):
        return
    count = counts.pop()
    size = count // len(groups)
    if (
        count % len(groups) != 1
        or size < 2
        or any(len(names) < size for _, names in groups)
        or count >= len(draft.columns) - first
    ):
        return
    pattern = _common_pattern(draft.rows, first, count)
    if pattern is not None:
        _apply(draft, first, [f"{top}{_SEPARATOR}{name}" for top, _ in groups for name in groups[0][1][:size]], pattern)


def _groups(columns: list[str]) -> list[tuple[str, list[str]]]:
    named = [c.split(_SEPARATOR, 1) for c in columns if _SEPARATOR in c]
    return [(top, [name for _, name in members]) for top, members in groupby(named, key=lambda pair: pair[0])]


def _zeros(row: DraftRow, first: int, count: int) -> list[bool]:
    return [row.text(first + i).strip("0.,%") == "" for i in range(count)]


def _without(zeros: list[bool], i: int) -> tuple[bool, ...]:
    return (*zeros[:i], *zeros[i + 1 :])


def _common_pattern(rows: list[DraftRow], first: int, count: int) -> tuple[bool, ...] | None:
    """The one arrangement of zeros that every row has after one of its zeros is dropped."""
    shared: set[tuple[bool, ...]] | None = None
    for row in rows:
        zeros = _zeros(row, first, count)
        mine = {_without(zeros, i) for i, zero in enumerate(zeros) if zero}
        shared = mine if shared is None else shared & mine
    return shared.pop() if shared is not None and len(shared) == 1 else None


def _apply(draft: Draft, first: int, names: list[str], pattern: tuple[bool, ...]) -> None:
    for row in draft.rows:
        zeros = _zeros(row, first, len(pattern) + 1)
        spare = next(i for i, zero in enumerate(zeros) if zero and _without(zeros, i) == pattern)
        values = row.cells[first : first + len(pattern) + 1]
        row.cells = [*row.cells[:first], *values[:spare], *values[spare + 1 :]]
        row.cells += [EMPTY] * (first + len(names) - len(row.cells))
    draft.columns = draft.columns[:first] + names
    draft.repairs.append(
        f"Mỗi dòng có {len(pattern) + 1} giá trị trong khi các nhóm cột song song chỉ chứa được {len(pattern)}: bỏ một số 0 thừa "
        "sao cho các dòng có số 0 ở cùng cột; tên cột con lấy theo nhóm đầu, cần đối chiếu bản gốc."
    )
