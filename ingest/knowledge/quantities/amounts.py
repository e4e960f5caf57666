"""Quantities in running text: shares, places in a ranking, sums of money, counts — with how they are meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from corpus import catalog
from corpus.figures import Figure, Habit, scan
from corpus.money import unit_at

RANK = "hạng"
_LOOK_BACK = 60
_PLACES = re.compile(
    r"(?:(?:nằm|thuộc|đứng|lọt)\s+)?(?:(?:trong|vào)\s+)?"
    r"(?:(?:nhóm|tốp|top|thứ hạng|xếp hạng|xếp thứ|đứng thứ|vị trí(?: thứ)?|hạng)\s+(?:từ\s+)?(?:thứ\s+)?"
    r"(?P<low>[0-9]{1,3})\s?(?:-|–|đến)\s?(?P<high>[0-9]{1,3})(?!\s?%)(?!\s*(?:hộ|người|trẻ|học sinh|gia đình|lao động))"
    r"|(?:tốp|top)\s+(?P<top>[0-9]{1,3})(?!\s?%)"
    r"|nhóm\s+(?P<first>[0-9]{1,3})\s+(?:[^\W\d]+,?\s+){1,4}?(?:dẫn đầu|đứng đầu|cao nhất|tốt nhất|đầu)\b"
    r"|(?:xếp|đứng|vị trí)\s+(?:thứ\s+|hạng\s+)?(?P<over>[0-9]{1,3})(?:/[0-9]{1,3})?\s+trở lên"
    r"|(?:(?:xếp hạng|thứ hạng|xếp thứ hạng|xếp thứ|đứng thứ|vị trí thứ|vị trí)\s+(?:thứ\s+)?(?P<place>[0-9]{1,3})(?:\s?/\s?(?P<of>[0-9]{1,3}))?"
    r"|hạng\s+(?:thứ\s+)?(?P<hạng>[0-9]{1,3})\s?/\s?(?P<all>[0-9]{1,3}))(?!\s?%))(?![0-9.,]*[0-9])",
    re.IGNORECASE,
)
_NAMES_SOMETHING = re.compile(
    r"(?:\b(?:mức(?: độ)?|cấp(?: độ)?|loại|giai đoạn|điều|khoản|điểm|mục|phần|chương|số|nghị quyết|nghị định|quyết định|thông tư|kế hoạch"
    r"|chương trình|dự án|tiểu dự án|đề án|khóa|lần thứ|thứ|kỳ|phụ lục|biểu|bảng|quý|tháng|ngày|năm|hạng|nhóm|bậc|phiên bản|quốc lộ|ql|km"
    r"|tổ|khu phố|thôn|phường|quận|công nghiệp|tuổi|lớp|đội|ca|vùng|tuyến|đợt|bước|hợp phần|nội dung|tiêu chí|chỉ tiêu|nhiệm vụ)\s*|[(\[]\s*)$",
    re.IGNORECASE,
)
_CHAINED = re.compile(r"\s*(?:,|và|-|–|hoặc|đến)\s*")
_RANGE = re.compile(r"\s?(?:-|–|đến)\s?")
_RISES = re.compile(r",?(?:\s+(?:vào\s+|trong\s+)?năm\s+[0-9]{4})?,?\s+(?:(?:tăng|giảm)\s+)?(?:lên|xuống)\b", re.IGNORECASE)
_STARTS = re.compile(r"\btừ\s+(?:mức\s+|khoảng\s+|trên\s+|dưới\s+){0,2}$", re.IGNORECASE)
_PER = re.compile(r"\s?/\s?[^\W\d]+(?:\s?/\s?[^\W\d]+)?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """``[start, end)`` takes in the words that qualify the number, ``[core, end)`` the number with its unit alone.

    ``comparator`` is the contract's; ``of`` is how many places a ranking has, where "51/63" says so.
    """

    comparator: str
    value: float
    high: float | None
    unit: str
    start: int
    core: int
    end: int
    of: float | None = None

    def moved(self, by: int) -> Quantity:
        """The same, found ``by`` characters further on."""
        return replace(self, start=self.start + by, core=self.core + by, end=self.end + by)


def quantities(text: str, habit: Habit) -> list[Quantity]:
    """The quantities of a text in order; years, numbers in names ("mức độ 4", "Điều 5") and bare numbers are none.

    >>> [(q.comparator, q.value, q.unit) for q in quantities("ít nhất 30% thủ tục mức độ 4, năm 2025 nằm trong nhóm 45-50", Habit())]
    [('>=', 30.0, '%'), ('rank_range', 45.0, 'hạng')]
    """
    ranks = [_rank(match) for match in _PLACES.finditer(text)]
    figures = [f for f in scan(text, habit) if not any(r.start < f.end and f.start < r.end for r in ranks)]
    return sorted([*ranks, *_measured(text, figures)], key=lambda q: q.start)


def is_counted(unit: str) -> bool:
    """Whether a unit is of things that come in whole numbers ("văn bản"), whose parts add up.

    >>> is_counted("văn bản"), is_counted("ha"), is_counted("%"), is_counted("triệu đồng")
    (True, False, False, False)
    """
    return unit.lower() in _things()


def _rank(match: re.Match[str]) -> Quantity:
    group = match.groupdict()
    place = group["place"] or group["hạng"]
    of = group["of"] or group["all"]
    low = float(group["low"] or place or 1)
    high = group["high"] or group["top"] or group["first"] or group["over"]
    return Quantity(
        comparator="=" if place else "rank_range",
        value=low,
        high=float(high) if high else None,
        unit=RANK,
        start=match.start(),
        core=match.start(),
        end=match.end(),
        of=float(of) if of else None,
    )


def _measured(text: str, figures: list[Figure]) -> Iterator[Quantity]:
    """The figures that measure something: those with a unit, a range of two as one."""
    named_until = -1
    at = 0
    while at < len(figures):
        figure, second = figures[at], _second(text, figures, at)
        at += 2 if second else 1
        last = second or figure
        unit, end = _unit(text, last)
        if _STARTS.search(text, max(0, figure.start - 24), figure.start) and _RISES.match(text, end):
            continue
        chained = named_until >= 0 and _CHAINED.fullmatch(text, named_until, figure.start)
        named = chained or _NAMES_SOMETHING.search(text, max(0, figure.start - 24), figure.start)
        if not unit or (named and not unit.startswith("%") and "đồng" not in unit):
            named_until = last.end if named else -1
            continue
        named_until = -1
        yield _quantity(text, figure, second, unit, end)


def _second(text: str, figures: list[Figure], at: int) -> Figure | None:
    if at + 1 == len(figures):
        return None
    first, second = figures[at], figures[at + 1]
    same = not first.unit or first.unit == second.unit
    return second if same and _RANGE.fullmatch(text, first.end, second.start) and first.value < second.value else None


def _quantity(text: str, figure: Figure, second: Figure | None, unit: str, end: int) -> Quantity:
    before = _words("before").search(text, max(0, figure.start - _LOOK_BACK), figure.start)
    start = before.start() if before else figure.start
    after = _words("after").match(text, end)
    comparator = _comparator(text[start : figure.start].lower(), after.group(1).lower() if after else "")
    if second:
        comparator = "range"
    return Quantity(
        comparator=comparator,
        value=figure.value,
        high=second.value if second else None,
        unit=unit,
        start=start,
        core=figure.start,
        end=after.end() if after else end,
        of=figure.of,
    )


def _unit(text: str, figure: Figure) -> tuple[str, int]:
    """The unit after a number and where it ends; "" where the number measures nothing known."""
    unit, end = figure.unit, figure.end
    if not unit and (money := unit_at(text, end)):
        unit, end = money[0].name, money[1]
    elif not unit and (noun := _nouns().match(text, end)):
        unit, end = " ".join(noun.group().split()), noun.end()
    if unit and (per := _PER.match(text, end)):
        unit, end = unit + re.sub(r"\s", "", per.group()), per.end()
    return unit, end


def _comparator(before: str, after: str) -> str:
    meant = {_comparators()[match.group().strip()] for match in _each_word().finditer(before)}
    if after:
        meant.add(_comparators()[after])
    for comparator in ("<=", "maintain>=", ">="):
        if comparator in meant:
            return comparator
    return "="


@cache
def _things() -> frozenset[str]:
    return frozenset(row["noun"].lower() for row in catalog.rows("counted") if row["whole"] == "yes")


@cache
def _comparators() -> dict[str, str]:
    return {row["words"]: row["comparator"] for row in catalog.rows("comparators")}


@cache
def _words(place: str) -> re.Pattern[str]:
    words = _alternatives(row["words"] for row in catalog.rows("comparators") if row["place"] == place)
    if place == "before":
        return re.compile(rf"(?<!\w)(?<!trở )(?:(?:{words})\s*(?<!\w(?=\w)))+$", re.IGNORECASE)
    return re.compile(rf"\s+({words})(?!\w)", re.IGNORECASE)


@cache
def _each_word() -> re.Pattern[str]:
    return re.compile(_alternatives(_comparators()))


@cache
def _nouns() -> re.Pattern[str]:
    nouns = _alternatives(row["noun"] for row in catalog.rows("counted"))
    return re.compile(rf"\s*(?:(?:triệu|nghìn|ngàn|tỷ)\s+)?(?:{nouns})(?!\w)", re.IGNORECASE)


def _alternatives(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
