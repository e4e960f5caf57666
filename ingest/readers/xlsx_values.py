"""A cell's value as its number format shows it to a Vietnamese office (ECMA-376 part 1, 18.8.30 and 18.8.31).

Three things differ from the screen, so that nobody can read a wrong figure: thousands are not grouped ("1543", never "1.543",
which may be taken for a decimal), no digit of a value is rounded away, and the day stands before the month.
"""

from __future__ import annotations

import datetime
import math
import re
from dataclasses import dataclass

_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])+|(?<=;)(?=;|$)')
_PIECE = re.compile(r'"([^"]*)"|\\(.)|\[\$([^-\]]*)[^\]]*\]|\[[^\]]*\]|[_*].|([#0?][#0?,.]*)|(.)')
_SHORT_DATE = "mm-dd-yy"  # format 14: whatever the system writes a short date as
_MONTH_FIRST = re.compile(r"(m{1,2})([/.-])(d{1,2})(?=[/.-]y)", re.I)
_MOMENT = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|[_*].|(am/pm|y+|m+|d+|h+|s+)|(.)', re.I)
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_DIGITS, _MOST_DIGITS, _DECIMALS = 10, 15, 4
_LONGEST = 255


def shown(value: object, number_format: str) -> str:
    """A value in Vietnamese writing.

    >>> shown(0.8296, "0.00%"), shown(1543, "#,##0"), shown(12.5, "General"), shown(1.543, "0.000"), shown(7, "000")
    ('82,96%', '1543', '12,5', '1,543', '007')
    >>> shown(2500000, '#,##0, "nghìn đồng"'), shown(-3, "0;(0)"), shown(0, '0;-0;"-"'), shown(True, "General")
    ('2500 nghìn đồng', '-3', '-', 'TRUE')
    """
    number_format = number_format[:_LONGEST]
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return _moment(value, number_format)
    if isinstance(value, datetime.timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    if isinstance(value, int | float) and math.isfinite(value):
        return _number(value, number_format)
    return str(value)


@dataclass(frozen=True, slots=True)
class _Section:
    """One part of a number format: what stands before the digits, their places ("#,##0.00"; "" where it has none), what after."""

    before: str
    places: str
    after: str

    @classmethod
    def parse(cls, source: str) -> _Section:
        texts, places = ["", ""], ""
        for quoted, escaped, currency, digits, char in _PIECE.findall(source):
            if digits and not places:
                places = digits
            else:
                texts[bool(places)] += quoted or escaped or currency or char
        return cls(texts[0], places, texts[1])


def _number(value: float, number_format: str) -> str:
    """By the format's section for its sign: positive; negative; zero. A section without digits is a text of its own."""
    sections = _SECTION.findall(number_format) or ["General"]
    at = 1 if value < 0 else 2 if value == 0 else 0
    source = sections[at] if at < min(3, len(sections)) else sections[0]
    section = _Section.parse(source)
    if "general" in source.lower() or source.strip() == "@":
        return _digits(value, 0, 0)
    if not section.places:
        return (section.before + section.after).strip()
    whole, _, decimals = section.places.rstrip(",").partition(".")
    scale = 1000 ** (len(section.places) - len(section.places.rstrip(",")))
    hundredfold = 100 if "%" in section.before + section.after else 1
    scaled = abs(value) * hundredfold / scale
    if not math.isfinite(scaled):
        return str(value)
    digits = _digits(scaled, whole.count("0"), decimals.count("0")) if value or "0" in section.places else ""
    around = [
        text.translate({ord(sign): "" for sign in "()-"}) if value < 0 else text for text in (section.before, section.after)
    ]
    return f"{around[0].strip()}{'-' if value < 0 else ''}{digits}{around[1].rstrip()}"


def _digits(value: float, whole: int, decimals: int) -> str:
    """At least so many digits before the comma and after it; a value's own where it has more.

    >>> _digits(1234567890.55, 0, 2), _digits(12.5, 0, 2), _digits(0.1 + 0.2, 0, 0), _digits(1e21, 0, 0)
    ('1234567890,55', '12,50', '0,3', '1000000000000000000000')
    """
    significant = min(_MOST_DIGITS, max(_DIGITS, len(str(int(abs(value)))) + _DECIMALS))
    text = f"{value:.{significant}g}"
    if "e" in text:
        text = f"{value:.{significant}f}".rstrip("0").rstrip(".")
    before, _, after = text.partition(".")
    after = after.ljust(decimals, "0")
    return before.zfill(whole + before.startswith("-")) + ("," + after if after else "")


def _moment(value: datetime.datetime | datetime.date | datetime.time, number_format: str) -> str:
    """A date or a time. Years have four digits, months no names.

    >>> _moment(datetime.datetime(2020, 3, 5), "mm-dd-yy"), _moment(datetime.datetime(2020, 3, 5), "[$-409]m/d/yy")
    ('05/03/2020', '5/3/2020')
    >>> _moment(datetime.datetime(2020, 3, 5, 7, 30), "hh:mm dd/mm/yyyy"), _moment(datetime.datetime(2020, 3, 5), "mmm-yy")
    ('07:30 05/03/2020', '3-2020')
    """
    source = "dd/mm/yyyy" if number_format in (_SHORT_DATE, "General", "") else _SECTION.findall(number_format)[0]
    if isinstance(value, datetime.time) and not {"h", "s"} & set(source.lower()):
        source = "hh:mm"
    pieces = _MOMENT.findall(_MONTH_FIRST.sub(r"\3\2\1", source))
    codes = [code.lower()[:1] for _, _, code, _ in pieces]
    text = "".join(
        _part(value, code.lower(), _is_minute(codes, at)) if code else quoted or escaped or char
        for at, (quoted, escaped, code, char) in enumerate(pieces)
    )
    return text.strip(" ,")


def _is_minute(codes: list[str], at: int) -> bool:
    """Whether an m stands for minutes: the code before it is an hour, or the one after it a second."""
    before = next((code for code in reversed(codes[:at]) if code), "")
    after = next((code for code in codes[at + 1 :] if code), "")
    return codes[at] == "m" and (before == "h" or after == "s")


def _part(value: datetime.datetime | datetime.date | datetime.time, code: str, minute: bool) -> str:
    if code == "am/pm":
        return ""
    if code.startswith("ddd"):
        return _WEEKDAYS[value.weekday()] if isinstance(value, datetime.date) else ""
    name = "minute" if minute else {"y": "year", "m": "month", "d": "day", "h": "hour", "s": "second"}[code[0]]
    number = getattr(value, name, 0)
    return f"{number:02d}" if len(code) == 2 and name != "year" else str(number)
