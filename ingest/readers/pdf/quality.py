"""Whether a text layer is Vietnamese or the mess that recognition without Vietnamese leaves."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]{2,}")
_FEW_WORDS = 20
_LEAST_MARKED = 0.4
_MOST_UNKNOWN = 0.1
_BARE_WORDS = 40
_BARE = 0.05
_SAME = 0.4


def is_garbled(text: str) -> bool:
    """Whether so few words bear Vietnamese marks, or so many characters are unknown, that nobody could read the text.

    In Vietnamese administrative prose about four words in five bear a mark.

    >>> is_garbled("CQNG HoA xA H()I CHiJ NGHiA vrer NAM DQc Iq,p TV do H~nh phuc " * 5)
    True
    >>> is_garbled("Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập - Tự do - Hạnh phúc " * 5)
    False
    """
    return has_unknown(text) or _is_marked_below(text, _FEW_WORDS, _LEAST_MARKED)


def has_unknown(text: str) -> bool:
    """Whether the file does not say what many of its characters are.

    >>> has_unknown("(cid:12)(cid:40) (cid:7)")
    True
    """
    unknown = text.count("\ufffd") + text.count("(cid:") + sum("\ue000" <= char <= "\uf8ff" for char in text)
    return unknown > _MOST_UNKNOWN * max(1, len(_WORD.findall(text)))


def is_bare(text: str) -> bool:
    """Whether hardly a word bears a mark: another language, or a font that lies about its characters."""
    return _is_marked_below(text, _BARE_WORDS, _BARE)


def is_same(text: str, other: str) -> bool:
    """Whether two readings of a page agree in many of their words.

    >>> is_same("Article 1. Scope of this law", "Article 1. Scope af this law"), is_same("CQNG HoA xA", "CỘNG HÒA XÃ")
    (True, False)
    """
    words, others = set(_WORD.findall(text)), set(_WORD.findall(other))
    return len(words & others) >= _SAME * max(1, min(len(words), len(others)))


def says_something(text: str) -> bool:
    """Whether a text is mostly words, and Vietnamese ones: not what a recogniser makes of a drawing."""
    words = _WORD.findall(text)
    return len(words) >= _FEW_WORDS and 2 * len(words) >= len(text.split()) and not is_garbled(text)


def _is_marked_below(text: str, few: int, share: float) -> bool:
    words = _WORD.findall(unicodedata.normalize("NFC", text))
    return len(words) >= few and sum(map(_bears_mark, words)) < share * len(words)


def _bears_mark(word: str) -> bool:
    return any(char in "đĐ" or len(unicodedata.normalize("NFD", char)) > 1 for char in word)
