"""Tables that only set text side by side: letterheads, signature blocks, frames.

Nghị định 30/2020/NĐ-CP, Phụ lục I sets the letterhead and the signature block in two columns; word processors
make them with a table without lines. Their cells are running text, the left column before the right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.textkey import fold
from ingest.readers.flow import Cell, Grid, Item, Para, paragraphs

_STATE = re.compile(r"cong hoa xa hoi chu nghia viet nam\b")
_MOTTO = re.compile(r"cong hoa xa hoi chu nghia viet nam\W*doc lap")
_RECIPIENTS = re.compile(r"(kinh gui|noi nhan)\s*(:|$)")
_TABBED = re.compile(
    r"(?<=\S)\s.*(?:cong hoa xa hoi chu nghia viet nam|doc lap\s*[-–—]\s*tu do)|^so\s*:.*\bngay\b.*\bthang\b", re.S
)
_LONGEST_LINE = 300
_APART = re.compile(r"\s*\t\s*|\s{4,}|\s*-{5,}\s*")
_LETTERHEAD_LINES = 15
_MOST_ROWS = 4
_MOST_COLUMNS = 3


def names_the_state(text: str) -> bool:
    """Whether a text holds the national title and motto that open an official letterhead.

    >>> names_the_state("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\\nĐộc lập - Tự do - Hạnh phúc")
    True
    """
    return bool(_MOTTO.search(fold(text)))


def is_layout(grid: Grid) -> bool:
    """Whether a grid only places text: a frame, a letterhead, a signature block, a few cells without lines, a table around a table."""
    cells = grid.cells()
    inner = sum(len(item.cells()) for cell in cells for item in cell.content if isinstance(item, Grid))
    if len(cells) <= 1 or inner > len(cells):
        return True
    if len(grid.rows) > _MOST_ROWS or max(map(len, grid.rows)) > _MOST_COLUMNS:
        return False
    if grid.bordered is False:
        return True
    return any(_opens_or_closes(cell) for cell in cells)


def _opens_or_closes(cell: Cell) -> bool:
    lines = [fold(" ".join(p.text().split())) for p in paragraphs(cell.content)]
    return any(_STATE.match(line) or _RECIPIENTS.match(line) for line in lines)


def in_reading_order(grid: Grid) -> list[Para | Grid]:
    """What a layout grid holds: a letterhead or a block of signatures a column at a time, anything else a row at a time."""
    columns: dict[int, list[Cell]] = {}
    for row in grid.rows:
        at = 0
        for cell in row:
            columns.setdefault(at, []).append(cell)
            at += cell.columns
    cells = grid.cells()
    if any(map(_opens_or_closes, cells)):
        cells = [cell for at in sorted(columns) for cell in columns[at]]
    return [item for cell in cells for item in cell.content]


def parted(items: Sequence[Item]) -> list[Item]:
    """A flow whose letterhead was set with tabs or spaces: each of its lines as the texts that stand beside one another."""
    made: list[Item] = []
    for at, item in enumerate(items):
        text = item.text().strip() if at < _LETTERHEAD_LINES and isinstance(item, Para) else ""
        if isinstance(item, Para) and 0 < len(text) <= _LONGEST_LINE and _TABBED.search(fold(text)):
            made += [replace(item, parts=[part]) for part in _APART.split(text) if part.strip()]
        else:
            made.append(item)
    return made
