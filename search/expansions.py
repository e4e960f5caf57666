"""Abbreviations, both ways: one that the question holds is searched spelt out too, and what it spells out as abbreviated."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus import catalog
from index.syllables import bears_marks, keys, plain
from search import compounds
from search.question import Asked

TABLES = (("abbreviations", "short", "long"), ("agency_abbreviations", "short", "long"), ("legal_abbreviations", "short", "full"))
"""The official lists: table, column of the short form, column of the long one."""

LONGEST = 12
"""Syllables of the longest spelt-out form."""

_SYLLABLE = re.compile(r"(?:[bcdghklmnpqrstvx]|[ckpt]h|gh|ng|nh|ngh|tr|gi|qu)?[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?")
"""What a syllable of Vietnamese can be without its marks."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Another writing of a part of the question, its syllables ``[start, end)``; ``is_short`` where the other is an abbreviation."""

    said: str
    also: str
    start: int
    end: int
    is_short: bool


class Abbreviations:
    """The abbreviations known: those of the lists and those that documents explain.

    >>> from search.question import read
    >>> known = Abbreviations([("XYZ", "xây yên zui")])
    >>> [m.also for m in known.in_question(read("hồ sơ TTHC và XYZ"))]
    ['thủ tục hành chính', 'xây yên zui']
    >>> "TTHC" in [m.also for m in known.in_question(read("giai quyet thu tuc hanh chinh"))]
    True
    """

    def __init__(self, learned: Iterable[tuple[str, str]] = ()) -> None:
        self._long: dict[str, dict[str, str]] = defaultdict(dict)
        self._short: dict[str, dict[str, str]] = defaultdict(dict)
        listed = ((row[short], row[long]) for table, short, long in TABLES for row in catalog.rows(table))
        for short, long in (*listed, *learned):
            self._long[_key(short)].setdefault(_key(long), long)
            self._short[_key(long)].setdefault(_key(short), short)

    def in_question(self, asked: Asked) -> list[Meant]:
        """Every other writing of a part of the question, by place."""
        return list(self._found(asked))

    def _found(self, asked: Asked) -> Iterator[Meant]:
        said, inside = plain(asked.text)[: len(asked.tokens)], compounds.inside(asked)
        for at in range(len(said)):
            for end in range(min(at + LONGEST, len(said)), at, -1):
                part, words = " ".join(said[at:end]), asked.words(at, end)
                if part in self._long and _may_be_short(words):
                    yield from (Meant(words, long, at, end, False) for long in self._long[part].values())
                if end - at > 1 and part in self._short and at not in inside:
                    yield from (Meant(words, short, at, end, True) for short in self._spelt(part, words))

    def _spelt(self, part: str, words: str) -> Iterator[str]:
        """The short forms of a spelt-out one: only those of the very words where they bear marks."""
        for short in self._short[part].values():
            if not bears_marks(words) or any(keys(long) == keys(words) for long in self._long[_key(short)].values()):
                yield short


def _may_be_short(words: str) -> bool:
    """Whether some words can be an abbreviation as they are typed: not a syllable of everyday writing.

    >>> [_may_be_short(w) for w in ("TTHC", "tthc", "tự", "tu", "TU", "đvsn")]
    [True, True, False, False, True, True]
    >>> [_may_be_short(w) for w in ("ubnd", "pci", "hành", "hanh", "TT&TT", "năm")]
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
