"""A document becomes passages: a section's paragraphs, short ones together, never over its border; rows; notes.

Whatever of the text belongs to no section (letterhead, signature, recipients where they stand apart) is kept
in passages of its own, so that everything that a document says can be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.document import Document, Footnote, Row, Section, Table
from corpus.span import Joined, Span
from index.pages import Pages
from index.passage import Passage

BORDERS = frozenset({"phan", "chuong", "muc", "dieu", "roman", "annex", "heading"})
"""Kinds of section that begin a passage even where they have no title."""

TARGET = 1000
"""Code points of a passage: paragraphs are taken together up to this, longer ones cut at ends of sentences."""

SHORT = 150
"""Code points below which a numbered paragraph is taken together with the next."""

_SENTENCE_END = re.compile(r"[.;!?…]\s+")
_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Reading text, the place it stands at, and the section that it begins in."""

    text: str
    span: Span
    section: str | None = None


def passages(document: Document) -> list[Passage]:
    """The passages of a document in the order of its text, without agencies and duties."""
    headings = Headings(document)
    found = [*_of_sections(document, headings), *_of_tables(document, headings), *_of_notes(document, headings)]
    found += _of_the_rest(document, [*(passage.span for passage in found), *map(heading_span, document.sections)])
    found.sort(key=lambda passage: passage.span)
    pages = Pages(document)
    return [replace(passage, id=f"{document.id}.p{n}", page=pages.at(passage.span.start)) for n, passage in enumerate(found, 1)]


class Headings:
    """What stands above a section: its path of labels, and the titles from the document down to it."""

    def __init__(self, document: Document) -> None:
        self._sections = {section.id: section for section in document.sections}
        self._owners: dict[str, Section] = {}
        for section in document.sections:
            above = self._owners.get(section.parent or "")
            self._owners[section.id] = section if above is None or section.title or section.kind in BORDERS else above
        self.holders = {section.parent for section in document.sections} | {table.section for table in document.tables}
        """Sections with something under them: a heading alone is found through what stands in its context."""

    def owner(self, section: Section) -> Section:
        """The section whose flow of text a section belongs to: itself, or the titled one above a numbered paragraph."""
        return self._owners[section.id]

    def of(self, id: str | None) -> tuple[Section | None, tuple[str, ...]]:
        """The section, and the headings above and of it, outermost first."""
        section = self._sections.get(id or "")
        titles: list[str] = []
        above, seen = section, set()
        while above is not None and above.id not in seen:
            seen.add(above.id)
            titles.append(heading(above))
            above = self._sections.get(above.parent or "")
        return section, tuple(title for title in reversed(titles) if title)


def heading(section: Section) -> str:
    """A section's label and title as one line."""
    return section.title if section.title.startswith(section.label) else f"{section.label} {section.title}".strip()


def heading_span(section: Section) -> Span:
    """Where a section's label and title stand."""
    end = section.heading().span().end if section.title_pieces else section.span.start + len(heading(section))
    return Span(section.span.start, max(end, section.span.start))


# --- running text ------------------------------------------------------------------------------------


def _of_sections(document: Document, headings: Headings) -> Iterator[Passage]:
    """The flows of the text: a section's paragraphs with those of the numbered paragraphs under it that bear no title."""
    for owner, members in groupby(document.sections, headings.owner):
        lines = [line for section in members for line in _lines(section)]
        if len(lines) > 1 or owner.id not in headings.holders:
            yield from _of_flow(document, owner, lines, headings)


def _lines(section: Section) -> list[Chunk]:
    lines = [Chunk(line.text, line.span(), section.id) for paragraph in section.paragraphs() for line in cut(paragraph)]
    if section.title or not lines:
        return [Chunk(heading(section), heading_span(section), section.id), *lines]
    first = Span(min(section.span.start, lines[0].span.start), lines[0].span.end)
    return [Chunk(f"{section.label} {lines[0].text}".strip(), first, section.id), *lines[1:]]


def _of_flow(document: Document, owner: Section, lines: list[Chunk], headings: Headings) -> Iterator[Passage]:
    for chunk in gather(lines):
        section, above = headings.of(chunk.section)
        yield Passage(
            id="", document=document.id, kind="passage", section=chunk.section, path=section.path if section else (),
            title=owner.title, span=chunk.span, page=None, text=chunk.text, context="\n".join(above),
        )  # fmt: skip


def gather(lines: Iterable[Chunk]) -> Iterator[Chunk]:
    """Neighbours taken together as long as they stay within the target; a new section begins anew unless what is held is short.

    >>> [c.text for c in gather([Chunk("a" * 600, Span(0, 600)), Chunk("b" * 300, Span(601, 901)), Chunk("c" * 200, Span(902, 1102))])] == [
    ...     "a" * 600 + "\\n" + "b" * 300, "c" * 200]
    True
    """
    held: list[Chunk] = []
    size = 0
    for line in lines:
        begins = held and line.section != held[-1].section and size >= SHORT
        if begins or (held and size + len(line.text) > TARGET):
            yield _together(held)
            held, size = [], 0
        held.append(line)
        size += len(line.text) + 1
    if held:
        yield _together(held)


