"""Goals stated in running text: all quantities under a heading of goals, elsewhere those that the words themselves call goals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.figures import Habit
from ingest.knowledge.quantities.amounts import RANK, Quantity
from ingest.knowledge.quantities.measures import Measure, Value, clauses, measures, without_parentheses
from ingest.knowledge.quantities.times import deadlines
from ingest.knowledge.targets.cited import cited_aims
from ingest.knowledge.targets.context import GOAL, PAST, Context

_FULL_STOP = re.compile(r"[.!?…]+(?=\s+[A-ZĐÀ-Ỹ“\"-]|\s*$)")
_HAPPENED = re.compile(
    r"\b(?:hiện nay|hiện tại|hiện có|đến nay|đã (?:đạt|hoàn thành|thực hiện|có|được)|tính đến|thực hiện năm|năm trước|thời gian qua|vượt)\b",
    re.IGNORECASE,
)
_IMPROVES = re.compile(
    r"\b(?:cải thiện|nâng cao|nâng|tăng)\b[^.;]{0,80}?\b(?:thứ hạng|thứ bậc|vị trí xếp hạng|bậc|điểm số)\b|\b(?:tăng|cải thiện)\s+(?:thứ hạng|bậc)\b",
    re.IGNORECASE,
)
_STRIVES = re.compile(r"\b(?:phấn đấu|mục tiêu(?:\s+là)?|chỉ tiêu)\b", re.IGNORECASE)
_DEMANDED = re.compile(
    r"\btheo\s+(?:mục tiêu|chỉ tiêu|kế hoạch|yêu cầu|lộ trình)|\bphấn đấu\b|\bmục tiêu\b|\bchỉ tiêu\b", re.IGNORECASE
)
_ONLY_TIME = re.compile(
    r"^[\s\-+*•–a-zđ)0-9.]*(?:(?:định hướng|phấn đấu|mục tiêu|giai đoạn|đến|năm|cuối|hết|tầm nhìn|cụ thể)\s*)+[0-9]{4}(?:\s?[-–]\s?[0-9]{4})?\s*:?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Goal:
    """A measure at its place in a paragraph, each value with its year settled; ``improves`` where it only is to get better."""

    measure: Measure
    improves: bool = False


def goals(text: str, context: Context, year: int | None, now: int | None, habit: Habit) -> Iterator[Goal]:
    """The goals that a paragraph states. ``year`` is in force where the words set none; ``now`` is the document's year."""
    if context.kind == GOAL:
        yield from _under_heading(text, year, now, habit)
        return
    for start, end in _sentences(text):
        yield from _called_goals(text, start, end, context, year, now, habit)


def running_year(text: str) -> int | None:
    """The year that a line sets for the lines after it, where it does nothing else ("- Đến năm 2025:")."""
    if not _ONLY_TIME.match(text):
        return None
    years = [d.year for d in deadlines(text)]
    return years[0] if years else None


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Sentences, their parts between semicolons kept together."""
    start = 0
    for match in _FULL_STOP.finditer(without_parentheses(text)):
        yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def _under_heading(text: str, year: int | None, now: int | None, habit: Habit) -> Iterator[Goal]:
    open_one: Measure | None = None
    for start, end in clauses(text):
        sentence = text[start:end]
        years = [d.year for d in deadlines(without_parentheses(sentence))]
        found = [] if _HAPPENED.search(sentence) else measures(text, start, end, habit)
        if not found and open_one and not years and text[open_one.end : start].strip() == ";":
            open_one = replace(open_one, metric=f"{open_one.metric}; {sentence.strip()}", end=end)
            continue
        if open_one:
            yield Goal(open_one)
            open_one = None
        settled = [goal for m in found if (goal := _settled(m, year, now))]
        yield from map(Goal, settled[:-1])
        open_one = settled[-1] if settled else None
        if not found:
            yield from _improving(text, start, end, year)
        year = years[-1] if years else year
    if open_one:
        yield Goal(open_one)


def _settled(measure: Measure, year: int | None, now: int | None) -> Measure | None:
    """The measure with every value's year known or left open; None where it is of the past."""
    values = tuple(Value(v.quantity, v.year or year) for v in measure.values)
    if now and any(v.year and v.year < now for v in values):
        return None
    return replace(measure, values=values) if measure.metric else None


def _improving(text: str, start: int, end: int, year: int | None) -> Iterator[Goal]:
    match = _IMPROVES.search(text, start, end)
    if match and not _HAPPENED.search(text, start, end):
        sentence = text[start:end]
        at = start + len(sentence) - len(sentence.lstrip(" -–+"))
        nothing = Quantity("improve", 0.0, None, RANK, match.start(), match.start(), match.end())
        yield Goal(Measure(text[at:end].strip(" .;"), (Value(nothing, year),), at, end, False), improves=True)


def _called_goals(
    text: str, start: int, end: int, context: Context, year: int | None, now: int | None, habit: Habit
) -> Iterator[Goal]:
    """The goals in a sentence that does not stand under a heading of goals."""
    sentence = text[start:end]
    cited = list(cited_aims(text, start, end, habit))
    yield from map(Goal, cited)
    aimed = _STRIVES.search(sentence) if context.kind != PAST else None
    ahead = [d for d in deadlines(without_parentheses(sentence)) if _is_ahead(d.year, now, sentence)]
    if cited or not (aimed or ahead):
        return
    opening = min([d.start for d in ahead] + ([aimed.start()] if aimed else []))
    for low, high in clauses(text[start:end]):
        for measure in measures(text, start + low, start + high, habit):
            settled = _settled(measure, year if aimed else None, now)
            if settled and _counts(text, settled, start + opening):
                yield Goal(settled)


def _is_ahead(year: int, now: int | None, sentence: str) -> bool:
    return now is not None and (year > now or (year == now and _DEMANDED.search(sentence) is not None))


def _counts(text: str, measure: Measure, opening: int) -> bool:
    """Outside headings of goals only shares and rankings with a year count, and only after the words that call them a goal."""
    unit = measure.values[0].quantity.unit
    told = _HAPPENED.search(text, measure.start, measure.end)
    return all(v.year for v in measure.values) and (unit.startswith("%") or unit == RANK) and measure.end > opening and not told
