"""What is drawn on a page, turned upright by the direction of most of its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import isfinite
from typing import Any

from ingest.readers.pdf.lines import lines
from ingest.readers.pdf.shapes import Aside, Box, Glyph, Page
from ingest.readers.pdf.upright import Upright, quarter_turns

_MOST_PICTURES = 2000
_LEAST_SIDE = 20.0
_MOST_SIDE = 15_000.0


def page(number: int, bounds: Box, chars: list[Any], paths: list[Any], pictures: list[Any]) -> Page:
    """A page by what is drawn on it: characters, paths and pictures as pdfminer has them, turned upright."""
    counted: Counter[int] = Counter()
    for char in chars:
        counted[quarter_turns(char)] += bool(char.get_text().strip()) * max(1, round(char.size))
    turns = counted.most_common(1)[0][0] if counted else 0
    x0, y0, x1, y1 = bounds
    upright = Upright(turns, x0, y0, x1, y1)
    made = Page(number, upright.width, upright.height, turns=turns, curves=len(paths))
    made.pictures = tuple(box for item in pictures[:_MOST_PICTURES] if (box := _box(upright, item)) is not None)
    if not (_LEAST_SIDE <= made.width <= _MOST_SIDE and _LEAST_SIDE <= made.height <= _MOST_SIDE):
        return Page(number, 0.0, 0.0, unreadable=True)
    made.glyphs = [glyph for glyph in _glyphs(upright, chars, turns) if upright.shows(glyph)]
    made.asides = [aside for way in range(4) if way != turns for aside in _asides(chars, way, bounds, upright)]
    made.rules = [rule for path in paths for rule in upright.rules(path) if isfinite(rule.at + rule.start + rule.end)]
    return made


def _glyphs(upright: Upright, chars: list[Any], turns: int) -> Iterator[Glyph]:
    """The characters drawn at some quarter turns."""
    for order, char in enumerate(chars):
        if quarter_turns(char) == turns and char.get_text():
            yield upright.glyph(char, order)


def _box(upright: Upright, picture: Any) -> Box | None:
    """Where a picture stands on the page; None outside it."""
    (xa, ya), (xb, yb) = upright.point(picture.x0, picture.y0), upright.point(picture.x1, picture.y1)
    left, right = max(0.0, min(xa, xb)), min(upright.width, max(xa, xb))
    top, bottom = max(0.0, min(ya, yb)), min(upright.height, max(ya, yb))
    return (left, top, right, bottom) if left < right and top < bottom else None


def _asides(chars: list[Any], way: int, box: tuple[float, float, float, float], upright: Upright) -> Iterator[Aside]:
    """The lines of text at other quarter turns, by where their middles come to stand."""
    own = Upright(way, *box)
    for line in lines([glyph for glyph in _glyphs(own, chars, way) if own.shows(glyph)]):
        x, y = upright.point(*own.back((line.left + line.right) / 2, line.y - 0.3 * line.size))
        yield Aside(line.text, x, y, line.size, line.bold)
