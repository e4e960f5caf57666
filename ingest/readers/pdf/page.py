"""One page: its tables, what is beside them, its notes, as items of the flow."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from ingest.readers.flow import Cell, Grid, Item, Para, Remark
from ingest.readers.pdf.abreast import Area, parts
from ingest.readers.pdf.aligned import Aligned, aligned_tables
from ingest.readers.pdf.bands import holds_columns, rows_in
from ingest.readers.pdf.columns import in_reading_order, unofficial
from ingest.readers.pdf.entries import Entry, Slot
from ingest.readers.pdf.grids import Ruled, ruled_tables
from ingest.readers.pdf.gutters import Columns
from ingest.readers.pdf.lines import lines
from ingest.readers.pdf.notes import PageNote, split
from ingest.readers.pdf.paragraphs import Margins, go_on, in_cell, joined, margins
from ingest.readers.pdf.shapes import Box, Glyph, Line, Page, Rule

_PADDING = 4.0
_ABOVE = 0.7
_FEW = 5
_MOST_RULES = 500


@dataclass(slots=True)
class Laid:
    """A page with its characters put into lines: running text, and the cells of its tables."""

    number: int
    width: float
    height: float
    text: list[Line]
    tables: list[tuple[Ruled, list[list[Line]]]] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: tuple[Box, ...] = ()
    curves: int = 0
    turns: int = 0
    unreadable: bool = False
    recognised: bool = False

    def pictured(self) -> float:
        """The share of its area that pictures cover; over 1 where they overlap."""
        area = sum((right - left) * (bottom - top) for left, top, right, bottom in self.pictures)
        return area / max(1.0, self.width * self.height)

    def words(self) -> str:
        """All its text."""
        inside = [line.text for _, cells in self.tables for cell in cells for line in cell]
        return " ".join([line.text for line in self.text] + inside)


def laid(page: Page) -> Laid:
    """Characters into the cells that they stand in, the others into lines."""
    tables = ruled_tables(page.rules)
    inside: list[list[list[Glyph]]] = [[[] for _ in table.regions] for table in tables]
    outside: list[Glyph] = []
    for glyph in page.glyphs:
        place = next(((k, cell) for k, table in enumerate(tables) if (cell := table.find(*glyph.middle)) is not None), None)
        (outside if place is None else inside[place[0]][place[1]]).append(glyph)
    for table, held in zip(tables, inside, strict=True):
        if holds_columns(table, lines([glyph for cell in held for glyph in cell])):
            outside += [glyph for cell in held for glyph in cell]
            held[:] = [[] for _ in held]
    made = Laid(page.number, page.width, page.height, lines(outside), unreadable=page.unreadable)
    made.pictures, made.curves, made.turns = page.pictures, page.curves, page.turns
    made.rules = [rule for rule in page.rules if not rule.vertical][:_MOST_RULES]
    for table, cells in zip(tables, inside, strict=True):
        filled = [lines(cell, columns=False) for cell in cells]
        for aside in page.asides:
            if (at := table.find(aside.x, aside.y)) is not None:
                filled[at].append(Line(aside.text, aside.x, aside.x, aside.y, aside.size, aside.bold))
        if any(filled):
            made.tables.append((table, filled))
    return made


@dataclass(slots=True)
class Course:
    """What one page tells the next: the size of the document's running text, the last margins, the columns of a table without
    rules that the page ended with."""

    size: float
    margins: Margins | None = None
    columns: Columns | None = None


def items(page: Laid, text: Sequence[Line], course: Course) -> tuple[list[Item], list[Remark]]:
    """A page's items in reading order, and its notes; ``course`` is brought up to date."""
    read = parts(text)
    noted = [(part, *split(part.lines, page.rules, page.height, course.size)) for part in read]
    found = [note for _, _, notes in noted for note in notes]
    marker = _marks(page.number, found)
    flow: list[Item] = []
    for part, body, _ in noted:
        if len(read) > 1:
            course.margins, course.columns = margins(text), None
        its = _within(page, part.area) if len(read) > 1 else page
        made = _part(its, body, course, marker)
        if part.goes_on and made and flow:
            _go_on(flow, made)
        flow += made
    return flow, [_remark(page.number, note) for note in found]


def _within(page: Laid, area: Area) -> Laid:
    """What a part of a page holds beside its lines."""
    tables = [(table, cells) for table, cells in page.tables if area.holds((table.xs[0] + table.xs[-1]) / 2, table.ys[0])]
    rules = [rule for rule in page.rules if area.holds((rule.start + rule.end) / 2, rule.at)]
    return replace(page, tables=tables, rules=rules)


