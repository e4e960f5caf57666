"""A leaf of a document laid out for reading: headings, paragraphs, tables and footnotes in the order of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import cast

from markupsafe import Markup

from corpus.document import Footnote, Section, Table
from corpus.span import Joined, Span
from web.grid import Grid, grid
from web.leaves import Book, Piece
from web.marking import UNKNOWN, Link, NoteMark, Overlay

DEEPEST_HEADING = 6
APART = {"part", "phan", "chuong", "muc", "tieu_muc", "annex", "heading"}
BULLETS = ("-", "+", "•", "–", "*")
MOST_ELSEWHERE = 150
"""How many sections of other leaves a table of contents names: as deep as this lets it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as HTML; ``bullet`` where it opens with a dash or the like."""

    html: Markup
    bullet: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A section as far as this leaf shows it. ``heading`` is empty for a numbered paragraph; ``level`` is that of its HTML
    heading; ``continued`` where the section began on a leaf before."""

    section: Section
    anchor: str
    depth: int
    level: int
    heading: Markup
    blocks: tuple[Paragraph | Grid, ...]
    continued: bool = False

    @property
    def label(self) -> str:
        """The label with its full stop; "" where the title says it already."""
        label = self.section.label
        if not label or (self.section.title and self.section.title.startswith(label)):
            return ""
        return label if self.label_apart or not label[-1].isalnum() else f"{label}."

    @property
    def label_apart(self) -> bool:
        """Whether the label stands on a line of its own, as that of a part, a chapter or an annex does."""
        return self.section.kind in APART


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote at the foot of the page; ``back`` is where its mark stands, or the section where the mark was lost."""

    anchor: str
    marker: str
    html: Markup
    back: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents; ``leaf`` is where the section begins, counted from 0."""

    section: Section
    anchor: str
    depth: int
    leaf: int


@dataclass(frozen=True, slots=True)
class Layout:
    """What one page shows. ``found`` says whether the span that was asked for stands in it."""

    parts: tuple[Part, ...]
    loose: tuple[Grid, ...]
    notes: tuple[Note, ...]
    contents: tuple[Entry, ...]
    found: bool


def lay_out(book: Book, leaf: int | None, mark: Span | None, links: Iterable[Link]) -> Layout:
    """A leaf (None: all of them) with the span and the links on it."""
    pieces = book.pieces if leaf is None else book.leaf(leaf)
    held = [note for note in book.document.footnotes if leaf is None or book.leaf_of_note(note) == leaf]
    notes = [NoteMark(n.ref_span.start if n.ref_span else UNKNOWN, n.marker, anchor(n.id)) for n in held]
    overlay = Overlay(mark=mark, links=list(links), notes=notes)
    parts, loose = [], []
    for _, run in groupby(pieces, key=lambda piece: piece.section and piece.section.id):
        of_one = list(run)
        if section := of_one[0].section:
            parts.append(_part(section, book.depths[section.id], of_one, overlay))
        else:
            loose += [_grid(list(rows), overlay) for _, rows in groupby(of_one, key=_table)]
    shown = {part.section.id for part in parts if not part.continued}
    foot = tuple(_note(note, overlay, shown) for note in held)
    return Layout(tuple(parts), tuple(loose), foot, tuple(_contents(book, leaf)), overlay.marked)


def anchor(id: str) -> str:
    """The name of a record on its document's page.

    >>> anchor("688-qd-ubnd.s12")
    's12'
    """
    return id.rsplit(".", 1)[-1]


def _contents(book: Book, leaf: int | None) -> list[Entry]:
    """The sections with a title, and annexes and articles without one: all of this leaf, of the others as deep as there is room."""
    entries = [
        Entry(s, anchor(s.id), book.depths[s.id], book.leaf_of(s.id) or 0)
        for s in book.document.sections
        if s.title or (s.label and book.depths[s.id] < 2)
    ]
    if leaf is None:
        return entries
    elsewhere = Counter(entry.depth for entry in entries if entry.leaf != leaf)
    deepest, room = -1, MOST_ELSEWHERE
    for depth in sorted(elsewhere):
        room -= elsewhere[depth]
        if room < 0:
            break
        deepest = depth
    return [entry for entry in entries if entry.leaf == leaf or entry.depth <= deepest]


def _part(section: Section, depth: int, pieces: Sequence[Piece], overlay: Overlay) -> Part:
    continued = bool(pieces[0].text or pieces[0].table)
    heading = Markup("")
    if section.title:
        heading = Markup.escape(section.title) if continued else overlay.write(section.heading())
    blocks: list[Paragraph | Grid] = []
    for table, run in groupby(pieces if continued else pieces[1:], key=_table):
        if table:
            blocks.append(_grid(list(run), overlay))
        else:
            blocks += [_paragraph(piece.text, overlay) for piece in run if piece.text]
    return Part(section, anchor(section.id), depth, min(depth + 2, DEEPEST_HEADING), heading, tuple(blocks), continued)


def _table(piece: Piece) -> str | None:
    return piece.table.id if piece.table else None


def _paragraph(text: Joined, overlay: Overlay) -> Paragraph:
    return Paragraph(overlay.write(text), text.text.lstrip().startswith(BULLETS))


def _grid(rows: Sequence[Piece], overlay: Overlay) -> Grid:
    return grid(cast(Table, rows[0].table), overlay, overlay.notes, max(rows[0].row, 0), rows[-1].row + 1)


def _note(note: Footnote, overlay: Overlay, shown: set[str]) -> Note:
    name = anchor(note.id)
    back = f"r-{name}" if name in overlay.placed else anchor(note.section) if note.section in shown and note.section else None
    return Note(name, note.marker, overlay.write(note.joined()), back)
