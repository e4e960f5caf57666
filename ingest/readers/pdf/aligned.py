"""Tables without rules: text that stands in columns, row below row.

A table is accepted only where its columns and its rows are both plain: text wrongly made a table is worse than
a table left as text. Letterheads, signatures, lists with hanging labels and tables of contents are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.pdf.entries import Entry, entries
from ingest.readers.pdf.gutters import Columns, Row, columns
from ingest.readers.pdf.shapes import Rule

_FARTHEST = 3.4
_WIDE = 0.75
_WIDE_LINES = 2
_CLOSE = 1.4
_MOST_LINES = 8
_FEWEST_ROWS = 3
_FEWEST_PAIRS = 4
_LEAST_SHOWN = 3
_FILLED = 0.45
_UNIT = re.compile(r"[(\[]?\s*(đơn vị|đvt)\b", re.I)
_LEADER = re.compile(r"[.…_]{4,}")
_LABEL = re.compile(
    r"([-–+•*○●▪]|\(?\w{1,4}[.)]|\d{1,3}(\.\d{1,3})*\.?|[IVXLC]+\.?|(Điều|Chương|Mục|Phần|Khoản) \w+[.:]?|.*:)$", re.I
)


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table without rules: its columns, its rows, and the lines of text that it took."""

    columns: Columns
    entries: tuple[Entry, ...]
    lines: frozenset[int]

    @property
    def top(self) -> float:
        """The baseline of its first line."""
        return min(line.y for entry in self.entries for cell in entry.cells for line in cell.lines)

    @property
    def bottom(self) -> float:
        """The baseline of its last line."""
        return max(line.y for entry in self.entries for cell in entry.cells for line in cell.lines)


def aligned_tables(rows: Sequence[Row], rules: Sequence[Rule], before: Columns | None) -> list[Aligned]:
    """The tables among the lines of a page, from the top; ``before`` are the columns of a table that the page before ended with."""
    if not rows:
        return []
    width = max(line.right for row in rows for line in row) - min(line.left for row in rows for line in row)
    found: list[Aligned] = []
    for start, end in _regions(rows, width):
        own = None
        if before is not None and not found and _carries_on(rows[:end], start, before):
            own, start = before, 0
        table = _table(rows[start:end], rules, own)
        if table is not None:
            found.append(table)
    return found


def _regions(rows: Sequence[Row], width: float) -> list[tuple[int, int]]:
    """Runs of rows close to one another, without running text, from a row of several parts to the last such."""
    found: list[tuple[int, int]] = []
    start, last, wide = None, 0, 0
    for i, row in enumerate(rows):
        far = i > 0 and row[0].y - rows[i - 1][0].y > _FARTHEST * max(row[0].size, rows[i - 1][0].size)
        wide = wide + 1 if len(row) == 1 and row[0].width > _WIDE * width else 0
        if start is not None and (far or wide >= _WIDE_LINES):
            found.append((start, last + 1))
            start = None
        if len(row) > 1:
            start, last = i if start is None else start, i
    if start is not None:
        found.append((start, last + 1))
    return [(_upwards(rows, start), _downwards(rows, end)) for start, end in found]


def _upwards(rows: Sequence[Row], start: int) -> int:
    """The first line of a heading that is set higher than its neighbours'."""
    while start and _hugs(rows[start - 1], rows[start]) and not _UNIT.match(rows[start - 1][0].text):
        start -= 1
    return start


def _hugs(above: Row, row: Row) -> bool:
    """Whether a single line stands close above one of the others of a row that is not its first."""
    line = above[0]
    close = row[0].y - line.y <= _CLOSE * line.size
    return (
        close
        and len(above) == 1
        and any(part.left - part.size < line.left and line.right < part.right + part.size for part in row[1:])
    )


def _downwards(rows: Sequence[Row], end: int) -> int:
    """The end of the last row, whose cells may go on below one another."""
    while end < len(rows) and len(rows[end]) == 1 and rows[end][0].y - rows[end - 1][0].y <= _CLOSE * rows[end][0].size:
        end += 1
    return end


def _carries_on(rows: Sequence[Row], start: int, before: Columns) -> bool:
    """Whether rows from the top of a page stand in the columns of the table before; ``start`` is the first of several parts."""
    over = [before.cross(row) for row in rows]
    return len(before) > 2 and start <= _MOST_LINES and not any(over[:start]) and sum(over) <= len(rows) / 4


def _table(rows: Sequence[Row], rules: Sequence[Rule], before: Columns | None) -> Aligned | None:
    """The table that some rows make; None where they make none."""
    kept = list(rows)
    own = before
    for _ in range(3):
        if own is None or own is not before:
            own = columns(kept, min(_LEAST_SHOWN, len(kept))) if len(kept) >= 2 else None
        if own is None:
            return None
        trimmed = _trimmed(kept, own)
        if len(trimmed) == len(kept):
            break
        kept = trimmed
    if own is None or not kept or sum(own.cross(row) and len(row) == 1 for row in kept) > len(kept) / 3:
        return None
    made = entries(kept, own, rules)
    if made is None or not _is_table(made, len(own), before is not None):
        return None
    return Aligned(own, tuple(made), frozenset(id(line) for row in kept for line in row))


def _trimmed(rows: Sequence[Row], own: Columns) -> list[Row]:
    """Without running text before and after: single lines that run over the strips."""
    start, end = 0, len(rows)
    while start < end and len(rows[start]) == 1 and own.cross(rows[start]):
        start += 1
    while end > start and len(rows[end - 1]) == 1 and own.cross(rows[end - 1]):
        end -= 1
    return list(rows[start:end])


def _is_table(made: Sequence[Entry], width: int, carried: bool) -> bool:
    whole = [entry for entry in made if len(entry.cells) > 1]
    if not whole or any(_LEADER.search(line.text) for entry in made for cell in entry.cells for line in cell.lines):
        return False
    if carried:
        return True
    filled = sum(cell.last - cell.first + 1 for entry in whole for cell in entry.cells) / (len(whole) * width)
    if len(whole) < (_FEWEST_ROWS if width > 2 else _FEWEST_PAIRS) or filled < _FILLED or len(whole) < 0.6 * len(made):
        return False
    labels = [entry.cells[0].lines[0].text for entry in whole if entry.cells[0].first == 0]
    if width == 2:
        return filled > 0.8 and sum(bool(_LABEL.match(label)) for label in labels) < len(labels) / 3
    return True
