"""What the headings over a paragraph make of the figures in it: goals, results, duties; and by when."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.document import Document, Section
from ingest.knowledge.quantities.times import deadlines, heading_year

GOAL, MIXED, PAST, OTHER = "goal", "mixed", "past", "other"
_GOAL = re.compile(r"(?<!chương trình )mục tiêu(?! quốc gia)|chỉ tiêu", re.IGNORECASE)
_PAST = re.compile(
    r"kết quả|thống kê|so sánh|thực trạng|hiện trạng|tình hình|đánh giá|tồn tại|hạn chế|nguyên nhân|bài học|ưu điểm|thành tựu|sự cần thiết|bối cảnh|khái quát",
    re.IGNORECASE,
)
_DUTY = re.compile(r"nhiệm vụ|giải pháp|tổ chức thực hiện|trách nhiệm|phân công|kinh phí|nguồn lực", re.IGNORECASE)
_SCOPE = re.compile(r"\s*(?:đối tượng|phạm vi)\b", re.IGNORECASE)
_DATED = re.compile(
    r"\bngày\s+[0-9]{1,2}\s?(?:/\s?[0-9]{1,2}\s?/|tháng\s+[0-9]{1,2}\s+năm\s+)\s?((?:19|20)[0-9]{2})\b", re.IGNORECASE
)
_FIRM = re.compile(r"mục tiêu", re.IGNORECASE)
_PLAN_OF_YEAR = re.compile(r"\b(?:kế hoạch|chương trình|nhiệm vụ)\b", re.IGNORECASE)
NORMATIVE = ("hiến pháp", "bộ luật", "luật", "pháp lệnh", "nghị định", "thông tư", "thông tư liên tịch")
"""Types whose text makes rules: what they call a goal has no figure unless they set a year for it."""
_NEAR_START = 48
_SUBJECT_AT_MOST = 120


@dataclass(frozen=True, slots=True)
class Context:
    """``kind`` is goal, mixed (goals among duties), past or other; ``year`` the one that the nearest heading sets.

    ``firm`` where a heading says "mục tiêu": "chỉ tiêu" may be a technical standard as well, and needs a year to be a goal.
    """

    kind: str
    year: int | None
    firm: bool = False


def contexts(document: Document) -> dict[str, Context]:
    """The context of every section by its id; a heading that says nothing leaves what stands over it in force."""
    known: dict[str | None, Context] = {None: Context(OTHER, _year_of_title(document))}
    opened: dict[str | None, int | None] = {}
    for section in document.sections:
        above, heading = known.get(section.parent, known[None]), _heading(section)
        kind = kind_of(heading)
        firm = (_FIRM.search(heading) is not None and document.type not in NORMATIVE) if kind else above.firm
        known[section.id] = Context(kind or above.kind, heading_year(heading) or opened.get(section.parent) or above.year, firm)
        opened[section.id] = _year_opened(section)
    return {section.id: known[section.id] for section in document.sections}


def kind_of(title: str) -> str | None:
    """What a heading says of the figures under it, None where it says nothing.

    >>> kind_of("Mục tiêu cụ thể"), kind_of("Kết quả thực hiện các chỉ tiêu"), kind_of("Mục tiêu, nhiệm vụ và giải pháp")
    ('goal', 'past', 'mixed')
    >>> kind_of("Đối tượng áp dụng"), kind_of("Quy định chung")
    ('other', None)
    """
    if _PAST.search(title):
        return PAST
    goal, duty = _GOAL.search(title, 0, _NEAR_START), _DUTY.search(title)
    if goal:
        return MIXED if duty else GOAL
    return OTHER if duty or _SCOPE.match(title) else None


def subject_of(title: str) -> str:
    """What a heading names that figures under it can be of; "" for one that only sorts ("Mục tiêu cụ thể", "Đến năm 2025").

    >>> subject_of("Tỷ lệ đô thị hóa:"), subject_of("Mục tiêu cụ thể"), subject_of("Giai đoạn 2021-2025")
    ('Tỷ lệ đô thị hóa', '', '')
    """
    name = title.strip(" :.")
    sorts = kind_of(name) or heading_year(name) or len(name) > _SUBJECT_AT_MOST
    return "" if sorts else name


def year_of(document: Document) -> int | None:
    """The year a document is of: its date's, else the latest date it mentions (a draft bears none)."""
    if document.issued_on:
        return int(document.issued_on[:4])
    return max((int(match.group(1)) for match in _DATED.finditer(document.text)), default=None)


def _heading(section: Section) -> str:
    """A section's title; of one without a caption the words before its first colon ("Mục tiêu: …")."""
    return section.title or section.text[:80].partition(":")[0] * (":" in section.text[:80])


def _year_of_title(document: Document) -> int | None:
    """The year that a plan's own title sets ("Kế hoạch … năm 2023", "giai đoạn 2021-2025")."""
    title = document.title or ""
    plans = (
        document.type == "kế hoạch" or _PLAN_OF_YEAR.search(title) or any(d.by for d in deadlines(title)) or "giai đoạn" in title
    )
    return heading_year(title) if plans else None


def _year_opened(section: Section) -> int | None:
    """The year that the words just before a section's subsections set for them ("… theo đó đến năm 2025:")."""
    last = section.text.rpartition("\n")[2].rstrip()
    return next((d.year for d in reversed(list(deadlines(last)))), None) if last.endswith(":") else None
