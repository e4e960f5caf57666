"""Names of issuers in a text, and whether a stated issuer and a symbol agree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from corpus import catalog
from corpus.textkey import fold, key
from ingest.knowledge.citations.lexicon import Issuer, issuer_of_code, issuers, kind_of_code, opener_at
from ingest.knowledge.citations.numbers import Numbered
from ingest.knowledge.citations.words import CAPITALS, Word, words_from

LOCAL = ("dp", "dangdp")
"""Levels of institutions that every place has."""
_LONGEST = 24
_OFFICE = re.compile(
    r"(?:Phó\s{1,3})?(?:Chủ\s{1,3}tịch|Bộ\s{1,3}trưởng|Giám\s{1,3}đốc|Thống\s{1,3}đốc|Chánh\s{1,3}(?:án|[Vv]ăn\s{1,3}phòng|[Tt]hanh\s{1,3}tra)|"
    r"Tổng\s{1,3}cục\s{1,3}trưởng|Cục\s{1,3}trưởng|Trưởng\s{1,3}ban|Viện\s{1,3}trưởng|Tổng\s{1,3}(?:Thanh\s{1,3}tra|Kiểm\s{1,3}toán))\s{1,3}"
)
_PLACE = re.compile(
    r"\s{1,3}(?:(?:[Tt]ỉnh|[Tt]hành\s{1,3}phố|[Hh]uyện|[Qq]uận|[Tt]hị\s{1,3}xã|[Xx]ã|[Pp]hường|[Tt]hị\s{1,3}trấn|[Đđ]ặc\s{1,3}khu)(?!\w)"
    r"(?!\s{1,3}(?:trực|thuộc))\s{0,3})?(?:(?!(?:Nghị|Quyết|Thông|Công|Kế|Luật|Bộ|Sở|Ban)\s)"
    + f"[{CAPITALS}]"
    + r"\w{0,8}(?:\s{1,3}-\s{1,3}|\s{1,3})?){0,4}"
)
_TERM = re.compile(r"\s{1,3}(?:[Kk]h(?:óa|oá)|nhiệm\s{1,3}kỳ)\s{1,3}(?:[IVX]{1,6}|\d{1,2})(?!\w)")
# "Hội nghị Trung ương 6", "Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng".
_SESSION = re.compile(
    r"\s{1,3}(?:(?:lần\s{1,3})?thứ\s{1,3})?(?:\d{1,2}|[IVX]{1,5}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?![\w/])"
    r"(?:,?\s{1,3}(?:của\s{1,3})?(?:Ban\s{1,3}[Cc]hấp\s{1,3}hành|BCH)\s{1,3}(?:Trung\s{1,3}ương|TW)(?:\s{1,3}Đảng)?)?"
)
_NAME_WORD = re.compile(rf"(?<!\w)[{CAPITALS}]")
_CAPITAL = re.compile(f"[{CAPITALS}]")


@dataclass(slots=True)
class _Node:
    following: dict[str, _Node] = field(default_factory=dict)
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """An issuer named at ``text[start:end]``; ``codes`` are the symbols of the institution where a table has it."""

    name: str
    start: int
    end: int
    codes: tuple[str, ...]


def issuer_at(text: str, start: int, *, known: bool = False) -> Stated | None:
    """The issuer whose name begins at ``start``; one that no table has only where ``known`` is false.

    >>> issuer_at("của Thủ tướng Chính phủ phê duyệt", 4).name
    'Thủ tướng Chính phủ'
    >>> issuer_at("UBND tỉnh Lai Châu về triển khai", 0).name
    'UBND tỉnh Lai Châu'
    """
    office = _OFFICE.match(text, start)
    words = words_from(text, office.end() if office else start, _LONGEST)
    if not words or words[0].gap or not _CAPITAL.match(words[0].text):
        return None
    found = _known(words)
    if not found and office:
        found = _known(words_from(text, start, _LONGEST))
    codes, end = found or ((), 0 if known else _run(text, words))
    if not end:
        return None
    end = _beyond(text, start, end, codes) if found else end
    return Stated(" ".join(text[start:end].split()), start, end, codes)


def _beyond(text: str, start: int, end: int, codes: tuple[str, ...]) -> int:
    """Past the place that follows the name of a local institution, past the number of a session and a term ("khóa XII")."""
    if any((issuer := issuer_of_code(code)) and issuer.level in LOCAL for code in codes) and (match := _PLACE.match(text, end)):
        stop = match.end()
        for word in _NAME_WORD.finditer(text, end, match.end()):
            if opener_at(text, word.start()):
                stop = word.start()
                break
        end += len(text[end:stop].rstrip(" \t\n-"))
    if fold(text[start : start + 8]) == "hoi nghi" and (match := _SESSION.match(text, end)):
        end = match.end()
    if match := _TERM.match(text, end):
        end = match.end()
    return end


def _known(words: list[Word]) -> tuple[tuple[str, ...], int] | None:
    best, node = None, _names()
    for i, word in enumerate(words):
        following = node.following.get(word.key)
        if following is None or (i and word.gap not in ("", ",", "-", "–")):
            break
        node = following
        if node.codes:
            best = (node.codes, word.end)
    return best


@cache
def _names() -> _Node:
    root = _Node()
    for issuer in issuers():
        for name in (*issuer.names, *issuer.accepts):
            node = root
            for word in words_from(name, 0, _LONGEST):
                node = node.following.setdefault(word.key, _Node())
            node.codes = tuple(dict.fromkeys((*node.codes, issuer.code)))
    return root


def _run(text: str, words: list[Word]) -> int:
    """The end of a name that no table has: up to a mark or a word that opens a title or ends a name."""
    end = 0
    for i, word in enumerate(words[:12]):
        if (i and word.gap not in ("", "-")) or word.key in _ends() or _opens(text, word) or word.text.isdigit():
            break
        end = word.end
    return end


def _opens(text: str, word: Word) -> bool:
    """Whether a title opens at a word; a capital may be that of a name ("Bộ Giao thông") where the opener is no act's own verb."""
    opener = opener_at(text, word.start)
    return opener is not None and (word.text[0].islower() or not opener.about)


