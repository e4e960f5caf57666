"""Ruled tables whose lines do not part all that stands in them: rows that only white parts, or columns that only white parts."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.readers.pdf.columns import rows_of
from ingest.readers.pdf.entries import Entry, entries, is_key
from ingest.readers.pdf.grids import Ruled
from ingest.readers.pdf.gutters import Columns
from ingest.readers.pdf.shapes import Line

_FEWEST = 3
_KEYS = 0.6


def holds_columns(table: Ruled, lines: Sequence[Line]) -> bool:
    """Whether a frame, parted by level lines alone, has text in columns; ``lines`` are those in it, ended where a wide gap is."""
    return len(table.xs) == 2 and sum(len(row) > 1 for row in rows_of(lines)) >= _FEWEST


def rows_in(table: Ruled, cells: Sequence[Sequence[Line]], row: int) -> list[Entry]:
    """The rows that stand in one row of a grid, parted by white; none where it is one row, or where that cannot be told."""
    held = [(region, lines) for region, lines in zip(table.regions, cells, strict=True) if region.top <= row <= region.bottom]
    if any(region.top != region.bottom or region.left != region.right for region, _ in held) or len(held) < 2:
        return []
    if not _is_stacked([lines for _, lines in held]):
        return []
    own = Columns(tuple((x - 1.0, x + 1.0) for x in table.xs[1:-1]), table.xs[0], table.xs[-1])
    made = entries(rows_of([line for _, lines in held for line in lines]), own, ()) or []
    return made if len(made) >= _FEWEST and not any(cell.first != cell.last for entry in made for cell in entry.cells) else []


def _is_stacked(cells: Sequence[Sequence[Line]]) -> bool:
    """Whether the first column numbers several rows, or two columns hold the figures of several."""
    keys = sum(is_key(line.text) for line in cells[0])
    if keys >= _FEWEST and keys >= _KEYS * len(cells[0]):
        return True
    figures = [sum(not any(map(str.isalpha, line.text)) for line in lines) for lines in cells]
    return sorted(figures)[-2] >= _FEWEST
