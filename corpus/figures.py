"""Numbers in Vietnamese writing, and back.

The norm groups thousands with a dot and marks decimals with a comma ("1.543", "82,96%"), but documents mix it with
the English way ("62.29%", "494.5 tỷ"). A mark with other than three digits after it can only be read one way; where
exactly three follow ("1.543"), the habit of the document decides, and the norm where it has none.
A mark that groups thousands with six digits after it ("3.350000") lost a mark or is none: such a number is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_PERCENT = re.compile(r"\s?(?:%|phần trăm\b)")
_OF = re.compile(r"\s?/\s?([0-9]+(?:[.,][0-9]+)*)")
_DAY = re.compile(r"(?:ngày|tháng|đến|hạn|quý|hết)\s*$", re.IGNORECASE)
_LINE_LABEL = re.compile(r"[.)]?(?:\s|$)")
_GLUED_UNIT = re.compile(r"(?:tỷ|tỉ|triệu|nghìn|ngàn|đồng|đ|tr|ha|km2?|m[23]?|kg|tấn|người|hộ|xã|điểm)\b", re.IGNORECASE)
_DIGITS_AT_MOST = 24
_PERCENT_AT_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Habit:
    """Which mark groups thousands in a document's plain numbers and, apart from them, in its percentages."""

    plain: str = "."
    percent: str = "."

    @classmethod
    def learn(cls, text: str) -> Habit:
        """The habit of a text, from its numbers that can be read one way only.

        >>> Habit.learn("đạt 99.96% và 99.11%; tổng số 1.316.627 văn bản")
        Habit(plain='.', percent=',')
        """
        votes = {True: {".": 0, ",": 0}, False: {".": 0, ",": 0}}
        for match in _NUMBER.finditer(text):
            mark = _surely_groups(match.group())
            if mark and not _labels_line(text, match):
                votes[_PERCENT.match(text, match.end()) is not None][mark] += 1
        plain, percent = ("," if ballot[","] > ballot["."] else "." for ballot in (votes[False], votes[True]))
        return cls(plain, percent)


