"""Where one document's own words do not agree: a number and the parts that stand in parentheses after it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from corpus.conflict import Conflict, Side
from corpus.document import Document
from corpus.figures import Habit, write
from corpus.span import Joined
from ingest.knowledge.budgets.sums import tried
from ingest.knowledge.quantities.amounts import Quantity, is_counted, quantities
from ingest.knowledge.quantities.clauses import without_parentheses

_PARENTHESIS = re.compile(r"\(([^()]{5,600})\)")
_PARTIAL = re.compile(r"\b(?:trong đó|nhất là|chủ yếu|riêng|kể cả|bao gồm cả)\b", re.IGNORECASE)
_CALCULATED = re.compile(r"=|(?:^|\s)[-–+x×*:](?=\s*[0-9])|[0-9]\s?[-–+x×*]\s?[0-9]")
_APART = re.compile(r"[.;,:0-9]")
_FAR = 60
_NEAR_MISS = 0.05


def find_contradictions(document: Document) -> list[Conflict]:
    """The numbers whose parts, given in parentheses, do not make them; what the parentheses only pick out is left alone."""
    habit = Habit.learn(document.text)
    found = []
    for section in document.sections:
        for paragraph in section.paragraphs():
            found += [
                _conflict(document, section.id, paragraph, whole, parts, end)
                for whole, parts, end in _sums(paragraph.text, habit)
            ]
    return found


def _sums(text: str, habit: Habit) -> Iterator[tuple[Quantity, list[Quantity], int]]:
    """Numbers of things with unequal parts after them, and where the parentheses end."""
    if "(" not in text:
        return
    outside = quantities(without_parentheses(text), habit)
    for bracket in _PARENTHESIS.finditer(text):
        before = bisect_left(outside, bracket.start(), key=lambda q: q.start)
        whole = outside[before - 1] if before else None
        if whole is None or not _belongs(text, whole, bracket):
            continue
        parts = [q for q in quantities(bracket.group(1), habit) if q.unit == whole.unit and q.high is None]
        if len(parts) > 1 and _fails(whole, parts, partial=_PARTIAL.search(bracket.group(1)) is not None):
            yield whole, parts, bracket.end()


def _belongs(text: str, whole: Quantity, bracket: re.Match[str]) -> bool:
    """Whether a bracket lists something right after a number, and is no calculation."""
    near = whole.end <= bracket.start() <= whole.end + _FAR and not _APART.search(text, whole.end, bracket.start())
    return near and not _CALCULATED.search(bracket.group(1))


def _fails(whole: Quantity, parts: list[Quantity], *, partial: bool) -> bool:
    """Whether parts that are to make a whole do not: they exceed it, or miss it so narrowly that they were meant to.

    Where the whole itself comes again ("cả 04 bản") the parentheses speak of the same things, and list no parts.
    """
    stated = (whole, *parts)
    if not is_counted(whole.unit) or any(q.high is not None or q.comparator != "=" or q.value % 1 for q in stated):
        return False
    total = sum(q.value for q in parts)
    if any(q.value == whole.value for q in parts):
        return False
    return total > whole.value or (not partial and 0 < whole.value - total <= _NEAR_MISS * whole.value)


def _conflict(document: Document, section: str, paragraph: Joined, whole: Quantity, parts: list[Quantity], end: int) -> Conflict:
    span = paragraph.span(whole.start, end)
    check = tried(f"{write(whole.value)} {whole.unit}", whole.value, [q.value for q in parts], whole.unit)
    quote = " ".join(paragraph.text[whole.start : end].split())
    return Conflict(
        id=f"{document.id}.{span.start}.text_sum",
        code="text_sum",
        message=f"Số và các thành phần trong ngoặc không khớp: {check.what}.",
        sides=(Side(document=document.id, section=section, span=span, text=quote),),
    )
