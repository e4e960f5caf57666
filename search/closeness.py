"""How much of a question stands together, in one sentence of a passage and in a document as a whole: what the index cannot see."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from index.engine import Hit, Reader
from index.shelf import PER_DOCUMENT
from index.syllables import pairs, plain
from search.expansions import Meant
from search.reading import Read
from search.sentences import Sentences, sentences, written
from search.weighing import Weighing

LOOKED_AT = 50
"""Passages from the top whose sentences are looked at."""

EACH = 6
"""Passages of one document that are looked at where documents are asked for: further ones speak for it next to nothing."""

WORTH = 1.4
"""What a sentence with all of the question adds, as part of the passage's own score."""

TOGETHER = 0.5
"""What is added where the passages of one document that are looked at hold, one with another, all of the question."""

STEEP = 1.5
"""The power of the part that is held: half of a question is worth less than half."""

HEADED = 0.25
"""What is added where the question holds the whole heading of the passage, times the part of it that all headings above hold."""

KEPT = 5000
"""Passages whose sentences are kept in memory."""


class Held(NamedTuple):
    """What a passage holds of a question: in its best sentence (with the headings above), where the question holds its whole
    heading in the headings above, and all in all."""

    sentence: float
    headed: float
    found: set[str]


class Word(NamedTuple):
    """A syllable of a question, and the pairs that it begins, by the syllable after it."""

    token: str
    pairs: dict[str, str]


class Writing(NamedTuple):
    """Another writing of a part of a question: of each syllable all words that it may be, and the tokens that the whole stands for."""

    syllables: tuple[frozenset[str], ...]
    stands_for: frozenset[str]

    def stands_in(self, words: list[str]) -> bool:
        """Whether some words hold all of it."""
        return not any(syllable.isdisjoint(words) for syllable in self.syllables)


class Sought(NamedTuple):
    """What a question is made of: syllables and pairs with what each says, the words that texts may write for them, other writings."""

    idf: dict[str, float]
    words: dict[str, Word]
    writings: tuple[Writing, ...]

    def held(self, passage: Sentences) -> Held:
        """What a passage holds."""
        writings = [writing for writing in self.writings if writing.stands_in(passage.said.split())] if self.writings else ()
        above = self._found(passage.above, self.writings)
        said = [above | self._found(sentence, writings) for sentence in passage.said.split("\n")]
        headed = self.worth(above) if passage.title and self._has(plain(passage.title)) else 0.0
        return Held(max(map(self.worth, said)), headed, set().union(*said))

    def worth(self, found: set[str]) -> float:
        """What some syllables and pairs say together."""
        return sum(map(self.idf.__getitem__, found))

    def _found(self, said: str, writings: Iterable[Writing]) -> set[str]:
        met: set[str] = set()
        known, follows, words = self.words, _NOTHING, said.split()
        for word in words:
            if word in known:
                token, pairs = known[word]
                met.add(token)
                if token in follows:
                    met.add(follows[token])
                follows = pairs
            else:
                follows = _NOTHING
        for writing in writings:
            if writing.stands_in(words):
                met |= writing.stands_for
        return met

    def _has(self, tokens: list[str]) -> bool:
        """Whether some syllables stand in the question as they do here."""
        return bool(tokens) and self.idf.keys() >= set(tokens) and self.idf.keys() >= set(pairs(tokens))


_NOTHING: dict[str, str] = {}
"""What a word that is not of the question begins."""


class Near(NamedTuple):
    """By how much passages, by number, and those of documents, by ordinal, are to be raised; the others are not."""

    passages: dict[int, float]
    documents: dict[int, float]


class Closeness:
    """Lifts passages that have the question in one sentence."""

    def __init__(self, reader: Reader, weighing: Weighing) -> None:
        self._reader, self._weighing = reader, weighing
        self._kept: dict[int, Sentences] = {}

    def factors(self, sought: Sought, hits: Sequence[Hit], each: int = LOOKED_AT) -> Near:
        """By how much hits, best first, are to be raised for what the first of them hold of a question; ``each`` of a document at most."""
        whole = sought.worth(set(sought.idf))
        if len(sought.idf) < 2 or not whole:
            return Near({}, {})
        passages: dict[int, float] = {}
        together: defaultdict[int, set[str]] = defaultdict(set)
        first = list(_first((hit.number for hit in hits[:LOOKED_AT]), each))
        for number, held in zip(first, map(sought.held, self.sentences(first)), strict=True):
            passages[number] = 1.0 + WORTH * math.pow(held.sentence / whole, STEEP) + HEADED * held.headed / whole
            together[number // PER_DOCUMENT] |= held.found
        parts = {ordinal: sought.worth(found) / whole for ordinal, found in together.items()}
        return Near(passages, {ordinal: 1.0 + TOGETHER * math.pow(part, STEEP) for ordinal, part in parts.items()})

    def sentences(self, numbers: Sequence[int]) -> list[Sentences]:
        """The sentences of some passages, in the order asked for."""
        kept = self._kept
        missing = [number for number in numbers if number not in kept]
        fresh = {number: sentences(body) for number, body in zip(missing, self._reader.bodies(missing), strict=True)}
        found = [fresh.get(number) or kept[number] for number in numbers]
        self._kept = (kept if len(kept) < KEPT else {}) | fresh
        return found

    def sought(self, read: Read) -> Sought:
        """What a question is made of."""
        bare = list(read.asked.bare)
        numbered = (i for number in read.numbers for i in range(number.start, number.end))
        light = read.intent.asking.union(i for i in numbered if not bare[i].isdigit())
        idf = {token: self._weighing.idf("plain", token) for i, token in enumerate(bare) if i not in light}
        beside = [pair for i, pair in enumerate(pairs(bare)) if not {i, i + 1} & light]
        idf |= {pair: self._weighing.idf("pair", pair) for pair in beside}
        return Sought(idf, _words(idf), tuple(_writing(meant, bare, idf) for meant in read.meant))


def _writing(meant: Meant, bare: list[str], idf: Iterable[str]) -> Writing:
    own = bare[meant.start : meant.end]
    syllables = (frozenset(written(token)) for token in plain(meant.also))
    return Writing(tuple(syllables), frozenset({*own, *pairs(own)}.intersection(idf)))


def _first(numbers: Iterable[int], each: int) -> Iterator[int]:
    """The first passages of every document, ``each`` at most."""
    seen = Counter[int]()
    for number in numbers:
        seen[number // PER_DOCUMENT] += 1
        if seen[number // PER_DOCUMENT] <= each:
            yield number


def _words(tokens: Iterable[str]) -> dict[str, Word]:
    """What texts write for some syllables and pairs."""
    found = {token: Word(token, {}) for token in tokens if "_" not in token}
    for pair in tokens:
        one, _, other = pair.partition("_")
        if other:
            found[one].pairs[other] = pair
    return {way: word for token, word in found.items() for way in written(token)}
