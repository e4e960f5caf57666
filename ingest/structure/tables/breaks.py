"""Rows and cells that a page break cut in two."""

from __future__ import annotations

from corpus.span import Joined
from ingest.structure.clean import concat, strip
from ingest.structure.tables.draft import Draft, DraftRow, is_number
from ingest.structure.words import dangling

_OPEN = {"“": "”", "(": ")", "«": "»"}


def mend(draft: Draft) -> None:
    """Joins what a page break cut: rows that only go on the row before, and single cells that went over."""
    rows: list[DraftRow] = []
    for row in draft.rows:
        if rows and row.opens and _goes_on(draft, rows[-1], row):
            _merge(draft, rows[-1], row)
            continue
        if rows and row.opens:
            _carry_back(draft, rows[-1], row)
        rows.append(row)
    draft.rows = rows


def _goes_on(draft: Draft, above: DraftRow, row: DraftRow) -> bool:
    filled = row.filled()
    if not filled or (draft.numbered() and row.text(0)):
        return False
    if any(not above.text(i) for i in filled) or all(is_number(row.text(i)) for i in filled):
        return False
    sure = [_continues(above.text(i), row.text(i)) for i in filled]
    loose = [row.text(i)[0].isdigit() and not is_number(row.text(i)) for i in filled]
    return any(sure) and all(s or w for s, w in zip(sure, loose, strict=True))


def _continues(above: str, text: str) -> bool:
    """Whether a cell reads on from the one above: it begins in small letters, or that one ends in mid-phrase."""
    if above[-1] in ".;:!?" or (text[0] in "-+*•" and not text[1:2].isalnum()):
        return False
    return text[0].islower() or text[0] in ",;.)”" or above.split()[-1].lower() in dangling()


def _merge(draft: Draft, above: DraftRow, row: DraftRow) -> None:
    for i in row.filled():
        above.cells[i] = _joined(draft, above.cells[i], row.cells[i])
    draft.repairs.append(f"Dòng “{_name(above)}” bị ngắt trang: nối phần tiếp ở trang sau vào các ô của dòng.")


def _joined(draft: Draft, above: Joined, rest: Joined) -> Joined:
    """Two halves of a cell; a closing bracket that the conversion put at the break goes."""
    if (
        above.text.endswith(")")
        and rest.text.count(")") == rest.text.count("(") + 1
        and above.text.count("(") == above.text.count(")")
    ):
        draft.repairs.append(f"Bỏ dấu “)” thừa ở chỗ ngắt trang sau “{above.text[:-1]}”.")
        above = strip(above.part(0, len(above.text) - 1))
    return concat([above, " ", rest])


def _carry_back(draft: Draft, above: DraftRow, row: DraftRow) -> None:
    """A cell of a new row that closes a quotation or bracket which the cell above left open is the rest of that cell."""
    for i in row.filled():
        before, text = above.text(i), row.text(i)
        if (
            before
            and text[0].islower()
            and any(_left_open(before, o, c) and _left_open_back(text, o, c) for o, c in _OPEN.items())
        ):
            above.cells[i] = concat([above.cells[i], " ", row.cells[i]])
            row.cells[i] = Joined("", ())
            draft.repairs.append(
                f"Ô cuối trang của dòng “{_name(above)}” bị đẩy phần tiếp xuống dòng “{_name(row)}”, đã nối lại."
            )


def _left_open(text: str, mark: str, close: str) -> bool:
    return text.count(mark) > text.count(close)


def _left_open_back(text: str, mark: str, close: str) -> bool:
    return text.count(close) > text.count(mark)


def _name(row: DraftRow) -> str:
    words = next((row.text(i) for i in row.filled() if len(row.text(i)) > 3), row.text(0))
    return words if len(words) < 60 else words[:57] + "…"
