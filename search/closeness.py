"""How much of a question stands together in one sentence of a passage: what the index cannot see."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from index.engine import Hit, Reader
from index.passage import Passage
from index.syllables import pairs, plain
from search.reading import Read
from search.weighing import Weighing

LOOKED_AT = 50
"""Passages from the top whose sentences are looked at."""

WORTH = 0.75
"""What a sentence with all of the question adds, as part of the passage's own score."""

KEPT = 5000
"""Passages whose sentences are kept in memory."""

_END = re.compile(r"[\n.;!?…]+\s")


class Sentences(NamedTuple):
    """A passage as sets of plain syllables and pairs: of the headings above it, which hold for all of it, and of each sentence."""

    above: frozenset[str]
    said: tuple[frozenset[str], ...]


class Sought(NamedTuple):
    """What a question is made of: syllables and pairs with what each says, and those that another writing stands for."""

    idf: dict[str, float]
    writings: tuple[tuple[frozenset[str], frozenset[str]], ...]

    def held(self, passage: Sentences) -> float:
        """How much of the question the best sentence of a passage holds."""
        wanted = self.idf.keys()
        above = wanted & passage.above
        return max((self._worth((wanted & said) | above, said) for said in passage.said), default=0.0)

    def _worth(self, found: set[str], said: frozenset[str]) -> float:
        for other, stands_for in self.writings:
            if other <= said:
                found |= stands_for
        return sum(map(self.idf.__getitem__, found))


class Closeness:
    """Lifts passages that have the question in one sentence."""

    def __init__(self, reader: Reader, weighing: Weighing) -> None:
        self._reader, self._weighing = reader, weighing
        self._kept: dict[int, Sentences] = {}

    def lift(self, read: Read, hits: Sequence[Hit]) -> list[Hit]:
        """The hits with the first of them scored anew, best first."""
        sought = self._sought(read)
        whole = sum(sought.idf.values())
        if len(sought.idf) < 2 or not whole:
            return list(hits)
        first, rest = hits[:LOOKED_AT], hits[LOOKED_AT:]
        passages = self._sentences([hit.number for hit in first])
        lifted = [h._replace(score=h.score * (1 + WORTH * sought.held(p) / whole)) for h, p in zip(first, passages, strict=True)]
        return sorted([*lifted, *rest], key=lambda hit: (-hit.score, hit.number))

    def _sentences(self, numbers: Sequence[int]) -> list[Sentences]:
        kept = self._kept
        missing = [number for number in numbers if number not in kept]
        fresh = {number: _split(body) for number, body in zip(missing, self._reader.bodies(missing), strict=True)}
        found = [fresh.get(number) or kept[number] for number in numbers]
        self._kept = (kept if len(kept) < KEPT else {}) | fresh
        return found

    def _sought(self, read: Read) -> Sought:
        bare, light = plain(read.asked.text)[: len(read.asked.tokens)], read.intent.asking
        idf = {token: self._weighing.idf("plain", token) for i, token in enumerate(bare) if i not in light}
        idf |= {token: self._weighing.idf("pair", token) for i, token in enumerate(pairs(bare)) if not {i, i + 1} & light}
        writings = ((frozenset(plain(meant.also)), bare[meant.start : meant.end]) for meant in read.meant)
        return Sought(idf, tuple((other, frozenset(idf.keys() & {*own, *pairs(own)})) for other, own in writings))


def _split(body: bytes) -> Sentences:
    passage = msgspec.json.decode(body, type=Passage)
    said = [plain(sentence) for sentence in _END.split(passage.text)]
    return Sentences(_above(passage.context), tuple(frozenset(tokens).union(pairs(tokens)) for tokens in said if tokens))


@lru_cache(maxsize=2000)
def _above(context: str) -> frozenset[str]:
    tokens = plain(context)
    return frozenset(tokens).union(pairs(tokens))
