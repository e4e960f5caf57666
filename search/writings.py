"""Dates and amounts of money in the other ways of writing them: "11/6/2021" is "ngày 11 tháng 6 năm 2021", "10,2 tỷ" is "10.200 triệu đồng"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from corpus.dates import find_dates, vietnamese
from corpus.figures import scan, write
from corpus.money import Unit, unit_at
from corpus.span import Span
from index.numbers import figure
from search.expansions import Meant
from search.question import Asked

UNITS = (
    Unit("nghìn tỷ đồng", 10**12),
    Unit("tỷ đồng", 10**9),
    Unit("triệu đồng", 10**6),
    Unit("nghìn đồng", 10**3),
    Unit("đồng", 1),
)
"""The units that an amount may be written in."""

LEAST_DIGITS = 3
"""Digits, without noughts at either end, of the shortest amount that is another's: "1,5" stands anywhere."""

_DAY_OR_MONTH = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_IN_FIGURES = re.compile(r"\d ?[/.-] ?\d")
_MARKED = {"ty": "tỷ", "ti": "tỉ", "trieu": "triệu", "nghin": "nghìn", "ngan": "ngàn", "dong": "đồng"}
_UNMARKED = re.compile(r"(?<=[\d ])(?:ty|ti|trieu|nghin|ngan|dong)\b", re.IGNORECASE)


def dates(asked: Asked) -> Iterator[Meant]:
    """The dates of a question, whole ones and months, in figures and in words.

    >>> from search.question import read
    >>> [meant.also for meant in dates(read("quyết định ngày 05/3/2019 và 7 tháng 11 năm 2020"))]
    ['ngày 05 tháng 3 năm 2019', '7/11/2020']
    >>> [meant.also for meant in dates(read("từ tháng 02/2021 đến tháng 6 năm 2021"))]
    ['tháng 02 năm 2021', '6/2021']
    """
    for date in find_dates(asked.text):
        day_or_month = date.iso and _DAY_OR_MONTH.fullmatch(date.iso)
        if date.iso and day_or_month:
            said = asked.text[date.start : date.end]
            start, end = asked.within(Span(date.start, date.end))
            yield Meant(said, _otherwise(date.iso, _IN_FIGURES.search(said) is not None), start, end, False)


def _otherwise(iso: str, in_figures: bool) -> str:
    """A day or a month in words where it was written in figures, else in figures."""
    whole = iso if len(iso) > len("2021-06") else f"{iso}-01"
    words, figures = vietnamese(whole), "/".join(str(int(part)) for part in reversed(iso.split("-")))
    if whole != iso:
        words = words[words.index("tháng") :]
    return words if in_figures else figures


def amounts(asked: Asked, holds: Callable[[str], bool]) -> Iterator[Meant]:
    """The amounts of money of a question in the other units that the index ``holds`` the figure of.

    >>> from search.question import read
    >>> [meant.also for meant in amounts(read("kinh phí 10,2 tỷ đồng"), lambda token: token == "10200")]
    ['10.200 triệu đồng']
    """
    text = asked.text if asked.marked else _UNMARKED.sub(lambda match: _MARKED[match.group().lower()], asked.text)
    for amount in _sums(text):
        if _digits(amount.dong) < LEAST_DIGITS:
            continue
        start, end = asked.within(Span(amount.start, amount.end))
        said = asked.text[amount.start : amount.end]
        typed = figure(said.partition(" ")[0])
        for unit in UNITS:
            other = f"{write(amount.dong / unit.factor)} {unit.name}"
            token = figure(other.partition(" ")[0])
            if token != typed and holds(token):
                yield Meant(said, other, start, end, False)


class _Amount(NamedTuple):
    """An amount at ``[start, end)`` of a text in đồng, and the worth of its smallest unit."""

    start: int
    end: int
    dong: int
    unit: int


def _sums(text: str) -> Iterator[_Amount]:
    """The amounts of a text; what follows in a smaller unit belongs to the one before ("5 tỷ 200 triệu")."""
    last: _Amount | None = None
    for amount in _stated(text):
        if last and not text[last.end : amount.start].strip() and amount.dong < last.unit:
            last = _Amount(last.start, amount.end, last.dong + amount.dong, amount.unit)
            continue
        if last:
            yield last
        last = amount
    if last:
        yield last


def _stated(text: str) -> Iterator[_Amount]:
    """Each figure of a text with the unit of money after it."""
    for found in scan(text):
        at = unit_at(text, found.end) if not found.unit and found.of is None else None
        if at and (dong := at[0].in_dong(found.value)) is not None:
            yield _Amount(found.start, at[1], dong, at[0].factor)


def lightened(asked: Asked, dates: Iterable[Meant]) -> Iterator[int]:
    """The words of dates ("ngày", "tháng", "năm"), which stand beside any other date as well."""
    yield from (i for date in dates for i in range(date.start, date.end) if not asked.words(i, i + 1).isdigit())


def _digits(amount: int) -> int:
    return len(str(amount).strip("0"))
