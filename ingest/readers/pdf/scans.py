"""Pages that are pictures, wholly or in part, or whose text layer nobody could read: their text as a recogniser finds it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from ingest.readers.pdf.ocr import Recognised, is_installed, recognised, turns_of
from ingest.readers.pdf.page import Laid
from ingest.readers.pdf.quality import has_unknown, is_bare, is_garbled, is_same, says_something
from ingest.readers.pdf.render import Picture, Renderer
from ingest.readers.pdf.shapes import Box, Line
from ingest.readers.pdf.unread import LITTLE, LOOKED_OVER, PART, PARTLY, PICTURED, RECOGNISED, TEXT

_RUNNING_HEAD = 120
_MANY_CURVES = 400
_INSIDE = 2
_SAME_HEIGHT = 0.6
_MOST_PAGES = 150
_MOST_SECONDS = 600.0


def recognise(pages: Sequence[Laid], data: bytes) -> dict[int, str]:
    """Give pages the text that stands in their pictures, in place.

    Returns what became of them by number, as :mod:`ingest.readers.pdf.unread` names it.
    """
    wanting = [page for page in pages if _wants(page)][:_MOST_PAGES]
    if not wanting:
        return {}
    if not is_installed():
        return {page.number: LOOKED_OVER for page in wanting if _has_text(page)}
    done: dict[int, str] = {}
    end = time.monotonic() + _MOST_SECONDS
    with Renderer(data) as renderer:
        for page in wanting:
            state = _read(page, renderer) if time.monotonic() < end else None
            if state is not None:
                done[page.number] = state
    return done


def _wants(page: Laid) -> bool:
    """Whether a page says nothing, or nothing that can be read, or has a large picture beside its text."""
    if page.unreadable:
        return False
    words = page.words()
    if has_unknown(words) or is_bare(words) or (page.pictured() > PICTURED and is_garbled(words)):
        return True
    if not _has_text(page):
        return page.pictured() > PART or page.curves > _MANY_CURVES
    return any(_is_part(page, box) for box in page.pictures)


def _has_text(page: Laid) -> bool:
    words = page.words()
    return len(words) >= _RUNNING_HEAD and not has_unknown(words) and not (page.pictured() > PICTURED and is_garbled(words))


def _is_part(page: Laid, box: Box) -> bool:
    """Whether a picture beside the text is large, and no mere ground behind it."""
    left, top, right, bottom = box
    if (right - left) * (bottom - top) < PART * page.width * page.height:
        return False
    return sum(left < line.left < right and top < line.y < bottom for line in page.text) <= _INSIDE


def _read(page: Laid, renderer: Renderer) -> str | None:
    """What became of a page; None where nothing was found that it does not say itself."""
    picture = renderer.picture(page.number, page.turns)
    if picture is None:
        return None
    own = page.words()
    silent = len(own) < _RUNNING_HEAD
    found = recognised(picture)
    if silent and found.doubtful and (turns := turns_of(picture)):
        picture = renderer.picture(page.number, page.turns + turns) or picture
        found = recognised(picture)
    said = found.words()
    if is_garbled(own) and not has_unknown(own) and is_same(own, said):
        return TEXT
    if len(said) < LITTLE or is_garbled(said):
        return None
    if silent or is_garbled(own):
        _replace(page, found, picture, [] if is_garbled(own) else page.text)
        return RECOGNISED
    return _add(page, found)


def _replace(page: Laid, found: Recognised, picture: Picture, kept: list[Line]) -> None:
    page.width, page.height = picture.width * picture.scale, picture.height * picture.scale
    page.text = kept + [line for line in found.text if not _stands(line, kept)]
    page.tables, page.rules = found.tables, found.rules
    page.recognised = True


def _add(page: Laid, found: Recognised) -> str | None:
    """Add what stands in the large pictures of a page that has text beside them."""
    boxes = [box for box in page.pictures if _is_part(page, box)]
    text = [line for line in found.text if _is_in((line.left + line.right) / 2, line.y, boxes) and not _stands(line, page.text)]
    tables = [(table, cells) for table, cells in found.tables if _is_in(table.xs[0] + 1, table.ys[0] + 1, boxes)]
    if not says_something(replace(found, text=text, tables=tables).words()):
        return None
    page.text = page.text + text
    page.tables = sorted(page.tables + tables, key=lambda pair: pair[0].ys[0])
    return PARTLY


def _is_in(x: float, y: float, boxes: Sequence[Box]) -> bool:
    return any(left < x < right and top < y < bottom for left, top, right, bottom in boxes)


def _stands(line: Line, others: Sequence[Line]) -> bool:
    """Whether the file itself has text where a recognised line stands."""
    x = (line.left + line.right) / 2
    return any(other.left < x < other.right and abs(other.y - line.y) < _SAME_HEIGHT * other.size for other in others)
