"""How much of a question stands together in one sentence of a passage: what the index cannot see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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

Sentences = tuple[frozenset[str], ...]
_END = re.compile(r"[\n.;!?…]+\s")


class Part(NamedTuple):
    """A syllable or a pair of the question, what it says, and the syllables of other writings of it."""

    token: str
    idf: float
    others: tuple[frozenset[str], ...]


class Closeness:
    """Lifts passages that have the question in one sentence."""

    def __init__(self, reader: Reader, weighing: Weighing) -> None:
        self._reader, self._weighing = reader, weighing
        self._kept: dict[int, Sentences] = {}

    def lift(self, read: Read, hits: Sequence[Hit]) -> list[Hit]:
        """The hits with the first of them scored anew, best first."""
        parts = list(self._parts(read))
        whole = sum(part.idf for part in parts)
        if len(parts) < 2 or not whole:
            return list(hits)
        first, rest = hits[:LOOKED_AT], hits[LOOKED_AT:]
        held = (
            max((_held(sentence, parts) for sentence in said), default=0.0) for said in self._sentences([h.number for h in first])
        )
        lifted = [hit._replace(score=hit.score * (1 + WORTH * part / whole)) for hit, part in zip(first, held, strict=True)]
        return sorted([*lifted, *rest], key=lambda hit: (-hit.score, hit.number))

    def _sentences(self, numbers: Sequence[int]) -> Iterator[Sentences]:
        missing = [number for number in numbers if number not in self._kept]
        fresh = {number: _split(body) for number, body in zip(missing, self._reader.bodies(missing), strict=True)}
        found = [fresh.get(number) or self._kept.get(number, ()) for number in numbers]
        if len(self._kept) > KEPT:
            self._kept = {}
        self._kept |= fresh
        return iter(found)

    def _parts(self, read: Read) -> Iterator[Part]:
        bare = plain(read.asked.text)[: len(read.asked.tokens)]
        light = read.intent.asking
        for i, token in enumerate(bare):
            if i not in light:
                yield Part(token, self._weighing.idf("plain", token), _others(read, i, i + 1))
        for i, token in enumerate(pairs(bare)):
            if not {i, i + 1} & light:
                yield Part(token, self._weighing.idf("pair", token), _others(read, i, i + 2))


def _split(body: bytes) -> Sentences:
    """The sentences of a passage as sets of syllables and pairs; what the headings above say holds for each of them."""
    passage = msgspec.json.decode(body, type=Passage)
    above = plain(passage.context)
    said = [plain(sentence) for sentence in _END.split(passage.text)]
    return tuple(frozenset(tokens).union(pairs(tokens), above, pairs(above)) for tokens in said if tokens)


def _held(sentence: frozenset[str], parts: Sequence[Part]) -> float:
    return sum(part.idf for part in parts if part.token in sentence or any(other <= sentence for other in part.others))


def _others(read: Read, start: int, end: int) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(plain(meant.also)) for meant in read.meant if meant.start <= start and end <= meant.end)
