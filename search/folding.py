"""What says the same makes room for other answers: passages are folded into one hit, rows of a table and documents step back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from index.shelf import PER_DOCUMENT, Shelf
from search.closeness import Closeness
from search.lifting import Scored

FOLDED = 50
"""Passages from the top that are compared with one another."""

ALIKE = 0.9
"""The part of their words that passages of two versions of one document share to be one."""

ROWS = 0.9
"""What each further row of one table counts against the one before it."""

SPREAD = 100
"""Passages from the top among which rows make room."""

ECHO = 0.6
"""The part of their words that the best passages of two documents share where one says what the other does."""

ECHOED = 0.75
"""What a document counts where a better one says the same (after maximal marginal relevance, Carbonell and Goldstein 1998)."""

ECHOES = "Gần như cùng nội dung với một văn bản xếp trên"

ECHOING = 12
"""Documents from the top that are compared."""


class _Said(NamedTuple):
    """What a passage stands under, and its words."""

    under: str
    words: list[str]


class Folding:
    """Folds over one index; ``versions`` gives documents that are versions of one the same name."""

    def __init__(self, shelf: Shelf, closeness: Closeness, versions: Mapping[str, str]) -> None:
        self._shelf, self._closeness, self._versions = shelf, closeness, versions
        self._tables: dict[int, list[int]] = {}

    def spread(self, passages: Sequence[Scored]) -> list[Scored]:
        """The passages with further rows of a table lowered a little, best first."""
        seen: Counter[tuple[int, int]] = Counter()
        spread = list(passages)
        for at, passage in enumerate(passages[:SPREAD]):
            if table := self._table(passage.number):
                spread[at] = passage._replace(score=passage.score * ROWS ** seen[table])
                seen[table] += 1
        return sorted(spread, key=lambda passage: (-passage.score, passage.number)) if seen else spread

    def set_apart(self, documents: Sequence[Scored]) -> list[Scored]:
        """Documents by their best passages, those lowered that say what a better one says, best first."""
        first = documents[:ECHOING]
        words = [set(sentences.said.split()) for sentences in self._closeness.sentences([p.number for p in first])]
        echoes = [any(_likeness(said, other) >= ECHO for other in words[:at]) for at, said in enumerate(words)]
        apart = [_echoed(one) if echo else one for one, echo in zip(first, echoes, strict=True)]
        return [*sorted(apart, key=lambda one: (-one.score, one.number)), *documents[ECHOING:]]

    def fold(self, passages: Sequence[Scored]) -> list[Scored]:
        """The passages with those that say the same as a better one folded into it."""
        first = passages[:FOLDED]
        kept: list[Scored] = []
        said: list[_Said] = []
        for passage, sentences in zip(first, self._closeness.sentences([p.number for p in first]), strict=True):
            words = _Said(sentences.under, sentences.said.split())
            at = next((at for at, other in enumerate(kept) if self._is_same(passage, words, other, said[at])), None)
            if at is None:
                kept.append(passage)
                said.append(words)
            else:
                kept[at] = kept[at]._replace(twins=(*kept[at].twins, passage.number))
        return [*kept, *passages[FOLDED:]]

    def _is_same(self, passage: Scored, said: _Said, other: Scored, others: _Said) -> bool:
        """Whether two passages say the same in two documents: word for word, or nearly in versions of one document."""
        if passage.number // PER_DOCUMENT == other.number // PER_DOCUMENT:
            return False
        if said == others:
            return True
        version = self._version(passage.number)
        one = version is not None and version in map(self._version, (other.number, *other.twins))
        return one and _likeness(set(said.words), set(others.words)) >= ALIKE

    def _version(self, number: int) -> str | None:
        return self._versions.get(self._shelf.at(number)[0].id)

    def _table(self, number: int) -> tuple[int, int] | None:
        """The table that a row is of, None for other passages: rows that follow one another are of one table."""
        document, facts = self._shelf.at(number)
        if facts.kind != "row":
            return None
        ordinal = number // PER_DOCUMENT
        if ordinal not in self._tables:
            kinds = (self._shelf.at(ordinal * PER_DOCUMENT + n)[1].kind for n in range(document.passages))
            self._tables[ordinal] = list(accumulate(int(kind != "row") for kind in kinds))
        return ordinal, self._tables[ordinal][number % PER_DOCUMENT]


def _echoed(one: Scored) -> Scored:
    return one._replace(score=one.score * ECHOED, why=(*one.why, ECHOES))


def _likeness(words: set[str], others: set[str]) -> float:
    """The part of their words that two passages share."""
    shared = len(words & others)
    return shared / max(1, len(words) + len(others) - shared)
