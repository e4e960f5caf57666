"""Text becomes syllables: what every other token is made of, in documents and in queries alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeVar

from corpus.textkey import fold, syllable_key

# Digits apart from letters ("19TTHC" is two); superscript digits are footnote marks, not text.
_SYLLABLE = re.compile(r"\d+|[^\W\d_²³¹⁰-₟]+")


T = TypeVar("T")

MOST_FORMS = 100_000
"""Written words whose keys are kept in memory, some 15 MB."""

LONGEST_FORM = 40
"""Code points of the longest of them."""


class Token(NamedTuple):
    """A key for comparing, and where in the text it stands, ``[start, end)``."""

    key: str
    start: int
    end: int


class Match(NamedTuple):
    """A syllable of a text that was looked for: its key, the one without marks, and where it stands, ``[start, end)``."""

    key: str
    plain: str
    start: int
    end: int


def syllables(text: str) -> list[Token]:
    """Every syllable and number with its place.

    >>> [token.key for token in syllables("Uỷ ban 2021")] == [token.key for token in syllables("Ủy  ban, 2021")]
    True
    """
    return [Token(_exact(m.group()), m.start(), m.end()) for m in _SYLLABLE.finditer(text)]


def matches(text: str, among: Container[str]) -> list[Match]:
    """The syllables of a text that are among some which bear no marks.

    >>> [tuple(match[1:]) for match in matches("Uỷ ban, 2021", {"uy", "2021"})]
    [('uy', 0, 2), ('2021', 8, 12)]
    """
    found: list[Match] = []
    at = 0
    for written in text.split():
        at = text.index(written, at)
        form = _PLAIN[written]
        if form in among or " " in form:
            for key, bare, start, end in _MATCHES[written]:
                if bare in among:
                    found.append(Match(key, bare, at + start, at + end))
        at += len(written)
    return found


def are_neighbours(text: str, one: Match, other: Match) -> bool:
    """Whether no syllable stands between two of a text."""
    return _SYLLABLE.search(text, one.end, other.start) is None


def keys(text: str) -> list[str]:
    """The syllables' keys, marks kept; a figure of two digits without the zero it may begin with.

    >>> keys("kĩ thuật") == keys("KỸ THUẬT"), keys("Phụ lục 06") == keys("phụ lục 6")
    (True, True)
    """
    return " ".join(map(_EXACT.__getitem__, text.split())).split()


def plain(text: str) -> list[str]:
    """The syllables without any marks.

    >>> plain("Đề án, kỹ thuật")
    ['de', 'an', 'ki', 'thuat']
    """
    return " ".join(map(_PLAIN.__getitem__, text.split())).split()


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


class Forms(dict[str, T]):
    """What stands between two blanks with its keys, made once: a text is read word by word in a fifth of the time."""

    def __init__(self, form: Callable[[str], T]) -> None:
        super().__init__()
        self._form = form

    def __missing__(self, written: str) -> T:
        form = self._form(written)
        if len(written) <= LONGEST_FORM:
            if len(self) >= MOST_FORMS:
                self.clear()
            self[written] = form
        return form


def _matches(written: str) -> tuple[Match, ...]:
    found = _SYLLABLE.finditer(written)
    return tuple(Match(_exact(match.group()), _plain(match.group()), match.start(), match.end()) for match in found)


_MATCHES = Forms(_matches)
_EXACT = Forms(lambda written: " ".join(map(_exact, _SYLLABLE.findall(written))))
_PLAIN = Forms(lambda written: " ".join(map(_plain, _SYLLABLE.findall(written))))
