"""A document in reading order, and a long one cut into leaves: between headings, paragraphs or rows of a table, never inside one."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.document import Document, Footnote, Section, Table
from corpus.span import Joined

LEAF = 120_000
"""How many characters a leaf has from which on the next piece opens another: about sixty printed pages, 300 KB of HTML."""

TITLED = 5_000
"""How many characters before the end of a leaf a titled section opens the next one, so that most leaves begin with a heading."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What is never cut: a heading (neither text nor table), a paragraph, or a row (-1: a table without any).

    ``start`` is its place in the canonical text, ``size`` its length there, in code points.
    """

    section: Section | None
    start: int
    size: int
    text: Joined | None = None
    table: Table | None = None
    row: int = -1


@dataclass(frozen=True, slots=True)
class Book:
    """A document with its pieces in reading order; leaf n is made of ``pieces[cuts[n]:cuts[n + 1]]``."""

    document: Document
    depths: dict[str, int]
    pieces: Sequence[Piece]
    cuts: Sequence[int]
    _places: Sequence[tuple[int, int]] = field(repr=False)
    _sections: dict[str, int] = field(repr=False)

    @property
    def leaves(self) -> int:
        """How many leaves there are, at least one."""
        return len(self.cuts) - 1

    def leaf(self, n: int) -> Sequence[Piece]:
        """The pieces of a leaf, counted from 0."""
        return self.pieces[self.cuts[n] : self.cuts[n + 1]]

    def leaf_at(self, place: int) -> int:
        """The leaf on which a place of the canonical text is shown: its footnote's, else that of the last piece that begins before it."""
        notes = (note for note in self.document.footnotes if note.span.start <= place < note.span.end)
        note = next(notes, None)
        return self.leaf_of_note(note) if note else self._leaf_of_piece(place)

    def _leaf_of_piece(self, place: int) -> int:
        i = bisect_right(self._places, place, key=lambda held: held[0]) - 1
        return self._places[max(i, 0)][1] if self._places else 0

    def leaf_of(self, section: str | None) -> int | None:
        """The leaf on which a section begins; None where the document has no such section."""
        return self._sections.get(section or "")

    def leaf_of_note(self, note: Footnote) -> int:
        """The leaf of a footnote: where its mark stands, else where its section begins, else the last."""
        if note.ref_span:
            return self._leaf_of_piece(note.ref_span.start)
        found = self.leaf_of(note.section)
        return self.leaves - 1 if found is None else found


def book(document: Document) -> Book:
    """A document ready to be shown leaf by leaf."""
    pieces = tuple(_pieces(document))
    cuts = tuple(_cuts(pieces))
    leaf_of_piece = [bisect_right(cuts, i) - 1 for i in range(len(pieces))]
    places = sorted((piece.start, leaf) for piece, leaf in zip(pieces, leaf_of_piece, strict=True))
    sections: dict[str, int] = {}
    for piece, leaf in zip(pieces, leaf_of_piece, strict=True):
        if piece.section:
            sections.setdefault(piece.section.id, leaf)
    return Book(document, _depths(document.sections), pieces, cuts, places, sections)


def _pieces(document: Document) -> Iterator[Piece]:
    tables: dict[str | None, list[Table]] = defaultdict(list)
    for table in document.tables:
        tables[table.section].append(table)
    for section in document.sections:
        yield Piece(section, section.span.start, len(section.title))
        blocks = [
            Piece(section, p.pieces[0].start if p.pieces else section.span.start, len(p.text), p) for p in section.paragraphs()
        ]
        blocks += [Piece(section, table.span.start, 0, table=table) for table in tables.pop(section.id, ())]
        for block in sorted(blocks, key=lambda piece: piece.start):
            yield from _rows(section, block.table) if block.table else (block,)
    for rest in tables.values():
        for table in rest:
            yield from _rows(None, table)


def _rows(section: Section | None, table: Table) -> Iterator[Piece]:
    if not table.rows:
        yield Piece(section, table.span.start, 0, table=table)
    for n, row in enumerate(table.rows):
        start = row.span.start if n else min(row.span.start, table.span.start)
        yield Piece(section, start, row.span.end - row.span.start, table=table, row=n)


def _cuts(pieces: Sequence[Piece]) -> Iterator[int]:
    """Where leaves begin, and the end. What is left over after the last cut has at least as much as a title may save."""
    yield 0
    left = sum(piece.size for piece in pieces)
    filled = 0
    for i, piece in enumerate(pieces):
        is_titled = not piece.text and not piece.table and bool(piece.section and piece.section.title)
        if left > TITLED and (filled >= LEAF or (filled >= LEAF - TITLED and is_titled)):
            yield i
            filled = 0
        filled += piece.size
        left -= piece.size
    yield len(pieces)


def _depths(sections: Sequence[Section]) -> dict[str, int]:
    depths: dict[str, int] = {}
    for section in sections:
        depths[section.id] = depths[section.parent] + 1 if section.parent in depths else 0
    return depths
