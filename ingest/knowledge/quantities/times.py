"""Years, periods and cut-off dates as headers, cells and sentences state them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_YEAR = r"(?:19|20)[0-9]{2}"
_RANGE = re.compile(rf"\b({_YEAR})\s?(?:-|–|đến(?: năm)?)\s?({_YEAR})\b")
_PART = re.compile(
    rf"\b((?:[0-9]{{1,2}} tháng(?: đầu| cuối)?|quý (?:[1-4]|iv|i{{1,3}})|tháng [0-9]{{1,2}})(?:\s?/\s?|\s+(?:của )?(?:năm )?))({_YEAR})\b",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\b(?:năm|đến|mốc)\s+({_YEAR})\b", re.IGNORECASE)
_BARE = re.compile(rf"(?<![\w/.,-])({_YEAR})(?![\w/.,%-])")
_HEADER_AT_MOST = 80
_UNTIL = r"(?:tính đến|đến(?: hết)?|thời điểm)\s*(?:hết\s+)?(?:ngày\s+)?"
_DAY = re.compile(rf"{_UNTIL}([0-9]{{1,2}})\s?[/.-]\s?([0-9]{{1,2}})(?:\s?[/.-]\s?({_YEAR}))?(?![0-9/])", re.IGNORECASE)
_DAY_IN_WORDS = re.compile(rf"{_UNTIL}([0-9]{{1,2}}) tháng ([0-9]{{1,2}}) năm ({_YEAR})\b", re.IGNORECASE)
_MONTH = re.compile(rf"{_UNTIL}(?:tháng\s+)?([0-9]{{1,2}})\s?(?:/|năm)\s?({_YEAR})\b", re.IGNORECASE)
_ANY_YEAR = re.compile(rf"(?<![\w/.,]){_YEAR}(?![\w%]|[/.,][0-9])")
_TO_YEAR = re.compile(rf"\s?(?:-|–|đến(?: năm)?)\s?{_YEAR}\b", re.IGNORECASE)
_AIM = re.compile(
    rf"(?P<base>so với|bằng|của|kể từ|từ)?\s*(?:(?:cuối|đầu|thời điểm|thực hiện|ước thực hiện)\s+)?(?P<lead>năm|giai đoạn|thời kỳ)?\s*"
    rf"(?:(?P<from>{_YEAR})\s?(?:-|–|đến(?: năm)?)\s?)?$",
    re.IGNORECASE,
)
_LEADS = re.compile(r"(?:đến|tới|trước|vào|hết|cuối|hướng|nhìn|mốc)\s*$", re.IGNORECASE)
_BY = re.compile(r"\b(?:đến|tới)\s+(?:hết\s+|cuối\s+|trước\s+)?(?:năm\s+)?$", re.IGNORECASE)
_IN_DATE = re.compile(r"(?:tháng\s+[0-9]{1,2}\s+năm|[0-9]\s?/)\s*$", re.IGNORECASE)
_LOOK_BACK = 44


@dataclass(frozen=True, slots=True)
class When:
    """The time of a figure: a year, or a period ("2011-2020"), and the ISO date (or month) of the count where stated."""

    year: int | None
    period: str | None = None
    as_of: str | None = None


def when(text: str) -> When | None:
    """The time that a header or a cell states, None where it states none.

    >>> when("Năm 2020 (Tính đến 31/3)")
    When(year=2020, period=None, as_of='2020-03-31')
    >>> when("Giai đoạn 2001-2010 (Tính đến 12/2010)")
    When(year=None, period='2001-2010', as_of='2010-12')
    >>> when("Chỉ tiêu phấn đấu đến năm 2025"), when("Ghi chú")
    (When(year=2025, period=None, as_of=None), None)
    """
    line = " ".join(text.split())
    if span := _RANGE.search(line):
        return When(None, f"{span.group(1)}-{span.group(2)}", as_of(line, int(span.group(2))))
    if dated := as_of(line, None):
        return When(int(dated[:4]), None, dated)
    if part := _PART.search(line):
        return When(int(part.group(2)), part.group(0), None)
    named = _NAMED.search(line) or _BARE.search(line[:_HEADER_AT_MOST])
    return When(int(named.group(1)), None, as_of(line, int(named.group(1)))) if named else None


def as_of(text: str, year: int | None) -> str | None:
    """The cut-off date that a text states ("Tính đến 15/12"), in ISO form; ``year`` completes a date without one.

    >>> as_of("(Tính đến ngày 31 tháng 12 năm 2019)", None), as_of("đến 30/6", None)
    ('2019-12-31', None)
    """
    for pattern in (_DAY_IN_WORDS, _MONTH, _DAY):
        match = pattern.search(text)
        if not match:
            continue
        if pattern is _MONTH:
            return _iso(int(match.group(2)), int(match.group(1)))
        stated = int(match.group(3)) if match.group(3) else year
        return _iso(stated, int(match.group(2)), int(match.group(1))) if stated else None
    return None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A year by which something is to be, at ``[start, end)``; of a period it is the last. ``by`` where the words are "đến năm"."""

    year: int
    start: int
    end: int
    by: bool


def deadlines(text: str) -> Iterator[Deadline]:
    """The years a sentence aims at, in order; years that it only compares with are left out, and those of dates.

    >>> [d.year for d in deadlines("Đến năm 2025 giảm 10% so với năm 2021, giai đoạn 2026-2030 giảm thêm 5%")]
    [2025, 2030]
    """
    for match in _ANY_YEAR.finditer(text):
        low = max(0, match.start() - _LOOK_BACK)
        if _TO_YEAR.match(text, match.end()) or _IN_DATE.search(text, low, match.start()):
            continue
        aim = _AIM.search(text, low, match.start())
        base = ((aim and aim.group("base")) or "").lower()
        start = aim.start() if aim else match.start()
        period = aim and aim.group("from") and base in ("", "từ", "kể từ")
        led = (aim and aim.group("lead")) or _LEADS.search(text, max(0, start - 8), start)
        if period or (led and not base):
            yield Deadline(int(match.group()), start, match.end(), _BY.search(text, low, match.start()) is not None)


def heading_year(title: str) -> int | None:
    """The year that a heading sets for what stands under it: the first deadline it names.

    >>> heading_year("Giai đoạn 2021-2025"), heading_year("Định hướng đến năm 2030"), heading_year("Mục tiêu chung")
    (2025, 2030, None)
    """
    first = next(deadlines(title), None)
    return first.year if first else None


def _iso(year: int, month: int, day: int | None = None) -> str | None:
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")
