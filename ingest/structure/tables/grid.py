"""The rows of a raw table as cells side by side, merged cells spread out, markup resolved."""

from __future__ import annotations

from corpus.span import Joined
from ingest.reading import RawCell, RawTable
from ingest.structure.clean import EMPTY, strip
from ingest.structure.tables.draft import DraftRow

_WIDEST = 400


def spread(raw: RawTable) -> list[DraftRow]:
    """Rows of cells; a cell merged over rows stands in each of them, over columns in the first (in each, in a header)."""
    held: dict[int, tuple[int, Joined]] = {}
    rows = []
    for n, cells in enumerate(raw.rows):
        row: list[Joined] = []
        for cell in cells:
            _take_held(held, row)
            _put(held, row, cell, header=raw.header_rows is not None and n < raw.header_rows)
        _take_held(held, row)
        rows.append(DraftRow(row, raw.page, opens=n == 0))
    return rows


def _take_held(held: dict[int, tuple[int, Joined]], row: list[Joined]) -> None:
    while len(row) in held:
        left, joined = held[len(row)]
        if left > 1:
            held[len(row)] = (left - 1, joined)
        else:
            del held[len(row)]
        row.append(joined)


def _put(held: dict[int, tuple[int, Joined]], row: list[Joined], cell: RawCell, header: bool) -> None:
    content = strip(cell.joined)
    for n in range(min(max(1, cell.columns), _WIDEST)):
        joined = content if n == 0 or header else EMPTY
        if cell.rows > 1:
            held[len(row)] = (cell.rows - 1, joined)
        row.append(joined)
