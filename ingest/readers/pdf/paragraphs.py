"""Lines of a page, or of a cell, joined to paragraphs by what a typesetter leaves: indents, short last lines, wider gaps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.readers.flow import Mark, Para
from ingest.readers.pdf.shapes import Line

_ITEM = re.compile(r"[-–+•*]\s|\(?\d{1,3}(\.\d{1,2})*[.)]\s|[a-zđ]\)\s|[IVXLC]+\.\s|Điều \d|Nơi nhận")
_ARTICLE = re.compile(r"Điều \d{1,3}[a-zđ]?\.\s|(Chương|CHƯƠNG|Mục|Phần|PHẦN) [IVXLC\d]+$")
_LEADER = re.compile(r"[.…_]{5,}\s*\d{0,4}$")
_ENDED = re.compile(r"[.;:!?…/][”\"»)]*$")
_INDENT = 0.7
_DEEPEST_INDENT = 5.0
_OFF_CENTRE = 0.12
_GAP = 1.15
_HALF = 0.5
_ALIGNED = 2.0
_SPARE = 0.3
_Marker = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the lines of a column begin and end, where paragraphs begin, and how far one line stands below another."""

    left: float
    right: float
    indent: float
    leading: float


def margins(lines: Sequence[Line]) -> Margins:
    """The margins of a page's running text, by most of its lines."""
    if not lines:
        return Margins(0.0, 0.0, 0.0, 0.0)
    size = Counter(round(line.size) for line in lines).most_common(1)[0][0]
    body = [line for line in lines if abs(line.size - size) <= 1.5]
    lefts = Counter(round(line.left) for line in body)
    often = max(2, len(body) // 12)
    left = min((x for x, n in lefts.items() if n >= often), default=min(lefts))
    indents = [(n, -x) for x, n in lefts.items() if n > 1 and left + _INDENT * size < x < left + _DEEPEST_INDENT * size]
    right = shared_end([line.right for line in body])
    steps = Counter(round(b.y - a.y) for a, b in pairwise(body) if 0 < b.y - a.y < 3 * size)
    return Margins(left, right, -max(indents)[1] if indents else left, float(steps.most_common(1)[0][0] if steps else 1.3 * size))


def shared_end(ends: Sequence[float]) -> float:
    """The rightmost end that two lines share; the rightmost at all where none do."""
    order = sorted(ends, reverse=True)
    return next((a for a, b in pairwise(order) if a - b < 3), order[0])


def joined(lines: Sequence[tuple[Line, bool]], page: Margins, marker: _Marker) -> list[Para]:
    """The paragraphs of a page's text."""
    made: list[Para] = []
    last: Line | None = None
    was_beside = False
    hang: float | None = None
    for line, beside in lines:
        centered = not beside and _is_centered(line, page)
        if (
            last is not None
            and beside == was_beside
            and (_hangs(last, line, page, hang) or _goes_on(last, line, page, beside))
            and not centered
            and not made[-1].centered
        ):
            _append(made[-1], line, marker)
        else:
            made.append(Para(bold=line.bold, centered=centered))
            _say(made[-1], line, marker)
            hang = _hang(line)
        last, was_beside = line, beside
    return made


def _hang(line: Line) -> float | None:
    """Where the text of an item begins, after its label; the lines that follow may stand below it."""
    boxes = line.boxes()
    return boxes[1][0] if len(boxes) > 1 and _ITEM.match(line.text) else None


def _hangs(last: Line, line: Line, page: Margins, hang: float | None) -> bool:
    """Whether a line goes on below the text of an item, its label standing out."""
    if hang is None or abs(line.left - hang) > _ALIGNED or not _follows(last, line, page) or _ITEM.match(line.text):
        return False
    return is_full(last, line, page.right)


def _follows(last: Line, line: Line, page: Margins) -> bool:
    """Whether a line stands next below another, which does not lead to a number at its end."""
    close = last.y < line.y <= last.y + _GAP * max(page.leading, last.size)
    return close and not _LEADER.search(last.text)


def _goes_on(last: Line, line: Line, page: Margins, beside: bool) -> bool:
    """Whether a line belongs to the paragraph of the one before it."""
    if not _follows(last, line, page):
        return False
    if last.bold != line.bold and not line.text[0].islower():
        return False
    if beside:
        return bool(_ITEM.match(last.text)) and not _ITEM.match(line.text) and not _ENDED.search(last.text)
    if _ARTICLE.match(line.text) or (page.indent <= page.left and _ITEM.match(line.text)):
        return False
    if line.left > page.left + _INDENT * line.size and line.left > last.left - _INDENT * line.size:
        return False
    if line.text[:1].islower() and not _ENDED.search(last.text) and not _ITEM.match(line.text):
        return last.right - page.left > _HALF * (page.right - page.left)
    return is_full(last, line, page.right)


def is_full(last: Line, line: Line, right: float) -> bool:
    """Whether the next line's first word had no room left on the line before."""
    word = line.text.split(" ", 1)[0]
    room = right - last.right
    return room < line.width * (len(word) + 1) / max(1, len(line.text)) + 0.3 * line.size


def _is_centered(line: Line, page: Margins) -> bool:
    before, after = line.left - page.left, page.right - line.right
    if abs(line.left - page.indent) < 2 or min(before, after) < line.size:
        return False
    return abs(before - after) < max(1.5 * line.size, _OFF_CENTRE * (before + after))


def in_cell(lines: Sequence[Line], width: float, marker: _Marker) -> list[Para]:
    """The paragraphs of a cell of some inner width."""
    made: list[Para] = []
    last: Line | None = None
    for line in lines:
        fits = (
            last is not None
            and last.width + line.width * (len(line.text.split(" ", 1)[0]) + 1) / len(line.text) < width - _SPARE * line.size
        )
        if last is None or fits or _ITEM.match(line.text):
            made.append(Para(bold=line.bold))
            _say(made[-1], line, marker)
        else:
            _append(made[-1], line, marker)
        last = line
    return made


def go_on(para: Para, rest: Para) -> None:
    """Take the other half of a paragraph into it."""
    if not _is_split(para.text(), rest.text()):
        para.parts.append(" ")
    para.parts += rest.parts


def _append(para: Para, line: Line, marker: _Marker) -> None:
    if not _is_split(para.text(), line.text):
        para.parts.append(" ")
    para.bold = bool(para.bold) and line.bold
    _say(para, line, marker)


def _is_split(before: str, after: str) -> bool:
    """Whether a line end parts a number or symbol at its hyphen or slash ("52-" / "CT/TW")."""
    return bool(re.search(r"\S[-/]$", before)) and not before.endswith(" -") and bool(re.match(r"[A-ZĐ0-9]", after))


def _say(para: Para, line: Line, marker: _Marker) -> None:
    """The line's text, with marks in place of superscripts that stand for notes."""
    at = 0
    for start, end in line.raised:
        note = marker(line.text[start:end])
        if note is not None:
            para.parts += [line.text[at:start], Mark(note)]
            at = end
    para.parts.append(line.text[at:])