@cache
def _ends() -> frozenset[str]:
    ends = frozenset(key(row["word"]) for row in catalog.rows("law_name_stops") if row["where"] == "any")
    return ends - {key("ban")}  # "Ủy ban", "Ban Quản lý"; "ban hành" is an opener


def issuers_of(number: Numbered) -> list[Issuer]:
    """Who signs under the symbol of a number: the first group after the type's, all of them for a joint document."""
    groups = number.codes[1:] if kind_of_code(number.codes[0]) and len(number.codes) > 1 else number.codes
    found = [issuer for code in groups if (issuer := issuer_of_code(code))]
    if fold(number.codes[0]).endswith(("lt", "lb")):
        return found
    return found[:1]


def from_symbol(number: Numbered) -> str | None:
    """The issuer that a symbol says, where it says one: "NĐ-CP" Chính phủ; None for "NQ/TW", which three share, and for
    "QĐ-UBND", which every province has."""
    found = issuers_of(number)
    if not found or any(len(issuer.names) > 1 or issuer.level in LOCAL for issuer in found):
        return None
    return ", ".join(issuer.names[0] for issuer in found)


def one_of_several(stated: Stated, number: Numbered) -> bool:
    """Whether a stated issuer is but the first of those that sign a joint document: "của Bộ Tài chính - Bộ Nội vụ"."""
    right = {issuer.code for issuer in issuers_of(number)}
    return len(right) > 1 and bool(right.intersection(stated.codes)) and from_symbol(number) is not None


def contradicts(stated: Stated, number: Numbered) -> bool:
    """Whether a stated issuer is a known one and not among those who sign under the symbol."""
    right = issuers_of(number)
    if not stated.codes or not right:
        return False
    names = {key(name) for issuer in right for name in (*issuer.names, *issuer.accepts)}
    own = {issuer.code for issuer in right}
    head = key(stated.name)
    return own.isdisjoint(stated.codes) and not any(head == name or head.startswith(name + " ") for name in names)
