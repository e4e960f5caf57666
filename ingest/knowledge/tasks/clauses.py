"""A paragraph cut into the statements that can each be one duty."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.knowledge.tasks.subjects import acts
from ingest.knowledge.tasks.words import opens_duty

_STOP = re.compile(r"[.!?…;]+[\"”’)]{0,2}")
_BEFORE_DOT = re.compile(r"(?:^|[\s(/])(?:TT|TP|Tp|KT|TM|TL|TUQ|GS|PGS|TS|ThS|BS|KS|[A-ZĐ]|Tr|tr|v\.v|\d{1,2})$")
_AND_ALSO = re.compile(r",\s+(?=đồng thời\s|phối hợp\s+(?:với|cùng)\s)", re.IGNORECASE)
_MARK = re.compile(r"[\s\-–+•*●▪○·]*(?:\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ]|[IVX]{1,5})[.)](?:\s+|(?=[A-ZĐ])))?")
_SHORT_ITEM = 10
_GOES_ON = re.compile(
    r"(?:đã|đang|sẽ|để|nhằm|và|hoặc|theo|từ|của|cho|trong|trên|tại|với|là|thì|do|về|đến|nhất là|được|có)\b", re.IGNORECASE
)
_ONLY_TIME = re.compile(r"(?:hoàn thành|xong)\s+(?:trước|trong|vào|chậm nhất|xong)\b", re.IGNORECASE)
_PURPOSE = re.compile(
    r"(?<!\w)(?:để|giúp|nhằm giúp|tạo điều kiện (?:cho|để))\s+(?:(?:các|từng|mỗi)\s+)?(?:địa phương|đơn vị|cơ quan|sở|tỉnh|huyện)(?!\w)"
    r"[^.;:]{0,300}$",
    re.IGNORECASE,
)
"""A purpose that somebody else is to carry out, still open at the end: what follows in small letters goes on with it."""
_HEADED = re.compile(r"(?<!\w)(?:trách nhiệm về|(?:đối với|trong) (?:các )?trường hợp)(?!\w)[^.;:]{0,300}$", re.IGNORECASE)
"""What heads a list of things or cases, still open at the end: what follows in small letters is one more of them."""
_ABOUT = re.compile(r"(?<!\w)(?:về|bao gồm)\s*:\s|:\s+(?:việc|công tác|tình hình)\s[^.:]{0,300}$", re.IGNORECASE)
"""What heads a list of fields, and a list that begins with a noun: what follows in small letters is one more of them."""
_LAST_ITEM = re.compile(r",\s*([^,;:.…]{2,60})\Z")
_MATTERS = re.compile(r"(?<!\w)nội dung(?:\s+về)?\s+(\w+\s)", re.IGNORECASE)
_PURPOSE_REACH = 350
_LIST_REACH = 1000
_ITEM_REACH = 64
_LEAD_WORDS = re.compile(r"chủ trì\W*$", re.IGNORECASE)


class Clause(NamedTuple):
    """``[start, end)`` of a paragraph; ``fresh``: begins a sentence, so it does not lean on the clause before it."""

    start: int
    end: int
    fresh: bool


def clauses(text: str, names: Sequence[tuple[int, int]] = ()) -> list[Clause]:
    """The statements of a paragraph: its sentences, and the parts of a sentence after ";" (or ", đồng thời") that open a duty
    or begin with an agency (``names``: where agencies are named). Short items of a list after ":" stay together, and
    so do lists of agencies and what stands in brackets.

    >>> text = "Rà soát quy trình, hồ sơ; hướng dẫn doanh nghiệp. Báo cáo kết quả."
    >>> [text[c.start : c.end] for c in clauses(text)]
    ['Rà soát quy trình, hồ sơ', 'hướng dẫn doanh nghiệp.', 'Báo cáo kết quả.']
    """
    found: list[Clause] = []
    for start, end, fresh in _sentences(text, names):
        at = start
        for match in _AND_ALSO.finditer(text, start, end):
            if _stands_alone(text[at : match.start()]):
                found.append(Clause(at, match.start(), fresh))
                at, fresh = match.end(), False
        found.append(Clause(at, end, fresh))
    return [trimmed for clause in found if (trimmed := _trim(text, clause)) is not None]


class _Open(NamedTuple):
    """The sentence being read: where it starts, whether it is fresh, its open brackets, whether it holds a colon, how far it was looked at."""

    start: int
    fresh: bool
    brackets: int = 0
    colon: bool = False
    seen: int = 0


def _sentences(text: str, names: Sequence[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    begins, ends = {start for start, _ in names}, {end for _, end in names}
    found: list[tuple[int, int, bool]] = []
    now = _Open(0, True)
    for match in _STOP.finditer(text):
        mark, end = match.group(), match.end()
        after = _after(text, end)
        if after >= len(text):
            break
        passed = text[now.seen : match.start()]
        now = now._replace(
            brackets=max(0, now.brackets + passed.count("(") - passed.count(")")),
            colon=now.colon or ":" in passed,
            seen=match.start(),
        )
        if mark.startswith(";"):
            listed = match.start() in ends and after in begins
            if now.brackets or listed or not (_opens(text, after) or after in begins):
                continue
            if after not in begins and _serves(text, now.start, match.start(), after):
                continue
            if now.colon and len(text[after : _next(text, after)].split()) < _SHORT_ITEM:
                continue
        elif not _ends(text, match.start(), end, after) or (
            text[after].islower() and _among_bodies(text, now.start, match.start(), ends)
        ):
            continue
        found.append((now.start, end, now.fresh))
        now = _Open(after, not mark.startswith(";"), seen=after)
    if text[now.start :].strip():
        found.append((now.start, len(text), now.fresh))
    return found


def _serves(text: str, start: int, end: int, after: int) -> bool:
    """Whether what follows a ";" in small letters still says what somebody else is to do ("… để các địa phương có cơ sở …; tổ chức …")
    or is one more of a list of things or cases ("chịu trách nhiệm về tổ chức, nhân sự; đào tạo …")."""
    if not text[after].islower() or text.startswith(("phối hợp", "chủ trì"), after):
        return False
    since = max(start, end - _PURPOSE_REACH)
    if any(open_list.search(text, since, end) is not None for open_list in (_PURPOSE, _HEADED)):
        return True
    since = max(start, end - _LIST_REACH)
    return _ABOUT.search(text, since, end) is not None or any(
        text.startswith(of.group(1), after) for of in _MATTERS.finditer(text, since, end)
    )


def _among_bodies(text: str, start: int, dots: int, ends: set[int]) -> bool:
    """Whether dots end a list of bodies, of which what follows in small letters is told: "các sở, Hội Nông dân... tăng cường …"."""
    item = _LAST_ITEM.search(text, max(start, dots - _ITEM_REACH), dots)
    return item is not None and (dots in ends or acts(item.group(1)))


def _next(text: str, at: int) -> int:
    match = _STOP.search(text, at)
    return match.start() if match else len(text)


def _ends(text: str, dot: int, end: int, after: int) -> bool:
    """Whether a full stop ends a sentence: not after "TT", "TP", "1", nor before a small letter (but after "…" it may)."""
    if after == end and not text[end : end + 1].isupper():
        return False
    if (
        text[dot:end].startswith((".", "!", "?"))
        and not text[dot:end].startswith("..")
        and _BEFORE_DOT.search(text[max(0, dot - 6) : dot])
    ):
        return False
    first = text[after : after + 1]
    if first.isupper() or not first.isalnum():
        return True
    return (end - dot >= 3 or "…" in text[dot:end]) and _GOES_ON.match(text, after) is None


def _stands_alone(text: str) -> bool:
    """Whether what stands before ", đồng thời" is a duty of its own and not "chủ trì, phối hợp với"."""
    return len(text.split()) > 3 and _LEAD_WORDS.search(text) is None and _opens(text, _mark(text, 0))


def _opens(text: str, at: int) -> bool:
    return _ONLY_TIME.match(text, at) is None and opens_duty(text[at : at + 200])


def _after(text: str, end: int) -> int:
    while end < len(text) and text[end].isspace():
        end += 1
    return end


def _mark(text: str, at: int) -> int:
    match = _MARK.match(text, at)
    return match.end() if match else at


def _trim(text: str, clause: Clause) -> Clause | None:
    """Without the bullet or number before it and the separator after it."""
    start = _mark(text, clause.start)
    end = clause.end
    while end > start and (text[end - 1].isspace() or text[end - 1] == ";"):
        end -= 1
    return Clause(start, end, clause.fresh) if end - start > 3 else None
