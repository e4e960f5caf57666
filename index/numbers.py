"""Numbers as search tokens: figures in Vietnamese writing, and the numbers of documents however they are written.

A document number gives several tokens, so that part of it is enough to find it: ``61/2018/NĐ-CP`` gives
``61/2018``, ``61/nd``, ``61/cp`` and the whole. The letters are folded, leading zeros dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus import catalog
from corpus.span import Span
from corpus.textkey import fold
from index.syllables import plain

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_PERCENT = re.compile(r" ?%| phần trăm\b", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
# 688 /QĐ-UBND, 61/2018/NĐ-CP, 19-2017/NQ-CP, 01-CT/TU, 30c/NQ-CP, 1758//QĐ-TTg: bounded pieces, one pass.
_DOCUMENT = re.compile(
    r"(?<![\w/])(?P<number>\d{1,6}[a-zđ]?)"
    r"(?P<rest>(?: ?[/-]{1,2} ?\d{4}(?=[ /-]))?(?: ?[/-]{1,2} ?[A-ZĐa-zđ&]{1,12}\d{0,3}){1,5})(?!\w)"
)
_PART = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONE = re.compile(r"(?<![\w/.,-])(?P<number>\d{1,6})(?![\w.,%]| ?[/-])(?: (?:năm )?(?P<year>(?:19|20)\d\d)\b)?")
_WORDS_BEFORE = re.compile(r"(?P<words>[^\W\d_]+(?: [^\W\d_]+){0,3}):? $")
_BEFORE = 40
"""Code points before a number that a type's name can take up."""


def figure(text: str) -> str:
    """One writing for a number: grouping dropped, the decimal mark a dot.

    >>> figure("1.423"), figure("82,96"), figure("01")
    ('1423', '82.96', '01')
    """
    if _THOUSANDS.fullmatch(text):
        return re.sub("[.,]", "", text)
    return text.replace(",", ".")


def figures(text: str) -> Iterator[tuple[str, Span]]:
    """The numbers that a bare syllable does not already say: those with a mark in them, and those of three digits or more."""
    for match in _FIGURE.finditer(text):
        if len(match.group()) > 2:
            yield figure(match.group()), Span(*match.span())


def shares(text: str) -> Iterator[str]:
    """The percentages of a text: a figure alone says less.

    >>> list(shares("17% đơn vị, 82,96 % hồ sơ, 5 phần trăm, 17 xã"))
    ['17%', '82.96%', '5%']
    """
    return (f"{figure(match.group())}%" for match in _FIGURE.finditer(text) if _PERCENT.match(text, match.end()))


def document_numbers(text: str) -> Iterator[tuple[str, tuple[str, ...], Span]]:
    """The document numbers written out in a text: the number, its parts (year and symbol, folded), and the place.

    >>> [(n, parts) for n, parts, _ in document_numbers("Nghị định số 061/2018/NĐ-CP; 688 /QĐ-UBND; Chỉ thị 01-CT/TU")]
    [('61', ('2018', 'nd', 'cp')), ('688', ('qd', 'ubnd')), ('1', ('ct', 'tu'))]
    """
    for match in _DOCUMENT.finditer(text):
        parts = tuple(_PART.findall(fold(match["rest"])))
        if any(len(part) > 1 and not part.isdigit() for part in parts):
            yield bare(match["number"]), parts, Span(*match.span())


def named_numbers(text: str) -> Iterator[tuple[str, str, str | None, Span]]:
    """Numbers after a type's name ("Nghị quyết số 18"): number, the type's abbreviation folded, year, and the place."""
    for match in _LONE.finditer(text):
        before = _WORDS_BEFORE.search(text, max(0, match.start() - _BEFORE), match.start())
        if before and (symbol := type_symbol(before["words"])):
            yield bare(match["number"]), symbol, match["year"], Span(match.start("number"), match.end())


def type_symbol(words: str) -> str | None:
    """The symbol of the document type that some words end in.

    >>> type_symbol("thực hiện Nghị quyết số"), type_symbol("cai cach")
    ('nq', None)
    """
    syllables = plain(words)
    if syllables[-1:] == ["so"]:
        syllables.pop()
    return next((s for n in (4, 3, 2, 1) if (s := _symbols().get(" ".join(syllables[-n:])))), None)


def tokens(text: str) -> list[str]:
    """The number tokens of a text, for the index."""
    found = [*(key for key, _ in figures(text)), *shares(text)]
    for number, parts, _ in document_numbers(text):
        found += [join(number, part) for part in parts]
        found.append(join(number, *parts))
    for number, symbol, year, _ in named_numbers(text):
        found += [join(number, symbol), *([join(number, year)] if year else [])]
    return found


def join(number: str, *parts: str) -> str:
    """The token of a number with some of its parts.

    >>> join("61", "2018")
    '61/2018'
    """
    return "/".join((number, *parts))


def bare(number: str) -> str:
    """A document number without leading zeros, folded.

    >>> bare("08"), bare("30C")
    ('8', '30c')
    """
    return fold(number).lstrip("0") or "0"


def is_year(part: str) -> bool:
    """Whether a part of a number is a year.

    >>> is_year("2018"), is_year("1720")
    (True, False)
    """
    return bool(_YEAR.fullmatch(part))


@lru_cache(maxsize=1)
def _symbols() -> dict[str, str]:
    rows = [row for row in catalog.rows("document_kinds") if row["symbols"] and row["use"] != "form"]
    named = {" ".join(plain(row["kind"])): fold(row["symbols"].split()[0]) for row in rows}
    return named | {symbol: symbol for symbol in named.values()}
