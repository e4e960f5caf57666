"""Excel workbooks: rows written as one, and one read sheet by sheet, a row at a time (openpyxl)."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser
from openpyxl.worksheet.worksheet import Worksheet

LONGEST_CELL = 32_767
"""Characters that a cell can hold; longer text is cut there, as the format demands."""

MOST_COLUMNS = 16_384

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell that holds something: its value (a formula's as it was last worked out), its number format, its font."""

    row: int
    column: int
    value: object
    number_format: str
    font: str | None
    bold: bool


@dataclass(frozen=True, slots=True)
class Area:
    """Merged cells: the first row and column, how many of each."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(slots=True)
class Sheet:
    """A worksheet. What follows ``title`` and ``hidden`` is known once all rows of ``cells()`` have passed.

    ``uncomputed`` counts formulas without a value: the program that wrote the file did not work them out.
    """

    title: str
    hidden: bool
    _source: Any
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    uncomputed: int = 0

    def cells(self) -> Iterator[Filled]:
        """The filled cells, row by row. Raises what the XML parser and openpyxl raise on damaged files, ValueError among it."""
        with self._source._get_source() as part, warnings.catch_warnings(action="ignore"):
            parser = _Parser(part, self._source)
            for number, row in parser.parse():
                if _is_hidden(parser.row_dimensions.pop(str(number), {})):
                    self.hidden_rows.add(number)
                yield from (self._filled(cell) for cell in row if cell["value"] is not None)
        self.hidden_columns = {
            at
            for columns in parser.column_dimensions.values()
            if _is_hidden(columns)
            for at in range(int(columns["min"]), min(int(columns["max"]), MOST_COLUMNS) + 1)
        }
        found = parser.merged_cells.mergeCell if parser.merged_cells else ()
        self.merged = [Area(r.min_row, r.min_col, r.max_row - r.min_row + 1, r.max_col - r.min_col + 1) for r in found]
        self.uncomputed = parser.uncomputed

    def _filled(self, cell: dict[str, Any]) -> Filled:
        look = ReadOnlyCell(self._source, **cell)
        return Filled(
            cell["row"], cell["column"], cell["value"], look.number_format or "General", look.font.name, bool(look.font.b)
        )


class _Parser(WorkSheetParser):  # type: ignore[misc]
    """The parser of openpyxl's own read-only sheets, which keeps what those drop: merged cells, hidden rows, empty formulas."""

    def __init__(self, part: Any, sheet: Any) -> None:
        book = sheet.parent
        super().__init__(part, sheet._shared_strings, True, book.epoch, book._date_formats, book._timedelta_formats)
        self.uncomputed = 0

    def parse_cell(self, element: Any) -> dict[str, Any]:
        cell: dict[str, Any] = super().parse_cell(element)
        self.uncomputed += cell["value"] is None and element.find(FORMULA_TAG) is not None
        return cell


def workbook(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """One sheet with a frozen header row. Text is written as text: what looks like a formula is not one."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("tracuu")
    sheet.freeze_panes = "A2"
    for row in (columns, *rows):
        sheet.append([_as_text(sheet, value) if isinstance(value, str) else value for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheets(data: bytes) -> Iterator[Sheet]:
    """The worksheets of a workbook in order; links to other files are not followed, macros not looked at.

    Raises what zipfile and the XML parser raise on damaged files, KeyError and ValueError among it.
    """
    with warnings.catch_warnings(action="ignore"):
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        yield Sheet(sheet.title, sheet.sheet_state != "visible", sheet)


def _is_hidden(dimension: dict[str, str]) -> bool:
    return dimension.get("hidden") in ("1", "true")


def _as_text(sheet: Worksheet, value: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL])
    cell.data_type = "s"
    return cell
