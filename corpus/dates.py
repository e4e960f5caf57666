"""Vietnamese dates in running text, in figures and in words.

A finder: it never raises, and a date that cannot be is found too, with the reason in ``problem``.
Runs of digits and words are bounded, so time grows with the text and nothing else.
"""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

from corpus.dates_spelt import MONTHS, NUMBER, read_number
from corpus.textkey import fold

EARLIEST, LATEST = 1900, 2100


class DateFound(NamedTuple):
    """A date at ``text[start:end]``.

    ``iso`` is as exact as the text is: "2021-06-11", "2021-06", "2021-Q2", "2021"; None where ``problem`` says,
    in Vietnamese, why there is no such date.
    """

    start: int
    end: int
    iso: str | None
    problem: str | None = None

    @property
    def day(self) -> str | None:
        """The ISO date where the text gives a whole one."""
        return self.iso if self.iso and len(self.iso) == 10 else None


_DATE = re.compile(
    rf"""
    (?=[ntq\d])(?:                                                                            # what any of them begins with
      (?:\bngay\s{{0,3}}(?:mong\s{{0,2}}|mung\s{{0,2}})?)?(?<![\d.,/-])(?P<d1>\d{{1,2}})\s{{0,3}}thang\s{{0,3}}(?P<m1>\d{{1,2}}|{MONTHS})
      \s{{0,3}},?\s{{0,3}}nam\s{{0,3}}(?P<y1>\d{{3,5}})(?!\d)                                 # ngày 11 tháng 6 năm 2021
    | (?P<lead>\bngay\s{{0,3}})?(?<![\d.,/-])(?P<d2>\d{{1,2}})\s?(?P<sep>[/.-])\s?(?P<m2>\d{{1,2}})\s?(?P=sep)\s?(?P<y2>\d{{3,5}})
      (?![\d/]|[.-]\d)                                                                        # 11/6/2021, 11-6-2021, ngày 11.6.2021
    | \bngay\s{{1,3}}(?:mong\s{{1,2}}|mung\s{{1,2}})?(?P<d3>{NUMBER})\s{{1,3}}thang\s{{1,3}}(?P<m3>{MONTHS})
      \s{{1,3}},?\s{{0,3}}nam\s{{1,3}}(?P<y3>\d{{4}}(?!\d)|{NUMBER})                          # ngày mười một tháng sáu năm hai nghìn …
    | \bthang\s{{0,3}}(?P<m4>\d{{1,2}})\s{{0,2}}(?:/|,?\s{{0,3}}nam\s)\s{{0,3}}(?P<y4>\d{{4}})(?![\d/])   # tháng 6/2021, tháng 6 năm 2021
    | \bquy\s{{1,3}}(?P<q5>[1-4]|i{{1,3}}|iv)\s{{0,2}}(?:/|[,-]?\s{{0,3}}nam\s)\s{{0,3}}(?P<y5>\d{{4}})(?![\d/])   # quý II/2021, quý 2 năm 2021
    | \bnam\s{{0,3}}(?P<y6>\d{{4}})(?!\d)                                                     # năm 2021
    )
    """,
    re.VERBOSE,
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def find_dates(text: str, folded: str | None = None) -> list[DateFound]:
    """The dates of a text in order. ``folded`` is ``fold(text)`` where the caller has it already.

    >>> [d.iso for d in find_dates("ngày 11 tháng 6 năm 2021; 07/3/2019; quý II/2022")]
    ['2021-06-11', '2019-03-07', '2022-Q2']
    >>> find_dates("ngày 31/4/2020")[0].problem
    'tháng 4 không có ngày 31'
    """
    found = (_read(match) for match in _DATE.finditer(fold(text) if folded is None else folded))
    return [date for date in found if date]


def vietnamese(iso: str) -> str:
    """A whole ISO date as Nghị định 30/2020/NĐ-CP writes it: a nought before days below 10 and before months 1 and 2.

    >>> vietnamese("2021-06-01")
    'ngày 01 tháng 6 năm 2021'
    """
    year, month, day = (int(part) for part in iso.split("-"))
    return f"ngày {day:02} tháng {month:02} năm {year}" if month < 3 else f"ngày {day:02} tháng {month} năm {year}"


def _read(match: re.Match[str]) -> DateFound | None:
    group = match.groupdict()
    if group["d1"]:
        return _whole(match, int(group["d1"]), _month(group["m1"]), int(group["y1"]))
    if group["d2"]:
        if group["sep"] == "." and not group["lead"]:
            return None  # 1.2.2021 without "ngày" is as well a numbered heading
        return _whole(match, int(group["d2"]), int(group["m2"]), int(group["y2"]))
    if group["d3"]:
        day, year = read_number(group["d3"]), read_number(group["y3"])
        return _whole(match, day, _month(group["m3"]), year) if day and year else None
    if group["m4"]:
        month = int(group["m4"])
        problem = None if 1 <= month <= 12 else f"không có tháng {month}"
        return _found(match, f"{group['y4']}-{month:02}", int(group["y4"]), problem)
    if group["q5"]:
        quarter = _QUARTERS.get(group["q5"]) or int(group["q5"])
        return _found(match, f"{group['y5']}-Q{quarter}", int(group["y5"]), None)
    return _found(match, group["y6"], int(group["y6"]), None)


def _whole(match: re.Match[str], day: int, month: int, year: int) -> DateFound:
    problem = None
    if not 1 <= month <= 12:
        problem = f"không có tháng {month}"
    elif EARLIEST <= year <= LATEST and not 1 <= day <= monthrange(year, month)[1]:
        problem = f"tháng {month} không có ngày {day}" if day != 29 or month != 2 else f"tháng 2 năm {year} không có ngày 29"
    return _found(match, f"{year:04}-{month:02}-{day:02}", year, problem)


def _found(match: re.Match[str], iso: str, year: int, problem: str | None) -> DateFound:
    if not EARLIEST <= year <= LATEST:
        problem = problem or f"năm {year} không thể là năm ban hành"
    return DateFound(match.start(), match.end(), None if problem else iso, problem)


def _month(written: str) -> int:
    return int(written) if written.isdigit() else read_number(written) or 0
