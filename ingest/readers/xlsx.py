"""XLSX: every visible sheet as titles and tables, numbers written as Vietnamese offices write them (1543; 82,96%; 31/3/2020)."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from corpus.errors import UnreadableFile
from ingest.readers.canonical import write
from ingest.readers.flow import Cell, Grid, Item, Para, Run, every_paragraph
from ingest.readers.legacy.convert import mend
from ingest.reading import Reading

_MOST_BYTES = 80 * 2**20
_BROKEN = "tệp Excel bị hỏng hoặc tải chưa đủ. Hãy mở bằng Excel, lưu lại rồi nạp lại."
_LARGE = f"bảng tính bung ra quá {_MOST_BYTES // 2**20} MB. Hãy tách thành các tệp nhỏ hơn."
_UNNAMED = re.compile(r"(sheet|trang tính|trang_tính)\s*\d*", re.I)
# What zipfile, the XML parser and openpyxl let out on damaged files.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, LookupError, ValueError, TypeError, AttributeError, OSError, SyntaxError, EOFError, NotImplementedError,
)  # fmt: skip
_Row = dict[int, Cell]


def read(data: bytes) -> Reading:
    """The sheets of a workbook. Raises UnreadableFile where it is damaged or too large."""
    sheets = [(sheet.title, list(_rows(sheet))) for sheet in _sheets(data)]
    filled = [(title, rows) for title, rows in sheets if any(rows)]
    flow: list[Item] = []
    for title, rows in filled:
        if len(filled) > 1 and not _UNNAMED.fullmatch(title):
            flow.append(Para([title], style="h2"))
        for block in _blocks(rows):
            flow += _items(block)
    mend(every_paragraph(flow))
    return write(flow, format="xlsx")


def _sheets(data: bytes) -> list[Any]:
    from corpus.workbook import opened

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist() if info.filename.endswith(".xml")) > _MOST_BYTES:
                raise UnreadableFile(_LARGE)
        book = opened(data)
    except _DAMAGE as error:
        raise UnreadableFile(_BROKEN) from error
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def _rows(sheet: Any) -> Iterator[_Row]:
    """The filled cells of each row by column, with what they cover."""
    spans = {(r.min_row, r.min_col): (r.max_col - r.min_col + 1, r.max_row - r.min_row + 1) for r in sheet.merged_cells.ranges}
    for row in sheet.iter_rows():
        found: _Row = {}
        for cell in row:
            text = "" if cell.value is None else shown(cell.value, cell.number_format or "General")
            if text.strip():
                columns, rows = spans.get((cell.row, cell.column), (1, 1))
                lines = [Para([Run(line, cell.font.name)], bold=bool(cell.font.b)) for line in text.split("\n")]
                found[cell.column] = Cell([*lines], columns, rows)
        yield found


def shown(value: object, number_format: str) -> str:
    """A value in Vietnamese writing, with as many digits as it has.

    >>> shown(0.8296, "0.00%"), shown(1543, "#,##0"), shown(12.5, "General"), shown(1.543, "0.000")
    ('82,96%', '1543', '12,5', '1,543')
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime | datetime.date):
        return f"{value.day}/{value.month}/{value.year}"
    if not isinstance(value, int | float):
        return str(value)
    percent = "%" in number_format
    number = value * 100 if percent else value
    text = f"{number:.10g}"
    if "e" in text:
        text = f"{number:.0f}"
    return text.replace(".", ",") + ("%" if percent else "")


def _blocks(rows: list[_Row]) -> Iterator[list[_Row]]:
    """Rows up to the next empty one that no merged cell reaches over."""
    block: list[_Row] = []
    reach = 0
    for at, row in enumerate(rows):
        if not row and at >= reach:
            if block:
                yield block
            block = []
            continue
        block.append(row)
        reach = max([reach, *(at + cell.rows for cell in row.values())])
    if block:
        yield block


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
    """The rows as cells, empty ones between the filled ones; places under a merged cell are left out."""
    left = min(min(row) for row in rows if row)
    right = max(at + cell.columns for row in rows for at, cell in row.items())
    covered: set[tuple[int, int]] = set()
    grid = Grid()
    for number, row in enumerate(rows):
        made: list[Cell] = []
        for at in range(left, right):
            if (number, at) in covered:
                continue
            cell = row.get(at, Cell())
            cell.rows = min(cell.rows, len(rows) - number)
            covered |= {(number + r, at + c) for r in range(cell.rows) for c in range(cell.columns) if r or c}
            made.append(cell)
        grid.rows.append(made)
    return grid