def _together(lines: list[Chunk]) -> Chunk:
    start, end = min(line.span.start for line in lines), max(line.span.end for line in lines)
    return Chunk("\n".join(line.text for line in lines), Span(start, end), lines[0].section)


def cut(paragraph: Joined) -> Iterator[Joined]:
    """A paragraph in parts within the target, cut at ends of sentences, at blanks where a sentence is longer."""
    start, text = 0, paragraph.text
    while len(text) - start > TARGET:
        end = _last_end(text, start)
        yield paragraph.part(start, end)
        start = end
    if text[start:].strip():
        yield paragraph.part(start, len(text)) if start else paragraph


def _last_end(text: str, start: int) -> int:
    window = text[start : start + TARGET]
    ends = [match.end() for match in _SENTENCE_END.finditer(window)]
    best = ends[-1] if ends and ends[-1] > TARGET // 4 else window.rfind(" ") + 1
    return start + (best if best > 0 else TARGET)


# --- tables and notes --------------------------------------------------------------------------------


def _of_tables(document: Document, headings: Headings) -> Iterator[Passage]:
    """A table's heads in a passage, with the heading that stands over nothing else; then its rows."""
    told: set[str | None] = set()
    for table in document.tables:
        section, above = headings.of(table.section)
        path = section.path if section else ()
        title = table.caption or (section.title if section else "")
        group = ""
        columns = " | ".join(filter(None, table.columns))
        caption = "" if section and table.caption == section.title else table.caption
        first = section if section and section.id not in told and not section.text else None
        told.add(table.section)
        if head := "\n".join(filter(None, (heading(first) if first else "", caption, columns))):
            begin = first.span.start if first else table.span.start
            end = table.rows[0].span.start if table.rows else table.span.end
            yield Passage(
                id="", document=document.id, kind="passage", section=table.section, path=path, title=title, page=None,
                span=Span(begin, max(end, begin + 1)), text=head, context="\n".join(above),
            )  # fmt: skip
        for row in table.rows:
            text = row_text(table, row)
            if not text:
                continue
            context = "\n".join(filter(None, (*above, table.caption, columns, group)))
            yield Passage(
                id="", document=document.id, kind="row", section=table.section, path=path, title=title, page=None,
                span=row.span, text=text, context=context,
            )  # fmt: skip
            group = text if row.kind == "group" else group


def row_text(table: Table, row: Row) -> str:
    """The filled cells of a row on one line."""
    return " | ".join(" ".join(cell.split()) for cell in row.cells if cell.strip())


def _of_notes(document: Document, headings: Headings) -> Iterator[Passage]:
    for note in document.footnotes:
        section, above = headings.of(note.section)
        for part in cut(note.joined()) if note.pieces else [None]:
            yield Passage(
                id="", document=document.id, kind="passage", section=note.section, path=section.path if section else (),
                title=f"Chú thích {note.marker}".strip(), span=_note_span(note, part), page=None,
                text=part.text if part else note.text, context="\n".join(above),
            )  # fmt: skip


def _note_span(note: Footnote, part: Joined | None) -> Span:
    if part is None or len(part.text) == len(note.text):
        return note.span
    return part.span()


# --- the rest ----------------------------------------------------------------------------------------


def _of_the_rest(document: Document, taken: Iterable[Span]) -> Iterator[Passage]:
    lines: list[Chunk] = []
    for gap in _gaps(document, sorted(taken)):
        for match in re.finditer(r"[^\n]+", document.text[gap.start : gap.end]):
            text = match.group().strip(" \t*|_-")
            if _LETTERS.search(text):
                lines.append(Chunk(text, Span(gap.start + match.start(), gap.start + match.end())))
    for run in _runs(lines):
        for chunk in gather(run):
            yield Passage(
                id="", document=document.id, kind="passage", section=None, path=(), title=document.title or "",
                span=chunk.span, page=None, text=chunk.text, context="",
            )  # fmt: skip


def _gaps(document: Document, taken: Iterable[Span]) -> Iterator[Span]:
    reached = 0
    for span in taken:
        if span.start > reached:
            yield Span(reached, span.start)
        reached = max(reached, span.end)
    if reached < len(document.text):
        yield Span(reached, len(document.text))


def _runs(lines: Iterable[Chunk]) -> Iterator[list[Chunk]]:
    """Lines with little but blanks between them."""
    run: list[Chunk] = []
    for line in lines:
        if run and line.span.start - run[-1].span.end > 40:
            yield run
            run = []
        run.append(line)
    if run:
        yield run
