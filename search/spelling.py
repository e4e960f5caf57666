"""Words that the library does not hold, and the nearest that it does hold."""

from __future__ import annotations

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
"""Letters of the shortest word that is looked up: shorter ones are one letter away from half the language."""


def correct(asked: Asked, reader: Reader, keep: Iterable[int]) -> str | None:
    """The question with unknown words replaced by near ones of the index, None where there is nothing to replace."""
    kept = set(keep)
    wrong = [i for i in range(len(asked.tokens)) if i not in kept and _is_unknown(asked, i, reader)]
    if len(wrong) > MOST_WORDS:
        return None
    text, end, changed = "", 0, False
    for i in wrong:
        if better := _nearest(asked, i, reader):
            token = asked.tokens[i]
            text, end, changed = text + asked.text[end : token.start] + better, token.end, True
    return text + asked.text[end:] if changed else None


def _is_unknown(asked: Asked, at: int, reader: Reader) -> bool:
    word = asked.words(at, at + 1)
    return word.isalpha() and len(word) >= SHORTEST and not reader.frequency(_field(word), _key(asked, at))


def _nearest(asked: Asked, at: int, reader: Reader) -> str | None:
    """The word of the index one change away that stands beside the same neighbours, the commonest of those."""
    field = _field(asked.words(at, at + 1))
    near = [_bare(asked.words(i, i + 1)) for i in (at - 1, at + 1) if 0 <= i < len(asked.tokens)]
    vocabulary = reader.vocabulary(field)
    ranked = sorted(
        (-_together(key, near, reader), -vocabulary[key], key) for key in _one_change_away(_key(asked, at), vocabulary)
    )
    if not ranked or (near and not ranked[0][0]):
        return None
    written = _as_written(ranked[0][-1], field, reader)
    return written if written is None or asked.marked else fold(written)


def _one_change_away(key: str, vocabulary: Mapping[str, int]) -> Iterator[str]:
    for other in vocabulary:
        if abs(len(other) - len(key)) <= 1 and other != key and not other.isdigit() and _is_one_change(key, other):
            yield other


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


def _together(key: str, near: Iterable[str], reader: Reader) -> int:
    bare = _bare(key.rstrip("12345"))
    return sum(reader.frequency("pair", pair) > 0 for other in near for pair in (f"{other}_{bare}", f"{bare}_{other}"))


def _as_written(key: str, field: str, reader: Reader) -> str | None:
    """A key of the index as some passage writes it."""
    for hit in reader.search(Question((Clause(field, key, 1.0),)), 1):
        text = msgspec.json.decode(reader.bodies([hit.number])[0], type=Passage).text
        for token in syllables(text):
            word = text[token.start : token.end]
            if key == (token.key if field == "exact" else _bare(word)):
                return word.lower()
    return None


def _field(word: str) -> str:
    return "exact" if bears_marks(word) else "plain"


def _key(asked: Asked, at: int) -> str:
    word = asked.words(at, at + 1)
    return asked.tokens[at].key if bears_marks(word) else _bare(word)


def _bare(word: str) -> str:
    return "".join(plain(word))
