"""Words that do not stand beside their neighbours in the library, and near ones that do.

A slip in the marks alone is found by the letters anyway; it is set right where the word as typed is hardly known. A slip in the
letters is set right where another word stands there far more often; a word that may well be one, and is only not in the library,
gives way to nothing but what people confuse it with ("sát nhập", "hành chánh").
"""

from __future__ import annotations

import math
import re
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from corpus.textkey import fold
from index.engine import Clause, Phrase, Question, Reader
from index.passage import Passage
from index.syllables import bears_marks, keys, plain, syllables
from search.expansions import may_be_syllable
from search.question import Asked

MOST_WORDS = 4
"""Words of a question that may be wrong; more are not a slip of the fingers."""

SHORTEST = 3
"""Letters of the shortest unknown word that is looked up: shorter ones are one letter away from half the language."""

LONGEST = 8
"""Letters of the longest word that is looked up; no syllable has more."""

OFTEN = 3
"""Passages that must have a pair that a word of the library gives way to."""

BELONGS = 0.1
"""The part of the passages with a word in which it stands beside a neighbour, from which on the two belong together ("sáp nhập")."""

TIMES = 20
"""How many times more often the better word must stand beside the neighbours, one times the other."""

NONE = 0.15
"""What no passage at all counts for, so that three against none are enough."""

HARDLY = 100
"""How many times more often a syllable must be found with other marks than with those typed for these to be looked at."""

SELDOM = 3
"""Passages with the marks typed from which on these are a word's own: "chó" is one however often "cho" stands there."""

LOOKED_AT = 3
"""Passages that are read for how a word is written."""

CONFUSED_ONSETS = (("s", "x"), ("ch", "tr"), ("d", "gi"), ("r", "gi"), ("l", "n"), ("c", "k"), ("g", "gh"), ("ng", "ngh"))
"""What words may begin with that people confuse."""

CONFUSED_ENDS = (("n", "ng"), ("n", "nh"), ("ng", "nh"), ("t", "c"), ("t", "p"), ("m", "n"), ("c", "ch"), ("anh", "inh"))
"""What words may end in that people confuse."""

_ONSET = re.compile("[^aeiouy]*")


class _Beside(NamedTuple):
    """A neighbour of a word, plain and by exact key, and whether it stands before it."""

    word: str
    exact: str
    is_before: bool

    def pair(self, word: str) -> str:
        """The pair that the index would hold."""
        return f"{self.word}_{word}" if self.is_before else f"{word}_{self.word}"


