"""Writing the canonical text: a paragraph a line, a table row a line of cells with tabs between them.

White space inside a line becomes one space, characters without width go, and everything is NFC. A note's mark is not
written: its place is kept. A line that only draws a rule ("-----") is written, but is no paragraph; a number of a
spreadsheet is written as the file has it, while its cell says it as people write it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from corpus.span import Joined, Piece, Span
from ingest.readers.flow import Break, Cell, Figure, Grid, Item, Mark, Para, Remark, paragraphs
from ingest.readers.side_by_side import in_reading_order, is_layout
from ingest.reading import Block, Note, PageBreak, Paragraph, RawCell, RawTable, Reading

_NO_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_RULE = re.compile(r"[-_=–—―─*~\s]*")
_SHORT_RULE = 2
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def clean(text: str) -> str:
    """One line of text: NFC, single spaces, nothing invisible.

    >>> clean(" U\\u0309y  ban\\u00a0nhân\\u200b dân \\n")
    'Ủy ban nhân dân'
    """
    return unicodedata.normalize("NFC", " ".join(_CONTROL.sub("", text.translate(_NO_WIDTH)).split()))


def write(
    items: Iterable[Item], *, format: str, pages: int | None = None, first_page: int | None = None, warnings: tuple[str, ...] = ()
) -> Reading:
    """The reading of a flow of items; layout grids are taken apart on the way."""
    page = _Page(first_page)
    waiting = deque(items)
    while waiting:
        item = waiting.popleft()
        if isinstance(item, Grid) and is_layout(item):
            waiting.extendleft(reversed(in_reading_order(item)))
        else:
            page.add(item)
    return Reading("".join(page.text), tuple(page.finish()), format, pages, warnings)


class _Page:
    """The text so far, its length, and the blocks over it."""

    def __init__(self, number: int | None) -> None:
        self.text: list[str] = []
        self.at = 0
        self.number = number
        self.blocks: list[Block] = []
        self.marks: dict[str, int] = {}
        self.remarks: list[tuple[Remark, Joined]] = []

    def add(self, item: Item) -> None:
        if isinstance(item, Para):
            self._paragraph(item)
        elif isinstance(item, Grid):
            self._table(item)
        elif isinstance(item, Remark):
            self._remark(item)
        else:
            self._break(item)

    def finish(self) -> list[Block]:
        """The blocks in order of their place, the notes' marks found."""
        notes = [self._note(remark, body) for remark, body in self.remarks]
        return sorted([*self.blocks, *notes], key=lambda block: block.at if isinstance(block, PageBreak) else block.span.start)

    def _put(self, text: str) -> int:
        start = self.at
        self.text.append(text)
        self.at += len(text)
        return start

    def _line(self, para: Para) -> str:
        """The clean text of a paragraph; the places of its marks are kept as if it were written here."""
        before = ""
        for part in para.parts:
            if isinstance(part, Mark):
                self.marks[part.note] = self.at + len(clean(before))
            else:
                before += part
        return clean(before)

    def _paragraph(self, para: Para) -> None:
        if text := self._line(para):
            start = self._put(text)
            self._put("\n")
            where = para.page or self.number
            if not _RULE.fullmatch(text):
                self.blocks.append(Paragraph(Span(start, start + len(text)), where, para.style, para.bold, para.centered))

    def _table(self, grid: Grid) -> None:
        start = self.at
        rows = tuple(self._row(row) for row in grid.rows)
        if any(cell.joined.text for row in rows for cell in row):
            span = Span(start, self.at - 1)
            self.blocks.append(RawTable(span, rows, grid.page or self.number, grid.header_rows))

    def _row(self, row: list[Cell]) -> tuple[RawCell, ...]:
        made = []
        for i, cell in enumerate(row):
            if i:
                self._put("\t")
            made.append(RawCell(self._joined(paragraphs(cell.content), " "), cell.columns, cell.rows))
        self._put("\n")
        return tuple(made)

    def _joined(self, content: list[Para], between: str) -> Joined:
        """Lines written with something between them, joined by line ends; a dash alone in a cell says that there is nothing."""
        text, pieces, first = "", list[Piece](), True
        for para in content:
            if not (line := self._line(para)):
                continue
            if not first:
                self._put(between)
            first = False
            stored = clean("".join(part.stored for part in para.parts if isinstance(part, Figure))) or line
            start = self._put(stored)
            if len(line) <= _SHORT_RULE or not _RULE.fullmatch(line):
                text += "\n" if text else ""
                pieces += _pieces(line, len(text), stored, start)
                text += line
        return Joined(text, tuple(pieces))

    def _remark(self, remark: Remark) -> None:
        body = self._joined(remark.content, "\n")
        if body.text:
            self._put("\n")
            self.remarks.append((remark, body))

    def _note(self, remark: Remark, body: Joined) -> Note:
        at = self.marks.get(remark.key)
        return Note(body.span(), remark.marker, None if at is None else Span(at, at), body)

    def _break(self, item: Break) -> None:
        self.number = item.page
        self.blocks.append(PageBreak(self.at, item.page))


def _pieces(line: str, at: int, written: str, start: int) -> Iterator[Piece]:
    """The parts of a line that stand as they are in what was written for it."""
    if line == written:
        yield Piece(at, start, len(line))
        return
    for same in SequenceMatcher(None, line, written, autojunk=False).get_matching_blocks()[:-1]:
        yield Piece(at + same.a, start + same.b, same.size)
