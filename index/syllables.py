"""Text becomes syllables: what every other token is made of, in documents and in queries alike."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from corpus.textkey import fold, syllable_key

# Digits apart from letters ("19TTHC" is two); superscript digits are footnote marks, not text.
_SYLLABLE = re.compile(r"\d+|[^\W\d_²³¹⁰-₟]+")


class Token(NamedTuple):
    """A key for comparing, and where in the text it stands, ``[start, end)``."""

    key: str
    start: int
    end: int


def syllables(text: str) -> list[Token]:
    """Every syllable and number with its place.

    >>> [token.key for token in syllables("Uỷ ban 2021")] == [token.key for token in syllables("Ủy  ban, 2021")]
    True
    """
    return [Token(_exact(m.group()), m.start(), m.end()) for m in _SYLLABLE.finditer(text)]


def keys(text: str) -> list[str]:
    """The syllables' keys, marks kept; a figure of two digits without the zero it may begin with.

    >>> keys("kĩ thuật") == keys("KỸ THUẬT"), keys("Phụ lục 06") == keys("phụ lục 6")
    (True, True)
    """
    return list(map(_exact, _SYLLABLE.findall(text)))


def plain(text: str) -> list[str]:
    """The syllables without any marks.

    >>> plain("Đề án, kỹ thuật")
    ['de', 'an', 'ki', 'thuat']
    """
    return list(map(_plain, _SYLLABLE.findall(text)))


def bears_marks(text: str) -> bool:
    """Whether any letter of a text has a Vietnamese mark.

    >>> bears_marks("cải cách"), bears_marks("cai cach 2021")
    (True, False)
    """
    return fold(text) != text.lower()


def pairs(tokens: list[str]) -> list[str]:
    """Neighbours joined.

    >>> pairs(["cai", "cach", "hanh"])
    ['cai_cach', 'cach_hanh']
    """
    return list(map("_".join, pairwise(tokens)))


@lru_cache(maxsize=65536)
def _exact(word: str) -> str:
    return word[1] if len(word) == 2 and word.isdigit() and word[0] == "0" else syllable_key(word)


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    return _exact(fold(word))
