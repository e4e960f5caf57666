"""The columns of a table without rules: strips of white that line after line leaves free.

A strip parts columns where several lines have text on both of its sides and a wide gap between; lines that cross it
(a heading over several columns, the name of a group of rows) must be few.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.readers.pdf.shapes import Line

Row = list[Line]
_NARROWEST = 0.35
_SPACE = 0.32
_BLURRED = 0.4
_CROSSED = 0.15
_MOST_COLUMNS = 40
_FEW_ROWS = 3
_WIDEST_PAGE = 20_000


@dataclass(frozen=True, slots=True)
class Part:
    """Words of one line in one column, or in several that no white parts there."""

    first: int
    last: int
    line: Line


@dataclass(frozen=True, slots=True)
class Columns:
    """The strips between columns, from left to right: where each begins and ends."""

    strips: tuple[tuple[float, float], ...]
    left: float
    right: float

    def __len__(self) -> int:
        return len(self.strips) + 1

    def room(self, first: int, last: int, size: float) -> float:
        """How wide text of a size may be that stands in some columns."""
        left = self.strips[first - 1][1] if first else self.left
        return (self.strips[last][1] - _NARROWEST * size if last < len(self.strips) else self.right) - left

    def parts(self, row: Row) -> list[Part]:
        """The lines at one height cut where a gap meets a strip."""
        cut = [part for line in row for part in self._cut(line)]
        ends = [self.left - 1, *(part.right for part in cut)]
        begins = [*(part.left for part in cut[1:]), self.right + 1]
        return [self._placed(part, end, begin) for part, end, begin in zip(cut, ends, begins, strict=False)]

    def cross(self, row: Row) -> bool:
        """Whether one of the lines runs over a strip."""
        return any(part.first != part.last for part in self.parts(row))

    def _cut(self, line: Line) -> list[Line]:
        boxes = line.boxes()
        space = _SPACE * line.size
        gaps = [(i, end, start) for i, ((_, end), (start, _)) in enumerate(pairwise(boxes), 1) if start - end >= space]
        at = [i for i, end, start in gaps if self._parted(end, start, line.right)]
        return [line.part(first, end) for first, end in pairwise([0, *at, len(boxes)])]

    def _parted(self, end: float, start: float, right: float) -> bool:
        """Whether a gap is a strip, or all of it but what the text before or after takes of it."""
        return any(
            end < high and start > low and (start >= high - 1 or (end <= low + 1 and right > high)) for low, high in self.strips
        )

    def _placed(self, line: Line, before: float, after: float) -> Part:
        """Where a line stands that has room from ``before`` to ``after``."""
        first = over = 0
        middle = (line.left + line.right) / 2
        edges = [self.left, *(high for _, high in self.strips)]
        ends = [*(low for low, _ in self.strips[1:]), self.right]
        for edge, (low, high), end in zip(edges, self.strips, ends, strict=False):
            if (line.left < low and line.right > high) or (low <= middle <= high and before <= edge and after >= end):
                over += 1
            elif line.left >= low and (line.right >= high or middle > (low + high) / 2):
                first += 1
        return Part(first, first + over, line)


def columns(rows: Sequence[Row], least: int) -> Columns | None:
    """The columns that the lines of some rows stand in; ``least`` is how many rows must show a strip. None where there is one.

    The last column may hold nothing but its heading.
    """
    size = median(line.size for row in rows for line in row)
    left, right = min(line.left for row in rows for line in row), max(line.right for row in rows for line in row)
    if not 0 < right - left < _WIDEST_PAGE:
        return None
    segments = [_segments(row, size) for row in rows]
    covered = _covered(segments, left, int(right - left) + 2)
    most = max(1, int(_CROSSED * len(rows)))
    strips, start = [], None
    for x, n in enumerate(covered):
        if n <= most and start is None:
            start = x
        elif n > most and start is not None:
            strips.append((left + start, left + x))
            start = None
    wide = [strip for strip in strips if strip[1] - strip[0] >= _NARROWEST * size and _shown(strip, rows) >= least]
    if wide and start is not None and len(rows) > _FEW_ROWS:
        heading = [line.left for line in rows[0] if line.left > left + start]
        wide += [(left + start, heading[0])] if heading else []
    return Columns(tuple(wide), left, right) if 0 < len(wide) < _MOST_COLUMNS else None


def _segments(row: Row, size: float) -> list[tuple[float, float]]:
    """Where a row has text; spaces between words are text."""
    made: list[tuple[float, float]] = []
    for left, right in sorted(box for line in row for box in line.boxes()):
        if made and left - made[-1][1] <= _BLURRED * size and not _ends(row, made[-1][1], left):
            made[-1] = (made[-1][0], max(right, made[-1][1]))
        else:
            made.append((left, right))
    return made


def _ends(row: Row, right: float, left: float) -> bool:
    """Whether one line ends and another begins there."""
    return right < left and any(line.right <= right for line in row) and any(line.left >= left for line in row)


def _covered(segments: Sequence[Sequence[tuple[float, float]]], left: float, width: int) -> list[int]:
    """How many rows have text at each point."""
    change = [0] * (width + 2)
    for a, b in (segment for row in segments for segment in row):
        change[int(a - left)] += 1
        change[int(b - left) + 1] -= 1
    covered, n = [], 0
    for step in change[:width]:
        n += step
        covered.append(n)
    return covered


def _shown(strip: tuple[float, float], rows: Sequence[Row]) -> int:
    """How many rows break off and begin again at a strip."""
    return sum(_breaks(row, *strip) for row in rows)


def _breaks(row: Row, low: float, high: float) -> bool:
    """Whether one line ends and the next begins at a strip, or a wide gap of a line lies there."""
    middle = (low + high) / 2
    if any(left < middle < right for line in row for left, right in line.boxes()):
        return False
    ends = max(((b, n) for n, line in enumerate(row) for _, b in line.boxes() if b <= middle), default=None)
    begins = min(((a, n) for n, line in enumerate(row) for a, _ in line.boxes() if a >= middle), default=None)
    if ends is None or begins is None:
        return False
    return ends[1] != begins[1] or begins[0] - ends[0] >= row[0].size
