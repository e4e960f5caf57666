"""Words that the library does not hold, or not beside their neighbours, and the nearest that it does hold there."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from corpus.textkey import fold
from index.engine import Clause, Question, Reader
from index.passage import Passage
from index.syllables import bears_marks, plain, syllables
from search.question import Asked

MOST_WORDS = 4
"""Words of a question that are looked up; more unknown ones are not a slip of the fingers."""

SHORTEST = 3
"""Letters of the shortest unknown word that is looked up: shorter ones are one letter away from half the language."""

LONGEST = 9
"""Letters of the longest key that is looked up, the digit of its tone with them; no syllable has more."""

BELONGS = 0.3
"""The part of the passages with a word in which it stands beside a neighbour, from which on the two belong together ("sáp nhập")."""

OFTEN = 3
"""Passages that must have such a pair."""


class Spelling:
    """Corrects questions by the words of one index."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._near: dict[str, Mapping[str, list[str]]] = {}
        self._lock = threading.Lock()

    def correct(self, asked: Asked, keep: Iterable[int]) -> str | None:
        """The question with wrong words replaced by near ones of the index, None where nothing is found to be wrong."""
        kept = set(keep)
        wrong = [i for i in range(len(asked.tokens)) if i not in kept and self._is_wrong(asked, i)]
        if len(wrong) > MOST_WORDS:
            return None
        text, end, changed, last = "", 0, False, -2
        for i in wrong:
            if i != last + 1 and (better := self._nearest(asked, i)):
                token = asked.tokens[i]
                text, end, changed, last = text + asked.text[end : token.start] + better, token.end, True, i
        return text + asked.text[end:] if changed else None

    def _is_wrong(self, asked: Asked, at: int) -> bool:
        """Whether the index does not hold a word, or never beside any of its neighbours in the question."""
        word = asked.words(at, at + 1)
        return word.isalpha() and ((self._is_unknown(asked, at) and len(word) >= SHORTEST) or self._stands_apart(asked, at))

    def _is_unknown(self, asked: Asked, at: int) -> bool:
        return not self._reader.frequency(_field(asked, at), _key(asked, at))

    def _stands_apart(self, asked: Asked, at: int) -> bool:
        pairs = list(_pairs(_bare(asked, at), asked, at))
        return bool(pairs) and not any(self._reader.frequency("pair", pair) for pair in pairs)

    def _nearest(self, asked: Asked, at: int) -> str | None:
        """The word one change away that stands beside the same neighbours, the commonest of those.

        A word that the index does hold gives way only to one that belongs with its neighbour.
        """
        field, unknown = _field(asked, at), self._is_unknown(asked, at)
        ranked = sorted(
            (-beside, -self._reader.frequency(field, key), key)
            for key in self._one_change_away(field, _key(asked, at))
            if (beside := self._beside(key, asked, at, belongs=not unknown)) or (unknown and len(asked.tokens) == 1)
        )
        written = self._as_written(ranked[0][-1], field) if ranked else None
        return written if written is None or asked.marked else fold(written)

    def _beside(self, key: str, asked: Asked, at: int, *, belongs: bool) -> int:
        """Beside how many of the neighbours a word is found; where it must belong there, in how many passages."""
        bare, found = key.rstrip("12345"), 0
        for pair in _pairs("".join(plain(bare)), asked, at):
            together = self._reader.frequency("pair", pair)
            rarer = min(self._reader.frequency("plain", word) for word in pair.split("_"))
            if not belongs:
                found += together > 0
            elif together >= max(OFTEN, BELONGS * rarer):
                found += together
        return found

    def _one_change_away(self, field: str, key: str) -> Iterator[str]:
        near = self._letters_left_out(field)
        for other in sorted({other for part in _parts(key) for other in near.get(part, ())}):
            if other != key and _is_one_change(key, other):
                yield other

    def _letters_left_out(self, field: str) -> Mapping[str, list[str]]:
        """The words of a field by themselves and by what is left of them without one letter."""
        with self._lock:
            if field not in self._near:
                found: dict[str, list[str]] = defaultdict(list)
                for key in self._reader.vocabulary(field):
                    if len(key) <= LONGEST and key[:1].isalpha():
                        for part in _parts(key):
                            found[part].append(key)
                self._near[field] = dict(found)
            return self._near[field]

    def _as_written(self, key: str, field: str) -> str | None:
        """A key of the index as some passage writes it."""
        for hit in self._reader.search(Question((Clause(field, key, 1.0),)), 1):
            text = msgspec.json.decode(self._reader.bodies([hit.number])[0], type=Passage).text
            for token in syllables(text):
                word = text[token.start : token.end]
                if key == (token.key if field == "exact" else "".join(plain(word))):
                    return word.lower()
        return None


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


def _pairs(bare: str, asked: Asked, at: int) -> Iterator[str]:
    """A word with each of the neighbours of a place, as the index joins them."""
    if at:
        yield f"{_bare(asked, at - 1)}_{bare}"
    if at + 1 < len(asked.tokens):
        yield f"{bare}_{_bare(asked, at + 1)}"


def _field(asked: Asked, at: int) -> str:
    return "exact" if bears_marks(asked.words(at, at + 1)) else "plain"


def _key(asked: Asked, at: int) -> str:
    return asked.tokens[at].key if bears_marks(asked.words(at, at + 1)) else _bare(asked, at)


def _bare(asked: Asked, at: int) -> str:
    return "".join(plain(asked.words(at, at + 1)))
