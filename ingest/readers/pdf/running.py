"""Running heads and feet: what stands at the top or the bottom of many pages alike but for its numbers, and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.readers.pdf.page import Laid
from ingest.readers.pdf.shapes import Line

_ZONE = 0.13
_OUTERMOST = 4
_SHARE = 0.3
_NUMBER = re.compile(r"(?:trang\s*)?[-–—\s(]*(\d{1,4})[-–—\s)]*(?:/\s*\d{1,4})?", re.I)
_Key = tuple[str, str, int]


def without_running_heads(pages: Sequence[Laid]) -> list[list[Line]]:
    """The lines of each page that belong to its text.

    A line is left out where its words, numbers aside, stand at that height on at least two pages and three in ten,
    or where it is nothing but a number that counts up with the pages.
    """
    edges = [_edges(page) for page in pages]
    counted = Counter(key for edge in edges for key in {key for key, _ in edge.values()})
    offsets = Counter(offset for page, edge in zip(pages, edges, strict=True) for offset in _offsets(page, edge))
    needed = max(2, round(_SHARE * len(pages)))
    return [
        [line for i, line in enumerate(page.text) if i not in edge or not _runs(edge[i], page, counted, offsets, needed)]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _runs(edge: tuple[_Key, int | None], page: Laid, counted: Counter[_Key], offsets: Counter[int], needed: int) -> bool:
    key, number = edge
    if number is None:
        return counted[key] >= needed
    return offsets[number - page.number] >= needed


def _edges(page: Laid) -> dict[int, tuple[_Key, int | None]]:
    """The outermost lines at top and bottom: what they say without numbers, where, and the number of a page number."""
    lines = page.text
    order = sorted(range(len(lines)), key=lambda i: lines[i].y)
    found = {}
    for side, places in (("top", order[:_OUTERMOST]), ("bottom", order[::-1][:_OUTERMOST])):
        for i in places:
            y = lines[i].y / page.height
            if (y if side == "top" else 1 - y) <= _ZONE:
                number = _NUMBER.fullmatch(lines[i].text.strip())
                words = re.sub(r"[\d\s]+", "", lines[i].text)
                found[i] = ((words, side, round(y * 40)), int(number.group(1)) if number else None)
    return found


def _offsets(page: Laid, edge: dict[int, tuple[_Key, int | None]]) -> set[int]:
    return {number - page.number for _, number in edge.values() if number is not None}
