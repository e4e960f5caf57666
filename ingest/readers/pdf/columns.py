"""Text set side by side (letterhead, signature block): the left column is read before the right.

Nghị định 30/2020/NĐ-CP, Phụ lục I: agency and number stand left of the national title and date, Nơi nhận left of the signature.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.textkey import fold
from ingest.readers.pdf.shapes import Line

_LABEL = 6
_STATE = re.compile(r"(?<=\w )(?:cong hoa xa hoi chu nghia viet nam|dang cong san viet nam)$")
_OFFICIAL = re.compile(r"cong hoa xa hoi chu nghia|dang cong san viet nam$|doc lap|noi nhan|(?:tm|kt|tl|tuq|q)\. ")
_DATED = re.compile(r"so\s*[:.].*\w, *(?:ngay|thang)\b.*\bnam\b")
_APART = 0.5
_SAME_ROW = 0.75
_NEXT_LINE = 1.7
_LOOK_AHEAD = 12
_Row = list[Line]


def in_reading_order(lines: Sequence[Line]) -> list[tuple[Line, bool]]:
    """Lines in the order they are read, each with whether it stands in a column beside another."""
    rows = rows_of([part for line in lines for part in _state_apart(line)])
    found: list[tuple[Line, bool]] = []
    at = 0
    while at < len(rows):
        end, gutter = band(rows, at)
        if end > at:
            block = rows[at:end]
            found += [(as_one(part), True) for row in block if (part := [line for line in row if line.left < gutter])]
            found += [(as_one(part), True) for row in block if (part := [line for line in row if line.left >= gutter])]
        else:
            found.append((as_one(rows[at]), False))
            end = at + 1
        at = end
    return found


def _state_apart(line: Line) -> list[Line]:
    """The national title is no part of the agency's name that it stands close to, nor the date of the number."""
    folded = fold(line.text)
    boxes = line.boxes()
    if _DATED.match(folded) and len(boxes) > 1:
        at = max(range(1, len(boxes)), key=lambda i: boxes[i][0] - boxes[i - 1][1])
        return [line.part(0, at), line.part(at, len(boxes))] if boxes[at][0] - boxes[at - 1][1] > _APART * line.size else [line]
    match = _STATE.search(folded)
    if match is None:
        return [line]
    if len(boxes) > 1:
        at = line.text[: match.start()].count(" ")
        return [line.part(0, at), line.part(at, len(boxes))]
    share = line.width * match.start() / len(line.text)
    left = Line(line.text[: match.start()].strip(), line.left, line.left + share - line.size / 2, line.y, line.size, line.bold)
    right = Line(line.text[match.start() :], line.left + share, line.right, line.y, line.size, line.bold)
    return [left, right]


def unofficial(lines: Sequence[Line]) -> list[list[_Row]]:
    """The lines at one height, in the runs that letterheads and signature blocks leave."""
    rows = rows_of([part for line in lines for part in _state_apart(line)])
    runs: list[list[_Row]] = [[]]
    at = 0
    while at < len(rows):
        end, _ = band(rows, at)
        if end > at:
            runs.append([])
        else:
            runs[-1].append(rows[at])
        at = max(end, at + 1)
    return [run for run in runs if run]


def rows_of(lines: Sequence[Line]) -> list[_Row]:
    """Lines at one height, from left to right."""
    rows: list[_Row] = []
    for line in sorted(lines, key=lambda x: (x.y, x.left)):
        if rows and line.y - rows[-1][0].y < _SAME_ROW * min(line.size, rows[-1][0].size) and _clear(line, rows[-1]):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda x: x.left) for row in rows]


def _clear(line: Line, row: _Row) -> bool:
    return all(line.left >= other.right or line.right <= other.left for other in row)


def band(rows: Sequence[_Row], at: int) -> tuple[int, float]:
    """Where columns that begin at a row end, and an x between them; (at, 0) where none begin."""
    first = _first_pair(rows, at)
    if first is None:
        return at, 0.0
    low, high = rows[first][0].right, rows[first][1].left
    end, official = at, False
    for j in range(at, min(len(rows), at + 60)):
        sides = _sides(rows[j], low, high)
        if sides is None or (j > first and j - end > _LOOK_AHEAD):
            break
        low, high = sides
        official |= is_official(rows[j])
        if len(rows[j]) > 1:
            end = j + 1
    if not official or end <= first:
        return at, 0.0
    return _tail(rows, at, end, high), high


def _first_pair(rows: Sequence[_Row], at: int) -> int | None:
    """The first row of two parts: this one, or, where this one opens a letterhead or signature block, one soon after."""
    last = min(len(rows), at + (_LOOK_AHEAD if is_official(rows[at]) else 1))
    return next((j for j in range(at, last) if len(rows[j]) == 2 and len(rows[j][0].text) > _LABEL), None)


def _sides(row: _Row, low: float, high: float) -> tuple[float, float] | None:
    """The gutter narrowed by a row that keeps clear of it, or that has a gap of its own; None where the row crosses it."""
    before = [line.right for line in row if line.left < low]
    beyond = [line.left for line in row if line.left >= low]
    if before and beyond:
        high = min(high, *beyond)
        return (max(low, *before) if max(before) < high else low), high
    for line in row:
        if line.right <= high and line.left < low:
            low = max(low, line.right)
        elif line.left >= low:
            high = min(high, line.left)
        else:
            return None
    return (low, high) if low <= high else None


def _tail(rows: Sequence[_Row], at: int, end: int, gutter: float) -> int:
    """The end of the columns: the left one goes on while its lines follow closely."""
    last = max((line for row in rows[at:end] for line in row if line.left < gutter), key=lambda line: line.y)
    for j in range(end, len(rows)):
        row = rows[j]
        if len(row) > 1 or (row[0].left < gutter < row[0].right):
            break
        if row[0].left < gutter:
            if row[0].y - last.y > _NEXT_LINE * max(last.size, row[0].size):
                break
            last, end = row[0], j + 1
    return end


def is_official(row: Sequence[Line]) -> bool:
    """Whether a line opens a letterhead or a signature block."""
    return any(_OFFICIAL.match(fold(line.text)) for line in row)


def as_one(row: _Row) -> Line:
    """Parts that only look side by side (a label and its text, words drawn far apart) as one line."""
    text, raised = "", []
    words: list[tuple[float, float]] = []
    for line in row:
        text += " " if text else ""
        raised += [(start + len(text), end + len(text)) for start, end in line.raised]
        text += line.text
        words += line.boxes()
    bold = all(line.bold for line in row)
    return replace(row[0], text=text, right=row[-1].right, bold=bold, raised=tuple(raised), words=tuple(words))