class Spelling:
    """Corrects questions by the words of one index."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._near: Mapping[str, list[str]] | None = None
        self._lock = threading.Lock()

    def correct(self, asked: Asked, keep: Iterable[int]) -> str | None:
        """The question with wrong words replaced by near ones of the index, None where nothing is found to be wrong."""
        kept, bare, exact = set(keep), asked.bare, asked.exact
        words = {i: asked.words(i, i + 1) for i in range(len(bare)) if i not in kept}
        words = {i: word for i, word in words.items() if word.isalpha() and len(bare[i]) <= LONGEST and not _is_name(asked, word)}
        if sum(not self._frequency("plain", bare[i]) for i in words) > MOST_WORDS:
            return None
        text, end, last = "", 0, -2
        for i, word in words.items():
            if i != last + 1 and (better := self._better(word, bare, exact, i)):
                token = asked.tokens[i]
                text, end, last = text + asked.text[end : token.start] + (better if asked.marked else fold(better)), token.end, i
        return text + asked.text[end:] if text else None

    def _better(self, word: str, bare: Sequence[str], exact: Sequence[str], at: int) -> str | None:
        beside = [_Beside(bare[i], exact[i], i < at) for i in (at - 1, at + 1) if 0 <= i < len(bare)]
        if not beside:
            return self._alone(bare[at])
        known = self._beside(bare[at], beside)
        often = OFTEN if self._frequency("exact", exact[at]) else 1
        if bears_marks(word) and max(known.values()) >= often and self._is_odd(exact[at], bare[at]):
            near = max(known, key=lambda near: known[near])
            written = self._written(bare[at], near)
            return written if written and keys(written) != keys(word) and not self._is_written(word, near) else None
        better = self._likelier(bare[at], known)
        return self._written(better, max(beside, key=lambda near: self._frequency("pair", near.pair(better)))) if better else None

    def _is_odd(self, exact: str, bare: str) -> bool:
        """Whether a syllable is hardly found with the marks typed."""
        own = self._frequency("exact", exact)
        return own <= SELDOM and HARDLY * own < self._frequency("plain", bare)

    def _is_written(self, word: str, near: _Beside) -> bool:
        """Whether any passage has a word with the marks typed beside a neighbour with its own."""
        pair = (near.exact, keys(word)[0]) if near.is_before else (keys(word)[0], near.exact)
        return bool(self._reader.search(Question((), (Phrase("exact", pair),)), 1))

    def _likelier(self, word: str, known: Mapping[_Beside, int]) -> str | None:
        """The word that stands there in place of another: one change away where that can be none, else one that people confuse it with."""
        own = self._frequency("plain", word)
        is_none = not may_be_syllable(word) and len(word) >= SHORTEST and not any(known.values())
        if any(
            count >= TIMES and HARDLY * count >= min(own, self._frequency("plain", near.word)) for near, count in known.items()
        ):
            return None
        if is_none:
            together = ((other, sum(self._beside(other, known).values())) for other in self._one_change_away(word))
            found = {other: count for other, count in together if count and may_be_syllable(other)}
        else:
            often = OFTEN if own else 1
            belonging = ((other, self._belonging(other, known, often)) for other in confused(word))
            found = {other: sum(counts.values()) for other, counts in belonging if counts}
        return max(found, key=lambda other: (found[other], other), default=None)

    def _beside(self, word: str, known: Iterable[_Beside]) -> dict[_Beside, int]:
        return {near: self._frequency("pair", near.pair(word)) for near in known}

    def _belonging(self, other: str, known: Mapping[_Beside, int], often: int) -> dict[_Beside, int]:
        """How often a word stands beside each neighbour where it does no less than the one typed, far more often all in all, and belongs
        with one of them; nothing where it does not."""
        if any(self._frequency("pair", near.pair(other)) < max(often, count) for near, count in known.items()):
            return {}
        together = self._beside(other, known)
        likelier = math.prod((count + NONE) / (known[near] + NONE) for near, count in together.items())
        own = self._frequency("plain", other)
        belongs = any(
            count >= max(often, BELONGS * min(own, self._frequency("plain", near.word))) for near, count in together.items()
        )
        return together if belongs and (likelier >= TIMES or often == 1) else {}

    def _alone(self, word: str) -> str | None:
        """What a word that is all of a question may be, where the index does not hold it and it can be none."""
        if self._frequency("plain", word) or may_be_syllable(word) or len(word) < SHORTEST:
            return None
        near = [(self._frequency("plain", other), other) for other in self._one_change_away(word)]
        return max(near)[1] if near else None

    def _frequency(self, field: str, token: str) -> int:
        return self._reader.frequency(field, token)

    def _one_change_away(self, word: str) -> Iterator[str]:
        near = self._letters_left_out()
        for other in sorted({other for part in _parts(word) for other in near.get(part, ())}):
            if other != word and _is_one_change(word, other):
                yield other

    def _letters_left_out(self) -> Mapping[str, list[str]]:
        """The words of the index by themselves and by what is left of them without one letter."""
        with self._lock:
            if self._near is None:
                found: dict[str, list[str]] = defaultdict(list)
                for key in self._reader.vocabulary("plain"):
                    if len(key) <= LONGEST and key.isalpha():
                        for part in _parts(key):
                            found[part].append(key)
                self._near = dict(found)
            return self._near

    def _written(self, word: str, near: _Beside) -> str | None:
        """A word as passages write it beside a neighbour."""
        found = Counter[str]()
        for hit in self._reader.search(Question((Clause("pair", near.pair(word), 1.0),)), LOOKED_AT):
            text = msgspec.json.decode(self._reader.bodies([hit.number])[0], type=Passage).text
            tokens, bare = syllables(text), plain(text)
            step = -1 if near.is_before else 1
            for i, token in enumerate(tokens):
                if bare[i] == word and 0 <= i + step < len(bare) and bare[i + step] == near.word:
                    found[text[token.start : token.end].lower()] += 1
        return found.most_common(1)[0][0] if found else None


def confused(word: str) -> Iterator[str]:
    """The words that people write for another, plain: what they begin with or what they end in sounds alike.

    >>> list(confused("sat")), list(confused("chanh"))
    (['xat', 'sac', 'sap'], ['tranh', 'chan', 'chang', 'chinh'])
    """
    match = _ONSET.match(word)
    onset = match[0] if match else ""
    yield from (other + word[len(onset) :] for one, other in _both(CONFUSED_ONSETS) if onset == one)
    yield from (word.removesuffix(one) + other for one, other in _both(CONFUSED_ENDS) if word.endswith(one))


def _both(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return ((one, other) for pair in pairs for one, other in (pair, pair[::-1]))


def _is_name(asked: Asked, word: str) -> bool:
    """Whether a word bears a capital within a question that does not begin with it, nor is all in capitals."""
    return word[0].isupper() and not asked.text.startswith(word) and not asked.text.isupper()


def _parts(key: str) -> set[str]:
    """A key, and what is left of it without any one of its letters: keys one change away have one of these in common."""
    return {key, *(key[:i] + key[i + 1 :] for i in range(len(key)))}


def _is_one_change(a: str, b: str) -> bool:
    """Whether one letter changed, added or dropped, or two neighbours swapped, make one of the other.

    >>> [_is_one_change("hanh", other) for other in ("hnah", "han", "hang", "khanh", "nah", "hang1")]
    [True, True, True, True, False, False]
    """
    if len(a) > len(b):
        a, b = b, a
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) < len(b):
        return a[at:] == b[at + 1 :]
    swapped = a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :]
    return swapped or a[at + 1 :] == b[at + 1 :]
