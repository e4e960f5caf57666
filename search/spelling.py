"""Words that the library does not hold, and the nearest that it does hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from corpus.textkey import syllable_key
from index.engine import Clause, Question, Reader
from index.passage import Passage
from index.syllables import Token, bears_marks, plain, syllables
from search.question import Asked

MOST_WORDS = 4
"""Words of a question that are looked up; more wrong ones are not a slip of the fingers."""


def correct(asked: Asked, reader: Reader, keep: Iterable[int]) -> str | None:
    """The question with unknown words replaced by near ones of the index, None where there is nothing to replace."""
    kept = set(keep)
    wrong = [i for i, token in enumerate(asked.tokens) if i not in kept and _unknown(asked, token, reader)]
    if not wrong or len(wrong) > MOST_WORDS:
        return None
    better = {i: found for i in wrong if (found := _nearest(asked, i, reader))}
    if not better:
        return None
    text, end = "", 0
    for i, word in better.items():
        token = asked.tokens[i]
        text, end = text + asked.text[end : token.start] + word, token.end
    return text + asked.text[end:]


def _unknown(asked: Asked, token: Token, reader: Reader) -> bool:
    if token.key.isdigit():
        return False
    word = asked.text[token.start : token.end]
    if bears_marks(word):
        return not reader.frequency("exact", token.key)
    return len(word) > 1 and not reader.frequency("plain", _bare(word))


def _nearest(asked: Asked, at: int, reader: Reader) -> str | None:
    """The most fitting word of the index: one change away, together with its neighbours if it can be, the commonest of those."""
    token = asked.tokens[at]
    word = asked.text[token.start : token.end]
    bare, marked = _bare(word), bears_marks(word)
    vocabulary = reader.vocabulary("exact" if marked else "plain")
    around = [_bare(asked.text[t.start : t.end]) for t in asked.tokens[max(0, at - 1) : at + 2] if t is not token]
    ranked = sorted(
        (
            (-_together(other, around, reader), distance, -vocabulary[other], other)
            for other, distance in _near(token.key if marked else bare, vocabulary)
        ),
    )
    return _as_written(ranked[0][-1], "exact" if marked else "plain", reader) if ranked else None


def _near(key: str, vocabulary: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    for other in vocabulary:
        if abs(len(other) - len(key)) <= 1 and not other.isdigit() and (distance := _distance(key, other)) <= 1:
            yield other, distance


def _distance(a: str, b: str) -> int:
    """0, 1 or 2 for "more": how many letters to change, add, drop, or swap with the next."""
    if a == b:
        return 0
    if len(a) > len(b):
        a, b = b, a
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) != len(b):
        return 1 if a[at:] == b[at + 1 :] else 2
    swapped = a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :]
    return 1 if swapped or a[at + 1 :] == b[at + 1 :] else 2


def _together(other: str, around: Iterable[str], reader: Reader) -> int:
    bare = _bare(other.rstrip("12345")) if other[-1:].isdigit() else _bare(other)
    return sum(reader.frequency("pair", pair) > 0 for near in around for pair in (f"{near}_{bare}", f"{bare}_{near}"))


def _as_written(key: str, field: str, reader: Reader) -> str | None:
    """A key of the index as some passage writes it."""
    for hit in reader.search(Question((Clause(field, key, 1.0),)), 1):
        text = msgspec.json.decode(reader.bodies([hit.number])[0], type=Passage).text
        for token in syllables(text):
            word = text[token.start : token.end]
            if (token.key if field == "exact" else _bare(word)) == key:
                return word.lower()
    return None


def _bare(word: str) -> str:
    return "".join(plain(word)) or syllable_key(word)
