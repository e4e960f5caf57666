"""What a document as a whole says for its passages: the province that it is of, its own number, its title, who issued it and when."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

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

TITLED = 0.4
"""What a title with all of the question and nothing else adds."""

ISSUED_BY = 0.3
"""What is added where the question names the agency that issued the document, and not to ask for its duties."""

ISSUED_IN = 0.2
"""What is added where the question names the year of issue."""

_YEAR = re.compile(r"(?:19|20)\d\d")


class _Kept(NamedTuple):
    """What is kept of a document: its provinces, the syllables and pairs of its title, who issued it and in which year."""

    places: frozenset[str]
    title: frozenset[str]
    issuer: str
    year: str


class _Issue(NamedTuple):
    """The agencies and years that a question names as those of a document."""

    issuers: frozenset[str]
    years: frozenset[str]

    @classmethod
    def of(cls, read: Read) -> _Issue:
        numbered = {i for number in read.numbers for i in range(number.start, number.end)}
        years = {token.key for i, token in enumerate(read.asked.tokens) if i not in numbered and _YEAR.fullmatch(token.key)}
        issuers = () if read.intent.duties else (meeting.agency.name for meeting in read.met)
        return cls(frozenset(issuers), frozenset(years))


class _Titled(NamedTuple):
    """What a question is made of, what each of it says, and what all of it does."""

    tokens: frozenset[str]
    idf: Mapping[str, float]
    whole: float

    def held(self, title: frozenset[str]) -> float:
        """The part of the question that a title holds, times the part of the title that the question does."""
        met = self.tokens & title
        return sum(map(self.idf.__getitem__, met)) / self.whole * len(met) / len(title) if met and self.whole else 0.0


class Standings:
    """The documents of a library as far as questions ask for one of them rather than another."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._known: dict[int, _Kept] = {}

    def factors(self, read: Read, ordinals: Iterable[int], idf: Mapping[str, float]) -> dict[int, float]:
        """By how much the passages of some documents are to be raised; ``idf`` is what each syllable and pair of the question says."""
        titled, own, issue = _Titled(frozenset(idf), idf, sum(idf.values())), self.numbered(read.numbers), _Issue.of(read)
        return {ordinal: _factor(read, issue, titled, self._of(ordinal)) + OWN_NUMBER * (ordinal in own) for ordinal in ordinals}

    def said(self, read: Read, ordinal: int) -> Iterator[str]:
        """What of this is told to people with each result."""
        kept, issue = self._of(ordinal), _Issue.of(read)
        if kept.issuer in issue.issuers:
            yield f"Do {kept.issuer} ban hành"
        if kept.year in issue.years:
            yield f"Ban hành năm {kept.year}"

    def numbered(self, seen: Iterable[NumberSeen]) -> set[int]:
        """The documents whose own number the question gives."""
        found: set[int] = set()
        for number in seen:
            found |= set.intersection(*(self._by_number.get(token, set()) for token in number.tokens))
        return found

    def title(self, ordinal: int) -> frozenset[str]:
        """The syllables of a document's title, without marks."""
        return frozenset(token for token in self._of(ordinal).title if "_" not in token)

    def places(self, ordinal: int) -> frozenset[str]:
        """The provinces that a document is of."""
        return self._of(ordinal).places

    def _of(self, ordinal: int) -> _Kept:
        kept = self._known.get(ordinal)
        if kept is None:
            document, _ = self._shelf.at(ordinal * PER_DOCUMENT)
            tokens = plain(document.title or "")
            title = frozenset(tokens).union(pairs(tokens))
            kept = _Kept(places.of(document), title, document.issuer or "", (document.issued_on or "")[:4])
            self._known[ordinal] = kept
        return kept

    @cached_property
    def _by_number(self) -> Mapping[str, set[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for document in self._shelf.documents:
            for token in numbers.tokens(document.number or ""):
                found[token].add(document.ordinal)
        return found


def _factor(read: Read, issue: _Issue, titled: _Titled, kept: _Kept) -> float:
    factor = 1.0 + ISSUED_BY * (kept.issuer in issue.issuers) + ISSUED_IN * (kept.year in issue.years)
    if read.places and kept.places:
        if kept.places & read.places:
            factor += OF_PLACE
        elif any(kept.places & places.parts(place) for place in read.places):
            factor += OF_PART
    return factor + TITLED * titled.held(kept.title)
