"""The blocks of a reading as plain values, for people who want to see what a reader made of a file."""

from __future__ import annotations

from typing import Any

from ingest.reading import Block, Note, PageBreak, Paragraph, RawTable, Reading


def plain(reading: Reading) -> list[dict[str, Any]]:
    """Every block in order: ``kind`` is paragraph, table, page_break or note; spans are places in the reading's text."""
    return [_plain(block, reading.text) for block in reading.blocks]


def _plain(block: Block, text: str) -> dict[str, Any]:
    match block:
        case Paragraph(span, page, style, bold, centered):
            told = {"style": style, "bold": bold, "centered": centered}
            return {"kind": "paragraph", "span": span, "page": page, "text": text[span.start : span.end], **told}
        case RawTable(span, rows, page, header_rows):
            cells = [[{"text": c.joined.text, "columns": c.columns, "rows": c.rows} for c in row] for row in rows]
            return {"kind": "table", "span": span, "page": page, "header_rows": header_rows, "rows": cells}
        case PageBreak(at, page):
            return {"kind": "page_break", "at": at, "page": page}
        case Note(span, marker, ref, body):
            return {"kind": "note", "span": span, "marker": marker, "ref": ref, "text": body.text}
