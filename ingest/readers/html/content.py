"""Where the document stands in a page that a portal has dressed with menus, lists of links and forms."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.textkey import fold
from ingest.readers.html.soup import Event

_PROSE = frozenset(["p", "td", "th", "li", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "dd"])
_CHROME = frozenset(["a", "nav", "aside", "footer", "label"])
_WHOLE = frozenset(["p", "ul", "ol", "dl", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"])
_PARTS_OF_TABLES = frozenset(["table", "thead", "tbody", "tfoot", "tr"])
_CELLS = frozenset(["td", "th"])
_KEPT_SHARE = 0.85
_KEPT_SHARE_IN_CELL = 0.95
_DOCUMENTS_OWN = re.compile(
    r"\s*(cong hoa xa hoi chu nghia viet nam|noi nhan\s*:|(phu luc|mau so|chuong|dieu)\s+([ivxlc]+|\d+)\b)"
)


def main_part(page: Sequence[Event]) -> tuple[int, int]:
    """Start and end of the events of the smallest element that holds nearly all prose and every line of a document's frame.

    Prose is text in paragraphs, cells and items that is no link and in no menu. The frame is the national title,
    numbered articles, chapters and annexes, and Nơi nhận: however short the part they stand in, it is not left out.
    """
    before, frame = _prose(page)
    first, last = (frame[0], frame[-1]) if frame else (len(page), -1)
    start, end, at = 0, len(page), 0
    while at < end:
        event = page[at]
        if not event.name or event.name[0] == "/":
            at += 1
        elif event.name in _WHOLE or not _holds(event, at, before) or not at <= first or not last <= event.end:
            at = event.end
        else:
            start, end = (start, end) if event.name in _PARTS_OF_TABLES else (at, event.end)
            at += 1
    return start, end


def _holds(event: Event, at: int, before: Sequence[int]) -> bool:
    """Whether an element holds nearly all prose; a cell must hold more, for a table with one long cell is a table."""
    share = _KEPT_SHARE_IN_CELL if event.name in _CELLS else _KEPT_SHARE
    return before[event.end] - before[at] >= share * max(1, before[-1])


def _prose(page: Sequence[Event]) -> tuple[list[int], list[int]]:
    """For every event how much prose stands before it; and the places of the frame's lines."""
    sums, frame, total, prose, chrome = [], [], 0, 0, 0
    for at, event in enumerate(page):
        sums.append(total)
        name = event.name.removeprefix("/")
        step = -1 if event.name[:1] == "/" else 1
        prose += step * (name in _PROSE)
        chrome += step * (name in _CHROME)
        if not name and prose and not chrome:
            total += len(event.text.strip())
            if _DOCUMENTS_OWN.match(fold(event.text[:60])):
                frame.append(at)
    return [*sums, total], frame
