"""From the axes a page is printed in (y upwards, text at some quarter turns) to reading axes, y downwards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ingest.readers.pdf.shapes import Glyph, Rule

_THIN = 3.0
_BOLD = ("bold", "black", "heavy", "demi")


def quarter_turns(char: Any) -> int:
    """How many quarter turns, anticlockwise, a character is drawn at."""
    a, b = char.matrix[:2]
    if abs(a) >= abs(b):
        return 0 if a > 0 else 2
    return 1 if b > 0 else 3


class Upright:
    """Turns what is on a page whose text stands at some quarter turns."""

    def __init__(self, turns: int, x0: float, y0: float, x1: float, y1: float) -> None:
        self._turns, self._box = turns, (x0, y0, x1, y1)
        sides = (x1 - x0, y1 - y0)
        self.width, self.height = sides if turns % 2 == 0 else sides[::-1]

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page."""
        x0, y0, x1, y1 = self._box
        return ((x - x0, y1 - y), (y - y0, x - x0), (x1 - x, y - y0), (y1 - y, x1 - x))[self._turns]

    def back(self, x: float, y: float) -> tuple[float, float]:
        """The point of the page that :meth:`point` takes there."""
        x0, y0, x1, y1 = self._box
        return ((x + x0, y1 - y), (y + x0, x + y0), (x1 - x, y + y0), (x1 - y, y1 - x))[self._turns]

    def glyph(self, char: Any, order: int) -> Glyph:
        """A character."""
        (left, top), (right, bottom) = self.point(char.x0, char.y0), self.point(char.x1, char.y1)
        _, y = self.point(*char.matrix[4:])
        font = char.fontname.rpartition("+")[2]
        bold = any(word in font.lower() for word in _BOLD)
        return Glyph(char.get_text(), min(left, right), max(left, right), y, abs(bottom - top), bold, font, order)

    def shows(self, glyph: Glyph) -> bool:
        """Whether a character stands on the page; what is drawn beside it nobody sees."""
        x, y = glyph.middle
        return (
            0 <= x <= self.width and 0 <= y <= self.height and glyph.right - glyph.left + glyph.size <= self.width + self.height
        )

    def rules(self, path: Any) -> Iterator[Rule]:
        """The straight lines of a drawn path."""
        for xa, ya, xb, yb in _segments(path):
            (ua, va), (ub, vb) = self.point(xa, ya), self.point(xb, yb)
            if abs(ua - ub) <= abs(va - vb):
                yield Rule(True, (ua + ub) / 2, min(va, vb), max(va, vb))
            else:
                yield Rule(False, (va + vb) / 2, min(ua, ub), max(ua, ub))


def _segments(path: Any) -> Iterator[tuple[float, float, float, float]]:
    """A thin filled rectangle is one line, the edges of a stroked path are several."""
    x0, y0, x1, y1 = path.bbox
    if min(x1 - x0, y1 - y0) <= _THIN:
        if max(x1 - x0, y1 - y0) > _THIN:
            yield ((x0 + x1) / 2, y0, (x0 + x1) / 2, y1) if x1 - x0 < y1 - y0 else (x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
    elif path.stroke:
        corners = path.pts
        for (xa, ya), (xb, yb) in zip(corners, [*corners[1:], corners[0]], strict=True):
            if min(abs(xa - xb), abs(ya - yb)) < 1 and max(abs(xa - xb), abs(ya - yb)) > _THIN:
                yield xa, ya, xb, yb
