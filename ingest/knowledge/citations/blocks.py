"""The stretches of a document that are read one by one: headings, paragraphs, cells, notes, and whatever none of them holds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.document import Document, Section
from corpus.span import Joined, Piece, Span
from ingest.knowledge.citations.words import SMALL

LEAD = 1200
_LINE = re.compile(r"\S[^\n]*")
_ENDS = re.compile(r"[.;:!?]$")
_CUT = re.compile(
    r"(?<!\w)(?:số|ngày|tháng|năm|của|và|theo|tại|khoản|điểm|Điều|Nghị|Quyết|Thông|Luật|Pháp lệnh|Nghị quyết|Nghị định|Thông tư)$"
)
_GOES_ON = re.compile(rf"(?![a-zđ]{{1,2}}[.)])[{SMALL}]")


@dataclass(frozen=True, slots=True)
class Block:
    """A text with its place. ``heading`` is that of its section, of a cell that of its column; ``lead`` the words before the mark of a note;
    ``cell`` and ``note`` say what it is."""

    joined: Joined
    section: str | None
    heading: str = ""
    lead: str = ""
    cell: bool = False
    note: bool = False


def blocks(document: Document) -> list[Block]:
    """Every stretch of a document, each part of its text once; raw lines where structure holds nothing."""
    held = [block for block in _structured(document) if block.joined.pieces and block.joined.text.strip()]
    return [*held, *_rest(document, held)]


def _structured(document: Document) -> Iterator[Block]:
    for section in document.sections:
        yield Block(section.heading(), section.id)
        for paragraph in section.paragraphs():
            yield Block(paragraph, section.id, section.title)
    for table in document.tables:
        for row in table.rows:
            for i in range(len(row.cells)):
                heading = table.columns[i] if i < len(table.columns) else ""
                yield Block(row.cell(i), table.section, heading, cell=True)
    for note in document.footnotes:
        at = note.ref_span.start if note.ref_span else None
        yield Block(note.joined(), note.section, lead=document.text[max(0, at - LEAD) : at] if at is not None else "", note=True)


def _rest(document: Document, held: Iterable[Block]) -> Iterator[Block]:
    """The lines between what the blocks hold: letterhead, captions, the whole text where nothing was structured."""
    taken = sorted((piece.start, piece.start + piece.length) for block in held for piece in block.joined.pieces)
    innermost = _Innermost(document.sections)
    at = 0
    for start, end in [*taken, (len(document.text), len(document.text))]:
        if start > at:
            for paragraph in paragraphs(document.text, at, start):
                yield Block(paragraph, innermost.at(paragraph.span().start))
        at = max(at, end)


def paragraphs(text: str, start: int, end: int) -> Iterator[Joined]:
    """The lines of raw text; one that goes on in small letters is joined to the one before it.

    >>> [p.text for p in paragraphs("Căn cứ Luật Giao\\nthông đường bộ;\\na) Điểm", 0, 40)]
    ['Căn cứ Luật Giao thông đường bộ;', 'a) Điểm']
    """
    lines: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for match in _LINE.finditer(text, start, end):
        line = match.group().rstrip()
        if lines and not _CUT.search(lines[-1]) and (_ENDS.search(lines[-1]) or not _GOES_ON.match(line)):
            yield Joined(" ".join(lines), tuple(pieces))
            lines, pieces, length = [], [], 0
        length += bool(lines)
        pieces.append(Piece(length, match.start(), len(line)))
        lines.append(line)
        length += len(line)
    if lines:
        yield Joined(" ".join(lines), tuple(pieces))


class _Innermost:
    """Which section a place stands in."""

    def __init__(self, sections: Iterable[Section]) -> None:
        """Sections by their start; a section that starts later and holds a place lies deeper."""
        self._sections = sorted(sections, key=lambda section: (section.span.start, -section.span.end))
        self._parents = {section.id: section.parent for section in self._sections}
        self._by_id = {section.id: section for section in self._sections}

    def at(self, place: int) -> str | None:
        """The innermost section that holds a place."""
        i = bisect_right(self._sections, place, key=lambda section: section.span.start) - 1
        id = self._sections[i].id if i >= 0 else None
        while id and not self._by_id[id].span.holds(Span(place, place)):
            id = self._parents[id]
        return id
