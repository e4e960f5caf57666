"""Running text set in two columns (gazettes, bulletins, leaflets): the left column is read to its end before the right.

Rows of a table without rules stand side by side too; there the paragraphs of both sides begin at one height.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

from ingest.readers.pdf.columns import as_one, is_official, rows_of
from ingest.readers.pdf.paragraphs import is_full, shared_end
from ingest.readers.pdf.shapes import Line

_FEWEST = 12
_FEWEST_IN_COLUMN = 4
_NARROW = 0.55
_MIDDLE = (0.3, 0.7)
_WHITE = 8.0
_CROSSED = 0.2
_TOPS = 2.0
_FULL = 0.4
_LEVEL = 0.5
_FEW = 3
_FAR = 1.8
_INDENT = 0.7
_WIDEST_PAGE = 20_000


class Area(NamedTuple):
    """A part of a page: from its left to its right edge, from its top to its bottom."""

    left: float
    right: float
    top: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x < self.right and self.top <= y < self.bottom


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that are read before those of the next part; ``goes_on`` whether its first line goes on a paragraph of the one before."""

    lines: list[Line]
    area: Area
    goes_on: bool = False


_EVERYWHERE = Area(float("-inf"), float("inf"), float("-inf"), float("inf"))


def parts(lines: Sequence[Line]) -> list[Part]:
    """The lines of a page in the parts in which they are read; one part where no text is set in columns."""
    whole = [Part(list(lines), _EVERYWHERE)]
    gutter = _gutter(lines) if len(lines) >= _FEWEST else None
    if gutter is None:
        return whole
    order = sorted(lines, key=lambda line: line.y)
    blocks: list[list[Line]] = []
    for _, group in groupby(order, key=lambda line: line.left < gutter < line.right or is_official([line])):
        blocks.append(list(group))
    if not any(_is_set_in_columns(block, gutter) for block in blocks):
        return whole
    return _in_order(blocks, gutter)


def _in_order(blocks: Sequence[Sequence[Line]], gutter: float) -> list[Part]:
    made: list[Part] = []
    tops = [*(block[0].y - block[0].size for block in blocks), float("inf")]
    tops[0] = float("-inf")
    for block, (top, bottom) in zip(blocks, pairwise(tops), strict=True):
        if _is_set_in_columns(block, gutter):
            left, right = _sides(block, gutter)
            made.append(Part(left, Area(float("-inf"), gutter, top, bottom)))
            made.append(Part(right, Area(gutter, float("inf"), top, bottom), _goes_over(left, right)))
        elif made and made[-1].area.left < gutter < made[-1].area.right:
            made[-1] = Part([*made[-1].lines, *block], made[-1].area._replace(bottom=bottom))
        else:
            made.append(Part(list(block), Area(float("-inf"), float("inf"), top, bottom)))
    return made


def _gutter(lines: Sequence[Line]) -> float | None:
    """The middle of the widest strip near the middle of the page that hardly a short line runs over."""
    low, high = min(line.left for line in lines), max(line.right for line in lines)
    width = high - low
    narrow = [line for line in lines if line.width < _NARROW * width]
    if not 0 < width < _WIDEST_PAGE or len(narrow) < _FEWEST:
        return None
    change = [0] * (int(width) + 3)
    for line in narrow:
        change[int(line.left - low)] += 1
        change[int(line.right - low) + 1] -= 1
    best, start, covered = (0, 0), None, 0
    for x, step in enumerate(change):
        covered += step
        free = covered <= _CROSSED * len(narrow) and _MIDDLE[0] * width <= x <= _MIDDLE[1] * width
        if free and start is None:
            start = x
        elif not free and start is not None:
            best, start = max(best, (x - start, start)), None
    return low + best[1] + best[0] / 2 if best[0] >= _WHITE else None


def _sides(block: Sequence[Line], gutter: float) -> tuple[list[Line], list[Line]]:
    left, right = [line for line in block if line.left < gutter], [line for line in block if line.left >= gutter]
    return [as_one(row) for row in rows_of(left)], [as_one(row) for row in rows_of(right)]


def _is_set_in_columns(block: Sequence[Line], gutter: float) -> bool:
    """Whether both sides are running text from one height on, with paragraphs of their own."""
    left, right = _sides(block, gutter)
    if min(len(left), len(right)) < _FEWEST_IN_COLUMN or any(line.left < gutter < line.right for line in left):
        return False
    if abs(left[0].y - right[0].y) > _TOPS * left[0].size:
        return False
    if min(_fullness(left), _fullness(right)) < _FULL:
        return False
    begun, others = _beginnings(left), _beginnings(right)
    level = sum(any(abs(y - other) < 0.3 * left[0].size for other in begun) for y in others)
    return level <= _LEVEL * len(others) or (len(others) < _FEW and not _has_white(left) and not _has_white(right))


def _fullness(column: Sequence[Line]) -> float:
    """The share of lines that end because the next word, in the middle of a sentence, had no room."""
    right = shared_end([line.right for line in column])
    return sum(is_full(a, b, right) and b.text[0].islower() for a, b in pairwise(column)) / max(1, len(column) - 1)


def _beginnings(column: Sequence[Line]) -> list[float]:
    """Where lines stand that begin paragraphs below others."""
    right = shared_end([line.right for line in column])
    return [b.y for a, b in pairwise(column) if not is_full(a, b, right)]


def _has_white(column: Sequence[Line]) -> bool:
    """Whether lines of a column stand further apart than most, as where a cell ends before the one beside it."""
    steps = sorted(b.y - a.y for a, b in pairwise(column))
    return steps[-1] > _FAR * steps[len(steps) // 2]


def _goes_over(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether the first line of the right column goes on the paragraph that the left one ends with."""
    first = right[0]
    begins = min(line.left for line in right)
    return first.left - begins < _INDENT * first.size and is_full(left[-1], first, shared_end([line.right for line in left]))
