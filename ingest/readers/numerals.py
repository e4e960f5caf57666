"""Numbers as lists write them: Roman, letters, Vietnamese words."""

from __future__ import annotations

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_MOST = 4999
_UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def roman(number: int) -> str:
    """
    >>> roman(14), roman(0)
    ('XIV', '0')
    """
    if not 0 < number <= _MOST:
        return str(number)
    written = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written


def letter(number: int) -> str:
    """Letters of the Latin alphabet as word processors count them: after z comes aa, then bb.

    >>> letter(1), letter(26), letter(28)
    ('a', 'z', 'bb')
    """
    if not 0 < number <= _MOST:
        return str(number)
    times, at = divmod(number - 1, 26)
    return chr(ord("a") + at) * (times + 1)


def spelt(number: int) -> str:
    """In Vietnamese words, up to ninety-nine.

    >>> spelt(4), spelt(10), spelt(15), spelt(21), spelt(40)
    ('bốn', 'mười', 'mười lăm', 'hai mươi mốt', 'bốn mươi')
    """
    tens, units = divmod(number, 10)
    if not 0 <= tens < 10:
        return str(number)
    if not tens:
        return _UNITS[units]
    last = {0: "", 1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(units, _UNITS[units])
    return f"{'mười' if tens == 1 else _UNITS[tens] + ' mươi'} {last}".strip()
