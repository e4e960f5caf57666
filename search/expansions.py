"""Abbreviations, both ways: one that the question holds is searched spelt out too, and what it spells out as abbreviated."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from corpus import catalog
from index.syllables import bears_marks, keys, plain
from search import compounds
from search.question import Asked

TABLES = (("abbreviations", "short", "long"), ("agency_abbreviations", "short", "long"), ("legal_abbreviations", "short", "full"))
"""The official lists: table, column of the short form, column of the long one."""

LONGEST = 12
"""Syllables of the longest spelt-out form."""

LEAST_MIXED = 3
"""Syllables of a part of a spelt-out form that may stand abbreviated within it ("văn bản QPPL", "DVC trực tuyến")."""

_SYLLABLE = re.compile(r"(?:[bcdghklmnpqrstvx]|[ckpt]h|gh|ng|nh|ngh|tr|gi|qu)?[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?")
"""What a syllable of Vietnamese can be without its marks."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Another writing of a part of the question, its syllables ``[start, end)``; ``is_short`` where the other is an abbreviation,
    ``is_mixed`` where one of both is abbreviated in part, ``is_term`` where it is what documents call an everyday word."""

    said: str
    also: str
    start: int
    end: int
    is_short: bool
    is_mixed: bool = False
    is_term: bool = False


class _Mixed(NamedTuple):
    """Two writings of one thing, of which one is abbreviated in part; of no use where no passage has ``only``."""

    said: str
    also: str
    only: str
    is_short: bool


class Abbreviations:
    """The abbreviations known: those of the lists and those that documents explain.

    >>> from search.question import read
    >>> known = Abbreviations([("XYZ", "xây yên zui")])
    >>> [m.also for m in known.in_question(read("hồ sơ TTHC và XYZ"))]
    ['thủ tục hành chính', 'xây yên zui']
    >>> "TTHC" in [m.also for m in known.in_question(read("giai quyet thu tuc hanh chinh"))]
    True
    >>> [[m.also for m in known.in_question(read(text))] for text in ("VBQPPL", "văn bản QPPL")]
    [['văn bản quy phạm pháp luật', 'văn bản QPPL'], ['VBQPPL', 'văn bản quy phạm pháp luật', 'quy phạm pháp luật']]
    """

    def __init__(self, learned: Iterable[tuple[str, str]] = ()) -> None:
        self._long: dict[str, dict[str, str]] = defaultdict(dict)
        self._short: dict[str, dict[str, str]] = defaultdict(dict)
        listed = [(row[short], row[long]) for table, short, long in TABLES for row in catalog.rows(table)]
        for short, long in (*listed, *learned):
            self._long[_key(short)].setdefault(_key(long), long)
            self._short[_key(long)].setdefault(_key(short), short)
        self._mixed: dict[str, dict[_Mixed, None]] = defaultdict(dict)
        for short, long in listed:
            for mixed in self._partly(long):
                pairs = ((short, mixed, mixed), (long, mixed, mixed), (mixed, short, short), (mixed, long, short))
                for said, also, only in pairs:
                    self._mixed[_key(said)][_Mixed(said, also, only, also == short)] = None
        self._begin = {" ".join(form.split(" ")[:2]) for form in (*self._long, *self._short, *self._mixed)}

    def in_question(self, asked: Asked, holds: Callable[[str], bool] = bool) -> list[Meant]:
        """Every other writing of a part of the question, by place; those abbreviated in part as far as the index ``holds`` them.

        Letters within a longer abbreviation are none: "TT&TT" is not also "TT".
        """
        found = list(self._found(asked, holds))
        whole = {(m.start, m.end) for m in found if not (m.is_short or m.is_mixed)}
        return [
            m for m in found
            if m.is_short or not any(start <= m.start and m.end <= end and m.end - m.start < end - start for start, end in whole)
        ]  # fmt: skip

    def _partly(self, long: str) -> Iterator[str]:
        """A spelt-out form with the longest part abbreviated that can be, at its end and at its beginning."""
        words = long.split()
        lengths = range(len(words) - 1, LEAST_MIXED - 1, -1)
        ends = ([*words[:-n], short] for n in lengths for short in self._short.get(_key(" ".join(words[-n:])), {}).values())
        begins = ([short, *words[n:]] for n in lengths for short in self._short.get(_key(" ".join(words[:n])), {}).values())
        yield from (" ".join(mixed) for found in (ends, begins) for mixed in islice(found, 1))

    def _found(self, asked: Asked, holds: Callable[[str], bool]) -> Iterator[Meant]:
        said, inside = asked.bare, compounds.inside(asked)
        for at in range(len(said)):
            longest = LONGEST if said[at] in self._begin or " ".join(said[at : at + 2]) in self._begin else 0
            for end in range(min(at + longest, len(said)), at, -1):
                part, words = " ".join(said[at:end]), asked.words(at, end)
                if part in self._long and may_be_short(words):
                    yield from (Meant(words, long, at, end, False) for long in self._long[part].values())
                if end - at > 1 and part in self._short and at not in inside:
                    yield from (Meant(words, short, at, end, True) for short in self._spelt(part, words))
                for one in self._mixed.get(part, ()):
                    if _is_said(one.said, words) and holds(one.only):
                        yield Meant(words, one.also, at, end, one.is_short, True)

    def _spelt(self, part: str, words: str) -> Iterator[str]:
        """The short forms of a spelt-out one: only those of the very words where they bear marks."""
        for short in self._short[part].values():
            if not bears_marks(words) or any(keys(long) == keys(words) for long in self._long[_key(short)].values()):
                yield short


def _is_said(writing: str, words: str) -> bool:
    """Whether some words are a writing: an abbreviation, or the same words where they bear marks."""
    return may_be_short(words) if " " not in writing else not bears_marks(words) or keys(words) == keys(writing)


def may_be_short(words: str) -> bool:
    """Whether some words can be an abbreviation as they are typed: not a syllable of everyday writing.

    >>> [may_be_short(w) for w in ("TTHC", "tthc", "tự", "tu", "TU", "đvsn")]
    [True, True, False, False, True, True]
    >>> [may_be_short(w) for w in ("ubnd", "pci", "hành", "hanh", "TT&TT", "năm")]
    [True, True, False, False, True, False]
    """
    if words.isupper():
        return len(words) > 1
    return not bears_marks(words.replace("đ", "")) and not all(map(may_be_syllable, plain(words)))


def may_be_syllable(letters: str) -> bool:
    """Whether some letters can be a syllable of Vietnamese without its marks.

    >>> may_be_syllable("nghiep"), may_be_syllable("hnah")
    (True, False)
    """
    return _SYLLABLE.fullmatch(letters) is not None


def _key(text: str) -> str:
    return " ".join(plain(text))