NORM = Habit()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text: ``unit`` is "%" or "", ``of`` the second number of "51/63"; ``[start, end)`` holds all of it."""

    value: float
    unit: str
    of: float | None
    start: int
    end: int


def parse(text: str, habit: Habit = NORM) -> float:
    """The value of one number, a percent sign allowed. Raises ValueError for anything else.

    >>> parse("1.543"), parse("82,96%"), parse("62.29%"), parse("1.316.627"), parse("6743")
    (1543.0, 82.96, 62.29, 1316627.0, 6743.0)
    >>> parse("99.999%", Habit(percent=",")), parse("-0,5")
    (99.999, -0.5)
    """
    body = text.strip()
    sign = -1.0 if body[:1] in "-−" and body[1:2].isdigit() else 1.0
    body = body[1:] if sign < 0 else body
    match = _NUMBER.match(body)
    if not match:
        raise ValueError(f"not a number: {text!r}")
    percent = _PERCENT.match(body, match.end())
    if body[percent.end() if percent else match.end() :].strip():
        raise ValueError(f"more than a number: {text!r}")
    return sign * _value(match.group(), percent is not None, habit)


def write(value: float, decimals: int | None = None) -> str:
    """A number in Vietnamese writing, with as many decimals as it needs.

    >>> write(1316627), write(82.96), write(30, 1), write(-0.5)
    ('1.316.627', '82,96', '30,0', '-0,5')
    """
    plain = f"{value:,.12f}".rstrip("0").rstrip(".") if decimals is None else f"{value:,.{decimals}f}"
    return plain.translate({ord(","): ".", ord("."): ","})


def scan(text: str, habit: Habit = NORM) -> Iterator[Figure]:
    """The numbers of a text in order, but for those that are part of a date or of a document's number.

    >>> [(f.value, f.unit, f.of) for f in scan("Quyết định 60/QĐ-UBND ngày 13/01/2012: xếp hạng 51/63, đạt 0,87%")]
    [(51.0, '', 63.0), (0.87, '%', None)]
    """
    at = 0
    while match := _NUMBER.search(text, at):
        at = match.end()
        second = _OF.match(text, at)
        if second and (_OF.match(text, second.end()) or _is_date(text, match, second)):
            third = _OF.match(text, second.end())
            at = third.end() if third else second.end()
            continue
        if not _stands_free(text, match, second):
            continue
        figure = _figure(text, match, second, habit)
        if figure:
            yield figure
            at = figure.end


def _figure(text: str, match: re.Match[str], second: re.Match[str] | None, habit: Habit) -> Figure | None:
    percent = None if second else _PERCENT.match(text, match.end())
    try:
        value = _value(match.group(), percent is not None, habit)
        of = _value(second.group(1), False, habit) if second else None
    except ValueError:
        return None
    end = (second or percent or match).end()
    return Figure(value, "%" if percent else "", of, match.start(), end)


def _stands_free(text: str, match: re.Match[str], second: re.Match[str] | None) -> bool:
    start, end = match.start(), (second or match).end()
    before, after = text[max(0, start - 2) : start], text[end : end + 24]
    if before[-1:].isalnum() or before[-1:] in ("/", "_") or (before[-1:] in ("-", "–") and before[:1].isalpha()):
        return False
    if after[:1].isalpha():
        return _GLUED_UNIT.match(after) is not None
    return not (after[:1] in ("/", "-", "–") and after[1:2].isalpha()) and not (after[:1] == "/" and after[1:2].isdigit())


def _is_date(text: str, match: re.Match[str], second: re.Match[str]) -> bool:
    day, month = match.group(), second.group(1)
    if not (day.isdigit() and month.isdigit()):
        return False
    if len(month) == 4 and 1900 <= int(month) <= 2100:
        return len(day) <= 2 and int(day) <= 12
    return len(month) <= 2 and int(month) <= 12 and _DAY.search(text[max(0, match.start() - 8) : match.start()]) is not None


def _labels_line(text: str, match: re.Match[str]) -> bool:
    starts = match.start() == 0 or text[match.start() - 1] == "\n"
    return starts and _LINE_LABEL.match(text, match.end()) is not None


def _surely_groups(number: str) -> str | None:
    """The mark that groups thousands in a number that can be read one way only; None where it has no mark or two readings."""
    values = {}
    for mark in ".,":
        try:
            values[mark] = _read(number, mark)
        except ValueError:
            return None
    if not ("." in number or "," in number) or values["."] != values[","]:
        return None
    decimal = number[max(number.rfind("."), number.rfind(","))]
    only_groups = number.count(decimal) > 1
    return decimal if only_groups else ("," if decimal == "." else ".")


def _value(number: str, percent: bool, habit: Habit) -> float:
    value = _read(number, habit.percent if percent else habit.plain)
    if percent and value >= _PERCENT_AT_MOST and re.fullmatch(r"[0-9]{1,3}[.,][0-9]{3}", number):
        return float(number.replace(",", "."))
    return value


def _read(number: str, groups: str) -> float:
    if len(number) > _DIGITS_AT_MOST:
        raise ValueError(f"too long to be a number: {number[:40]}…")
    marks = [c for c in number if c in ".,"]
    if not marks:
        return float(number)
    decimal = marks[-1]
    if len(marks) == 1:
        head, tail = number.split(decimal)
        if decimal == groups and len(tail) > 3 and len(tail) % 3 == 0 and len(head) <= 3 and not head.startswith("0"):
            raise ValueError(f"not grouped by threes: {number}")
        open_reading = len(tail) == 3 and len(head) <= 3 and not head.startswith("0")
        return float(head + tail) if open_reading and decimal == groups else float(f"{head}.{tail}")
    if len(set(marks)) == 1:
        return float(_ungrouped(number, decimal))
    if marks.count(decimal) > 1 or len(set(marks[:-1])) > 1:
        raise ValueError(f"marks in disorder: {number}")
    head, tail = number.rsplit(decimal, 1)
    return float(f"{_ungrouped(head, marks[0])}.{tail}")


def _ungrouped(number: str, mark: str) -> str:
    first, *rest = number.split(mark)
    if not 1 <= len(first) <= 3 or any(len(group) != 3 for group in rest):
        raise ValueError(f"not grouped by threes: {number}")
    return first + "".join(rest)
