"""A w:tbl as it fills: cells merged downwards and sideways, rows and cells that were deleted, the page that a row ends on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ingest.readers.docx.package import child, value
from ingest.readers.flow import Cell, Grid, paragraphs

_WIDEST = 1000


@dataclass(slots=True)
class Table:
    """An open table: its grid, the cell that each column's vertical merge began in, the next column.

    Word notes a page's end in every cell of a row that goes over it: ``first_page`` is the page that the row begins on,
    ``last_page`` the furthest that one of its cells reached.
    """

    grid: Grid
    merges: dict[int, Cell] = field(default_factory=dict)
    column: int = 0
    deleted: bool = False
    first_page: int = 1
    last_page: int = 1

    def begin_row(self, page: int) -> None:
        """The next row begins on a page."""
        self.grid.rows.append([])
        self.column, self.deleted = 0, False
        self.first_page = self.last_page = page

    def begin_cell(self, page: int) -> int:
        """The page that a cell begins on, given the one that the cell before it ended on."""
        self.last_page = max(self.last_page, page)
        return self.first_page

    def end_row(self) -> int:
        """The page that the row ends on."""
        if self.deleted and self.grid.rows:
            self.grid.rows.pop()
        return self.last_page

    def describe_row(self, element: Any) -> None:
        """A w:trPr: a row that repeats as a header, was deleted, or begins some columns in."""
        if not self.grid.rows:
            return
        self.deleted = child(element, "del") is not None
        before = value(child(element, "gridBefore")) or "0"
        if before.isdecimal() and 0 < int(before[:4]) <= _WIDEST:
            self.grid.rows[-1].append(Cell(columns=int(before[:4])))
            self.column = int(before[:4])
        heads = len(self.grid.rows)
        if child(element, "tblHeader") is not None and (self.grid.header_rows or 0) == heads - 1:
            self.grid.header_rows = heads

    def put(self, cell: Cell, merge: str | None) -> None:
        """The next cell of the row; ``merge`` as "vMerge restart", "vMerge continue", "hMerge …" or "deleted".

        A cell with words of its own is covered by none, whatever its file says.
        """
        cell.columns = min(cell.columns, _WIDEST)
        if merge == "deleted" or not self.grid.rows:
            return
        row, begun = self.grid.rows[-1], self.merges.pop(self.column, None)
        if merge == "vMerge continue" and begun is not None and not any(p.text().strip() for p in paragraphs(cell.content)):
            begun.rows += 1
            self.merges[self.column] = begun
        elif merge == "hMerge continue" and row:
            row[-1].columns += cell.columns
        else:
            row.append(cell)
            if merge in ("vMerge restart", "vMerge continue"):
                self.merges[self.column] = cell
        self.column += cell.columns
