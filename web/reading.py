"""A document laid out for reading: headings, paragraphs, tables and footnotes in the order of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from corpus.document import Document, Footnote, Section, Table
from corpus.span import Joined, Span
from web.grid import Grid, grid
from web.marking import UNKNOWN, Link, NoteMark, Overlay

DEEPEST_HEADING = 6
APART = {"part", "phan", "chuong", "muc", "tieu_muc", "annex", "heading"}
BULLETS = ("-", "+", "•", "–", "*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as HTML; ``bullet`` where it opens with a dash or the like."""

    html: Markup
    bullet: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A section as it is shown. ``heading`` is empty for a numbered paragraph; ``level`` is that of its HTML heading."""

    section: Section
    anchor: str
    depth: int
    level: int
    heading: Markup
    blocks: tuple[Paragraph | Grid, ...]

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
class Layout:
    """The whole page. ``found`` says whether the span that was asked for stands in what is shown."""

    parts: tuple[Part, ...]
    loose: tuple[Grid, ...]
    notes: tuple[Note, ...]
    found: bool

    @property
    def contents(self) -> list[Part]:
        """The parts that a table of contents names: those with a title, and annexes and articles without one."""
        return [p for p in self.parts if p.section.title or (p.section.label and p.depth < 2)]


def lay_out(document: Document, mark: Span | None, links: Iterable[Link]) -> Layout:
    """Everything of a document in reading order, with the span and the links on it."""
    notes = [NoteMark(n.ref_span.start if n.ref_span else UNKNOWN, n.marker, anchor(n.id)) for n in document.footnotes]
    overlay = Overlay(mark=mark, links=list(links), notes=notes)
    tables = defaultdict(list)
    for table in document.tables:
        tables[table.section].append(table)
    depths = _depths(document.sections)
    parts = tuple(_part(s, depths[s.id], tables.pop(s.id, []), overlay) for s in document.sections)
    loose = tuple(grid(table, overlay, overlay.notes) for rest in tables.values() for table in rest)
    foot = tuple(_note(note, overlay) for note in document.footnotes)
    return Layout(parts, loose, foot, overlay.marked)


def anchor(id: str) -> str:
    """The name of a record on its document's page.

    >>> anchor("688-qd-ubnd.s12")
    's12'
    """
    return id.rsplit(".", 1)[-1]


def _depths(sections: Sequence[Section]) -> dict[str, int]:
    depths: dict[str, int] = {}
    for section in sections:
        depths[section.id] = depths[section.parent] + 1 if section.parent in depths else 0
    return depths


def _part(section: Section, depth: int, tables: Sequence[Table], overlay: Overlay) -> Part:
    heading = overlay.write(section.heading()) if section.title else Markup("")
    blocks: list[tuple[int, int, Joined | Table]] = []
    for order, paragraph in enumerate(section.paragraphs()):
        start = paragraph.pieces[0].start if paragraph.pieces else section.span.start
        blocks.append((start, order, paragraph))
    blocks += [(table.span.start, len(blocks) + i, table) for i, table in enumerate(tables)]
    blocks.sort(key=lambda block: block[:2])
    shown = tuple(_block(block, overlay) for _, _, block in blocks)
    return Part(section, anchor(section.id), depth, min(depth + 2, DEEPEST_HEADING), heading, shown)


def _block(block: Joined | Table, overlay: Overlay) -> Paragraph | Grid:
    if isinstance(block, Table):
        return grid(block, overlay, overlay.notes)
    return Paragraph(overlay.write(block), block.text.lstrip().startswith(BULLETS))


def _note(note: Footnote, overlay: Overlay) -> Note:
    name = anchor(note.id)
    back = f"r-{name}" if name in overlay.placed else anchor(note.section) if note.section else None
    return Note(name, note.marker, overlay.write(note.joined()), back)
