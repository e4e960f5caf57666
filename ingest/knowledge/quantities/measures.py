"""Sentences that state quantities, taken apart: one measure for each thing measured, with a value for each year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.figures import Habit
from ingest.knowledge.quantities.amounts import Quantity, quantities
from ingest.knowledge.quantities.times import Deadline, deadlines

_SENTENCE_END = re.compile(r"[.!?…]+(?=\s+[A-ZĐÀ-Ỹ0-9“\"(-]|\s*$)|;")
_SEPARATOR = re.compile(r",\s+(?:và\s+|trong đó:?\s*|riêng\s+)?|\s+(?:và|hoặc|đồng thời)\s+|:\s+")
_ENDS_IN_SEPARATOR = re.compile(r"(?:[,:]|\s(?:và|hoặc))\s*(?:trong đó:?\s*|và\s+|riêng\s+)?$")
_LEAD_IN = re.compile(
    r"(?:(?:định hướng|tầm nhìn)\s+)?(?:(?:và\s+)?(?:đến|vào|trong|hết|cuối)\s+)*(?:năm|giai đoạn)\s+[0-9]{4}(?:\s?[-–]\s?[0-9]{4})?\s*[,:]?\s*(?:phấn đấu\s+)?$",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?<!so với )(?<!bằng )(?:(?:định hướng|tầm nhìn)\s+)?(?:(?:đến|vào|trong|hết|cuối)\s+)*(?:năm|giai đoạn|thời kỳ)\s+[0-9]{4}(?:\s?[-–]\s?[0-9]{4})?\s*[,:]?\s*",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"^(?:[-+*•–]\s*|[a-zđ]\)\s*|(?:và|phấn đấu|đạt|có|sẽ|bảo đảm|đảm bảo|duy trì|hoàn thành|trong đó|để|tỷ lệ(?=\s*$))\b:?\s*)+",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"(?:[\s,:;.]|\b(?:phải|đạt|là|được|có|còn|ở|mức|từ|lên|và|phấn đấu|duy trì))+$", re.IGNORECASE)
_PREDICATE = re.compile(r"\b(?:được|bảo đảm|đảm bảo|đạt|hoàn thành|sử dụng|tham gia|thực hiện|có)\b", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:tại|ở|đối với)\b", re.IGNORECASE)
_LOOK_BACK = 70


@dataclass(frozen=True, slots=True)
class Value:
    """A quantity and the year that its own words set, if they do."""

    quantity: Quantity
    year: int | None


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured, at ``[start, end)`` of the text; ``metric`` says it without the number. ``leads`` where the number comes first."""

    metric: str
    values: tuple[Value, ...]
    start: int
    end: int
    leads: bool


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a paragraph stand; a semicolon ends one too, outside parentheses.

    >>> [("A 1,5%; B (x; y). C"[a:b]) for a, b in clauses("A 1,5%; B (x; y). C")]
    ['A 1,5%', ' B (x; y)', ' C']
    """
    masked, start = without_parentheses(text), 0
    for match in _SENTENCE_END.finditer(masked):
        if text[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def without_parentheses(text: str) -> str:
    """The text with what stands in parentheses blanked, lengths kept; an unclosed one is left alone."""
    out, opened = list(text), []
    for at, char in enumerate(text):
        if char == "(":
            opened.append(at)
        elif char == ")" and opened:
            start = opened.pop()
            if not opened:
                out[start : at + 1] = " " * (at + 1 - start)
    return "".join(out)


def measures(text: str, start: int, end: int, habit: Habit) -> list[Measure]:
    """The measures of the sentence at ``text[start:end]``.

    >>> s = "90% hồ sơ tại tỉnh, 60% hồ sơ tại xã được xử lý trên mạng"
    >>> [(m.metric, m.values[0].quantity.value) for m in measures(s, 0, len(s), Habit())]
    [('Tỷ lệ hồ sơ tại tỉnh được xử lý trên mạng', 90.0), ('Tỷ lệ hồ sơ tại xã được xử lý trên mạng', 60.0)]
    """
    sentence = without_parentheses(text[start:end])
    found = quantities(sentence, habit)
    if not found:
        return []
    years = list(deadlines(sentence))
    borders = _borders(sentence, found)
    parts = [_part(text[start:end], quantity, low, high, years) for quantity, (low, high) in zip(found, borders, strict=True)]
    return [replace(m, start=m.start + start, end=m.end + start) for m in _share(_join(parts))]


def _borders(sentence: str, found: list[Quantity]) -> list[tuple[int, int]]:
    cuts = [0]
    ends = []
    for before, after in pairwise(found):
        low, high = _cut(sentence, before.end, _with_lead_in(sentence, after.start))
        ends.append(low)
        cuts.append(high)
    return list(zip(cuts, [*ends, len(sentence)], strict=True))


def _with_lead_in(sentence: str, start: int) -> int:
    """Where the words begin that only say by when ("đến năm 2030, phấn đấu") before a quantity."""
    match = _LEAD_IN.search(sentence, max(0, start - _LOOK_BACK), start)
    return match.start() if match else start


def _cut(sentence: str, end: int, start: int) -> tuple[int, int]:
    """Between two quantities: where the first one's part ends and where the second one's begins."""
    closing = _ENDS_IN_SEPARATOR.search(sentence, max(end, start - 24), start) if start > end else None
    cut = closing or _SEPARATOR.search(sentence, end, max(end, start))
    return (cut.start(), cut.end()) if cut else (max(end, start), max(end, start))


def _part(sentence: str, quantity: Quantity, low: int, high: int, years: list[Deadline]) -> Measure:
    before = _OPENS.sub("", _TIME.sub(" ", sentence[low : quantity.start]).strip())
    after = _TIME.sub(" ", sentence[quantity.end : high])
    leads = not before or len(before.split()) <= 2
    before = _CLOSES.sub("", before)
    share = "Tỷ lệ " if not before and quantity.unit == "%" and after.strip(" ,.;") else ""
    words = f"{share}{before} {after}".split()
    metric = _CLOSES.sub("", " ".join(words)).strip(" ,.;:-–")
    own = [d for d in years if low <= d.start < high]
    nearest = min(own, key=lambda d: (abs(quantity.core - d.start), d.start), default=None)
    carried = [d for d in years if d.start < low]
    year = nearest or (carried[-1] if carried else None)
    start = low + len(sentence[low:high]) - len(sentence[low:high].lstrip(" ,;:-–+"))
    return Measure(
        metric, (Value(quantity, year.year if year else None),), min(start, quantity.start), _trimmed(sentence, high), leads
    )


def _trimmed(sentence: str, end: int) -> int:
    return len(sentence[:end].rstrip(" ,;"))


def _join(parts: list[Measure]) -> list[Measure]:
    """Parts without a subject of their own go to the one whose subject they share: other years of the same measure."""
    joined: list[Measure] = []
    waiting: list[Measure] = []
    for part in parts:
        if not part.metric and not joined:
            waiting.append(part)
        elif not part.metric and joined[-1].values[-1].year != part.values[0].year:
            last = joined.pop()
            joined.append(replace(last, values=last.values + part.values, end=part.end))
        else:
            values = tuple(v for p in waiting for v in p.values) + part.values
            first = waiting[0].start if waiting else part.start
            joined.append(replace(part, values=values, start=first))
            waiting = []
    return joined + waiting


def _share(parts: list[Measure]) -> list[Measure]:
    """What an enumeration says once, at its end or at its start, is said of all its parts.

    "90% A, 60% B được xử lý": both are xử lý. "X tại A đạt 50% và tại B đạt 20%": both are X.
    """
    shared: list[Measure] = []
    tail = ""
    for part in reversed(parts):
        own = _PREDICATE.search(part.metric)
        if not part.leads or own:
            tail = part.metric[own.start() :] if own and part.leads else ""
        elif tail:
            part = replace(part, metric=f"{part.metric} {tail}")
        shared.append(part)
    shared.reverse()
    for at in range(1, len(shared)):
        head = _PLACE.search(shared[at - 1].metric)
        if head and head.start() and _PLACE.match(shared[at].metric):
            shared[at] = replace(shared[at], metric=shared[at - 1].metric[: head.start()] + shared[at].metric)
    return shared
