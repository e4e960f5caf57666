"""Words that open a duty, from the table task_verbs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice

from corpus.catalog import rows
from ingest.knowledge.agencies.tokens import BREAK, Token, tokens
from ingest.knowledge.agencies.trie import Trie
from ingest.knowledge.tasks.subjects import names_actor

_STATES = re.compile(r"[^.;]{0,200}?\b(?:không chỉ là|là một trong|là yêu cầu|là nhiệm vụ)\b", re.IGNORECASE)
_MUST = re.compile(r"(?:Công tác|Việc|Quá trình|Đặc biệt,)[^.;]{0,120}?\b(?:phải|cần)\b", re.IGNORECASE)
_AN_ACT = re.compile(r"(?:quy định|thông báo|báo cáo|quyết định|giao ước)\s+số\s*\d", re.IGNORECASE)
_OF_A_THING = re.compile(
    r"(?:(?:báo cáo|quyết định|thông báo)\s+(?:[^\W\d_]+\s+){1,3}(?:phải|được|gồm|bao gồm|thì)|tổ chức\s+(?:[^\W\d_]+\s+){1,9}thì"
    r"|(?:kiểm toán|kiểm tra|thanh tra|kiểm sát) viên)(?!\w)",
    re.IGNORECASE,
)
_MOST_WORDS = 24
_MOST_MANNERS = 5
_MUST_BE = re.compile(r"[^.;:]{1,150}?\bphải\s+", re.IGNORECASE)
_COMMA = re.compile(r",\s+")
_MOST_COMMAS = 6
_FAR, _SHORT_REACH = 400, 40


def opens_duty(text: str) -> bool:
    """Whether a statement begins with a verb of duty, after manners ("thường xuyên") and modals ("cần").

    >>> opens_duty("Thường xuyên rà soát văn bản"), opens_duty("về tổ chức bộ máy")
    (True, False)
    """
    if _AN_ACT.match(text):
        return False
    if names_actor(text) or _OF_A_THING.match(text):
        return False
    words = tokens(text[:200])[:_MOST_WORDS]
    at = 0
    for _ in range(_MOST_MANNERS):
        if at >= len(words) or (at and words[at].gap == BREAK):
            return False
        if hits := _table("verb").match(words, at, tolerant=False):
            return not _told_of(words, hits[0].end)
        hits = _table("manner").match(words, at, tolerant=False)
        if not hits:
            return False
        at = hits[0].end
    return False


def manners(text: str) -> bool:
    """Whether a text is nothing but manners.

    >>> manners("Hằng tháng "), manners("Hằng tháng rà soát")
    (True, False)
    """
    words = tokens(text)
    at = 0
    while at < len(words) and at <= _MOST_MANNERS and (hits := _table("manner").match(words, at, tolerant=False)):
        at = hits[0].end
    return 0 < at == len(words)


def leads_to_duty(text: str) -> bool:
    """Whether a statement opens a duty after what leads in, up to a comma, or after what must be done.

    >>> leads_to_duty("Trên cơ sở số liệu của các huyện, kịp thời cập nhật"), leads_to_duty("Trong quý I, các trường báo cáo")
    (True, False)
    """
    must = _MUST_BE.match(text)
    if must and opens_duty(text[must.end() :]):
        return True
    if not _table("lead").match(tokens(text[:_SHORT_REACH]), 0, tolerant=False):
        return False
    commas = islice(_COMMA.finditer(text, 0, _FAR), _MOST_COMMAS)
    return any(text[comma.end() : comma.end() + 1].islower() and opens_duty(text[comma.end() :]) for comma in commas)


def _told_of(words: Sequence[Token], at: int) -> bool:
    """Whether what looks like a verb is a thing of which something is said: "Báo cáo được thể hiện …", "Kiểm tra là …"."""
    return at < len(words) and words[at].gap != BREAK and bool(_table("said").match(words, at, tolerant=False))


def opens_item(text: str) -> bool:
    """Whether a part of a cell begins with a noun for a body ("doanh nghiệp")."""
    words = tokens(text[:60])
    return bool(words) and bool(_bodies().match(words, 0, tolerant=False))


@cache
def _bodies() -> Trie[str]:
    trie: Trie[str] = Trie()
    for row in rows("agency_kinds"):
        if row["part"] == "body":
            trie.add(row["word"], "")
    return trie


def demands(text: str) -> bool:
    """Whether a statement addressed to nobody asks for something to be done.

    >>> demands("Công tác tuyên truyền phải được thực hiện thường xuyên"), demands("Cải cách hành chính không chỉ là việc riêng")
    (True, False)
    """
    if _STATES.match(text):
        return False
    return opens_duty(text) or _MUST.match(text) is not None


@cache
def _table(part: str) -> Trie[str]:
    trie: Trie[str] = Trie()
    for row in rows("task_verbs"):
        if row["part"] == part:
            trie.add(row["word"], part)
    return trie
