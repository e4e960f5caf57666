"""A signature block that goes on over the end of a page: what stands right of Nơi nhận follows its recipients to the next page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.textkey import fold
from ingest.readers.pdf.columns import band, rows_of
from ingest.readers.pdf.shapes import Line

_RECIPIENTS = re.compile(r"noi nhan\b")
_ITEM = re.compile(r"[-–+*•]\s?\w")
_LEVEL = 2.0
_SPARE = 0.25


def carried_over(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of the pages, those of the signature beside recipients that go on moved to the page where they go on."""
    made = [list(lines) for lines in pages]
    for here, after in pairwise(made):
        if here and after and (side := _open_side(here)) is not None:
            gutter, left = side
            rows = rows_of(after)
            if _go_on(rows[0], gutter, left):
                moved = [line for line in here if line.left >= gutter and line.y >= left.y - _LEVEL * left.size]
                here[:] = [line for line in here if not any(line is other for other in moved)]
                after[:] = [*_above(moved, after, gutter), *after]
    return made


def _open_side(lines: Sequence[Line]) -> tuple[float, Line] | None:
    """Where the columns of a block of recipients and signature part that a page ends with, and its line Nơi nhận."""
    rows = rows_of(lines)
    at = next((i for i, row in enumerate(rows) if _RECIPIENTS.match(fold(row[0].text))), None)
    if at is None:
        return None
    end, right = band(rows, at)
    left = max((line.right for row in rows[at:end] for line in row if line.left < right), default=0.0)
    gutter = right - _SPARE * (right - left)
    ends_page = all(line.left >= gutter for row in rows[end:] for line in row)
    return (gutter, rows[at][0]) if end > at and ends_page else None


def _go_on(row: Sequence[Line], gutter: float, left: Line) -> bool:
    """Whether a page begins with the next recipient."""
    first = row[0]
    beside = all(line.left >= gutter or line.right <= gutter for line in row)
    return beside and first.left < gutter and abs(first.left - left.left) < _LEVEL * left.size and bool(_ITEM.match(first.text))


def _above(moved: Sequence[Line], after: Sequence[Line], gutter: float) -> list[Line]:
    """Lines set above those of their column, or beside the first of the page where there are none."""
    own = min((line.y for line in after if line.left >= gutter), default=None)
    if own is None:
        down = min(line.y for line in after) - min(line.y for line in moved)
    else:
        down = own - max(line.y for line in moved) - moved[-1].size
    return [replace(line, y=line.y + down) for line in moved]
