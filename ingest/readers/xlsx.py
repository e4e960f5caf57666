"""XLSX: every visible sheet as titles and tables, values as :mod:`ingest.readers.xlsx_values` writes them."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.errors import UnreadableFile
from ingest.readers.canonical import write
from ingest.readers.flow import Cell, Figure, Grid, Item, Para, Run, every_paragraph
from ingest.readers.legacy.convert import mend
from ingest.readers.symbols import shown as in_unicode
from ingest.readers.xlsx_values import shown
from ingest.reading import Reading

if TYPE_CHECKING:
    from corpus.workbook import Filled, Sheet

_MOST_BYTES = 80 * 2**20
_MOST_CELLS = 250_000
_MOST_PLACES = 600_000
_BROKEN = "tệp Excel bị hỏng hoặc tải chưa đủ. Hãy mở bằng Excel, lưu lại rồi nạp lại."
_LARGE = f"bảng tính bung ra quá {_MOST_BYTES // 2**20} MB. Hãy tách thành các tệp nhỏ hơn."
_MANY = f"bảng tính có hơn {_MOST_CELLS} ô có dữ liệu. Hãy tách thành các tệp nhỏ hơn, hoặc chỉ giữ phần là văn bản."
_HIDDEN_SHEETS = "Đã bỏ qua trang tính ẩn: {}. Hãy bỏ ẩn trong Excel rồi nạp lại nếu cần."
_HIDDEN_ROWS = "Trang tính “{}” có {} dòng và {} cột ẩn; phần ẩn cũng được đọc."
_UNCOMPUTED = "Trang tính “{}” có {} ô công thức chưa có kết quả nên để trống. Hãy mở bằng Excel, lưu lại rồi nạp lại."
_UNNAMED = re.compile(r"(sheet|trang tính|trang_tính)\s*\d*", re.I)
# What zipfile, the XML parser and openpyxl let out on damaged files.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, LookupError, ValueError, TypeError, AttributeError, OSError, SyntaxError, EOFError, NotImplementedError,
    RuntimeError, OverflowError,
)  # fmt: skip
_Row = dict[int, Cell]


def read(data: bytes) -> Reading:
    """The sheets of a workbook. Raises UnreadableFile where it is damaged or too large."""
    try:
        flow, warnings = _flow(data)
    except _DAMAGE as error:
        raise UnreadableFile(_BROKEN) from error
    mend(every_paragraph(flow))
    return write(flow, format="xlsx", warnings=tuple(warnings))


def _flow(data: bytes) -> tuple[list[Item], list[str]]:
    from corpus.workbook import sheets

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(info.file_size for info in archive.infolist() if info.filename.endswith(".xml")) > _MOST_BYTES:
            raise UnreadableFile(_LARGE)
    every = list(sheets(data))
    hidden = [sheet.title for sheet in every if sheet.hidden]
    warnings = [_HIDDEN_SHEETS.format("; ".join(hidden))] if hidden else []
    filled: list[tuple[str, dict[int, _Row]]] = []
    left = _MOST_CELLS
    for sheet in every:
        if not sheet.hidden:
            cells = _cells(sheet, left)
            left -= len(cells)
            if rows := _rows(sheet, cells):
                filled.append((sheet.title, rows))
            warnings += _warnings(sheet)
    flow: list[Item] = []
    for title, rows in filled:
        if len(filled) > 1 and not _UNNAMED.fullmatch(title):
            flow.append(Para([title], style="h2"))
        for block in _blocks(rows):
            flow += _items(block)
    return flow, warnings


def _cells(sheet: Sheet, most: int) -> list[Filled]:
    found: list[Filled] = []
    for cell in sheet.cells():
        if len(found) >= most:
            raise UnreadableFile(_MANY)
        found.append(cell)
    return found


def _warnings(sheet: Sheet) -> Iterator[str]:
    if sheet.hidden_rows or sheet.hidden_columns:
        yield _HIDDEN_ROWS.format(sheet.title, len(sheet.hidden_rows), len(sheet.hidden_columns))
    if sheet.uncomputed:
        yield _UNCOMPUTED.format(sheet.title, sheet.uncomputed)


def _rows(sheet: Sheet, cells: Sequence[Filled]) -> dict[int, _Row]:
    """The filled cells by row and column, with what they cover.

    Rows and columns that are folded away are read too: offices hide the details of a table to print its totals.
    """
    areas = {(area.row, area.column): (area.columns, area.rows) for area in sheet.merged}
    found: dict[int, _Row] = {}
    for cell in cells:
        text = shown(cell.value, cell.number_format)
        if text.strip():
            lines = [Para([_run(line, cell)], bold=cell.bold) for line in text.split("\n")]
            found.setdefault(cell.row, {})[cell.column] = Cell([*lines], *areas.get((cell.row, cell.column), (1, 1)))
    return found


def _run(line: str, cell: Filled) -> Run:
    """A line in a cell's font; a number that is shown otherwise ("12,5", "-" for 0) with how the file has it."""
    is_number = isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
    if is_number and ("," in line or not re.search(r"\d", line)):
        return Figure(line, cell.font, f"{cell.value:.10g}")
    return Run(in_unicode(line, cell.font), cell.font)


def _blocks(rows: dict[int, _Row]) -> Iterator[list[_Row]]:
    """Rows up to the next empty one that no merged cell reaches over. Empty ones that one reaches over are none: it covers fewer."""
    block: list[int] = []
    reach = 0
    for number in [*sorted(rows), None]:
        if block and (number is None or number > max(reach, block[-1] + 1)):
            for at in block:
                for cell in rows[at].values():
                    cell.rows = bisect_left(block, at + cell.rows) - bisect_left(block, at)
            yield [rows[at] for at in block]
            block, reach = [], 0
        if number is not None:
            block.append(number)
            reach = max([reach, *(number + cell.rows - 1 for cell in rows[number].values())])


def _items(block: list[_Row]) -> list[Item]:
    """The lines above a table, the table, the lines below it: a line is a row with one filled cell."""
    wide = [at for at, row in enumerate(block) if len(row) > 1]
    if not wide:
        return [item for row in block for item in _lines(row)]
    first, last = wide[0], wide[-1] + 1
    above = [item for row in block[:first] for item in _lines(row)]
    below = [item for row in block[last:] for item in _lines(row)]
    return [*above, _grid(block[first:last]), *below]


def _lines(row: _Row) -> list[Item]:
    return [item for at in sorted(row) for item in row[at].content]


def _grid(rows: list[_Row]) -> Grid:
    """The rows as cells, empty ones between the filled ones; places under a merged cell are left out, and columns that no cell begins in."""
    used = sorted({at for row in rows for at in row})
    if len(used) * len(rows) > _MOST_PLACES:
        raise UnreadableFile(_MANY)
    covered: set[tuple[int, int]] = set()
    grid, work = Grid(), 0
    for number, row in enumerate(rows):
        made: list[Cell] = []
        for place, at in enumerate(used):
            if (number, place) in covered:
                continue
            cell = row.get(at, Cell())
            cell.rows = min(cell.rows, len(rows) - number)
            cell.columns = bisect_left(used, at + cell.columns) - place
            work += cell.rows * cell.columns - 1
            if work > _MOST_PLACES:
                raise ValueError("merged cells lie over one another")
            covered |= {(number + r, place + c) for r in range(cell.rows) for c in range(cell.columns) if r or c}
            made.append(cell)
        grid.rows.append(made)
    return grid
