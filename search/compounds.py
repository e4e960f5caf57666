"""Words whose last syllable alone would begin a name: "cán bộ tư pháp" names no ministry."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from corpus import catalog
from index.syllables import keys, plain
from search.question import Asked


def inside(asked: Asked) -> frozenset[int]:
    """The syllables of a question at which no name begins, for they end such a word.

    >>> from search.question import read
    >>> inside(read("nhiệm vụ của cán bộ tư pháp, Bộ Tư pháp"))
    frozenset({1, 4})
    """
    said = asked.keys
    near = (asked.text[one.end : other.start].isspace() for one, other in pairwise(asked.tokens))
    return frozenset(
        i for i, (pair, close) in enumerate(zip(pairwise(said), near, strict=True), 1) if close and pair in _known(asked.marked)
    )


@cache
def _known(marked: bool) -> frozenset[tuple[str, ...]]:
    read = keys if marked else plain
    return frozenset(tuple(read(row["word"])) for row in catalog.rows("agency_kinds") if row["part"] == "compound")
