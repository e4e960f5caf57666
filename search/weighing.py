"""What a question asks of the index: which tokens, with what weight. The figures were found on judged queries, all of them general."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.engine import Clause, Reader
from index.syllables import keys, pairs, plain
from search.expansions import Meant
from search.numbers import NumberSeen
from search.question import Asked


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of token counts against a syllable of the question."""

    exact: float = 1.0
    plain: float = 0.3
    pair: float = 0.6
    word: float = 0.3
    head: float = 0.15
    number: float = 2.0
    figure: float = 2.0
    asking: float = 0.1
    spelt: float = 0.7
    short: float = 0.8


class Weighing:
    """Clauses for a question over one index."""

    def __init__(self, reader: Reader, weights: Weights | None = None) -> None:
        self._reader = reader
        self.weights = weights or Weights()

    def of_words(self, asked: Asked, asking: Iterable[int]) -> Iterator[Clause]:
        """The question's own syllables, neighbours and words; those that only ask count little."""
        light = set(asking)
        factor = [self.weights.asking if i in light else 1.0 for i in range(len(asked.tokens))]
        exact = [token.key for token in asked.tokens]
        bare = plain(asked.text)[: len(exact)]
        for i, (key, plain_key) in enumerate(zip(exact, bare, strict=True)):
            yield from self._syllable(key, plain_key, factor[i], asked.marked)
        for i, pair in enumerate(pairs(bare)):
            yield from self._pair(pair, min(factor[i], factor[i + 1]))
        if asked.marked:
            yield from (Clause("word", word, self.weights.word) for word in _words(exact))

    def _syllable(self, key: str, plain_key: str, factor: float, marked: bool) -> Iterator[Clause]:
        w = self.weights
        if marked:
            yield Clause("exact", key, w.exact * factor)
        yield Clause("plain", plain_key, (w.plain if marked else w.exact + w.plain) * factor)
        yield Clause("head", plain_key, w.head * factor)

    def _pair(self, pair: str, factor: float) -> Iterator[Clause]:
        yield Clause("pair", pair, self.weights.pair * factor)
        yield Clause("head", pair, self.weights.head * self.weights.pair * factor)

    def of_expansions(self, meant: Iterable[Meant]) -> Iterator[Clause]:
        """Other writings of parts of the question. An abbreviation weighs about what its spelt-out form does."""
        for other in meant:
            if other.is_short:
                yield from self._short(other)
            else:
                yield from self._spelt(other.also, self.weights.spelt)

    def _spelt(self, text: str, factor: float) -> Iterator[Clause]:
        bare = plain(text)
        for key, plain_key in zip(keys(text), bare, strict=True):
            yield from self._syllable(key, plain_key, factor, True)
        for pair in pairs(bare):
            yield from self._pair(pair, factor)

    def _short(self, other: Meant) -> Iterator[Clause]:
        tokens = plain(other.also)
        field, wanted = ("plain", tokens) if len(tokens) == 1 else ("pair", pairs(tokens))
        worth = sum(
            clause.weight * self.idf(clause.field, clause.token) for clause in self._spelt(other.said, self.weights.short)
        )
        for token in wanted:
            if idf := self.idf(field, token):
                yield Clause(field, token, min(6.0, worth / idf / len(wanted)))

    def of_numbers(self, numbers: Iterable[NumberSeen], figures: Sequence[str]) -> Iterator[Clause]:
        """Document numbers and figures."""
        for number in numbers:
            yield from (Clause("number", token, self.weights.number) for token in number.tokens)
        yield from (Clause("number", figure, self.weights.figure) for figure in figures)

    def idf(self, field: str, token: str) -> float:
        """How much a token says: BM25's measure, 0 where the index does not hold it."""
        n = self._reader.frequency(field, token)
        return math.log(1 + (self._reader.size - n + 0.5) / (n + 0.5)) if n else 0.0


def _words(exact: Sequence[str]) -> Iterator[str]:
    """Whatever could be a word of the question: the index knows which of them are."""
    for n in (2, 3, 4):
        for at in range(len(exact) - n + 1):
            yield "_".join(exact[at : at + n])
