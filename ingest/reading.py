"""What a reader makes of a file: the canonical text, and blocks over it.

The text is final (NFC, line ends ``\\n``): every later span is an offset into it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.span import Joined, Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of running text. ``style`` is a heading hint of the format ("h1", "Heading 2"), ``bold`` whether it is all bold,
    ``centered`` whether it is set in the middle; None where the format does not say."""

    span: Span
    page: int | None = None
    style: str | None = None
    bold: bool | None = None
    centered: bool | None = None


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as written; ``columns`` and ``rows`` are how many it covers. ``joined`` is empty for an empty cell."""

    joined: Joined
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table, or the fragment of one that stands on a page, as the format gives it. ``header_rows`` where the format says."""

    span: Span
    rows: tuple[tuple[RawCell, ...], ...]
    page: int | None = None
    header_rows: int | None = None


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A known end of a page; what follows is page ``page``."""

    at: int
    page: int


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote that the format itself knows; ``ref`` is where its mark stands (empty span at that place)."""

    span: Span
    marker: str
    ref: Span | None
    body: Joined


Block = Paragraph | RawTable | PageBreak | Note


@dataclass(frozen=True, slots=True)
class Reading:
    """``format`` names the reader ("txt", "html", "docx", "pdf"); ``warnings`` say in Vietnamese what was lost or guessed."""

    text: str
    blocks: tuple[Block, ...]
    format: str
    pages: int | None = None
    warnings: tuple[str, ...] = field(default=())
