"""Statements that are about somebody or something else than the agency whose heading they stand under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.catalog import rows
from ingest.knowledge.agencies.grammar import grammar
from ingest.knowledge.agencies.tokens import BREAK, Token, tokens, word_key
from ingest.knowledge.agencies.trie import Trie

_MODAL = re.compile(r"(?<!\w)(?:phải|cần|có trách nhiệm|có nhiệm vụ|chịu trách nhiệm)(?!\w)", re.IGNORECASE)
_PREDICATE = re.compile(r"(?:cơ quan|đơn vị|bộ phận)\s+(?:thường trực|đầu mối|chủ trì)", re.IGNORECASE)
_IN_A_CASE = re.compile(r"(?<!\w)thì\s+(?P<who>\w.*)", re.IGNORECASE | re.DOTALL)
_WILL = re.compile(r"[^.;:]{0,80}?(?:^|\s)(?:Bộ|Ủy ban nhân dân|Sở|Tổng cục|Cục|Chính phủ|Ban|Hội đồng)\s+sẽ\s")
_REACH = 250
_MOST_WORDS = 8
_LONGEST_NAME = 12


def of_another(text: str) -> bool:
    """Whether a statement names by a common noun who acts, or tells something of a thing and demands nothing.

    >>> of_another("Tổ công tác có nhiệm vụ đôn đốc."), of_another("Thời gian cao điểm quý IV năm 2024.")
    (True, True)
    >>> of_another("Nếu có sai sót thì các cơ quan kiểm tra lại."), of_another("Nếu có sai sót thì kiểm tra lại.")
    (True, False)
    >>> of_another("Hồ sơ phải nộp trước ngày 15."), of_another("Cơ quan thường trực của Đề án, tham mưu UBND tỉnh.")
    (False, False)
    """
    case = _IN_A_CASE.search(text[:_REACH])
    if acts(text) or (case is not None and acts(case.group("who"))):
        return True
    return _begins(tokens(text[:_REACH])[:_MOST_WORDS], "thing") and _MODAL.search(text[:_REACH]) is None


def announces(text: str) -> bool:
    """Whether a statement says what the issuer, not named in full, is going to do itself.

    >>> announces("Căn cứ kết quả, trong năm 2022 Bộ sẽ tổng kết."), announces("Sở Y tế tổng kết.")
    (True, False)
    """
    return _WILL.match(text) is not None


def acts(text: str) -> bool:
    """Whether a statement begins with somebody named by a common noun, or by a body's name that no table lists.

    >>> acts("Các doanh nghiệp bình ổn giá"), acts("Công ty Điện lực tỉnh bố trí máy phát"), acts("Các nội dung khác")
    (True, True, False)
    """
    return names_actor(text) or (_PREDICATE.match(text) is None and _named(tokens(text[:_REACH])[:_MOST_WORDS]))


def names_actor(text: str) -> bool:
    """Whether a text begins with a common noun for somebody who acts, and does not only say what an agency is.

    >>> names_actor("Tổ chức, cá nhân có liên quan"), names_actor("Tổ chức tập huấn"), names_actor("Cơ quan đầu mối")
    (True, False, False)
    """
    return _PREDICATE.match(text) is None and _begins(tokens(text[:_REACH])[:_MOST_WORDS], "actor")


def is_body(text: str) -> bool:
    """Whether a text is nothing but the name of a body that no table lists, as its first word and capitals tell.

    >>> is_body(" Hội Sinh vật cảnh "), is_body("Hội nghị tổng kết"), is_body("Hội Làm vườn tổ chức trồng cây")
    (True, False, False)
    """
    words = tokens(text)[: _LONGEST_NAME + 1]
    if not 1 < len(words) <= _LONGEST_NAME or any(word.gap == BREAK for word in words[1:]):
        return False
    head = grammar().opens.match(words, 0, tolerant=False)
    rest = range(head[0].end if head else 0, len(words))
    return _named(words) and not any(grammar().doubts.match(words, at, tolerant=False) for at in rest)


def is_cut(text: str) -> bool:
    """Whether a heading ends where the name of a body begins: the rest of it stands on the next line.

    >>> is_cut("Sở"), is_cut("Sở Y tế"), is_cut("Rà soát kho")
    (True, False, False)
    """
    words = tokens(text[:_REACH])[:_MOST_WORDS]
    hits = grammar().opens.match(words, 0, tolerant=False)
    return bool(hits) and hits[0].end == len(words)


def _begins(words: Sequence[Token], what: str) -> bool:
    each = _table("each").match(words, 0, tolerant=False)
    return bool(_table(what).match(words, each[0].end if each else 0, tolerant=False))


def _named(words: Sequence[Token]) -> bool:
    hits = grammar().opens.match(words, 0, tolerant=False)
    at = hits[0].end if hits else 0
    if 0 < at < len(words) and words[at].key == word_key("các"):
        at += 1
    return 0 < at < len(words) and words[at].capital and words[at].gap < BREAK


@cache
def _table(what: str) -> Trie[str]:
    trie: Trie[str] = Trie()
    for row in rows("statement_subjects"):
        if row["what"] == what:
            trie.add(row["words"], what)
    return trie
