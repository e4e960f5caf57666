"""How much of a question stands together in one sentence of a passage: what the index cannot see."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec

from index.engine import Hit, Reader
from index.syllables import Forms, pairs, plain
from search.reading import Read
from search.weighing import Weighing

LOOKED_AT = 50
"""Passages from the top whose sentences are looked at."""

WORTH = 1.4
"""What a sentence with all of the question adds, as part of the passage's own score."""

STEEP = 1.5
"""The power of the part that it holds: half of a question is worth less than half."""

HEADED = 0.25
"""What is added where the question holds the whole heading of the passage, times the part of it that all headings above hold."""

KEPT = 5000
"""Passages whose sentences are kept in memory."""

ENDS = ".;!?…"
"""What a sentence ends with, before a blank."""


class Sentences(NamedTuple):
    """A passage in plain syllables: its sentences a line each, the headings above it, which hold for all of it, and its own heading;
    ``under`` is what it stands under as it is written."""

    said: str
    above: list[str]
    heading: list[str]
    under: str

    def words(self) -> list[str]:
        """Its syllables in order."""
        return self.said.split()


class Sought(NamedTuple):
    """What a question is made of: syllables and pairs with what each says, and those that another writing stands for."""

    idf: dict[str, float]
    neighbours: dict[tuple[str, str], str]
    writings: tuple[tuple[frozenset[str], frozenset[str]], ...]

    def factor(self, passage: Sentences, whole: float) -> float:
        """By how much a passage is to be raised for what its best sentence holds, and its headings."""
        above = self._found(passage.above)
        held = max(self._worth(above | self._found(said), said) for said in map(str.split, passage.said.split("\n")))
        headed = self._worth(above, ()) if self._holds(passage.heading) else 0.0
        return 1.0 + WORTH * math.pow(held / whole, STEEP) + HEADED * headed / whole

    def _found(self, said: list[str]) -> set[str]:
        met = self.idf.keys() & said
        if len(met) > 1:
            met.update(map(self.neighbours.__getitem__, self.neighbours.keys() & pairwise(said)))
        return met

    def _holds(self, heading: list[str]) -> bool:
        """Whether the question holds a heading, word after word."""
        return bool(heading) and self.idf.keys() >= set(heading) and self.neighbours.keys() >= set(pairwise(heading))

    def _worth(self, found: set[str], said: Iterable[str]) -> float:
        for other, stands_for in self.writings:
            if other.issubset(said):
                found = found | stands_for
        return sum(map(self.idf.__getitem__, found))


class Closeness:
    """Lifts passages that have the question in one sentence."""

    def __init__(self, reader: Reader, weighing: Weighing) -> None:
        self._reader, self._weighing = reader, weighing
        self._kept: dict[int, Sentences] = {}

    def factors(self, read: Read, hits: Sequence[Hit]) -> dict[int, float]:
        """By how much the first of the hits, best first, are to be raised."""
        sought = self.sought(read)
        whole = sum(sought.idf.values())
        if len(sought.idf) < 2 or not whole:
            return {}
        first = [hit.number for hit in hits[:LOOKED_AT]]
        return {number: sought.factor(passage, whole) for number, passage in zip(first, self.sentences(first), strict=True)}

    def sentences(self, numbers: Sequence[int]) -> list[Sentences]:
        """The sentences of some passages, in the order asked for."""
        kept = self._kept
        missing = [number for number in numbers if number not in kept]
        fresh = {number: _split(body) for number, body in zip(missing, self._reader.bodies(missing), strict=True)}
        found = [fresh.get(number) or kept[number] for number in numbers]
        self._kept = (kept if len(kept) < KEPT else {}) | fresh
        return found

    def sought(self, read: Read) -> Sought:
        """What a question is made of."""
        bare = plain(read.asked.text)[: len(read.asked.tokens)]
        numbered = (i for number in read.numbers for i in range(number.start, number.end))
        light = read.intent.asking.union(i for i in numbered if not bare[i].isdigit())
        idf = {token: self._weighing.idf("plain", token) for i, token in enumerate(bare) if i not in light}
        neighbours = {(a, b): f"{a}_{b}" for i, (a, b) in enumerate(pairwise(bare)) if not {i, i + 1} & light}
        idf |= {pair: self._weighing.idf("pair", pair) for pair in neighbours.values()}
        writings = ((frozenset(plain(meant.also)), bare[meant.start : meant.end]) for meant in read.meant)
        return Sought(idf, neighbours, tuple((other, frozenset(idf.keys() & {*own, *pairs(own)})) for other, own in writings))


class _Read(msgspec.Struct):
    """As much of a passage as is looked at."""

    kind: str
    title: str
    text: str
    context: str


_SENTENCES = Forms(lambda written: " ".join(plain(written)) + ("\n" if written[-1] in ENDS else ""))


def _split(body: bytes) -> Sentences:
    passage = msgspec.json.decode(body, type=_Read)
    said = " ".join(map(_SENTENCES.__getitem__, passage.text.split()))
    under = passage.context if passage.kind == "row" else passage.title
    return Sentences(said, plain(passage.context), plain(passage.title), under)
