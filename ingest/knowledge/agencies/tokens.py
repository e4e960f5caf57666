"""Words of a text with their keys and places; short forms are read as the words that they stand for."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from corpus.catalog import rows
from corpus.textkey import key, syllable_key

SPACE, LINE, COMMA, DASH, BREAK = range(5)
"""What stands before a word: nothing but space, a line end, a comma, a dash (or "&", "/"), anything else."""

_WORD = re.compile(r"[^\W_]+")
_GAPS = {"": SPACE, ",": COMMA, "-": DASH, "–": DASH, "—": DASH, "&": DASH, "/": DASH}


class Token(NamedTuple):
    """A word: its comparing key, its place, whether it starts with a capital, is all capitals, and the gap before it."""

    key: str
    start: int
    end: int
    capital: bool
    capitals: bool
    gap: int


def tokens(text: str) -> list[Token]:
    """The words of a text in order. A short form yields one token a word, all with the short form's place.

    >>> [t.key for t in tokens("Sở TT&TT")] == [t.key for t in tokens("Sở Thông tin và Truyền thông")]
    True
    >>> [t.gap for t in tokens("Sở Nội vụ, UBND tỉnh")] == [BREAK, SPACE, SPACE, COMMA, SPACE, SPACE, SPACE, SPACE]
    True
    """
    found: list[Token] = []
    end = 0
    for match in _WORD.finditer(text):
        start = match.start()
        if start < end:
            continue
        word = match.group()
        between = text[end:start]
        gap = SPACE if between == " " and found else _gap(between) if found else BREAK
        known, capital, capitals, forms = _looked_up(word)
        long = _expansion(text, start, forms) if forms else None
        if long is None:
            end = match.end()
            found.append(Token(known, start, end, capital, capitals, gap))
            continue
        end = start + long[0]
        for i, (syllable, first) in enumerate(long[1]):
            found.append(Token(syllable, start, end, first, False, SPACE if i else gap))
    return found


@lru_cache(maxsize=65536)
def _looked_up(word: str) -> tuple[str, bool, bool, tuple[Expansion, ...]]:
    """All of a word that does not hang on its place: key, whether it starts with a capital, is all capitals, begins a short form."""
    capital = word[0].isupper()
    return syllable_key(word), capital, capital and len(word) > 1 and word.isupper(), _abbreviations().get(word, ())


@cache
def word_key(words: str) -> str:
    """The key of words of the grammar itself ("các"), kept."""
    return key(words)


def _gap(between: str) -> int:
    gap = _GAPS.get(between.strip(), BREAK)
    return LINE if gap == SPACE and "\n" in between else gap


Expansion = tuple[str, tuple[tuple[str, bool], ...]]


def _expansion(text: str, start: int, candidates: tuple[Expansion, ...]) -> tuple[int, tuple[tuple[str, bool], ...]] | None:
    for form, words in candidates:
        after = start + len(form)
        if text.startswith(form, start) and not text[after : after + 1].isalnum():
            return len(form), words
    return None


@cache
def _abbreviations() -> dict[str, tuple[Expansion, ...]]:
    """Short forms by their first word, the longest first."""
    table: dict[str, list[Expansion]] = {}
    for row in rows("agency_abbreviations"):
        words = tuple((syllable_key(w), w[0].isupper()) for w in _WORD.findall(row["long"]))
        first = _WORD.match(row["short"])
        if first is None:
            raise ValueError(f"agency_abbreviations: {row['short']!r} does not begin with a letter")
        table.setdefault(first.group(), []).append((row["short"], words))
    return {first: tuple(sorted(forms, key=lambda f: -len(f[0]))) for first, forms in table.items()}
