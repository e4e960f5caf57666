"""Sentences that state quantities, taken apart: one measure for each thing measured, with a value for each year."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.figures import Habit
from ingest.knowledge.quantities.amounts import RANK, Quantity, is_counted, quantities
from ingest.knowledge.quantities.clauses import without_parentheses
from ingest.knowledge.quantities.times import Deadline, deadlines

_SEPARATOR = re.compile(r",\s(?:và\s|trong đó:?\s|riêng\s)?|\s(?:và|hoặc|đồng thời)\s|\btrong đó:?\s")
_ENDS_IN_SEPARATOR = re.compile(r"(?:,|\s(?:và|hoặc)|\btrong đó:?|\bgồm:?)\s*(?:trong đó:?\s*|và\s+|riêng\s+)?$")
_OF_WHICH = re.compile(r"\btrong đó\b", re.IGNORECASE)
_YEARS = r"(?:năm|giai đoạn|thời kỳ)\s+[0-9]{4}(?:\s?[-–]\s?[0-9]{4})?\s*[,:]?\s*"
_AIMING = r"(?:(?:định hướng|tầm nhìn)\s+)?(?:(?:đến|tới|vào|trong|hết|cuối|cả|cho(?=\s+đến)|giai đoạn(?=\s+đến))\s+){0,3}"
_OPENING = re.compile(
    r"(?:,|\s(?:và|hoặc|đồng thời)\b)\s*(?:(?:phấn đấu|định hướng|tầm nhìn|đến|tới|vào|trong|hết|cuối)\b\s*){0,4}$", re.IGNORECASE
)
_LEAD_IN = re.compile(rf"{_AIMING}{_YEARS}(?:phấn đấu\s+)?$", re.IGNORECASE)
_TIME = re.compile(rf"(?<!so với )(?<!bằng ){_AIMING}{_YEARS}", re.IGNORECASE)
_OPENS = re.compile(
    r"^(?:[-+*•–ü]\s+|[-+*•–]|\([ivx]{1,4}\)\s*|[a-zđ]\)\s*|[0-9]{1,2}[.)]\s+|(?:và|phấn đấu|đạt|có|sẽ|bảo đảm|đảm bảo|duy trì|hoàn thành|trong đó|để|tỷ lệ(?=\s*$))\b:?\s*)+",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"(?:[\s,:;.]|\b(?:phải|đạt|là|được|có|còn|ở|vào|mức|từ|(?<!trở )lên|và|phấn đấu|duy trì|trong đó))+$", re.IGNORECASE
)
_PREDICATE = re.compile(r"\b(?:được|bảo đảm|đảm bảo|đạt|hoàn thành|sử dụng|tham gia|thực hiện|có)\b", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:tại|ở|đối với)\b", re.IGNORECASE)
_AMONG_ALL = re.compile(r"^\s*(?:(?:của|trong|trên)\s+)?(?:cả nước|toàn quốc)", re.IGNORECASE)
_BASE = re.compile(r"^\s*(?:GDP|GRDP|tổng|dân số|diện tích)\b")
_ELIDED = re.compile(r"(?:^|,\s*|\b(?:phấn đấu|tiếp tục)\s+)(?:giảm|tăng|nâng)(?:\s+(?:xuống|lên))?$", re.IGNORECASE)
_CHANGE = re.compile(r"(?:cắt giảm|giảm|tăng)(?!\w)", re.IGNORECASE)
_SHARE = "Tỷ lệ "
_MEASURED = re.compile(
    r"(?<!\w)(?:tỷ lệ|tỷ trọng|tỉ lệ|tỉ trọng|nâng|tăng|giảm|mức|số|độ|diện tích|tốc độ|khả năng|sản lượng|năng suất|thu nhập)(?!\w)",
    re.IGNORECASE,
)
_NOTE_MARK = re.compile(r"^[0-9]{1,2}(?=\s)")
_LETTER = re.compile(r"[^\W\d_]")
_LOOK_BACK = 70
_VALUES_AT_MOST = 8


@dataclass(frozen=True, slots=True)
class Value:
    """A quantity and the year that its own words set, if they do."""

    quantity: Quantity
    year: int | None


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured, at ``[start, end)`` of the text; ``metric`` says it without the number, "" where only the number stands;
    ``reached`` is what it had come to, where the words compare the two."""

    metric: str
    values: tuple[Value, ...]
    start: int
    end: int
    reached: Quantity | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """A measure as its quantity's part of the sentence gives it: whether the number comes first, whether nothing parts it
    from the one before ("giảm 20 biên chế, đạt 5%"), whether it is a part of what that one measures ("trong đó")."""

    measure: Measure
    leads: bool
    continues: bool
    of_which: bool


