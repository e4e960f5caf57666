"""Words of several syllables, as pyvi segments them; the only door to pyvi, opened on first use (2 s, 120 MB)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.metadata import version

from index.numbers import document_numbers
from index.syllables import Token, keys

_SENTENCE = re.compile(r"[^\n.;:!?…]+")
LONGEST = 2000
"""Code points of a sentence; what is longer (a table without punctuation) is cut, so that memory stays bounded."""


def words(text: str) -> Iterator[Token]:
    """The words of two syllables or more, in order, each with its place.

    Document numbers are left out (the segmenter would take them to pieces), and what is written in capitals
    throughout is segmented in lower case, which the model knows better.
    """
    blanked = _without_numbers(text).replace("_", " ")
    for match in _SENTENCE.finditer(blanked):
        for start in range(match.start(), match.end(), LONGEST):
            yield from _segment(blanked[start : min(match.end(), start + LONGEST)], start)


def segmenter() -> str:
    """Name and version of what segments, for the index's fingerprint."""
    return f"pyvi {version('pyvi')}"


def _without_numbers(text: str) -> str:
    for _, _, span in document_numbers(text):
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _segment(sentence: str, offset: int) -> Iterator[Token]:
    if not sentence.strip():
        return
    settled = sentence.lower() if sentence.isupper() else sentence
    if len(settled) != len(sentence):
        return
    cursor = 0
    for word in _tokenize()(settled).split(" "):
        start, cursor = _find(settled, word, cursor)
        if "_" in word and start >= 0:
            yield Token("_".join(keys(word)), offset + start, offset + cursor)


def _find(sentence: str, word: str, cursor: int) -> tuple[int, int]:
    """Where a word stands from the cursor on, its syllables with anything blank between them; start -1 where it does not."""
    start = -1
    for syllable in word.split("_"):
        at = sentence.find(syllable, cursor)
        if at < 0:
            return -1, cursor
        start, cursor = (at if start < 0 else start), at + len(syllable)
    return start, cursor


@lru_cache(maxsize=1)
def _tokenize() -> Callable[[str], str]:
    from pyvi import ViTokenizer

    tokenize: Callable[[str], str] = ViTokenizer.tokenize
    return tokenize