def _go_on(flow: list[Item], made: list[Item]) -> None:
    """Take the first paragraph of what follows into the last one of what stands before."""
    last, first = flow[-1], made[0]
    if isinstance(last, Para) and isinstance(first, Para):
        go_on(last, first)
        del made[0]


def _part(page: Laid, body: Sequence[Line], course: Course, marker: Callable[[str], str | None]) -> list[Item]:
    """The items of a page, or of a part of one, without its notes."""
    aligned = _aligned(page, body, course)
    taken = {line for table in aligned for line in table.lines}
    rest = [line for line in body if id(line) not in taken]
    own = margins(rest) if len(rest) >= _FEW or course.margins is None else course.margins
    course.margins = own
    course.columns = aligned[-1].columns if aligned and not any(line.y > aligned[-1].bottom for line in rest) else None
    grids = [(table.ys[0], _grid(table, cells, marker)) for table, cells in page.tables]
    grids += [(table.top - _ABOVE * own.leading, _plain_grid(table, marker)) for table in aligned]
    flow: list[Item] = []
    for top, grid in sorted(grids, key=lambda pair: pair[0]):
        above = [line for line in rest if line.y <= top + line.size]
        rest = [line for line in rest if line.y > top + line.size]
        flow += joined(in_reading_order(above), own, marker)
        flow.append(grid)
    return flow + joined(in_reading_order(rest), own, marker)


def _aligned(page: Laid, body: Sequence[Line], course: Course) -> list[Aligned]:
    """The tables without rules, between those with; none in a scan, where a number of a row is easily missed."""
    if page.recognised:
        return []
    found: list[Aligned] = []
    tops = [table.ys[0] for table, _ in page.tables]
    for run in unofficial(body):
        for _, rows in groupby(run, key=lambda row: bisect_right(tops, row[0].y)):
            found += aligned_tables(list(rows), page.rules, None if found or page.tables else course.columns)
    return found


def _marks(page: int, found: Sequence[PageNote]) -> Callable[[str], str | None]:
    known = {note.marker for note in found if note.marker}
    return lambda raised: f"{page}-{mark}" if (mark := raised.strip("() .")) in known else None


def _remark(page: int, note: PageNote) -> Remark:
    content = in_cell(note.lines, 0.0, lambda raised: None)
    return Remark(f"{page}-{note.marker}", note.marker, content)


def _plain_grid(table: Aligned, marker: Callable[[str], str | None]) -> Grid:
    rows: list[list[Cell]] = []
    covered: set[int] = set()
    for entry in table.entries:
        slots = [slot for slot in entry.slots(len(table.columns)) if slot.lines or slot.first not in covered]
        rows.append([_plain_cell(slot, table.columns, marker) for slot in slots])
        covered = {slot.first for slot in slots if slot.rows > 1}
    return Grid(rows)


def _plain_cell(slot: Slot, columns: Columns, marker: Callable[[str], str | None]) -> Cell:
    room = columns.room(slot.first, slot.last, slot.lines[0].size) if slot.lines else 0.0
    return Cell([*in_cell(slot.lines, room, marker)], slot.last - slot.first + 1, slot.rows)


def _grid(table: Ruled, cells: Sequence[Sequence[Line]], marker: Callable[[str], str | None]) -> Grid:
    rows: list[list[Cell]] = [[] for _ in table.ys[1:]]
    for region, held in zip(table.regions, cells, strict=True):
        content = in_cell(held, _room(table, region.left, region.right), marker)
        rows[region.top].append(Cell([*content], region.right - region.left + 1, region.bottom - region.top + 1))
    parted = [_parted(table, entries, marker) if (entries := rows_in(table, cells, at)) else [row] for at, row in enumerate(rows)]
    return Grid([row for several in parted for row in several], bordered=True)


def _room(table: Ruled, first: int, last: int) -> float:
    return table.xs[last + 1] - table.xs[first] - 2 * _PADDING


def _parted(table: Ruled, entries: Sequence[Entry], marker: Callable[[str], str | None]) -> list[list[Cell]]:
    return [
        [Cell([*in_cell(slot.lines, _room(table, slot.first, slot.last), marker)]) for slot in entry.slots(len(table.xs) - 1)]
        for entry in entries
    ]
