"""The column of running numbers: labels that stand in it, numbers lost, displaced, or misread."""

from __future__ import annotations

import re

from corpus.span import Joined
from ingest.structure.clean import EMPTY, strip
from ingest.structure.lines import is_capitals
from ingest.structure.tables.draft import Draft, DraftRow, is_ordinal

_LED = re.compile(r"(?P<number>[IVXLC]{1,6}|\d{1,3}|[A-H])(?:\s*[.):-]\s*|\s+)(?=\S{2,})")


def mend(draft: Draft) -> None:
    """Puts labels and numbers where they belong; each change is told in ``repairs``."""
    if not draft.numbered() or len(draft.columns) < 2:
        return
    for row in draft.rows:
        _label_out(draft, row)
    _phantoms(draft)
    _misread_roman(draft)
    _renumber(draft)


def _label_out(draft: Draft, row: DraftRow) -> None:
    """A label in the number cell moves to the label column; a number before it stays."""
    text = row.text(0)
    if not text or is_ordinal(text) or row.text(1):
        return
    led = _LED.match(text)
    number = strip(row.cells[0].part(0, led.end("number"))) if led else EMPTY
    label = row.cells[0].part(led.end(), len(text)) if led else row.cells[0]
    row.cells[0], row.cells[1] = number, strip(label)
    draft.repairs.append(f"Tên “{_short(label.text)}” nằm ở cột {draft.columns[0]}, đã chuyển sang cột {draft.columns[1]}.")


def _value(text: str) -> int:
    digits = text.rstrip(". )")
    return int(digits) if digits.isdigit() and len(digits) < 4 else 0


def _phantoms(draft: Draft) -> None:
    """A row that holds nothing but the next number is the lost number of the row above."""
    rows: list[DraftRow] = []
    last = 0
    for row in draft.rows:
        value = _value(row.text(0))
        if row.filled() == [0] and value == last + 1 and rows and not rows[-1].text(0) and rows[-1].text(1):
            rows[-1].cells[0] = row.cells[0]
            draft.repairs.append(f"Số {row.text(0)} bị đẩy xuống một dòng trống, đã trả về dòng “{_short(rows[-1].text(1))}”.")
        else:
            rows.append(row)
        last = value or last
    draft.rows = rows


def _misread_roman(draft: Draft) -> None:
    """ "1" for "I": the row is written in capitals like the row II, and no row I stands before that."""
    second = next((i for i, r in enumerate(draft.rows) if r.text(0).rstrip(".") == "II"), None)
    if second is None or not is_capitals(draft.rows[second].text(1)):
        return
    above = draft.rows[:second]
    if any(r.text(0).rstrip(".") == "I" for r in above):
        return
    ones = [r for r in above if _value(r.text(0)) == 1 and is_capitals(r.text(1))]
    if len(ones) == 1:
        ones[0].cells[0] = Joined("I", ones[0].cells[0].pieces)
        draft.repairs.append(f"Số thứ tự của dòng “{_short(ones[0].text(1))}” ghi “1”, đã sửa thành “I” cho khớp với dòng “II”.")


def _renumber(draft: Draft) -> None:
    """Numbers lost or moved between two that stand: they are put back only where exactly as many rows lie between."""
    anchors = [i for i, r in enumerate(draft.rows) if _value(r.text(0))]
    for low, high in _gaps(draft, anchors):
        first, last = _value(draft.rows[low].text(0)), _value(draft.rows[high].text(0))
        between = draft.rows[low + 1 : high]
        if len(between) != last - first - 1 or any((r.text(0) and not _value(r.text(0))) or not r.text(1) for r in between):
            continue
        for number, row in enumerate(between, first + 1):
            if _value(row.text(0)) != number:
                was = f"ghi “{row.text(0)}”" if row.text(0) else "để trống"
                row.cells[0] = Joined(str(number) + draft.rows[low].text(0).lstrip("0123456789"), ())
                draft.repairs.append(
                    f"Số thứ tự của dòng “{_short(row.text(1))}” {was}, đã sửa thành {number} theo thứ tự đánh số."
                )


def _gaps(draft: Draft, anchors: list[int]) -> list[tuple[int, int]]:
    """Pairs of numbered rows between which numbers are missing or out of place."""
    pairs = []
    for n, low in enumerate(anchors):
        first = _value(draft.rows[low].text(0))
        for high in anchors[n + 1 : n + 8]:
            last = _value(draft.rows[high].text(0))
            if last - first == high - low and high - low > 1:
                pairs.append((low, high))
                break
    return pairs


def _short(text: str) -> str:
    return text if len(text) < 60 else text[:57] + "…"
