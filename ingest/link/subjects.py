"""What measures and duties are about: their terms, how telling each is, and the fields that they belong to."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from itertools import pairwise

from corpus import catalog
from corpus.textkey import key
from ingest.knowledge.tasks.topics import weights

_PARENTHESES = re.compile(r"\([^()]*\)")
_ABBREVIATION = re.compile(r"[A-ZĐ][A-ZĐ0-9]{1,}(?:[ -]?[A-Z]{3,})?")
_BREAK = re.compile(r"[,;:.()“”\"/\n]| - ")
_LEVEL = re.compile(r"\b(?:trung ương|tỉnh|huyện|xã(?! hội)|thôn)\b")
_FOREMOST = 8


@lru_cache(maxsize=65536)
def terms(text: str) -> frozenset[str]:
    """The pairs of syllables that say what a text is about, abbreviations written out, empty words left out.

    >>> sorted(terms("Tỷ lệ TTHC được giải quyết"))[:2] == sorted(terms("tỷ lệ thủ tục hành chính được giải quyết"))[:2]
    True
    """
    found: set[str] = set()
    for run in _runs(_written_out(_PARENTHESES.sub(" ", text))):
        found.update(f"{a} {b}" for a, b in pairwise(run))
        if len(run) == 1:
            found.add(run[0])
    return frozenset(found)


@lru_cache(maxsize=65536)
def levels(text: str) -> frozenset[str]:
    """The tiers of government that a text names ("tại cấp huyện"): two measures of different tiers are two."""
    return frozenset(_LEVEL.findall(_PARENTHESES.sub(" ", text.lower())))


@lru_cache(maxsize=65536)
def fields(text: str) -> dict[str, float]:
    """The fields that a text belongs to, their shares adding up to 1; topics that part no duties among agencies are left out."""
    found = {topic: float(n) for topic, n in weights(_written_out(text)).items() if topic in _answerable()}
    total = sum(found.values())
    return {topic: n / total for topic, n in found.items()} if total else {}


@lru_cache(maxsize=65536)
def syllables(text: str) -> frozenset[str]:
    """The syllables that say what a text is about, for comparing short texts word by word."""
    return frozenset(syllable for run in _runs(_written_out(_PARENTHESES.sub(" ", text))) for syllable in run)


class Telling:
    """How telling each term is among the texts given: one that few of them hold tells most."""

    def __init__(self, texts: Iterable[str], parts: Callable[[str], frozenset[str]] = terms) -> None:
        self._parts = parts
        held = list(map(parts, texts))
        self._in = Counter(term for some in held for term in some)
        self._weight = {term: math.log(1 + (len(held) + 1) / (n + 0.5)) for term, n in self._in.items()}
        self._unseen = math.log(1 + (len(held) + 1) / 0.5)

    def weight(self, some: Iterable[str]) -> float:
        """The weight of some terms together."""
        return sum(self._weight.get(term, self._unseen) for term in some)

    def cover(self, text: str, by: str) -> float:
        """How much of what a text is about another one says, 0 to 1."""
        own = self._parts(text)
        return self.weight(own & self._parts(by)) / self.weight(own) if own else 0.0

    def alike(self, one: str, other: str) -> tuple[float, float]:
        """How much of what two texts say together both say, and how much of the shorter the longer says."""
        a, b = self._parts(one), self._parts(other)
        if not a or not b:
            return 0.0, 0.0
        shared = self.weight(a & b)
        return shared / self.weight(a | b), shared / min(self.weight(a), self.weight(b))

    def foremost(self, text: str) -> list[str]:
        """The few terms of a text that tell most."""
        return sorted(self._parts(text), key=lambda term: (self._in[term], term))[:_FOREMOST]


def _runs(text: str) -> Iterable[list[str]]:
    for part in _BREAK.split(text):
        run: list[str] = []
        for syllable in key(part).split():
            if syllable in _stops() or syllable.isdigit():
                if run:
                    yield run
                run = []
            else:
                run.append(syllable)
        if run:
            yield run


def _written_out(text: str) -> str:
    return _ABBREVIATION.sub(lambda match: _abbreviations().get(match.group().upper(), match.group()), text)


@cache
def _abbreviations() -> dict[str, str]:
    """What an abbreviation stands for; the first line of one with several."""
    known: dict[str, str] = {}
    for row in catalog.rows("abbreviations"):
        known.setdefault(row["short"].upper(), row["long"])
    return known


@cache
def _answerable() -> frozenset[str]:
    return frozenset(row["topic"] for row in catalog.rows("answerable_fields"))


@cache
def _stops() -> frozenset[str]:
    return frozenset(key(row["word"]) for row in catalog.rows("measure_stops"))
