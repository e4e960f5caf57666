"""What a document as a whole says for its passages: the province that it is of, its own number, its title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from index import numbers
from index.shelf import PER_DOCUMENT, Shelf
from index.syllables import pairs, plain
from search import places
from search.numbers import NumberSeen
from search.reading import Read

OF_PLACE = 0.8
"""What is added, as part of the score, where the question names the province that a document is of."""

OF_PART = 0.2
"""The same where the province was merged into the one that the question names."""

OWN_NUMBER = 0.5
"""What is added where the question gives the document's own number."""

TITLED = 0.25
"""What a title with all of the question and nothing else adds."""


class Standings:
    """The documents of a library as far as questions ask for one of them rather than another."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._known: dict[int, tuple[frozenset[str], frozenset[str]]] = {}

    def factors(self, read: Read, ordinals: Iterable[int], idf: Mapping[str, float]) -> dict[int, float]:
        """By how much the passages of some documents are to be raised; ``idf`` is what each syllable and pair of the question says."""
        whole = sum(idf.values())
        own = self.numbered(read.numbers)
        return {ordinal: self._factor(read, ordinal, idf, whole) + OWN_NUMBER * (ordinal in own) for ordinal in ordinals}

    def numbered(self, seen: Iterable[NumberSeen]) -> set[int]:
        """The documents whose own number the question gives."""
        found: set[int] = set()
        for number in seen:
            found |= set.intersection(*(self._by_number.get(token, set()) for token in number.tokens))
        return found

    def title(self, ordinal: int) -> frozenset[str]:
        """The syllables of a document's title, without marks."""
        return frozenset(token for token in self._of(ordinal)[1] if "_" not in token)

    def places(self, ordinal: int) -> frozenset[str]:
        """The provinces that a document is of."""
        return self._of(ordinal)[0]

    def _factor(self, read: Read, ordinal: int, idf: Mapping[str, float], whole: float) -> float:
        of, title = self._known.get(ordinal) or self._of(ordinal)
        factor = 1.0
        if of and read.places:
            if of & read.places:
                factor += OF_PLACE
            elif any(of & places.parts(place) for place in read.places):
                factor += OF_PART
        if title and whole and (met := idf.keys() & title):
            factor += TITLED * sum(map(idf.__getitem__, met)) / whole * len(met) / len(title)
        return factor

    def _of(self, ordinal: int) -> tuple[frozenset[str], frozenset[str]]:
        if ordinal not in self._known:
            document, _ = self._shelf.at(ordinal * PER_DOCUMENT)
            tokens = plain(document.title or "")
            self._known[ordinal] = places.of(document), frozenset(tokens).union(pairs(tokens))
        return self._known[ordinal]

    @cached_property
    def _by_number(self) -> Mapping[str, set[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for document in self._shelf.documents:
            for token in numbers.tokens(document.number or ""):
                found[token].add(document.ordinal)
        return found
