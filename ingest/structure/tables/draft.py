"""A table while it is being made whole."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus import figures
from corpus.span import Joined, Span
from ingest.structure.labels import roman

_NUMBER = re.compile(r"[-+]?\d[\d.,\s]*\s?(?:%|‰)?|\d+\s?/\s?\d+")
_ORDINAL = re.compile(r"\d{1,3}(?:\.\d{1,2})*\.?|[-–+*•]|[a-zđA-ZĐ][.)]?")
_ORDINAL_HEADS = frozenset({"stt", "tt", "số tt", "số thứ tự", "st t", "s tt", "s t t", "t t", "số"})


@dataclass(slots=True)
class DraftRow:
    """``opens`` says that a new page (or fragment) of the table begins with this row; ``merged`` gives, for a column
    covered by a cell that begins in an earlier one, that column."""

    cells: list[Joined]
    page: int | None = None
    opens: bool = False
    merged: dict[int, int] = field(default_factory=dict)

    def text(self, column: int) -> str:
        return self.cells[column].text if column < len(self.cells) else ""

    def filled(self) -> list[int]:
        """The columns that are not empty."""
        return [i for i, c in enumerate(self.cells) if c.text]


@dataclass(slots=True)
class Draft:
    """Header rows and rows with their cells, which may differ in width until they are fitted; ``parts`` has, for each
    fragment after the first, how many header rows it repeated."""

    span: Span
    header: list[DraftRow]
    rows: list[DraftRow]
    page: int | None = None
    columns: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)

    def numbered(self) -> bool:
        """Whether its first column holds running numbers (STT)."""
        return bool(self.columns) and is_ordinal_head(self.columns[0])


def is_ordinal_head(text: str) -> bool:
    """Whether a header names the column of running numbers.

    >>> is_ordinal_head("ST T"), is_ordinal_head("Số lượng")
    (True, False)
    """
    return " ".join(text.lower().replace(".", " ").split()) in _ORDINAL_HEADS


def is_number(text: str) -> bool:
    """Whether a cell is one number, a percentage or a fraction.

    >>> [is_number(t) for t in ("1.543", "82,96%", "28/28", "26 xã", "-")]
    [True, True, True, False, False]
    """
    return _NUMBER.fullmatch(text) is not None


def is_ordinal(text: str) -> bool:
    """Whether a cell numbers its row: 1, 1.2., II, a), or a dash.

    >>> [is_ordinal(t) for t in ("10.", "II", "-", "Tổng")]
    [True, True, True, False]
    """
    return _ORDINAL.fullmatch(text) is not None or roman(text.rstrip(".")) > 0


def sort_of(text: str) -> str:
    """What a cell is: "" empty, "n" number, "o" an ordinal that is no number, "t" text."""
    if not text:
        return ""
    if is_number(text):
        return "n"
    return "o" if is_ordinal(text) else "t"


def value(text: str) -> float | None:
    """The value of a cell that is one number, else None."""
    try:
        return figures.parse(text)
    except ValueError:
        return None


def adds_up(whole: str, parts: list[str]) -> bool:
    """Whether a cell is the sum of others; empty ones count as nothing, text makes it no sum.

    >>> adds_up("17.170", ["70", "9.600", "7.500", ""])
    True
    """
    values = [value(p) for p in parts if p]
    total = value(whole)
    if total is None or not values or None in values:
        return False
    return abs(sum(v for v in values if v is not None) - total) < 1e-6 * max(1.0, abs(total))
