"""Goals set elsewhere that a report only compares with: "so với mục tiêu … đến năm 2021 (giảm 10% so với 2015)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.figures import Habit
from ingest.knowledge.quantities.amounts import Quantity, quantities
from ingest.knowledge.quantities.clauses import without_parentheses
from ingest.knowledge.quantities.measures import Measure, Value
from ingest.knowledge.quantities.times import deadlines

_AIM = re.compile(
    r"\b(?:mục tiêu|chỉ tiêu|kế hoạch|yêu cầu)\b[^.;()]{0,80}?(?:năm|giai đoạn|đến)\s+(?:[0-9]{4}\s?[-–]\s?)?[0-9]{4}\s*"
    r"(?:phải đạt|phải|đạt|là|\((?=[^)]*[0-9]))",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"[);]|\s+và\s+(?:vượt|tăng|bằng)")
_BEYOND = re.compile(r"\b(?:vượt|tăng so|cao hơn|thấp hơn|chênh)\s*$", re.IGNORECASE)
_SUBJECT_ENDS = re.compile(r"\b(?:đạt|vượt|bằng|so với|hoàn thành|giảm|tăng)\b|\(|(?<!mức độ )(?<!loại )(?<!cấp )[0-9]")
_VERDICT = re.compile(
    r"(?:\s+(?:(?:còn|vẫn|khá|rất|tương đối)\s+)*(?:thấp|chậm|cao|ít)|\s+(?:mới|được|chỉ|còn))+$", re.IGNORECASE
)
"""What a report thinks of a result, after what the result is of."""
_COMPARES = re.compile(r"\s*\)?,?\s*(?:\(\s*)?(?:so với|trong khi|trên)\s*", re.IGNORECASE)
_RESULT_WITHIN = 60
_SUBJECT_AT_MOST = 40
_SUBJECT_WITHIN = 400
_SAID_WITHIN = 240


def cited_aims(text: str, start: int, end: int, habit: Habit) -> Iterator[Measure]:
    """The goals of elsewhere in the sentence at ``text[start:end]``, the first quantity after each."""
    subject = ""
    for match in _AIM.finditer(text, start, end):
        close = _CLOSES.search(text, match.end(), end)
        stop = min(close.start() if close else end, match.end() + _SAID_WITHIN)
        said = text[match.end() : stop]
        found = [q for q in quantities(said, habit) if not _BEYOND.search(said, max(0, q.start - 12), q.start)]
        year = next((d.year for d in reversed(list(deadlines(match.group())))), None)
        subject = _subject(text[max(start, match.start() - _SUBJECT_WITHIN) : match.start()]) or subject
        if found and year:
            words = said[: found[0].core] + said[found[0].end :]
            metric = " ".join(f"{subject}: {words}".split()).strip(" :,.").replace(": :", ":")
            aim = Value(found[0].moved(match.end()), year)
            reached = _reached(text[max(start, match.start() - _RESULT_WITHIN) : match.start()], aim.quantity.unit, habit)
            yield Measure(metric, (aim,), match.start(), min(end, stop + 1), reached)


def _reached(before: str, unit: str, habit: Habit) -> Quantity | None:
    """The result of the same unit that stands right before a goal it is compared with ("(đạt 26,53%) so với mục tiêu …")."""
    found = [q for q in quantities(before, habit) if q.unit == unit and q.high is None and q.comparator == "="]
    return found[-1] if found and _COMPARES.fullmatch(before, found[-1].end) else None


def _subject(before: str) -> str:
    """What a comparison with a goal is about: the part of the sentence it stands in, up to what was reached."""
    said = without_parentheses(before)
    for parts in (said.split(";"), said.split(", ")):
        cut = _SUBJECT_ENDS.search(parts[-1])
        words = (parts[-1][: cut.start()] if cut else parts[-1]).split()
        if len(words) <= _SUBJECT_AT_MOST:
            break
    return _VERDICT.sub("", " ".join(words)).strip(" ,.-–") if len(words) > 1 else ""
