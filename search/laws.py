"""Names of laws in a question: "Luật Tổ chức Chính phủ" is about a law, and names no agency."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from corpus import catalog
from index.syllables import keys, plain
from search.question import Asked


def in_question(asked: Asked) -> Iterator[tuple[int, int]]:
    """The syllables, ``[start, end)``, of each law named; the longest name at each place.

    >>> from search.question import read
    >>> list(in_question(read("theo luật tổ chức chính phủ")))
    [(1, 6)]
    """
    said = asked.keys
    names, begins, longest = _names(asked.marked)
    for at in range(len(said)):
        if said[at] in begins:
            ends = range(min(at + longest, len(said)), at, -1)
            yield from ((at, end) for end in ends if " ".join(said[at:end]) in names)


@cache
def _names(marked: bool) -> tuple[frozenset[str], frozenset[str], int]:
    """The names of laws by key, the syllables that they begin with, and the syllables of the longest."""
    read = keys if marked else plain
    names = [read(f"{row['kind']} {row['name']}") for row in catalog.rows("laws")]
    return frozenset(map(" ".join, names)), frozenset(name[0] for name in names), max(map(len, names))
