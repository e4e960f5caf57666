"""Amounts of money in Vietnamese writing: the units and their worth in đồng (corpus/catalog/money.tsv)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus import catalog

_STATED = re.compile(r"[(,]|\b(?:đơn vị(?: tính)?|đvt)\b\s*:?|^", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:$|[),.;/>])")

_PART_OF_DONG = 0.01


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of money: its name ("triệu đồng") and what one of it is in đồng."""

    name: str
    factor: int

    def in_dong(self, amount: float) -> int | None:
        """An amount of this unit in đồng; None where it is no whole number of them, so that it must have been misread.

        >>> Unit("triệu đồng", 10**6).in_dong(9.5), Unit("đồng", 1).in_dong(3.35)
        (9500000, None)
        """
        dong = amount * self.factor
        return round(dong) if abs(dong - round(dong)) < _PART_OF_DONG else None


def unit_at(text: str, at: int) -> tuple[Unit, int] | None:
    """The unit of money that stands at ``text[at:]`` (spaces skipped) and where it ends.

    A bare "triệu" or "tỷ" is money only where nothing counted follows ("triệu lượt khách", "tỷ lệ").

    >>> unit_at("là 4.400 triệu.", 8)
    (Unit(name='triệu đồng', factor=1000000), 14)
    >>> unit_at("1,2 triệu lượt khách", 3), unit_at("5 tỷ lệ", 1)
    (None, None)
    """
    match = _pattern().match(text, at)
    if not match:
        return None
    written = match.group(1).lower()
    if "đ" not in written and "v" not in written and _followed_by_noun(text, match.end()):
        return None
    return _units()[written], match.end()


def unit_in(header: str) -> Unit | None:
    """The unit that a column's header, a caption or a unit column states: "DỰ KIẾN KINH PHÍ (Triệu đồng)".

    >>> unit_in("Kinh phí (Triệu đồng)"), unit_in("Hội đồng nhân dân")
    (Unit(name='triệu đồng', factor=1000000), None)
    """
    for mark in _STATED.finditer(header):
        found = unit_at(header, mark.end())
        if found and _ENDS.match(header, found[1]):
            return found[0]
    return None


def _followed_by_noun(text: str, at: int) -> bool:
    return re.match(r"\s*[^\W\d]", text[at : at + 3]) is not None


@cache
def _units() -> dict[str, Unit]:
    return {row["written"].lower(): Unit(row["unit"], int(row["factor"])) for row in catalog.rows("money")}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_units(), key=len, reverse=True)
    return re.compile(
        r"\s*(" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words) + r")(?!\w)(?!\s+(?:chí|bào|hồ)\b)", re.IGNORECASE
    )
