"""The rows of a table without rules: which lines, one below another in their columns, are one row's cells.

Three ways, the surest first: wider gaps (or rules) between rows than within them; a first column that numbers the rows, whose
cells begin at one height; cells that end before the room in their column does. Where none is plain there is no table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.readers.pdf.gutters import Columns, Part, Row
from ingest.readers.pdf.shapes import Line, Rule

_WIDER = 1.15
_KEY = re.compile(r"\(?(\d{1,3}(\.\d{1,3}){0,3}|[IVXLC]{1,6}|[a-zđA-ZĐ])[.)]?")
_KEYS = 0.6
_TOGETHER = 0.85
_DRAWN = 0.7


@dataclass(slots=True)
class Slot:
    """A cell: the columns that it covers, its lines, and how many rows of the heading it covers."""

    first: int
    last: int
    lines: list[Line]
    rows: int = 1


@dataclass(slots=True)
class Entry:
    """A row of the table; of several cells, or one that names a group."""

    cells: list[Slot]

    def slots(self, columns: int) -> list[Slot]:
        """Its cells with the empty ones between."""
        made: list[Slot] = []
        at = 0
        for cell in self.cells:
            made += [Slot(column, column, []) for column in range(at, cell.first)]
            made.append(cell)
            at = cell.last + 1
        return made + [Slot(column, column, []) for column in range(at, columns)]


def entries(rows: Sequence[Row], own: Columns, rules: Sequence[Rule]) -> list[Entry] | None:
    """The rows that some lines make; None where that cannot be told."""
    parts = [own.parts(row) for row in rows]
    groups = _by_gaps(rows, parts, rules) or _by_keys(parts) or _by_room(parts, own)
    if groups is None:
        return None
    keys = _keys(parts)
    first = next((n for n, (start, end) in enumerate(groups) if any(keys[start:end])), 1)
    made: list[Entry] = []
    for n, (start, end) in enumerate(groups):
        levels = _levels(parts[start:end]) if n < first else [parts[start:end]]
        made += [Entry(_cells(level)) for level in levels]
    for entry in made:
        if len(entry.cells) == 1 and entry.cells[0].last > entry.cells[0].first == 0:
            entry.cells[0].last = len(own) - 1
    return _headed(made)


def is_key(text: str) -> bool:
    """Whether a text is the number of a row: "1", "2.1", "IV", "a)"."""
    return bool(_KEY.fullmatch(text))


def _levels(lines: Sequence[Sequence[Part]]) -> list[list[list[Part]]]:
    """The lines of a heading apart from those that stand below a cell over several columns."""
    over = {column for row in lines for part in row if part.last > part.first for column in range(part.first, part.last + 1)}
    upper = [[part for part in row if part.last > part.first or part.first not in over] for row in lines]
    lower = [[part for part in row if part.last == part.first and part.first in over] for row in lines]
    if not any(lower) or sum(map(len, upper)) < 2:
        return [list(map(list, lines))]
    return [upper, lower]


def _cells(lines: Sequence[Sequence[Part]]) -> list[Slot]:
    made: list[Slot] = []
    for part in sorted((part for row in lines for part in row), key=lambda part: (part.line.y, part.first)):
        held = [slot for slot in made if slot.first <= part.last and part.first <= slot.last]
        if held:
            held[0].lines += [line for slot in held[1:] for line in slot.lines] + [part.line]
            held[0].first, held[0].last = min(part.first, *(s.first for s in held)), max(part.last, *(s.last for s in held))
            made = [slot for slot in made if slot not in held[1:]]
        else:
            made.append(Slot(part.first, part.last, [part.line]))
    return sorted(made, key=lambda slot: slot.first)


def _by_gaps(rows: Sequence[Row], parts: Sequence[Sequence[Part]], rules: Sequence[Rule]) -> list[tuple[int, int]] | None:
    """Groups parted by rules or by gaps wider than those inside cells."""
    left, right = min(line.left for row in rows for line in row), max(line.right for row in rows for line in row)
    drawn = [rule.at for rule in rules if min(rule.end, right) - max(rule.start, left) > _DRAWN * (right - left)]
    steps = [_step(a, b) for a, b in pairwise(rows)]
    tight = _tight(rows, parts)
    ruled = [any(_low(a) - 1 < at < _high(b) for at in drawn) for a, b in pairwise(rows)]
    cuts = [is_ruled or step > _WIDER * tight for step, is_ruled in zip(steps, ruled, strict=True)]
    groups = _groups(cuts)
    return groups if len(groups) > 1 and _is_keyed(parts, groups) else None


def _low(row: Row) -> float:
    return max(line.y for line in row)


def _high(row: Row) -> float:
    return min(line.y for line in row)


def _step(a: Row, b: Row) -> float:
    return _high(b) - _low(a)


def _tight(rows: Sequence[Row], parts: Sequence[Sequence[Part]]) -> float:
    """The least distance of two lines of a column."""
    last: dict[int, float] = {}
    steps = []
    for row in parts:
        for part in row:
            if part.first in last and part.line.y - last[part.first] > 0.8 * part.line.size:
                steps.append(part.line.y - last[part.first])
            last[part.first] = part.line.y
    return min(steps, default=0.0) or max(line.size for row in rows for line in row)


def _groups(cuts: Sequence[bool]) -> list[tuple[int, int]]:
    ends = [i + 1 for i, cut in enumerate(cuts) if cut] + [len(cuts) + 1]
    return list(pairwise([0, *ends]))


def _keys(parts: Sequence[Sequence[Part]]) -> list[bool]:
    """Which lines open with the number of a row."""
    return [bool(row) and row[0].first == row[0].last == 0 and is_key(row[0].line.text) for row in parts]


def _numbers_rows(parts: Sequence[Sequence[Part]], keys: Sequence[bool]) -> bool:
    """Whether the first column holds mostly numbers of rows."""
    firsts = sum(bool(row) and row[0].first == 0 and row[0].last == 0 for row in parts)
    return sum(keys) >= 2 and sum(keys) >= _KEYS * firsts


def _is_keyed(parts: Sequence[Sequence[Part]], groups: Sequence[tuple[int, int]]) -> bool:
    """Whether no group holds two numbers of rows, and, of a numbered table, most hold one."""
    keys = _keys(parts)
    counts = [sum(keys[start:end]) for start, end in groups]
    if not _numbers_rows(parts, keys):
        return any(end - start > 1 for start, end in groups) and len(groups) >= 3
    return max(counts) <= 1 and sum(counts) >= _KEYS * len(groups)


def _by_keys(parts: Sequence[Sequence[Part]]) -> list[tuple[int, int]] | None:
    """Groups that begin at the numbers of the first column, where all cells begin there."""
    keys = _keys(parts)
    if not _numbers_rows(parts, keys):
        return None
    cuts = [
        keys[i] or _names_group(parts[i]) != _names_group(parts[i - 1]) or _ends_heading(parts, keys, i)
        for i in range(1, len(parts))
    ]
    groups = _groups(cuts)
    begun = held = 0
    for start, end in groups:
        if keys[start]:
            columns = {part.first for row in parts[start:end] for part in row}
            held += len(columns)
            begun += len(columns & {part.first for part in parts[start]})
    return groups if begun >= _TOGETHER * held else None


def _names_group(row: Sequence[Part]) -> bool:
    return len(row) == 1 and row[0].first != row[0].last


def _ends_heading(parts: Sequence[Sequence[Part]], keys: Sequence[bool], i: int) -> bool:
    """Whether bold lines, or a line with a cell over several columns, end here, before the first number."""
    if any(keys[:i]):
        return False
    if len(parts[i - 1]) > 1 and any(part.first != part.last for part in parts[i - 1]):
        return True
    return all(p.line.bold for row in parts[:i] for p in row) and not any(p.line.bold for p in parts[i])


def _by_room(parts: Sequence[Sequence[Part]], own: Columns) -> list[tuple[int, int]] | None:
    """Groups of which the lines follow because their first word had no room above."""
    cuts = []
    for above, row in pairwise(parts):
        held = {part.first: part.line for part in above}
        cuts.append(any(part.first not in held or _has_room(held[part.first], part, own) for part in row))
    return _groups(cuts)


def _has_room(last: Line, part: Part, own: Columns) -> bool:
    word = part.line.boxes()[0]
    return part.first == part.last and last.width + (word[1] - word[0]) + 0.3 * last.size < own.room(
        part.first, part.last, last.size
    )


def _headed(made: list[Entry]) -> list[Entry]:
    """Cells of the heading that stand beside two levels cover both."""
    for upper, lower in pairwise(made[:3]):
        if len(upper.cells) > 1 and any(cell.first != cell.last for cell in upper.cells):
            below = {column for cell in lower.cells for column in range(cell.first, cell.last + 1)}
            for cell in upper.cells:
                if cell.first == cell.last and cell.first not in below:
                    cell.rows = 2
    return made
