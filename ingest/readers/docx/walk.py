"""From a stream of WordprocessingML to paragraphs, grids and notes. Deleted and moved-away text is left out, inserted text kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from corpus.errors import UnreadableFile
from ingest.readers.docx import chunks
from ingest.readers.docx.frames import Framed, boxed, ends_page, framed, in_order
from ingest.readers.docx.grid import Table
from ingest.readers.docx.package import child, relation, stream, value
from ingest.readers.docx.paragraph import Paragraphs
from ingest.readers.docx.styles import Styles, borders
from ingest.readers.flow import Cell, Grid, Para

_TAGS = ("p", "tbl", "tr", "tc", "tblPr", "trPr", "tcPr", "txbxContent", "del", "moveFrom", "footnote", "endnote", "sectPr",
         "altChunk")  # fmt: skip
_MOST_PARAGRAPHS = 250_000
_MANY = f"văn bản có hơn {_MOST_PARAGRAPHS} đoạn (kể cả đoạn trong bảng). Hãy tách thành các phần nhỏ hơn rồi nạp lại."
# Lines of a table of contents repeat the headings.
_OF_CONTENTS = re.compile(r"(?:toc|contents) \d", re.I)
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


@dataclass(slots=True)
class _Place:
    """Where paragraphs go: the page, a cell, a text box, a note; the tables and frames that are open in it."""

    content: list[Para | Grid] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    cell: Cell | None = None
    merge: str | None = None
    frames: list[Framed] = field(default_factory=list)
    boxes: list[Framed] = field(default_factory=list)
    unfinished: Para | None = None

    def settle(self) -> None:
        """Put the frames that stood one after another where their places on the page say."""
        self.content.extend(in_order(self.frames))
        self.frames.clear()

    def unpack(self) -> None:
        """Put the text boxes that hang on a paragraph after it."""
        self.content.extend(in_order(self.boxes))
        self.boxes.clear()


class Walk:
    """Takes the events of one part; what it found is in ``content``, or in ``notes`` by id."""

    def __init__(self, paragraphs: Paragraphs, styles: Styles, chunk: Callable[[str], bytes] = lambda key: b"") -> None:
        """``chunk`` gives the bytes of a document put into this one by the id of its relation."""
        self._paragraphs, self._styles, self._chunk = paragraphs, styles, chunk
        self.unread_chunks = 0
        self.content: list[Para | Grid] = []
        self.notes: dict[str, list[Para | Grid]] = {}
        self.note_formats: dict[str, str] = {}
        self._places = [_Place(self.content)]
        self._floating: list[Framed] = []
        self._passed = 0

    def through(self, data: bytes) -> Walk:
        """Walk through a part."""
        ignored = 0
        steps = {tag: getattr(self, f"_{tag}") for tag in _TAGS if hasattr(self, f"_{tag}")}
        for event, tag, element in stream(data, _TAGS):
            if tag in ("Fallback", "moveFrom"):
                ignored += 1 if event == "start" else -1
            elif not ignored and tag in steps:
                steps[tag](element, event == "start")
        self._places[0].unpack()
        self._places[0].frames.extend(self._floating)
        self._places[0].settle()
        return self

    def _p(self, element: Any, starts: bool) -> None:
        """A paragraph whose end was deleted, or that is one large first letter, goes on in the next."""
        if starts:
            return
        self._passed += 1
        if self._passed > _MOST_PARAGRAPHS:
            raise UnreadableFile(_MANY)
        place, properties = self._places[-1], child(element, "pPr")
        gone = child(properties, "rPr", "del") is not None or child(properties, "rPr", "moveFrom") is not None
        lines = self._paragraphs.lines(element, in_cell=place.cell is not None, numbered=not gone)
        if place.unfinished is not None:
            lines[0].parts[:0] = place.unfinished.parts
            place.unfinished = None
        if gone or value(child(properties, "framePr"), "dropCap") in ("drop", "margin"):
            place.unfinished = lines.pop()
        if (frame := framed(properties, lines)) is not None:
            place.frames.append(frame)
        else:
            self._settle(place, element, lines)
        place.unpack()
        if len(self._places) == 1:
            place.frames.extend(self._floating)
            self._floating.clear()

    def _settle(self, place: _Place, element: Any, lines: list[Para]) -> None:
        """Frames wait for all that stand on their page: until there is text between them, or the page ends."""
        if any(line.text().strip() for line in lines) or ends_page(element):
            place.settle()
        place.content.extend(line for line in lines if line.parts and not _OF_CONTENTS.fullmatch(line.style or ""))

    def _close(self) -> list[Para | Grid]:
        """Leave a place; what it holds."""
        place = self._places.pop()
        place.unpack()
        place.settle()
        if place.unfinished is not None:
            place.content.append(place.unfinished)
        return place.content

    def _txbxContent(self, element: Any, starts: bool) -> None:
        if starts:
            self._places.append(_Place())
        elif len(self._places) > 1:
            box = boxed(element, self._close())
            (self._floating if box.against == "page" else self._places[-1].boxes).append(box)

    def _altChunk(self, element: Any, starts: bool) -> None:
        if not starts:
            shown = chunks.content(self._chunk(relation(element)))
            self._places[-1].content.extend(shown or ())
            self.unread_chunks += shown is None

    def _footnote(self, element: Any, starts: bool) -> None:
        if starts:
            self._places.append(_Place())
            return
        content = self._close()
        if value(element, "type") not in _SEPARATORS:
            self.notes[value(element, "id") or ""] = content

    _endnote = _footnote

    def _sectPr(self, element: Any, starts: bool) -> None:
        for kind, tag in (("f", "footnotePr"), ("e", "endnotePr")):
            if not starts and (format := value(child(element, tag, "numFmt"))):
                self.note_formats[kind] = format

    def _tbl(self, element: Any, starts: bool) -> None:
        place = self._places[-1]
        if starts:
            place.settle()
            place.tables.append(Table(Grid(bordered=False, page=self._paragraphs.page)))
        elif (grid := place.tables.pop().grid).rows:
            place.content.append(grid)

    def _tblPr(self, element: Any, starts: bool) -> None:
        if not starts and (tables := self._places[-1].tables):
            own = borders(child(element, "tblBorders"))
            key = value(child(element, "tblStyle"))
            styled = self._styles[key].bordered if key else None
            tables[-1].grid.bordered = bool(styled if own is None else own)

    def _tr(self, element: Any, starts: bool) -> None:
        if not (tables := self._places[-1].tables):
            return
        if starts:
            tables[-1].begin_row(self._paragraphs.page)
        else:
            self._paragraphs.page = tables[-1].end_row()

    def _trPr(self, element: Any, starts: bool) -> None:
        if not starts and (tables := self._places[-1].tables):
            tables[-1].describe_row(element)

    def _tcPr(self, element: Any, starts: bool) -> None:
        place = self._places[-1]
        if starts or place.cell is None:
            return
        columns = value(child(element, "gridSpan")) or "1"
        place.cell.columns = max(1, int(columns[:4])) if columns.isdecimal() else 1
        for tag in ("vMerge", "hMerge"):
            if (merge := child(element, tag)) is not None:
                place.merge = tag + " " + (value(merge) or "continue")
        if child(element, "cellDel") is not None:
            place.merge = "deleted"
        if borders(child(element, "tcBorders")) and (tables := self._places[-2].tables):
            tables[-1].grid.bordered = True

    def _tc(self, element: Any, starts: bool) -> None:
        if starts:
            if tables := self._places[-1].tables:
                self._paragraphs.page = tables[-1].begin_cell(self._paragraphs.page)
            self._places.append(_Place(cell=Cell()))
            return
        place = self._places[-1]
        content = self._close()
        if place.cell is not None and (tables := self._places[-1].tables):
            place.cell.content = content
            tables[-1].put(place.cell, place.merge)
        else:
            self._places[-1].content.extend(content)
