"""The agencies of one document, and the means to find them in any part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from corpus.agency import AgencyMention
from corpus.document import Document, Table
from corpus.span import Joined
from ingest.knowledge.agencies.entry import Place
from ingest.knowledge.agencies.found import Found
from ingest.knowledge.agencies.grammar import grammar
from ingest.knowledge.agencies.home import home
from ingest.knowledge.agencies.learn import learn, trie_of
from ingest.knowledge.agencies.scan import Scanner
from ingest.knowledge.agencies.trie import Trie

_WORDS = re.compile(r"[^\W\d_]{2}")
_SYMBOL = re.compile(r"\d\s?/[\w&./]*(?:-[\w&]+)*[-/]$|(?<!\w)[A-ZĐ]{1,4}[-/]$")
_CELL = re.compile(r"[^\t\n|]+")
_SYMBOL_BEFORE = 24


@dataclass(frozen=True, slots=True)
class Roster:
    """``mentions`` in the order of the text; ``home``: the document's province, None for a central document;
    ``scanned`` keeps what was found in each part."""

    mentions: tuple[AgencyMention, ...]
    home: Place | None
    scanner: Scanner
    scanned: Mapping[str, list[Found]] = field(default_factory=dict)

    def scan(self, joined: Joined) -> list[Found]:
        """The agencies named in a part of the document; ``start`` and ``end`` are offsets in ``joined.text``."""
        known = self.scanned.get(joined.text)
        return self.scanner.scan(joined.text) if known is None else known


def find_agencies(document: Document) -> Roster:
    """Every place of a document that names an agency. Never raises."""
    place = home(document)
    plain = Scanner(grammar(), place, Trie())
    parts = list(_parts(document))
    first = [(joined, section, plain.scan(joined.text)) for section, joined in parts]
    learned = learn((joined.text, found) for joined, _, found in first)
    scanner = Scanner(grammar(), place, trie_of(learned))
    first = [
        (joined, section, scanner.scan(joined.text) if any(name in joined.text for name in learned) else found)
        for joined, section, found in first
    ]
    placed = [
        (joined.span(one.start, one.end), section, one)
        for joined, section, found in first
        if joined.pieces
        for one in found
        if not _in_symbol(joined.text, one)
    ]
    placed.sort(key=lambda item: item[0])
    mentions = tuple(
        AgencyMention(
            id=f"{document.id}.m{n}",
            document=document.id,
            section=section,
            agency=one.agency,
            name=one.name,
            text=one.text,
            kind=one.kind,
            level=one.level,
            collective=one.collective,
            span=span,
        )
        for n, (span, section, one) in enumerate(placed, 1)
    )
    return Roster(mentions, place, scanner, {joined.text: found for joined, _, found in first})


def _in_symbol(text: str, one: Found) -> bool:
    """Whether letters that every province has stand in the symbol of a document ("60/QĐ-UBND"), which names the document."""
    return one.text not in grammar().symbols and _SYMBOL.search(text[max(0, one.start - _SYMBOL_BEFORE) : one.start]) is not None


def _parts(document: Document) -> Iterator[tuple[str | None, Joined]]:
    """The clean texts of a document with the section that each stands in: headings, paragraphs, cells, notes, letterhead."""
    for section in document.sections:
        if section.title_pieces:
            yield section.id, section.heading()
        for paragraph in section.paragraphs():
            yield section.id, paragraph
    for table in document.tables:
        for head in _heads(document.text, table):
            yield table.section, head
        for row in table.rows:
            for column in range(len(row.cells)):
                if _WORDS.search(row.cells[column]):
                    yield table.section, row.cell(column)
    for note in document.footnotes:
        yield note.section, note.joined()
    start = min((s.span.start for s in document.sections), default=len(document.text))
    at = 0
    for block in document.text[:start].split("\n\n"):
        if block.strip():
            yield None, Joined.verbatim(block, at)
        at += len(block) + 2


def _heads(text: str, table: Table) -> Iterator[Joined]:
    """The heads of a table's columns where each stands in one piece; of one broken over lines only a part could be told."""
    first = next((row.span.start for row in table.rows if row.span.start > table.span.start), table.span.start)
    wanted = {" ".join(part.split()) for column in table.columns for part in column.split(" > ")}
    for cell in _CELL.finditer(text, table.span.start, first):
        if " ".join(cell.group().split()) in wanted and _WORDS.search(cell.group()):
            yield Joined.verbatim(cell.group(), cell.start())