def measures(text: str, start: int, end: int, habit: Habit) -> list[Measure]:
    """The measures of the clause at ``text[start:end]``.

    >>> s = "90% hồ sơ tại tỉnh, 60% hồ sơ tại xã được xử lý trên mạng"
    >>> [(m.metric, m.values[0].quantity.value) for m in measures(s, 0, len(s), Habit())]
    [('Tỷ lệ hồ sơ tại tỉnh được xử lý trên mạng', 90.0), ('Tỷ lệ hồ sơ tại xã được xử lý trên mạng', 60.0)]
    """
    clause = without_parentheses(text[start:end])
    found = quantities(clause, habit)
    if not found:
        return []
    years = list(deadlines(clause))
    cuts = [_cut(clause, a.end, _with_lead_in(clause, a.end, b.start)) for a, b in pairwise(found)]
    lows, highs = [0, *(high for _, high in cuts)], [*(low for low, _ in cuts), len(clause)]
    parts = []
    for at, quantity in enumerate(found):
        before = clause[highs[at - 1] : lows[at]] if at else "-"
        parts.append(_part(text[start:end], quantity, lows[at], highs[at], years, before))
    return [_moved(measure, start) for measure in _share(_join(parts))]


def with_values(own: tuple[Value, ...], other: tuple[Value, ...]) -> tuple[Value, ...]:
    """Both in the order of the text; ``own`` alone where both state one unit for one year, for then the other is of something else."""
    said = {(v.year, v.quantity.unit) for v in own}
    if any((v.year, v.quantity.unit) in said for v in other):
        return own
    return tuple(sorted(own + other, key=lambda v: v.quantity.start))


def _moved(measure: Measure, by: int) -> Measure:
    """A measure of a clause at its place in the paragraph."""
    values = tuple(Value(v.quantity.moved(by), v.year) for v in measure.values)
    return Measure(measure.metric, values, measure.start + by, measure.end + by)


def _with_lead_in(clause: str, end: int, start: int) -> int:
    """Where the words begin that only say by when ("đến năm 2030, phấn đấu") before a quantity, not right after another one."""
    match = _LEAD_IN.search(clause, max(end, start - _LOOK_BACK), start)
    return match.start() if match and clause[end : match.start()].strip() else start


def _cut(clause: str, end: int, start: int) -> tuple[int, int]:
    """Between two quantities: where the first one's part ends and where the second one's begins."""
    closing = _ENDS_IN_SEPARATOR.search(clause, max(end, start - 24), start) if start > end else None
    cut = closing or _SEPARATOR.search(clause, end, max(end, start))
    return (cut.start(), cut.end()) if cut else (max(end, start), max(end, start))


def _part(clause: str, quantity: Quantity, low: int, high: int, years: list[Deadline], parted: str) -> _Part:
    before = _OPENS.sub("", _TIME.sub(" ", clause[low : quantity.start]).strip())
    whole, high = high, _governed(clause, quantity, high, years)
    known = years if high == whole else years[: bisect_left(years, high, key=lambda d: d.start)]
    after = _TIME.sub(" ", clause[quantity.end : high])
    words = clause[low:high]
    continues = not parted or (not before and after.lstrip().startswith("so với"))
    measure = Measure(
        metric=_metric(before, after, quantity, not continues),
        values=(Value(quantity, _year(quantity, low, high, known)),),
        start=min(low + len(words) - len(words.lstrip(" ,;:-–+")), quantity.start),
        end=low + len(words.rstrip(" ,;")),
    )
    return _Part(measure, leads=len(before.split()) <= 2, continues=continues, of_which=bool(_OF_WHICH.search(parted)))


def _metric(before: str, after: str, quantity: Quantity, parted: bool) -> str:
    """What a quantity measures, from the words before and after it; "" where there are none outside parentheses."""
    after = _NOTE_MARK.sub("", after)
    after = _AMONG_ALL.sub("", after) if quantity.unit == RANK else after
    after = f"{quantity.unit} {after}" if after.strip(" ,.;") and is_counted(quantity.unit) else after
    subject = _without_close(before) + ":" * (before.rstrip()[-1:] == ":" and bool(after.strip(" ,.;")))
    of_whole = subject and quantity.unit == "%" and _BASE.match(after)
    if of_whole and _ELIDED.search(subject):
        return ""
    says = f"{subject} so với {after.lstrip()}" if of_whole else f"{subject} {after}"
    if not _LETTER.search(without_parentheses(says)):
        return ""
    share = _SHARE if parted and not subject and quantity.unit == "%" else ""
    return _tidy(_without_close(" ".join(f"{share}{says}".split())))


