"""Everyday words of a question, searched as documents call the thing too."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from corpus import catalog
from index.syllables import keys
from search.expansions import Meant
from search.question import Asked

LONGEST = 4
"""Syllables of the longest of them."""


def in_question(asked: Asked) -> Iterator[Meant]:
    """The terms for parts of a question, by place; of two parts that overlap the longer one counts.

    >>> from search.question import read
    >>> [(meant.said, meant.also) for meant in in_question(read("Đổi bằng lái xe online"))]
    [('bằng lái xe', 'giấy phép lái xe'), ('online', 'trực tuyến')]
    """
    said, at = asked.exact, 0
    while at < len(said):
        taken = next((n for n in range(min(LONGEST, len(said) - at), 0, -1) if " ".join(said[at : at + n]) in _terms()), 0)
        if taken:
            term = _terms()[" ".join(said[at : at + taken])]
            yield Meant(asked.words(at, at + taken), term, at, at + taken, is_short=False, is_term=True)
        at += taken or 1


@cache
def _terms() -> dict[str, str]:
    return {" ".join(keys(row["said"])): row["official"] for row in catalog.rows("everyday_words")}
