"""Amounts in the words about money: under headings of kinh phí, and where a sentence says what a plan costs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.budget import Budget
from corpus.document import Document, Section
from corpus.figures import Habit
from corpus.money import Unit, unit_at
from corpus.span import Joined
from ingest.knowledge.budgets.funds import fund_in
from ingest.knowledge.budgets.sums import tried
from ingest.knowledge.quantities.amounts import Quantity, quantities
from ingest.knowledge.quantities.clauses import clauses, without_parentheses
from ingest.knowledge.quantities.columns import role_of

_HEADING = re.compile(r"kinh phí|nguồn vốn|nhu cầu vốn|dự toán|tổng mức đầu tư|nguồn lực tài chính|vốn thực hiện", re.IGNORECASE)
_OTHER = re.compile(r"kết quả|thực trạng|tình hình|đánh giá|nhiệm vụ|giải pháp|mục tiêu|tổ chức thực hiện", re.IGNORECASE)
_COST = re.compile(
    r"\b(?:tổng (?:kinh phí|vốn|nhu cầu|mức đầu tư|dự toán)|nhu cầu (?:vốn|kinh phí)|kinh phí (?:thực hiện|dự kiến)|tổng nguồn vốn)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\b(?:tổng|nhu cầu)\b", re.IGNORECASE)
_OF_WHICH = re.compile(r"\b(?:trong đó|gồm|bao gồm|cụ thể)\b", re.IGNORECASE)
_OF_MONEY = re.compile(r"\b(?:kinh phí|vốn|ngân sách|nguồn|dự toán|chi|quỹ|đầu tư|tổng|nhu cầu|trong đó)\b|:\s*$", re.IGNORECASE)
_OPENS = re.compile(r"^(?:trong đó|gồm|bao gồm|cụ thể)\b[\s:]*", re.IGNORECASE)
_PAST = re.compile(r"\b(?:đã (?:bố trí|cấp|chi|giải ngân|thực hiện|hỗ trợ)|giải ngân|được tài trợ|tài trợ)\b", re.IGNORECASE)
_TAIL = re.compile(r"(?:[\s:,–-]|\b(?:là|khoảng|dự kiến|gồm|với|số tiền|ước|tính|tổng số))+$", re.IGNORECASE)
_LOOK_BACK = 60


@dataclass(frozen=True, slots=True)
class _Said:
    """An amount as said: its words, its place, and whether it is what the ones after it are parts of."""

    item: str
    quantity: Quantity
    unit: Unit
    span: Joined
    whole: bool
    opens: bool


def in_sentences(document: Document, habit: Habit) -> Iterator[Budget]:
    """The amounts that the text says a plan needs; a part stands under the last whole that "trong đó" opened."""
    about: dict[str | None, bool] = {None: False}
    for section in document.sections:
        about[section.id] = _about_money(section, about.get(section.parent, False))
        said = [one for paragraph in section.paragraphs() for one in _in_paragraph(paragraph, about[section.id], habit)]
        yield from _grouped(document, section, said)


def _about_money(section: Section, above: bool) -> bool:
    if _HEADING.search(section.title):
        return True
    return above and not _OTHER.search(section.title)


def _in_paragraph(paragraph: Joined, about: bool, habit: Habit) -> Iterator[_Said]:
    text = paragraph.text
    for start, end in clauses(text):
        clause = without_parentheses(text[start:end])
        if _PAST.search(clause) or not (about or _COST.search(clause)):
            continue
        last = 0
        for quantity in quantities(clause, habit):
            before = clause[last : quantity.start]
            unit = unit_at(clause, _number_end(clause, quantity))
            if unit and unit[0].in_dong(quantity.value) is not None and _is_budget(before, quantity):
                opens = _OF_WHICH.search(text, start + quantity.end, min(len(text), end + _LOOK_BACK)) is not None
                place = paragraph.part(start + last + len(before) - len(before.lstrip()), start + quantity.end)
                yield _Said(_item(before), quantity, unit[0], place, _TOTAL.search(before) is not None, opens)
            last = quantity.end


def _is_budget(before: str, quantity: Quantity) -> bool:
    """Whether a sum is planned money: stated as such or after a label, no rate, no limit, no range."""
    exact = quantity.comparator == "=" and quantity.high is None and "/" not in quantity.unit
    return exact and _OF_MONEY.search(before) is not None and role_of(_item(before)) != "unit"


def _number_end(clause: str, quantity: Quantity) -> int:
    at = quantity.core
    while at < quantity.end and (clause[at].isdigit() or clause[at] in ".,"):
        at += 1
    return at


def _item(before: str) -> str:
    words = _OPENS.sub("", before.strip(" -+*•–,.:"))
    return (words[:-_LOOK_BACK] + _TAIL.sub("", words[-_LOOK_BACK:])).strip()


def _grouped(document: Document, section: Section, said: list[_Said]) -> Iterator[Budget]:
    at = 0
    while at < len(said):
        parts = _parts(said, at)
        yield _budget(
            document, section, said[at], "total" if parts or said[at].whole else "item", [p.quantity.value for p in parts]
        )
        yield from (_budget(document, section, part, "subtotal", []) for part in parts)
        at += 1 + len(parts)


def _parts(said: list[_Said], at: int) -> list[_Said]:
    """The amounts in the same unit after a whole that "trong đó" opens, up to the next whole."""
    parts: list[_Said] = []
    if said[at].opens:
        for one in said[at + 1 :]:
            if one.whole or one.unit != said[at].unit:
                break
            parts.append(one)
    return parts


def _budget(document: Document, section: Section, said: _Said, kind: str, parts: list[float]) -> Budget:
    budget = Budget(
        id="",
        document=document.id,
        section=section.id,
        span=said.span.span(),
        item=said.item or section.title,
        fund=fund_in(said.item),
        amount=said.quantity.value,
        unit=said.unit.name,
        amount_vnd=round(said.quantity.value * said.unit.factor),
        kind=kind,
    )
    check = (tried(budget.item, budget.amount, parts, budget.unit),) if len(parts) > 1 else ()
    return replace(budget, checks=check)
