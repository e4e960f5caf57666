"""What each row is: data, the heading of a group of rows, or a total."""

from __future__ import annotations

import re

from ingest.structure.labels import roman
from ingest.structure.lines import is_capitals
from ingest.structure.tables.draft import Draft, DraftRow, adds_up, is_number

_TOTAL = re.compile(r"(tổng cộng|tổng số|tổng|cộng|toàn tỉnh|cả nước)\b")


def tell_kinds(draft: Draft) -> list[str]:
    """``data``, ``group`` or ``total`` for each row."""
    grouped = _mixed(draft)
    return [_kind(draft, n, grouped) for n in range(len(draft.rows))]


def _mixed(draft: Draft) -> bool:
    """Whether Roman numbers (or capitals) head rows that others number."""
    if not draft.numbered():
        return False
    firsts = [r.text(0).rstrip(". )") for r in draft.rows]
    return any(_upper(f) for f in firsts) and any(f.isdigit() for f in firsts)


def _upper(number: str) -> bool:
    return roman(number) > 0 or (len(number) == 1 and "A" <= number <= "H")


def _kind(draft: Draft, n: int, grouped: bool) -> str:
    row = draft.rows[n]
    number = row.text(0).rstrip(". )") if draft.numbered() else ""
    label_at = 1 if draft.numbered() else 0
    if grouped and _upper(number):
        return "group"
    if not number and _is_total(draft, n, label_at):
        return "total"
    if number in ("-", "–", "+", "*", "•"):
        return "data"
    values = [i for i in row.filled() if i > label_at]
    if not values and row.text(label_at) and len(row.cells) > label_at + 1 and len(draft.rows) > 1:
        return "group"
    return "data"


def _is_total(draft: Draft, n: int, label_at: int) -> bool:
    row = draft.rows[n]
    label = row.text(label_at)
    values = [i for i in range(label_at + 1, len(row.cells)) if is_number(row.text(i))]
    if not label or not values:
        return False
    if _TOTAL.match(label.lower()):
        return True
    if not draft.numbered():
        return False
    return _stands_alone(draft.rows, n) and (is_capitals(label) or _sums(draft.rows, n, values))


def _stands_alone(rows: list[DraftRow], n: int) -> bool:
    """Whether it is the row before number 1, or the last."""
    following = rows[n + 1].text(0).rstrip(". )") if n + 1 < len(rows) else None
    return following is None or (following in ("1", "I", "A") and not any(r.text(0) for r in rows[:n]))


def _sums(rows: list[DraftRow], n: int, values: list[int]) -> bool:
    """Whether every value is the sum of the numbered rows'."""
    parts = [r for i, r in enumerate(rows) if i != n and r.text(0).rstrip(". )").isdigit()]
    return all(adds_up(rows[n].text(c), [r.text(c) for r in parts]) for c in values)
