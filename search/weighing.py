"""What a question asks of the index: which tokens, with what weight. The figures were found on judged queries, all of them general."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from index.engine import Clause, Either, Reader
from index.syllables import bears_marks, keys, pairs, plain
from search.expansions import Meant
from search.numbers import NumberSeen
from search.question import Asked

SELDOM = 10
"""How many times more often a syllable must be found with marks than without to be taken for one typed without them."""

HEAVIEST = 6.0
"""The most that one token of an abbreviation may weigh."""

SELDOM_SHORT = 0.1
"""Part of the passages with what it stands for up to which an abbreviation is simply added: few passages have both, and to look
for the better of two writings costs an engine twice the time."""

COMMON = 1 / 8
"""Part of the passages from which on a syllable that they hold tells next to nothing of them."""

LONG = 10_000
"""Passages with a syllable from which on an engine takes time to go through them."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of token counts against a syllable of the question."""

    exact: float = 1.0
    plain: float = 0.6
    pair: float = 1.0
    word: float = 0.3
    head: float = 0.2
    number: float = 3.0
    figure: float = 3.0
    asking: float = 0.1
    numbered: float = 0.3
    spelt: float = 0.5
    term: float = 1.2
    short: float = 0.8


class Weighing:
    """Clauses for a question over one index."""

    def __init__(self, reader: Reader, weights: Weights | None = None) -> None:
        self._reader = reader
        self.weights = weights or Weights()

    def of_words(
        self, asked: Asked, asking: Iterable[int] = (), meant: Sequence[Meant] = (), numbers: Iterable[NumberSeen] = ()
    ) -> list[Clause | Either]:
        """The question's syllables, neighbours and words; those that only ask, or are a document's number, count little.

        A part with other writings counts once, as the writing that a passage has: what an abbreviation stands for
        weighs about as much as its letters do.
        """
        light = set(asking)
        factor = [self.weights.asking if i in light else 1.0 for i in range(len(asked.tokens))]
        for number in numbers:
            factor[number.start : number.end] = [self.weights.numbered] * (number.end - number.start)
        parts = _parts(meant)
        found: list[Clause | Either] = []
        for start, end in parts:
            inside = list(self._stretch(asked, factor, start, end))
            others = [other for m in meant if (m.start, m.end) == (start, end) and (other := self._held(self._other(m)))]
            found += self._writings(inside, others)
        outside = set(range(len(factor))) - {i for start, end in parts for i in range(start, end)}
        borders = {i for i in range(len(factor) - 1) if not any(start <= i and i + 1 < end for start, end in parts)}
        return found + list(self._clauses(asked, factor, outside, borders))

    def _writings(self, inside: Sequence[Clause], others: Sequence[Sequence[Clause]]) -> Iterator[Clause | Either]:
        """A part of the question and its other writings: the better counts, but for those that next to no passage has."""
        raised = tuple(self._raised(inside, others))
        common = min((self._reader.frequency(part.field, part.token) for part in inside if part.field == "pair"), default=0)
        seldom = [len(o) == 1 and self._reader.frequency(o[0].field, o[0].token) < SELDOM_SHORT * common for o in others]
        rivals = [tuple(other) for other, added in zip(others, seldom, strict=True) if not added]
        yield from [Either((raised, *rivals))] if rivals else raised
        yield from (other[0] for other, added in zip(others, seldom, strict=True) if added)

    def _raised(self, inside: Sequence[Clause], others: Sequence[Sequence[Clause]]) -> Iterator[Clause]:
        """What the question says itself, weighed so that it counts no less than any other writing of it."""
        own, most = self._worth(inside), max(map(self._worth, others), default=0.0)
        factor = min(HEAVIEST, max(1.0, most / own)) if own else 1.0
        return (clause._replace(weight=clause.weight * factor) for clause in inside)

    def _held(self, clauses: Iterable[Clause]) -> list[Clause]:
        """Those of some clauses that the index holds anything for."""
        return [clause for clause in clauses if self._reader.frequency(clause.field, clause.token)]

    def _worth(self, clauses: Iterable[Clause]) -> float:
        return sum(clause.weight * self.idf(clause.field, clause.token) for clause in clauses)

    def _stretch(self, asked: Asked, factor: Sequence[float], start: int, end: int) -> Iterator[Clause]:
        return self._clauses(asked, factor, set(range(start, end)), set(range(start, end - 1)))

    def _clauses(self, asked: Asked, factor: Sequence[float], singles: set[int], doubles: set[int]) -> Iterator[Clause]:
        exact, bare = asked.exact, asked.bare
        for i in sorted(singles):
            yield from self._syllable(exact[i], bare[i], factor[i], asked.marked)
        for i in sorted(doubles):
            yield from self._pair(f"{bare[i]}_{bare[i + 1]}", min(factor[i], factor[i + 1]))
        if asked.marked and self._has_words:
            yield from (
                Clause("word", word, self.weights.word)
                for at, n, word in _words(exact)
                if doubles.issuperset(range(at, at + n - 1))
            )

    @cached_property
    def _has_words(self) -> bool:
        """Whether words were looked for when the index was made."""
        return bool(self._reader.vocabulary("word"))

    def _syllable(self, key: str, plain_key: str, factor: float, marked: bool) -> Iterator[Clause]:
        w = self.weights
        if marked:
            yield Clause("exact", key, w.exact * factor)
        if not marked or self._is_bare(key, plain_key):
            yield Clause("plain", plain_key, (w.plain if marked else w.exact) * factor)

    def _is_bare(self, key: str, plain_key: str) -> bool:
        """Whether a syllable of a question with marks was typed without its own: hardly found as it is, and often with marks."""
        here = self._reader.frequency("exact", key)
        return not here or (key == plain_key and SELDOM * here < self._reader.frequency("plain", plain_key))

    def _pair(self, pair: str, factor: float) -> Iterator[Clause]:
        yield Clause("pair", pair, self.weights.pair * factor)
        yield Clause("head", pair, self.weights.head * factor)

    def _other(self, meant: Meant) -> Iterator[Clause]:
        if not meant.is_short:
            yield from self._spelt(meant.also, self.weights.term if meant.is_term else self.weights.spelt, True)
            return
        tokens = plain(meant.also)
        field, wanted = ("plain", tokens) if len(tokens) == 1 else ("pair", pairs(tokens))
        said = self._spelt(meant.said, self.weights.short, bears_marks(meant.said))
        worth = self._worth(said)
        for token in wanted:
            if idf := self.idf(field, token):
                yield Clause(field, token, min(HEAVIEST, worth / idf / len(wanted)))

    def _spelt(self, text: str, factor: float, marked: bool) -> Iterator[Clause]:
        bare = plain(text)
        for key, plain_key in zip(keys(text), bare, strict=True):
            yield from self._syllable(key, plain_key, factor, marked)
        for pair in pairs(bare):
            yield from self._pair(pair, factor)

    def of_numbers(self, numbers: Iterable[NumberSeen], figures: Sequence[str]) -> Iterator[Clause]:
        """Document numbers and figures."""
        for number in numbers:
            yield from (Clause("number", token, self.weights.number) for token in number.tokens)
        yield from (Clause("number", figure, self.weights.figure) for figure in figures)

    def telling(self, clauses: tuple[Clause | Either, ...]) -> tuple[Clause | Either, ...]:
        """The clauses without syllables that a large library has nearly everywhere, where any others are left."""
        return tuple(self._telling(clauses)) or clauses

    def _telling(self, clauses: Iterable[Clause | Either]) -> Iterator[Clause | Either]:
        for clause in clauses:
            if isinstance(clause, Either):
                yield Either(tuple(tuple(filter(self._tells, writing)) or writing for writing in clause.writings))
            elif self._tells(clause):
                yield clause

    def _tells(self, clause: Clause) -> bool:
        most = max(LONG, COMMON * self._reader.size)
        return clause.field not in ("exact", "plain") or self._reader.frequency(clause.field, clause.token) < most

    def possible(self, clauses: Iterable[Clause | Either]) -> float:
        """About what a passage would score that had all that a question says; what the index does not hold counts too."""
        own = (clause.writings[0] if isinstance(clause, Either) else (clause,) for clause in clauses)
        rarest = math.log(1 + self._reader.size)
        said = [part for writing in own for part in writing if part.field in ("exact", "plain", "number")]
        return sum(part.weight * (self.idf(part.field, part.token) or rarest) for part in said)

    def idf(self, field: str, token: str) -> float:
        """How much a token says: BM25's measure, 0 where the index does not hold it."""
        n = self._reader.frequency(field, token)
        return math.log(1 + (self._reader.size - n + 0.5) / (n + 0.5)) if n else 0.0


def _words(exact: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Whatever could be a word of the question, with its place and length: the index knows which of them are."""
    for n in (2, 3, 4):
        for at in range(len(exact) - n + 1):
            yield at, n, "_".join(exact[at : at + n])


def _parts(meant: Iterable[Meant]) -> list[tuple[int, int]]:
    """The parts of a question that have other writings, the longest first, none over another."""
    taken: list[tuple[int, int]] = []
    for start, end in sorted({(m.start, m.end) for m in meant}, key=lambda part: (part[0] - part[1], part)):
        if all(end <= low or high <= start for low, high in taken):
            taken.append((start, end))
    return taken
