"""From a stream of WordprocessingML to paragraphs, grids and notes. Deleted and moved-away text is left out, inserted text kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ingest.readers.docx.package import child, stream, value
from ingest.readers.docx.paragraph import Paragraphs
from ingest.readers.docx.styles import Styles, borders
from ingest.readers.flow import Cell, Grid, Para

_TAGS = ("p", "tbl", "tr", "tc", "tblPr", "trPr", "tcPr", "txbxContent", "del", "moveFrom", "footnote", "endnote")
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


@dataclass(slots=True)
class _Table:
    """An open table: its grid, the cell that each column's vertical merge began in, the next column."""

    grid: Grid
    merges: dict[int, Cell] = field(default_factory=dict)
    column: int = 0
    deleted: bool = False


@dataclass(slots=True)
class _Place:
    """Where paragraphs go: the page, a cell, a text box, a note; and the tables that are open in it."""

    content: list[Para | Grid] = field(default_factory=list)
    tables: list[_Table] = field(default_factory=list)
    cell: Cell | None = None
    merge: str | None = None


class Walk:
    """Takes the events of one part; what it found is in ``content``, or in ``notes`` by id."""

    def __init__(self, paragraphs: Paragraphs, styles: Styles) -> None:
        self._paragraphs, self._styles = paragraphs, styles
        self.content: list[Para | Grid] = []
        self.notes: dict[str, list[Para | Grid]] = {}
        self._places = [_Place(self.content)]
        self._boxes: list[Para | Grid] = []
        self._unfinished: Para | None = None

    def through(self, data: bytes) -> Walk:
        """Walk through a part."""
        ignored = 0
        steps = {tag: getattr(self, f"_{tag}") for tag in _TAGS if hasattr(self, f"_{tag}")}
        for event, tag, element in stream(data, _TAGS):
            if tag in ("Fallback", "moveFrom"):
                ignored += 1 if event == "start" else -1
            elif not ignored and tag in steps:
                steps[tag](element, event == "start")
        return self

    def _p(self, element: Any, starts: bool) -> None:
        if starts:
            return
        place = self._places[-1]
        lines = self._paragraphs.lines(element, in_cell=place.cell is not None)
        if self._unfinished is not None:
            self._unfinished.parts.extend(lines.pop(0).parts)
        place.content.extend(lines)
        goes_on = child(element, "pPr", "rPr", "del") is not None
        self._unfinished = (lines[-1] if lines else self._unfinished) if goes_on else None
        place.content.extend(self._boxes)
        self._boxes.clear()

    def _txbxContent(self, element: Any, starts: bool) -> None:
        if starts:
            self._places.append(_Place())
        else:
            self._boxes.extend(self._places.pop().content)

    def _footnote(self, element: Any, starts: bool) -> None:
        if starts:
            self._places.append(_Place())
        elif value(element, "type") not in _SEPARATORS:
            self.notes[value(element, "id") or ""] = self._places.pop().content

    _endnote = _footnote

    def _tbl(self, element: Any, starts: bool) -> None:
        place = self._places[-1]
        if starts:
            place.tables.append(_Table(Grid(bordered=False, page=self._paragraphs.page)))
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
            tables[-1].grid.rows.append([])
            tables[-1].column, tables[-1].deleted = 0, False
        elif tables[-1].deleted:
            tables[-1].grid.rows.pop()

    def _trPr(self, element: Any, starts: bool) -> None:
        if starts or not (tables := self._places[-1].tables):
            return
        table = tables[-1]
        table.deleted = child(element, "del") is not None
        before = value(child(element, "gridBefore")) or "0"
        if before.isdigit() and int(before):
            table.grid.rows[-1].append(Cell(columns=int(before)))
            table.column = int(before)
        heads = len(table.grid.rows)
        if child(element, "tblHeader") is not None and (table.grid.header_rows or 0) == heads - 1:
            table.grid.header_rows = heads

    def _tcPr(self, element: Any, starts: bool) -> None:
        place = self._places[-1]
        if starts or place.cell is None:
            return
        columns = value(child(element, "gridSpan")) or "1"
        place.cell.columns = max(1, int(columns)) if columns.isdigit() else 1
        if (merge := child(element, "vMerge")) is not None:
            place.merge = value(merge) or "continue"
        if borders(child(element, "tcBorders")) and len(self._places) > 1:
            self._places[-2].tables[-1].grid.bordered = True

    def _tc(self, element: Any, starts: bool) -> None:
        if starts:
            self._places.append(_Place(cell=Cell()))
            return
        place = self._places.pop()
        cell, tables = place.cell, self._places[-1].tables
        if cell is None or not tables:
            return
        cell.content = place.content
        table = tables[-1]
        begun = table.merges.pop(table.column, None)
        if place.merge == "continue" and begun is not None:
            begun.rows += 1
            table.merges[table.column] = begun
        else:
            table.grid.rows[-1].append(cell)
            if place.merge is not None:
                table.merges[table.column] = cell
        table.column += cell.columns
