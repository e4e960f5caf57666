"""What people type becomes a question: words, quoted phrases, document numbers. Nothing that can be typed raises."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from corpus.span import Span
from index.syllables import Token, bears_marks, syllables

LONGEST = 1000
"""Code points of a question that are read; the rest is left out, and that is said."""

MOST = 64
"""Syllables of a question that are searched."""

_QUOTED = re.compile(r"[\"“”«»]([^\"“”«»]{1,400})[\"“”«»]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as read. ``tokens`` are its syllables with their places in ``text``; ``phrases`` must stand as they are."""

    text: str
    tokens: tuple[Token, ...]
    phrases: tuple[str, ...] = ()
    marked: bool = False
    notices: tuple[str, ...] = ()

    def words(self, start: int, end: int) -> str:
        """The text of the syllables from one to before another."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def within(self, span: Span) -> tuple[int, int]:
        """The syllables, first and one past the last, that touch a place in the text."""
        inside = [i for i, token in enumerate(self.tokens) if token.start < span.end and token.end > span.start]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)


def read(text: str) -> Asked:
    """Read a question.

    >>> asked = read('"môi trường kinh doanh" 2025')
    >>> asked.phrases, asked.marked, [token.key for token in asked.tokens][-1]
    (('môi trường kinh doanh',), True, '2025')
    """
    notices = []
    if len(text) > LONGEST:
        text = text[:LONGEST]
        notices.append("Câu hỏi quá dài, chỉ {} ký tự đầu được dùng.".format(f"{LONGEST:,}".replace(",", ".")))
    text = " ".join(unicodedata.normalize("NFC", text).split())
    tokens = syllables(text)
    if len(tokens) > MOST:
        tokens = tokens[:MOST]
        notices.append(f"Câu hỏi quá dài, chỉ {MOST} tiếng đầu được dùng.")
    phrases = tuple(phrase.strip() for phrase in _QUOTED.findall(text) if syllables(phrase))
    return Asked(text=text, tokens=tuple(tokens), phrases=phrases, marked=bears_marks(text), notices=tuple(notices))
