"""Running heads and feet: what stands at the top or the bottom of many pages alike but for its numbers, and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.textkey import fold
from ingest.readers.pdf.page import Laid
from ingest.readers.pdf.shapes import Line

_ZONE = 0.13
_OUTERMOST = 4
_SHARE = 0.4
_SURE_PAGES = 3
_SHORT = 0.8
_APART = 1.4
_TWO_LINES = 2.4
_NUMBER = re.compile(r"(?:trang\s*)?[-–—\s(]*(\d{1,4})[-–—\s)]*(?:/\s*\d{1,4})?", re.I)
_STATE = re.compile(r"cong hoa xa hoi chu nghia|dang cong san viet nam|doc lap\s*-")


class _Edge(NamedTuple):
    """A line near the edge: its place among the page's lines, what it says without numbers and about where, what it says to the letter
    and just where, and its number if it is one alone."""

    line: int
    words: tuple[str, str, int]
    same: tuple[str, str, int]
    number: int | None


def without_running_heads(pages: Sequence[Laid]) -> list[list[Line]]:
    """The lines of each page that belong to its text.

    A line is left out where its words, numbers aside, stand at that height on at least two pages and four in ten,
    or where it is nothing but a number that counts up with the pages; and only from the edge of the page to a gap,
    unless it stands alone, short, the same to the letter and the point, on three pages and four in ten, or on both pages of two.
    The national title opens many a form and notes may be alike, so they never count.
    """
    tops = [_edges(page, "top") for page in pages]
    bottoms = [_edges(page, "bottom") for page in pages]
    words = Counter(edge.words for edges in tops + bottoms for edge in edges)
    same = Counter(edges[0].same for edges in tops + bottoms if edges)
    offsets = Counter(
        offset
        for page, top, bottom in zip(pages, tops, bottoms, strict=True)
        for offset in {edge.number - page.number for edge in top + bottom if edge.number is not None}
    )
    needed = max(2, round(_SHARE * len(pages)))
    sure = max(min(_SURE_PAGES, len(pages)), needed)

    def runs(page: Laid, edge: _Edge) -> bool:
        return words[edge.words] >= needed if edge.number is None else offsets[edge.number - page.number] >= needed

    distance = _APART * _leading(pages)
    kept = []
    for page, top, bottom in zip(pages, tops, bottoms, strict=True):
        out = {
            i for edges in (top, bottom) for i in _outside(page.text, [(edge.line, runs(page, edge)) for edge in edges], distance)
        }
        out |= {
            edges[0].line
            for edges in (top, bottom)
            if edges and same[edges[0].same] >= sure and _is_short(page.text, edges[0].line)
        }
        kept.append([line for i, line in enumerate(page.text) if i not in out])
    return kept


def _edges(page: Laid, side: str) -> list[_Edge]:
    """The outermost lines of a side, from the edge inwards."""
    order = sorted(range(len(page.text)), key=lambda i: page.text[i].y, reverse=side == "bottom")
    found = []
    for i in order[:_OUTERMOST]:
        line = page.text[i]
        depth = line.y / page.height if side == "top" else 1 - line.y / page.height
        opens_a_note = bool(line.raised) and line.raised[0][0] == 0
        if depth <= _ZONE and not opens_a_note and not _STATE.match(fold(line.text)):
            number = _NUMBER.fullmatch(line.text.strip())
            words = re.sub(r"[\d\s]+", "", line.text)
            far = line.y if side == "top" else page.height - line.y
            same = (line.text, side, round(far))
            found.append(_Edge(i, (words, side, round(depth * 40)), same, int(number.group(1)) if number else None))
    return found


def _leading(pages: Sequence[Laid]) -> float:
    """How far most lines stand below one another; steps of more than two lines are no leading."""
    steps: Counter[int] = Counter()
    for page in pages:
        lines = sorted(page.text, key=lambda line: line.y)
        steps.update(round(b.y - a.y) for a, b in pairwise(lines) if 5 < b.y - a.y < _TWO_LINES * min(a.size, b.size))
    return float(steps.most_common(1)[0][0]) if steps else 0.0


def _outside(lines: Sequence[Line], edge: Sequence[tuple[int, bool]], distance: float) -> set[int]:
    """The running lines from the edge inwards, as far as the last one that keeps its distance from what follows."""
    accepted: set[int] = set()
    pending: set[int] = set()
    if edge and edge[0][1] and _is_lone_number(lines, edge[0][0]):
        accepted.add(edge[0][0])
    for i, runs in edge:
        beside = any(abs(lines[i].y - lines[j].y) < lines[i].size for j in pending)
        if not runs and not beside:
            break
        pending |= {i} if runs else set()
        if _is_apart(lines, i, pending, distance):
            accepted |= pending
    return accepted


def _is_lone_number(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is nothing but a number, with nothing beside it: a page's own, however close the text is."""
    return _is_alone(lines, i) and _NUMBER.fullmatch(lines[i].text.strip()) is not None


def _is_short(lines: Sequence[Line], i: int) -> bool:
    """Whether a line stands alone and is shorter than a line of running text."""
    width = max(line.right for line in lines) - min(line.left for line in lines)
    return lines[i].width < _SHORT * width and _is_alone(lines, i)


def _is_alone(lines: Sequence[Line], i: int) -> bool:
    """Whether nothing stands beside a line."""
    return all(abs(line.y - lines[i].y) > 0.5 * line.size for j, line in enumerate(lines) if j != i)


def _is_apart(lines: Sequence[Line], i: int, pending: set[int], distance: float) -> bool:
    """Whether the nearest lines above and below, those already met and those at its height aside, are far."""
    line = lines[i]
    gaps = [abs(other.y - line.y) for j, other in enumerate(lines) if j not in pending]
    return all(gap < 0.5 * line.size or gap >= distance for gap in gaps)
