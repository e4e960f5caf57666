"""Goals stated in running text: all quantities under a heading of goals, elsewhere those that the words themselves call goals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.figures import Habit
from ingest.knowledge.quantities.amounts import RANK, Quantity
from ingest.knowledge.quantities.clauses import clauses, sentences, without_parentheses
from ingest.knowledge.quantities.measures import Measure, Value, measures, with_values
from ingest.knowledge.quantities.times import deadlines
from ingest.knowledge.targets.cited import cited_aims
from ingest.knowledge.targets.context import GOAL, PAST, Context

_HAPPENED = re.compile(
    r"\b(?:hiện nay|hiện tại|hiện có|đến nay|đã (?:đạt|hoàn thành|thực hiện|có|được)|tính đến|thực hiện năm|năm trước|thời gian qua|vượt)\b",
    re.IGNORECASE,
)
_IMPROVES = re.compile(
    r"\b(?:cải thiện|nâng cao|nâng|tăng)\b[^.;]{0,80}?\b(?:thứ hạng|thứ bậc|vị trí xếp hạng|bậc|điểm số)\b|\b(?:tăng|cải thiện)\s+(?:thứ hạng|bậc)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"\bchỉ tiêu tương ứng\b|\bnêu trên\b", re.IGNORECASE)
_INDEX = r"[A-ZĐ][A-ZĐ0-9]+(?:[ -][A-Z][A-Z]+)*"
_INDICES = re.compile(rf"[Cc]hỉ số\s+({_INDEX}(?:(?:,\s*|\s+và\s+){_INDEX})+)")
_BETWEEN_INDICES = re.compile(r",\s*|\s+và\s+")
_STRIVES = re.compile(r"\b(?:phấn đấu|mục tiêu)\b", re.IGNORECASE)
_DEMANDED = re.compile(
    r"\btheo\s+(?:mục tiêu|chỉ tiêu|kế hoạch|yêu cầu|lộ trình)|\bphấn đấu\b|\bmục tiêu\b|\bchỉ tiêu\b", re.IGNORECASE
)
_ONLY_TIME = re.compile(
    r"^[\s\-+*•–a-zđ)0-9.]*(?:(?:định hướng|phấn đấu|mục tiêu|giai đoạn|đến|năm|cuối|hết|tầm nhìn|cụ thể)\s*)+[0-9]{4}(?:\s?[-–]\s?[0-9]{4})?\s*:?\s*$",
    re.IGNORECASE,
)
_METRIC_AT_MOST = 600
# Figures side by side, with nothing but space between them.
_FIGURE = r"(?<![\w.,/-])\d[\d.,]{0,12}"
_ROW = re.compile(rf"{_FIGURE}\s?%\s+{_FIGURE}\s?%|{_FIGURE}\s+{_FIGURE}\s+{_FIGURE}(?![\w/-])")


@dataclass(frozen=True, slots=True)
class Goal:
    """A measure at its place in a paragraph, each value with its year settled; ``improves`` where it only is to get better."""

    measure: Measure
    improves: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What is in force where a paragraph stands: ``year`` where its words set none, ``now`` the document's year,
    ``subject`` what its heading names, for a number that stands alone ("Tỷ lệ đô thị hóa: đạt 45%")."""

    context: Context
    year: int | None
    now: int | None
    subject: str
    habit: Habit


def goals(text: str, frame: Frame) -> Iterator[Goal]:
    """The goals that a paragraph states; none where it is the row of a table whose columns were lost."""
    if _ROW.search(text):
        return iter(())
    if frame.context.kind == GOAL:
        return _under_heading(text, frame)
    return (goal for start, end in sentences(text) for goal in _called_goals(text, start, end, frame))


def running_year(text: str) -> int | None:
    """The year that a line sets for the lines after it ("- Đến năm 2025", "… theo đó đến năm 2025:")."""
    years = [d.year for d in deadlines(text)]
    return years[-1] if years and (_ONLY_TIME.match(text) or text.rstrip().endswith(":")) else None


