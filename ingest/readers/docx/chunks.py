"""Whole documents put into a body to be shown in its place (w:altChunk, ECMA-376 part 1, 17.17.2.1): pages, plain text, other DOCX."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.errors import UnreadableFile
from ingest.readers import html, mhtml, text
from ingest.readers.flow import Break, Grid, Item, Para, Remark
from ingest.readers.sniff import sniff


def content(data: bytes) -> list[Para | Grid] | None:
    """What a chunk shows; None where it is of a kind that is not read in another document."""
    try:
        kind = sniff(data)
        if kind == "html":
            return _shown(html.flow(data))
        if kind == "mhtml":
            return _shown(html.flow(mhtml.page(data)))
        if kind == "text":
            return [Para([line]) for line in text.read(data).text.split("\n")]
    except UnreadableFile:
        return None
    return None


def _shown(items: Sequence[Item]) -> list[Para | Grid]:
    """Paragraphs and tables; a note's text where the note stands."""
    made: list[Para | Grid] = []
    for item in items:
        if isinstance(item, Remark):
            made += item.content
        elif not isinstance(item, Break):
            made.append(item)
    return made
