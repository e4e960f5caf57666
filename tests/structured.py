"""Texts made into documents, and documents written down for people to review."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from corpus.document import Document, Section, Source
from ingest.readers import text as plain
from ingest.structure import build


def structure(content: str, id: str = "d") -> Document:
    """The document that a plain text makes."""
    data = content.encode()
    source = Source(name=f"{id}.txt", format="txt", sha256=hashlib.sha256(data).hexdigest(), size=len(data))
    return build(plain.read(data), id=id, source=source)


def tree(document: Document) -> list[str]:
    """The sections, one a line, set in by depth: "label | title"."""
    return [f"{'  ' * depth}{section.label} | {section.title}" for depth, section in walk(document)]


def walk(document: Document) -> Iterator[tuple[int, Section]]:
    depths: dict[str | None, int] = {None: -1}
    for section in document.sections:
        depths[section.id] = depths[section.parent] + 1
        yield depths[section.id], section


def written(document: Document) -> str:
    """A document's outline, tables and notes in a form that can be read through."""
    lines = [f"{name}: {getattr(document, name)}" for name in ("number", "type", "issuer", "place", "issued_on", "status")]
    lines += [f"title: {document.title}", f"signer: {document.signer}", *(f"to: {r}" for r in document.recipients)]
    lines += [f"with: {a.type} | {a.label} | {a.title}" for a in document.attachments]
    for depth, section in walk(document):
        lines.append(f"{'  ' * depth}[{section.kind}] {section.label} | {section.title}")
        lines += [f"{'  ' * depth}    ! {note}" for note in section.notes]
        lines += [f"{'  ' * depth}    > {_short(p.text)}" for p in section.paragraphs()]
    for table in document.tables:
        lines += ["", f"{table.id} in {table.section}: {table.caption}", "  # " + " | ".join(table.columns)]
        lines += [f"  {row.kind:5} " + " | ".join(map(_short, row.cells)) for row in table.rows]
        lines += [f"  * {repair}" for repair in table.repairs]
        lines += [f"  ^ {place} -> {marker}" for place, marker in table.footnotes.items()]
    lines.append("")
    for note in document.footnotes:
        place = document.text[max(0, note.ref_span.start - 30) : note.ref_span.start] if note.ref_span else "?"
        lines.append(f"note {note.marker} in {note.section} after “{' '.join(place.split())}”: {_short(note.text)}")
    return "\n".join(lines) + "\n"


def _short(text: str) -> str:
    flat = text.replace("\n", " / ")
    return flat if len(flat) <= 90 else f"{flat[:60]} … {flat[-25:]}"
