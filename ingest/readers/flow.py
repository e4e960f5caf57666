"""What a format holds, before it becomes canonical text: paragraphs, grids of cells, notes, ends of pages.

The readers of formats with markup make a list of these; :mod:`ingest.readers.canonical` writes it down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True, slots=True)
class Mark:
    """The place of a note's mark in a paragraph; ``note`` is the key of the note."""

    note: str


class Run(str):
    """Text in one font, where the format says which."""

    font: str | None

    def __new__(cls, text: str, font: str | None) -> Self:
        made = super().__new__(cls, text)
        made.font = font
        return made


class Figure(Run):
    """A number of a spreadsheet as people write it; ``stored`` is how the file has it ("0.0518" for "5,18%")."""

    stored: str

    def __new__(cls, text: str, font: str | None, stored: str = "") -> Self:
        made = super().__new__(cls, text, font)
        made.stored = stored
        return made


@dataclass(slots=True)
class Para:
    """One line of running text in parts, with the hints of :class:`ingest.reading.Paragraph`."""

    parts: list[str | Mark] = field(default_factory=list)
    style: str | None = None
    bold: bool | None = None
    centered: bool | None = None
    page: int | None = None

    def text(self) -> str:
        """The text without marks, white space as it came."""
        return "".join(part for part in self.parts if isinstance(part, str))


@dataclass(slots=True)
class Cell:
    """A cell with what it holds and how many columns and rows it covers."""

    content: list[Para | Grid] = field(default_factory=list)
    columns: int = 1
    rows: int = 1


@dataclass(slots=True)
class Grid:
    """A table as it is drawn; ``bordered`` None where the format does not say whether it has lines."""

    rows: list[list[Cell]] = field(default_factory=list)
    bordered: bool | None = None
    header_rows: int | None = None
    page: int | None = None

    def cells(self) -> list[Cell]:
        """All cells, row by row."""
        return [cell for row in self.rows for cell in row]


@dataclass(slots=True)
class Remark:
    """A note's text, where it is to stand in the canonical text."""

    key: str
    marker: str
    content: list[Para] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Break:
    """What follows is page ``page``."""

    page: int


Item = Para | Grid | Remark | Break


def paragraphs(content: Sequence[Para | Grid]) -> list[Para]:
    """The paragraphs in a cell, those of nested grids in place, in reading order.

    >>> [p.text() for p in paragraphs([Para(["a"]), Grid([[Cell([Para(["b"])]), Cell([Para(["c"])])]])])]
    ['a', 'b', 'c']
    """
    found: list[Para] = []
    waiting: list[Para | Grid] = list(reversed(content))
    while waiting:
        item = waiting.pop()
        if isinstance(item, Para):
            found.append(item)
        else:
            waiting.extend(reversed([inner for cell in item.cells() for inner in cell.content]))
    return found


def every_paragraph(items: Sequence[Item]) -> list[Para]:
    """All paragraphs of a flow: on the page, in cells, in notes."""
    found: list[Para] = []
    for item in items:
        if isinstance(item, Remark):
            found += item.content
        elif not isinstance(item, Break):
            found += paragraphs([item])
    return found
