"""Footnotes: taken out of the running text, each with the place of its mark."""

from __future__ import annotations

from ingest.reading import Block, Note
from ingest.structure.clean import strip
from ingest.structure.footnotes.cutting import cut
from ingest.structure.footnotes.lost import lost_notes
from ingest.structure.footnotes.marked import marked_notes
from ingest.structure.footnotes.notes import Found
from ingest.structure.lines import Item

__all__ = ["Found", "take_notes"]


def take_notes(text: str, blocks: tuple[Block, ...], items: list[Item]) -> tuple[list[Item], list[Found]]:
    """The items without notes and marks, and the notes in the order of the text.

    Notes that the format knows come as they are; else lines beginning with a mark are notes; else
    lines beginning with a character that stands for a lost mark.
    """
    known = [_known(block) for block in blocks if isinstance(block, Note)]
    if known:
        return cut(items, [f.ref for f in known if f.ref is not None and f.ref.end > f.ref.start]), known
    items, marked = marked_notes(text, items)
    items, lost = lost_notes(text, items)
    return items, [*marked, *lost]


def _known(note: Note) -> Found:
    return Found(note.marker, strip(note.body), note.span, note.ref)
