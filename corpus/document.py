"""A document as its reader and the structure rules leave it: text, sections, tables, footnotes.

Field names are those of the exported records; ``pieces`` fields stay inside (see corpus/span.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.span import Joined, Piece, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file a document came from; ``size`` in bytes, ``pages`` where the format knows them."""

    name: str
    format: str
    sha256: str
    size: int
    pages: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signed, and the office as written ("CHỦ TỊCH", "KT. CHỦ TỊCH PHÓ CHỦ TỊCH")."""

    name: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """What a document carries with it: an đề án, a phụ lục; ``span`` is its heading to its end."""

    type: str
    label: str
    title: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with its own paragraphs (``text``, one a line) and its place in the tree.

    ``title`` is "" for a numbered paragraph without a caption; its words are then in ``text``.
    ``notes`` say what is odd in the source (a label out of order, one skipped, a misspelling).
    """

    id: str
    document: str
    parent: str | None
    order: int
    kind: str
    label: str
    title: str
    text: str
    span: Span
    page: int | None = None
    path: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    title_pieces: tuple[Piece, ...] = ()
    pieces: tuple[Piece, ...] = ()

    def heading(self) -> Joined:
        """The title with its place in the canonical text."""
        return Joined(self.title, self.title_pieces)

    def paragraphs(self) -> Iterator[Joined]:
        """The section's own paragraphs, re-joined, each with its place."""
        return Joined(self.text, self.pieces).lines()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A table row; ``kind`` is data, group or total. ``pieces[i]`` place the text of ``cells[i]``."""

    kind: str
    cells: tuple[str, ...]
    span: Span
    page: int | None = None
    pieces: tuple[tuple[Piece, ...], ...] = ()

    def cell(self, column: int) -> Joined:
        """One cell with its place."""
        return Joined(self.cells[column], self.pieces[column] if column < len(self.pieces) else ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A whole table. ``footnotes`` maps "row,column" (from 0) to a marker; ``repairs`` says what was mended and why."""

    id: str
    document: str
    section: str | None
    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    span: Span
    page: int | None = None
    footnotes: dict[str, str] = field(default_factory=dict)
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A note; ``ref_span`` is where its mark stands, empty where the mark was lost."""

    id: str
    document: str
    section: str | None
    marker: str
    text: str
    span: Span
    ref_span: Span | None
    pieces: tuple[Piece, ...] = ()

    def joined(self) -> Joined:
        """The note's text with its place."""
        return Joined(self.text, self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document: what its letterhead and signature say, its canonical text, and its parts.

    What the source does not state is None (or empty). ``issued_on`` is an ISO date; ``type`` is lower case.
    """

    id: str
    source: Source
    text: str
    number: str | None = None
    type: str | None = None
    issuer: str | None = None
    place: str | None = None
    issued_on: str | None = None
    title: str | None = None
    signer: Signer | None = None
    recipients: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    status: str = "issued"
    warnings: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    footnotes: tuple[Footnote, ...] = ()

    def quote(self, span: Span) -> str:
        """The canonical text at a span."""
        return self.text[span.start : span.end]
