"""The lines of a reading, cleaned and looked at once: what label each begins with, whether it is an item of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.span import Joined, Span
from ingest.reading import Block, Paragraph, RawTable
from ingest.structure.clean import at, strip
from ingest.structure.labels import Label, is_bullet, read_label

_TERMINAL = frozenset('.;:!?…”"»')
_DRAFT = re.compile(r"[(\[]?\s?dự\s+thảo(?:\s+(?:lần\s+)?(?:thứ\s+)?\w{1,4})?\s?[)\]]?", re.IGNORECASE)
_RULER = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Line:
    """One line of running text; ``label`` is what its beginning looks like, which need not be a heading."""

    joined: Joined
    start: int
    end: int
    page: int | None = None
    style: str | None = None
    bold: bool | None = None
    centered: bool | None = None
    label: Label | None = None
    bullet: bool = False
    indented: bool = False
    _capitals: bool | None = None

    @property
    def text(self) -> str:
        return self.joined.text

    @property
    def ends(self) -> bool:
        """Whether it ends like a sentence or an item."""
        return self.joined.text[-1:] in _TERMINAL

    @property
    def capitals(self) -> bool:
        """Whether it is written in capitals."""
        if self._capitals is None:
            self._capitals = is_capitals(self.joined.text)
        return self._capitals


Item = Line | RawTable


def is_capitals(text: str) -> bool:
    """Whether a text is in capital letters (a small letter or two is a slip of the scan).

    >>> is_capitals("I. MỤC TIÊU"), is_capitals("Mục tiêu"), is_capitals("2021")
    (True, False, False)
    """
    if text.isupper():
        return True
    if sum(map(str.islower, text[:24])) > 2:
        return False
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 8 and sum(c.isupper() for c in letters) > 0.9 * len(letters)


def items(text: str, blocks: Iterable[Block]) -> Iterator[Item]:
    """Lines and tables in the order of the text; page breaks and known notes are left to others.

    A table of one row that stands alone only places text side by side (a signature, a frame): its cells are lines.
    """
    content = [b for b in blocks if isinstance(b, RawTable | Paragraph)]
    for n, block in enumerate(content):
        if isinstance(block, Paragraph):
            line = _line(text, block.span, block)
            if line is not None:
                yield line
        elif len(block.rows) > 1 or any(isinstance(b, RawTable) for b in content[max(0, n - 1) : n + 2] if b is not block):
            yield block
        else:
            yield from _lines_of(text, block)


def _lines_of(text: str, table: RawTable) -> Iterator[Line]:
    for cell in table.rows[0] if table.rows else ():
        for part in cell.joined.lines():
            span = part.span()
            if text[span.start : span.end] == part.text:
                line = _line(text, span, Paragraph(span, table.page))
                if line is not None:
                    yield line


def _line(text: str, span: Span, block: Paragraph) -> Line | None:
    joined = at(text, span)
    if "**" in joined.text:
        joined = strip(strip(joined, "*"))
    content = joined.text
    if not content or (_RULER.fullmatch(content) and len(content) > 2 and not content.startswith(("...", "…"))):
        return None
    start, last = joined.pieces[0].start, joined.pieces[-1]
    return Line(
        joined, start, last.start + last.length, block.page, block.style, block.bold, block.centered, read_label(content),
        is_bullet(content), start > 0 and text[start - 1] in " \t",
    )  # fmt: skip


def is_draft_mark(item: Item) -> bool:
    """Whether a line says that the document is a draft: DỰ THẢO, Dự thảo lần 2."""
    return (
        isinstance(item, Line)
        and len(item.text) < 24
        and item.text.lstrip("([ ")[:1].isupper()
        and _DRAFT.fullmatch(item.text) is not None
    )
