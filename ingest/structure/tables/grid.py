"""The rows of a raw table as cells side by side, merged cells spread out, markup resolved."""

from __future__ import annotations

from corpus.span import Joined
from ingest.reading import RawCell, RawTable
from ingest.structure.clean import EMPTY, strip
from ingest.structure.tables.draft import DraftRow

_WIDEST = 400
_LONGEST = 5000


def spread(raw: RawTable) -> list[DraftRow]:
    """Rows of cells; a cell merged over rows stands in each of them, one merged over columns in the first."""
    held: dict[int, tuple[int, Joined, int]] = {}
    rows = []
    for n, cells in enumerate(raw.rows):
        row = DraftRow([], raw.page, opens=n == 0)
        for cell in cells:
            _take_held(held, row)
            _put(held, row, cell)
        _take_held(held, row)
        rows.append(row)
    return rows


def _take_held(held: dict[int, tuple[int, Joined, int]], row: DraftRow) -> None:
    """Cells that reach down from rows above, where the row has come to them."""
    while (column := len(row.cells)) in held:
        left, joined, origin = held.pop(column)
        if left > 1:
            held[column] = (left - 1, joined, origin)
        if origin != column:
            row.merged[column] = origin
        row.cells.append(joined)


def _put(held: dict[int, tuple[int, Joined, int]], row: DraftRow, cell: RawCell) -> None:
    origin = len(row.cells)
    for n in range(min(max(1, cell.columns), _WIDEST)):
        joined = strip(cell.joined) if n == 0 else EMPTY
        column = len(row.cells)
        if n:
            row.merged[column] = origin
        if cell.rows > 1:
            held[column] = (min(cell.rows, _LONGEST) - 1, joined, origin)
        row.cells.append(joined)
