"""Rows as an Excel workbook, and a workbook opened (openpyxl)."""

from __future__ import annotations

import io
from collections.abc import Sequence

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet.worksheet import Worksheet

LONGEST_CELL = 32_767
"""Characters that a cell can hold; longer text is cut there, as the format demands."""

Cell = str | int | float | None


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


def opened(data: bytes) -> Workbook:
    """A workbook with the values that its formulas had; links to other files are not followed.

    Raises what zipfile and the XML parser raise on damaged files, KeyError and ValueError among it.
    """
    return load_workbook(io.BytesIO(data), data_only=True, keep_links=False)


def _as_text(sheet: Worksheet, value: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL])
    cell.data_type = "s"
    return cell
