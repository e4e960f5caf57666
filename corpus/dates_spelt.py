"""Numbers in words, as far as dates need them ("hai nghìn không trăm hai mươi mốt"), on text without marks.

Without marks "tam" may be "tám" and "nam" "năm" or the word for year: only ever read inside a date.
"""

from __future__ import annotations

_DIGITS = {
    "khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5, "sau": 6, "bay": 7,
    "tam": 8, "chin": 9,
}  # fmt: skip
_SCALES = {"nghin": 1000, "ngan": 1000, "tram": 100, "muoi": 10}
_MONTH_NAMES = {"gieng": 1, "chap": 12}
_LONGEST = 8

MONTHS = r"(?:muoi\s{1,2}(?:mot|hai)|gieng|mot|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi|chap)"
_WORD = r"(?:khong|mot|hai|ba|bon|tu|nam|lam|nham|sau|bay|tam|chin|nghin|ngan|tram|muoi|linh|le)"
NUMBER = rf"{_WORD}(?:\s{{1,2}}{_WORD}){{0,{_LONGEST}}}"


def read_number(written: str) -> int | None:
    """The value of a number in figures or in unmarked words; None where the words make none.

    >>> read_number("hai nghin khong tram hai muoi mot"), read_number("ba muoi mot"), read_number("muoi lam")
    (2021, 31, 15)
    """
    if written.isdigit():
        return int(written)
    total, digit = 0, None
    for word in written.split():
        if word in _MONTH_NAMES:
            return _MONTH_NAMES[word]
        if word in _SCALES:
            total += (1 if digit is None else digit) * _SCALES[word]
            digit = None
        elif word in _DIGITS:
            if digit is not None:
                return None
            digit = _DIGITS[word]
    return total + (digit or 0)
