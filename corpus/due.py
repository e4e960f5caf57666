"""The day by which a duty is to be done, read out of the words that say so (thời hạn).

What gives no day of the calendar stays unread: what comes again ("hằng năm"), what is counted from an event
("trong thời hạn 15 ngày kể từ …"), what names no year, what only begins then ("từ năm 2022").
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from corpus.dates import find_dates
from corpus.textkey import fold


class Due(NamedTuple):
    """``day`` is an ISO date; ``given`` whether the words give that day, or only the month, quarter or year that it ends."""

    day: str
    given: bool


_AGAIN = re.compile(
    r"\b(?:dinh ky|thuong xuyen|(?:hang|moi)\s(?:ngay|tuan|thang|quy|nam)|(?:cac|nhung)\snam\s(?:tiep|sau)|tro di)\b"
)
_BEYOND = re.compile(r"\b(?:dinh huong|tam nhin)\b")
_ASIDE = re.compile(r"\([^()]{0,200}(?:\)|$)")
"""What stands in brackets counts only where nothing else names a day."""
_UNIT = r"(?:\d{1,2}|i{1,3}|iv)"
_SEVERAL = re.compile(
    rf"(?:\btu\s)?\b(?P<unit>quy|thang)\s(?:{_UNIT}\s?(?:[,–&-]|\bva\b|\bden\b)\s?(?:(?P=unit)\s)?){{1,11}}(?P<last>{_UNIT})(?=\s?(?:/|,?\snam\s))"
)
_YEARS = re.compile(
    r"(?:\btu\s)?(?:\bnam\s)?(?<![\d/.-])\d{4}(?:\s?(?:[,–&-]|\bva\b|\bden\b)\s?(?:nam\s)?(?P<last>\d{4})(?![\d/])){1,11}"
)
_BARE = re.compile(r"(?P<lead>(?:[a-z]+\s){0,3})(?P<year>(?:19|20)\d\d)\W*")
_BEGINNING = re.compile(r"(?<!\bdau )(?<!\bthu )\b(?:tu|sau)$")
"""Folded, "từ" is as "tư" in "đầu tư" and "thứ tư"."""
_LEAD = 12
"""How many characters before a date are looked at for what they make of it."""


def due(written: str) -> Due | None:
    """The day that ends what the words name, the last where they name several; None where they give none.

    >>> due("trước ngày 30/6/2026"), due("trong quý II năm 2026"), due("đến năm 2025, định hướng đến năm 2030")
    (Due(day='2026-06-30', given=True), Due(day='2026-06-30', given=False), Due(day='2025-12-31', given=False))
    >>> due("trước ngày 15 tháng 12 hằng năm"), due("từ năm 2022"), due("trước ngày 30/6")
    (None, None, None)
    """
    said = _plain(written)
    if _AGAIN.search(said) or any(date.problem for date in find_dates(said, said)):
        return None
    return _last(_ASIDE.sub(" ", said)) or _last(said)


def _last(said: str) -> Due | None:
    found = [date for date in find_dates(said, said) if not _BEGINNING.search(_before(said, date.start))]
    days = [_read(date.iso, _before(said, date.start)) for date in found if date.iso]
    return max(days, default=None)


def _plain(written: str) -> str:
    """The words folded, of lists and stretches ("quý I, II năm 2022", "2021 - 2025") the last, years named as such."""
    said = " ".join(_BEYOND.split(fold(written), maxsplit=1)[0].split())
    said = _SEVERAL.sub(r"\g<unit> \g<last>", said)
    said = _YEARS.sub(r"den nam \g<last>", said)
    bare = _BARE.fullmatch(said)
    return f"{bare['lead']}nam {bare['year']}" if bare and not bare["lead"].endswith("nam ") else said


def _before(said: str, start: int) -> str:
    return said[max(0, start - _LEAD) : start].rstrip()


def _read(iso: str, before: str) -> Due:
    """The last day of a day, month, quarter or year; of "trước năm 2025" the day before it begins."""
    if len(iso) == 10:
        return Due(iso, given=True)
    year, part = int(iso[:4]), iso[5:]
    first, last = (3 * int(part[1]) - 2, 3 * int(part[1])) if part.startswith("Q") else (int(part or 1), int(part or 12))
    end = date(year, last, monthrange(year, last)[1])
    if before.endswith("truoc"):
        end = date(year, first, 1) - timedelta(days=1)
    return Due(end.isoformat(), given=False)
