"""Fragments of one table that stand on several pages, put together; headers repeated on each page go."""

from __future__ import annotations

from difflib import SequenceMatcher

from corpus.span import Span
from corpus.textkey import fold
from ingest.reading import RawTable
from ingest.structure.tables.draft import Draft, DraftRow
from ingest.structure.tables.grid import spread
from ingest.structure.tables.header import drop_stray_number, header_length, join_ordinal_head, looks_like_header, numbers_columns

_ALIKE = 0.8
_COMPARED = 400


def join(raws: list[RawTable]) -> list[Draft]:
    """Drafts of the tables that neighbouring raw tables make."""
    drafts: list[Draft] = []
    for raw in raws:
        rows = [r for r in spread(raw) if r.filled()]
        if not rows:
            continue
        if not (drafts and _append(drafts[-1], raw, rows)):
            drafts.append(_begin(raw, rows))
    for draft in drafts:
        _tell(draft)
    return drafts


def _tell(draft: Draft) -> None:
    if draft.parts:
        repeated = sum(map(bool, draft.parts))
        draft.repairs.append(
            f"Bảng in trên {len(draft.parts) + 1} trang, đã nối thành một"
            + (f"; bỏ tiêu đề lặp lại ở {repeated} trang." if repeated else "; các trang sau không lặp lại tiêu đề.")
        )


def _begin(raw: RawTable, rows: list[DraftRow]) -> Draft:
    length = header_length(rows, raw.header_rows) if len(rows) > 1 else 1
    draft = Draft(raw.span, rows[:length], rows[length:], raw.page)
    join_ordinal_head(draft.header, draft.repairs)
    drop_stray_number(draft.header, draft.repairs)
    _drop_numbering(draft.rows)
    return draft


def _drop_numbering(rows: list[DraftRow]) -> None:
    if rows and numbers_columns(rows[0]):
        del rows[0]


def _append(draft: Draft, raw: RawTable, rows: list[DraftRow]) -> bool:
    """Adds a fragment to the table before it, where it repeats its header or is as wide and has none of its own."""
    repeated = _repeated(draft.header, rows)
    if not repeated:
        width = max(len(r.cells) for r in draft.rows or draft.header)
        if raw.header_rows or max(len(r.cells) for r in rows) != width or (len(rows) > 1 and looks_like_header(rows[0])):
            return False
    rest = rows[repeated:]
    if rest:
        rest[0].opens = True
        _drop_numbering(rest)
    draft.parts.append(repeated)
    draft.rows += rest
    draft.span = Span(draft.span.start, raw.span.end)
    return True


def _repeated(header: list[DraftRow], rows: list[DraftRow]) -> int:
    """How many rows at the top repeat the header, with the slips of another scan allowed."""
    count = 0
    for above, row in zip(header, rows, strict=False):
        if not _alike(above, row):
            break
        count += 1
    return count


def _alike(one: DraftRow, other: DraftRow) -> bool:
    a, b = _written(one), _written(other)
    if a == b:
        return True
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE if a and b else False


def _written(row: DraftRow) -> str:
    return "".join(fold(" ".join(c.text.split())) for c in row.cells)[:_COMPARED]
