"""Articles of documents: "điều 4 thông tư 13/2019/TT-BNV" asks for what that document says there, not for those that cite it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from index.analysis import fact
from index.engine import Clause, Question, Reader
from index.syllables import pairs, plain
from search.numbers import NumberSeen
from search.question import Asked

MOST = 100
"""Passages of a document that stand in an article or mention it which are looked at."""

_NUMBER = re.compile(r"\d{1,3}[a-zđ]?")


class _Placed(msgspec.Struct):
    """Where in its document a passage stands."""

    path: tuple[str, ...]


def named(asked: Asked, seen: Iterable[NumberSeen]) -> str | None:
    """The article that a question names beside the number of a document; None of several, and where it gives no number.

    >>> from search.question import read
    >>> number = NumberSeen("13/2019/TT-BNV", (), 4, 8)
    >>> [named(read(text), [number]) for text in ("khoản 2 điều 4 13/2019/TT-BNV", "điều 4, điều 5 13/2019/TT-BNV", "điều hành 4")]
    ['Điều 4', None, None]
    """
    taken = {i for number in seen for i in range(number.start, number.end)}
    found = [
        f"Điều {asked.words(i + 1, i + 2)}"
        for i, word in enumerate(asked.bare[:-1])
        if taken and word == "dieu" and taken.isdisjoint((i, i + 1)) and _NUMBER.fullmatch(asked.bare[i + 1])
    ]
    return found[0] if len(found) == 1 else None


def passages(reader: Reader, article: str, document: str, scope: Question) -> Iterator[int]:
    """The passages of a document, by its id, that stand in an article."""
    label = plain(article)
    clauses = tuple(Clause(field, pair, 1.0) for field in ("pair", "head") for pair in pairs(label))
    within = Question(clauses, scope.phrases, (*scope.facts, (fact("document", document),)), scope.without)
    numbers = sorted(hit.number for hit in reader.search(within, MOST))
    for number, body in zip(numbers, reader.bodies(numbers), strict=True):
        if any(plain(part) == label for part in msgspec.json.decode(body, type=_Placed).path):
            yield number