def _under_heading(text: str, frame: Frame) -> Iterator[Goal]:
    """Clause by clause: one without a number goes on with what the one before began, one without a subject adds a year to it."""
    last: Measure | None = None
    for start, end in clauses(text):
        years = [d.year for d in deadlines(without_parentheses(text[start:end]))]
        found = _measured(text, start, end, frame)
        if last and not found and not years and _goes_on(text, last, start):
            last = replace(last, metric=f"{last.metric}; {text[start:end].strip()}", end=end)
            continue
        if last and found and not found[0].metric:
            dated = tuple(Value(v.quantity, v.year or frame.year) for v in found[0].values if v.year or frame.year)
            last = replace(last, values=with_values(last.values, dated), end=found[0].end)
            found = found[1:]
        if last and (found or not years):
            yield Goal(last)
            last = None
        settled = [goal for m in found if (goal := _settled(m, frame))]
        yield from map(Goal, settled[:-1])
        last = settled[-1] if settled else last
        if not found:
            yield from _improving(text, start, end, frame)
        frame = replace(frame, year=years[-1]) if years else frame
    if last:
        yield Goal(last)


def _measured(text: str, start: int, end: int, frame: Frame) -> list[Measure]:
    return [] if _HAPPENED.search(text, start, end) else measures(text, start, end, frame.habit)


def _goes_on(text: str, last: Measure, start: int) -> bool:
    return text[last.end : start].strip() == ";" and len(last.metric) < _METRIC_AT_MOST


def _settled(measure: Measure, frame: Frame) -> Measure | None:
    """The measure with every value's year known or left open; None where it is of the past or of nothing named."""
    values = tuple(Value(v.quantity, v.year or frame.year) for v in measure.values)
    metric = measure.metric or frame.subject
    past = frame.now and any(v.year and v.year < frame.now for v in values)
    loose = not frame.context.firm and not all(v.year for v in values)
    if not metric or _ELSEWHERE.search(metric) or past or loose:
        return None
    return replace(measure, metric=metric, values=values)


def _improving(text: str, start: int, end: int, frame: Frame) -> Iterator[Goal]:
    """A ranking that is to get better by no stated number; of several indices named together each is a goal."""
    match = _IMPROVES.search(text, start, end)
    if not match or not frame.context.firm or _HAPPENED.search(text, start, end):
        return
    clause = text[start:end]
    at = start + len(clause) - len(clause.lstrip(" -–+"))
    nothing = Quantity("improve", 0.0, None, RANK, match.start(), match.start(), match.end())
    for metric in _each_index(text[at:end].strip(" .;")):
        yield Goal(Measure(metric, (Value(nothing, frame.year),), at, end), improves=True)


def _each_index(clause: str) -> list[str]:
    """The clause for each index that it names ("chỉ số PAR INDEX, PCI tăng thứ hạng")."""
    named = _INDICES.search(clause)
    if not named:
        return [clause]
    aim = clause[named.end(1) :].strip()
    return [f"Chỉ số {name}" + (f" ({aim})" if aim else "") for name in _BETWEEN_INDICES.split(named.group(1))]


def _called_goals(text: str, start: int, end: int, frame: Frame) -> Iterator[Goal]:
    """The goals in a sentence that does not stand under a heading of goals."""
    sentence = text[start:end]
    cited = list(cited_aims(text, start, end, frame.habit))
    yield from map(Goal, cited)
    aimed = _STRIVES.search(sentence) if frame.context.kind != PAST else None
    ahead = [d for d in deadlines(without_parentheses(sentence)) if d.by and _is_ahead(d.year, frame.now, sentence)]
    if cited or not (aimed or ahead):
        return
    opening = start + min([d.start for d in ahead] + ([aimed.start()] if aimed else []))
    frame = frame if aimed else replace(frame, year=None)
    for low, high in clauses(sentence):
        for measure in measures(text, start + low, start + high, frame.habit):
            settled = _settled(measure, frame)
            if settled and _counts(text, settled, opening):
                yield Goal(settled)


def _is_ahead(year: int, now: int | None, sentence: str) -> bool:
    return now is not None and (year > now or (year == now and _DEMANDED.search(sentence) is not None))


def _counts(text: str, measure: Measure, opening: int) -> bool:
    """Outside headings of goals only shares and rankings with a year count, and only after the words that call them a goal."""
    sure = any(v.quantity.unit.startswith("%") or v.quantity.unit == RANK for v in measure.values)
    told = _HAPPENED.search(text, measure.start, measure.end)
    return sure and all(v.year for v in measure.values) and measure.end > opening and not told