def _year(quantity: Quantity, low: int, high: int, years: list[Deadline]) -> int | None:
    """The year of a quantity: the nearest in its own part, else the last one before it, else the first one after its part."""
    first, last = (bisect_left(years, at, key=lambda d: d.start) for at in (low, high))
    own = years[first:last]
    if own:
        return min(own, key=lambda d: (abs(quantity.core - d.start), d.start)).year
    return years[max(0, first - 1)].year if years else None


def _governed(clause: str, quantity: Quantity, high: int, years: list[Deadline]) -> int:
    """Where the part of a quantity ends: before a year that opens words of its own ("…, đến năm 2030 hoàn thành …")."""
    after = bisect_left(years, quantity.end, key=lambda d: d.start)
    for year in years[after : bisect_left(years, high, key=lambda d: d.start)]:
        opening = _OPENING.search(clause, max(quantity.end, year.start - _LOOK_BACK), year.start)
        if opening and _LETTER.search(clause, year.end, high):
            return opening.start()
    return high


def _tidy(metric: str) -> str:
    """The words that are left round a number taken out, without stray marks and quotes that lost their other half."""
    words = metric.replace(" ,", ",").replace(" ;", ";")
    if words.count("“") != words.count("”"):
        words = words.replace("“", "").replace("”", "")
    return words.strip(" ,.;:-–")


def _without_close(words: str) -> str:
    return words[:-_LOOK_BACK] + _CLOSES.sub("", words[-_LOOK_BACK:])


def _join(parts: list[_Part]) -> list[_Part]:
    """Parts without a subject of their own go to the one whose subject they share: other years of the same measure."""
    joined: list[_Part] = []
    waiting: list[_Part] = []
    for part in parts:
        measure = part.measure
        if not measure.metric and not joined:
            waiting.append(part)
        elif joined and (part.continues or not measure.metric) and len(joined[-1].measure.values) < _VALUES_AT_MOST:
            last = joined[-1].measure
            both = with_values(last.values, measure.values)
            metric = f"{last.metric} {measure.metric}".strip()
            joined[-1] = replace(joined[-1], measure=replace(last, metric=metric, values=both, end=measure.end))
        elif waiting and not part.of_which and len(waiting) < _VALUES_AT_MOST:
            joined.append(replace(part, measure=_after([one.measure for one in waiting], measure)))
            waiting = []
        else:
            joined += [*waiting, part]
            waiting = []
    return joined + waiting


def _after(waiting: list[Measure], measure: Measure) -> Measure:
    """A measure with the values that stand before its subject ("đạt 80% và đến năm 2030 đạt 100% cán bộ")."""
    for earlier in reversed(waiting):
        measure = replace(measure, values=with_values(measure.values, earlier.values), start=earlier.start)
    return measure


def _share(parts: list[_Part]) -> list[Measure]:
    """What an enumeration says once, at its end or at its start, is said of all its parts.

    "90% A, 60% B được xử lý": both are xử lý. "X tại A đạt 50% và tại B đạt 20%": both are X.
    """
    shared: list[Measure] = []
    tail = ""
    for part in reversed(parts):
        metric = part.measure.metric
        own = _PREDICATE.search(metric)
        if not part.leads or own:
            tail = metric[own.start() :] if own and part.leads else ""
        elif tail and metric:
            metric = f"{metric} {tail}"
        shared.append(replace(part.measure, metric=metric))
    shared.reverse()
    for at in range(1, len(shared)):
        metric = _with_head(shared[at - 1].metric, shared[at].metric)
        metric = _with_measure(shared[0].metric, _with_change(shared[at - 1].metric, metric), shared[at])
        shared[at] = replace(shared[at], metric=metric)
    return shared


def _with_change(before: str, metric: str) -> str:
    """ "giảm 10% đơn vị và 10% biên chế": what goes down by a share is no share that is to be reached."""
    change = _CHANGE.match(before)
    return f"{change.group()} {metric.removeprefix(_SHARE)}" if change and metric.startswith(_SHARE) else metric


def _with_measure(first: str, metric: str, measure: Measure) -> str:
    """ "Nâng khả năng đáp ứng nhu cầu của A lên 40%, B lên 30%": both are the measure that the first names."""
    head, of, _ = first.partition(" của ")
    raised = all(value.quantity.start < value.quantity.core for value in measure.values)
    return f"{head} của {metric}" if of and raised and _MEASURED.match(first) and not _MEASURED.search(metric) else metric


def _with_head(before: str, metric: str) -> str:
    """A metric that only names another place than the one before ("tại B", "các xã còn lại") with the words both share."""
    head = _PLACE.search(before)
    if not head or not head.start():
        return metric
    if _PLACE.match(metric):
        return before[: head.start()] + metric
    place = before[head.end() :].split()[:2]
    return f"{before[: head.end()]} {metric}" if len(place) == 2 and metric.split()[:2] == place else metric
