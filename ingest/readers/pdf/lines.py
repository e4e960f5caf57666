"""Characters to lines: one baseline, left to right, spaces where the file has them or leaves room, superscripts told apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from statistics import median

from ingest.readers.pdf.shapes import Glyph, Line

_SAME_BASELINE = 0.2
_SMALL = 0.82
_RAISED = (0.12, 0.75)
_SPACE = 0.2
_SPACE_DRAWN = 0.08
_WIDE = 1.8
_WIDE_BETWEEN_COLUMNS = 0.4
_WIDE_IN_SPACES = 5.0


def lines(glyphs: Sequence[Glyph], *, columns: bool = True) -> list[Line]:
    """The lines of some characters from top to bottom; with ``columns`` a wide gap ends a line, so that columns come apart."""
    rows = _with_superscripts(_baselines(_drawn_once(glyphs)))
    made = [_line(part) for row in rows for part in (_parts(row) if columns else [sorted(row, key=_across)])]
    return [line for line in made if line.text]


def _drawn_once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Without characters drawn twice for boldness; combining marks joined to the character drawn before them."""
    kept: list[Glyph] = []
    seen: set[tuple[str, int, int]] = set()
    for glyph in glyphs:
        place = (glyph.text, round(glyph.left), round(glyph.y))
        if kept and unicodedata.combining(glyph.text[0]):
            kept[-1] = kept[-1]._replace(text=kept[-1].text + glyph.text)
        elif place not in seen or glyph.text.isspace():
            kept.append(glyph)
            seen.add(place)
    return kept


def _baselines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Characters that stand on one baseline, from the top of the page."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: g.y):
        if rows and glyph.y - rows[-1][-1].y <= _SAME_BASELINE * max(glyph.size, 1):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [row for row in rows if any(not g.text.isspace() for g in row)]


def _with_superscripts(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Rows of small characters a little above or below a row's baseline, within its length, become part of it."""
    kept: list[list[Glyph]] = []
    for row in rows:
        above = kept[-1] if kept else []
        if (above and _is_raised(above, row)) or (above and _is_lowered(row, above)):
            kept[-1] = above + row
        else:
            kept.append(row)
    return kept


def _is_raised(small: list[Glyph], row: list[Glyph]) -> bool:
    size = _size(row)
    return (
        _size(small) < _SMALL * size
        and _RAISED[0] * size <= _y(row) - _y(small) <= _RAISED[1] * size
        and _beside(small, row, size)
    )


def _is_lowered(small: list[Glyph], row: list[Glyph]) -> bool:
    size = _size(row)
    return _size(small) < _SMALL * size and 0 < _y(small) - _y(row) <= 0.35 * size and _beside(small, row, size)


def _beside(small: list[Glyph], row: list[Glyph], size: float) -> bool:
    return (
        min(g.left for g in row) - size <= min(g.left for g in small)
        and max(g.right for g in small) <= max(g.right for g in row) + size
    )


def _size(row: list[Glyph]) -> float:
    return max(1.0, median(g.size for g in row))


def _y(row: list[Glyph]) -> float:
    return median(g.y for g in row)


def _across(glyph: Glyph) -> tuple[float, int]:
    return glyph.left, glyph.order


def _parts(row: list[Glyph]) -> list[list[Glyph]]:
    """A row split where columns meet: at gaps too wide for a space, or wide ones where the file draws something else between."""
    size = _size(row)
    parts: list[list[Glyph]] = [[]]
    last: Glyph | None = None
    spaces = 0
    for glyph in sorted(row, key=_across):
        if glyph.text.isspace():
            spaces += 1
        else:
            if last is not None and _apart(last, glyph, spaces, size):
                parts.append([])
            last, spaces = glyph, 0
        parts[-1].append(glyph)
    return parts


def _apart(last: Glyph, glyph: Glyph, spaces: int, size: float) -> bool:
    gap = glyph.left - last.right
    if spaces >= 3 and gap <= spaces * 0.5 * size:
        return gap > _WIDE_IN_SPACES * size
    drawn_later = glyph.order - last.order not in range(1, spaces + 2)
    return gap > (_WIDE_BETWEEN_COLUMNS if drawn_later else _WIDE) * size


def _line(part: list[Glyph]) -> Line:
    size = max(1.0, median(g.size for g in part if not g.text.isspace()))
    y = median([g.y for g in part if g.size >= _SMALL * size] or [g.y for g in part])
    text, raised, last, spaced = "", [], None, False
    words: list[tuple[float, float]] = []
    for glyph in part:
        if glyph.text.isspace():
            spaced = True
            continue
        if last is not None and glyph.left - last.right > (_SPACE_DRAWN if spaced else _SPACE) * size:
            text += " "
            words.append((glyph.left, glyph.right))
        else:
            left, right = words.pop() if words else (glyph.left, glyph.right)
            words.append((left, max(right, glyph.right)))
        if glyph.size < _SMALL * size and y - glyph.y >= _RAISED[0] * size:
            raised.append((len(text), len(text) + len(glyph.text)))
        text += glyph.text
        last, spaced = glyph, False
    shown = [g for g in part if not g.text.isspace()]
    return Line(
        text,
        shown[0].left,
        max(g.right for g in shown),
        y,
        size,
        all(g.bold for g in shown),
        _runs(raised),
        shown[0].font,
        tuple(words),
    )


def _runs(raised: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Neighbouring superscripts as one."""
    runs: list[tuple[int, int]] = []
    for start, end in raised:
        if runs and runs[-1][1] == start:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return tuple(runs)
