"""Definitions: "hộ kinh doanh là gì" is answered by the place where a document says what a hộ kinh doanh is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from corpus import catalog
from corpus.span import Span
from corpus.textkey import fold
from index.engine import Clause, Phrase
from index.syllables import keys, plain
from search.question import Asked

LONGEST = 10
"""Syllables of the longest term that a definition is looked for."""

_BEGINS = r"(?:^|[\n.;:]\s*|(?<!\w)(?:\d+|\w)[.)]*\s+)[^\w\s]*"
"""What stands before the first word of a sentence or of a clause with a number or letter."""


def term(asked: Asked) -> str | None:
    """The words that a question asks the meaning of, None where it asks anything else.

    >>> from search.question import read
    >>> [term(read(text)) for text in ("Hộ kinh doanh là gì?", "khái niệm đất ở là gì", "the nao la ho ngheo", "hộ nghèo")]
    ['Hộ kinh doanh', 'đất ở', 'ho ngheo', None]
    """
    words, end = asked.keys, len(asked.keys)
    start = next((len(said) for said in _asked("asks_before", asked.marked) if words[: len(said)] == said), 0)
    rest = words[start:]
    end -= next((len(said) for said in _asked("asks_after", asked.marked) if rest[-len(said) :] == said), 0)
    is_asked = start or end < len(words)
    return asked.words(start, end) if is_asked and 0 < end - start <= LONGEST else None


def phrases(term: str, *, marked: bool) -> Iterator[tuple[tuple[Clause, ...], Phrase]]:
    """What to ask an index for: passages with the term before words that define, the shortest about it first."""
    field, read = ("exact", keys) if marked else ("plain", plain)
    words = read(term)
    clauses = tuple(Clause(field, word, 1.0) for word in dict.fromkeys(words))
    return ((clauses, Phrase(field, (*words, *read(said)))) for said in _words("defines"))


def place(term: str, text: str, *, marked: bool) -> Span | None:
    """Where a text first defines a term: a sentence or a numbered clause begins with it, words that define follow.

    >>> texts = ("1 “Hộ nghèo” là hộ", "Rà soát hộ nghèo là việc", "Hộ nghèo được hỗ trợ", "a) Hộ nghèo được hiểu là hộ")
    >>> [place("hộ nghèo", text, marked=True) is not None for text in texts]
    [True, False, False, True]
    """
    for found in _pattern(fold(term)).finditer(fold(text)):
        start, end = found.span("term")
        if not marked or keys(text[start:end]) == keys(term):
            return Span(start, end)
    return None


@lru_cache(maxsize=256)
def _pattern(term: str) -> re.Pattern[str]:
    said = r"\W+".join(map(re.escape, term.split()))
    defines = "|".join(re.escape(fold(words)) for words in _words("defines"))
    return re.compile(rf"{_BEGINS}(?P<term>{said})\W*\s(?:{defines})(?!\w)")


@cache
def _words(used: str) -> tuple[str, ...]:
    return tuple(row["words"] for row in catalog.rows("definition_words") if row["used"] == used)


@cache
def _asked(used: str, marked: bool) -> Sequence[tuple[str, ...]]:
    """The wordings by key, the longest first."""
    read = keys if marked else plain
    return sorted((tuple(read(words)) for words in _words(used)), key=len, reverse=True)
