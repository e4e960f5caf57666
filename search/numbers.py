"""Document numbers in a question, however carelessly typed: "688 qd ubnd", "qđ-ubnd 688", "nghị định 61 năm 2018", "chi thi 01 ct tu".

Whether "61 2018" or "01 ct" is part of a number is asked of the index: only what it holds can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from corpus import catalog
from corpus.dates import find_dates
from corpus.span import Span
from corpus.textkey import fold
from index.numbers import bare, document_numbers, figures, is_year, join, shares, type_symbol
from search.expansions import may_be_short
from search.question import Asked

REACH = 4
"""Syllables after a number that may belong to it: year, type, issuer; and before it, where the type and issuer stand there."""

YEAR = "nam"
"""The word that may stand before a number's year, folded."""

_SYMBOL = re.compile(r"[a-zđ]+", re.IGNORECASE)
"""What the letters of a number are: no mark is among them but that of the đ."""


@dataclass(frozen=True, slots=True)
class NumberSeen:
    """A number as typed, the tokens that it may be found by, and the syllables it takes up, ``[start, end)``; ``of`` is the number
    of a law that was named by its year."""

    said: str
    tokens: tuple[str, ...]
    start: int
    end: int
    of: str | None = None


def numbers(asked: Asked, known: Callable[[str], bool]) -> list[NumberSeen]:
    """The document numbers of a question; ``known`` says whether the index holds a number token."""
    found = list(_written_out(asked))
    taken = {i for number in found for i in range(number.start, number.end)} | set(_dated(asked))
    for i, token in enumerate(asked.tokens):
        if i not in taken and token.key.isdigit() and len(token.key) < 7 and (number := _loose(asked, i, known)):
            found.append(number)
            taken |= set(range(number.start, number.end))
    return found


def plain_figures(asked: Asked) -> list[str]:
    """The figures of a question in one writing ("1.423" is 1423), percentages also as such; a year is a word like others."""
    found = [key for key, span in figures(asked.text) if not is_year(asked.text[span.start : span.end])]
    return [*found, *shares(asked.text)]


def _dated(asked: Asked) -> Iterator[int]:
    """The syllables of dates and months: "15/10/2018" is not number 10 of 2018."""
    for date in find_dates(asked.text):
        if date.iso and len(date.iso) > len("2018"):
            yield from range(*asked.within(Span(date.start, date.end)))


def _written_out(asked: Asked) -> Iterator[NumberSeen]:
    for number, parts, span in document_numbers(asked.text):
        start, end = asked.within(span)
        if start < end:
            keys = (*(join(number, part) for part in parts), join(number, *parts))
            begins = start - 1 if start and type_symbol(_said(asked, start - 1)) == fold(_said(asked, start - 1)) else start
            yield NumberSeen(asked.text[span.start : span.end], keys, begins, end)


def _loose(asked: Asked, at: int, known: Callable[[str], bool]) -> NumberSeen | None:
    """The number that a lone figure is, with what stands near it and belongs to it."""
    end = at + (2 if _has_letter(asked, at) else 1)
    number, year = bare(asked.words(at, end)), year_after(asked, end)
    if year is None and _is_year_word(asked, end):
        return None
    start, keys = _before(asked, at, number, known)
    if start < at and year is not None and known(join(number, _said(asked, year))):
        keys, end = [*keys, join(number, _said(asked, year))], year + 1
    end, more = _after(asked, end, number, known)
    if keys or more:
        return NumberSeen(asked.words(start, end), tuple(dict.fromkeys([*keys, *more])), start, end)
    start, symbol = _type_before(asked, at)
    return (
        NumberSeen(asked.words(start, year + 1), (join(number, symbol),), start, year + 1)
        if symbol and year is not None
        else None
    )


def _after(asked: Asked, end: int, number: str, known: Callable[[str], bool]) -> tuple[int, list[str]]:
    """Where the year, type and issuer after a number end, and the tokens that they give."""
    keys: list[str] = []
    for i in range(end, min(end + REACH, len(asked.tokens))):
        key = join(number, fold(_said(asked, i)))
        if not (_is_part(asked, i) and _joined(asked, i) and known(key)):
            break
        keys.append(key)
        end = i + 1
    return end, keys


def _before(asked: Asked, at: int, number: str, known: Callable[[str], bool]) -> tuple[int, list[str]]:
    """Where the type before a number begins, and the tokens that it and an issuer between them give: "nghị định 61", "qđ-ubnd 688"."""
    keys: list[str] = []
    for end in range(_without_so(asked, at), max(0, at - REACH), -1):
        start, symbol = _type_before(asked, end)
        if symbol and known(join(number, symbol)):
            return start, [join(number, symbol), *keys]
        key = join(number, fold(_said(asked, end - 1)))
        if not (_is_part(asked, end - 1) and known(key)):
            break
        keys.append(key)
    return at, []


def _type_before(asked: Asked, at: int) -> tuple[int, str | None]:
    """Where the name of a type of document that ends before a syllable begins, and its symbol: "nghị quyết số 18"."""
    last = _without_so(asked, at)
    named = ((start, type_symbol(asked.words(start, last))) for start in range(last - 1, max(-1, last - 5), -1))
    return next(((start, symbol) for start, symbol in named if symbol), (at, None))


def _without_so(asked: Asked, at: int) -> int:
    """Where what stands before a number ends: "số" belongs to the number."""
    return at - 1 if at and fold(_said(asked, at - 1)) == "so" else at


def year_after(asked: Asked, at: int) -> int | None:
    """The syllable that is the one year after a number, with or without "năm": not "kế hoạch 5 năm 2021-2025"."""
    year = at + 1 if _is_year_word(asked, at) else at
    years = [i < len(asked.tokens) and is_year(_said(asked, i)) for i in (year, year + 1)]
    return year if years == [True, False] else None


def _is_year_word(asked: Asked, at: int) -> bool:
    return at < len(asked.tokens) and fold(_said(asked, at)) == YEAR


def _is_part(asked: Asked, i: int) -> bool:
    """Whether a syllable can be a year, type or issuer in a number: a symbol that is listed, or letters that are no everyday word.

    The names of files go on with words ("82-2015-nd-cp-mien-thi-thuc"), so that the index holds those as parts too.
    """
    said = _said(asked, i)
    return is_year(said) or (_SYMBOL.fullmatch(said) is not None and (may_be_short(said) or fold(said) in _codes()))


def _has_letter(asked: Asked, at: int) -> bool:
    """Whether a number goes on with one letter: "30c"."""
    here, after = asked.tokens[at], asked.tokens[at + 1 : at + 2]
    return any(here.end == token.start and token.end - token.start == 1 for token in after)


def _joined(asked: Asked, i: int) -> bool:
    """Whether only blanks, slashes, dashes and underscores stand between a syllable and the one before it."""
    return set(asked.text[asked.tokens[i - 1].end : asked.tokens[i].start]) <= set(" /-–&_")


def _said(asked: Asked, i: int) -> str:
    return asked.text[asked.tokens[i].start : asked.tokens[i].end]


@cache
def _codes() -> frozenset[str]:
    """The symbols of issuers, folded ("tu" for TU)."""
    return frozenset(fold(row["code"]) for row in catalog.rows("issuers"))
