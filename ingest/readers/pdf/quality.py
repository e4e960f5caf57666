"""Whether a text layer is Vietnamese or the mess that recognition without Vietnamese leaves."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]{2,}")
_FEW_WORDS = 20
_LEAST_MARKED = 0.4
_MOST_UNKNOWN = 0.1


def is_garbled(text: str) -> bool:
    """Whether so few words bear Vietnamese marks, or so many characters are unknown, that nobody could read the text.

    In Vietnamese administrative prose about four words in five bear a mark.

    >>> is_garbled("CQNG HoA xA H()I CHiJ NGHiA vrer NAM DQc Iq,p TV do H~nh phuc " * 5)
    True
    >>> is_garbled("Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập - Tự do - Hạnh phúc " * 5)
    False
    """
    words = _WORD.findall(unicodedata.normalize("NFC", text))
    unknown = text.count("\ufffd") + text.count("(cid:")
    if unknown > _MOST_UNKNOWN * max(1, len(words)):
        return True
    return len(words) >= _FEW_WORDS and sum(map(_bears_mark, words)) < _LEAST_MARKED * len(words)


def _bears_mark(word: str) -> bool:
    return any(char in "đĐ" or len(unicodedata.normalize("NFD", char)) > 1 for char in word)
