"""What people type becomes a question: words, quoted phrases, document numbers. Nothing that can be typed raises."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from corpus.span import Span
from index.syllables import Token, bears_marks, plain, syllables
from search.syntax import Given, Knows, parse

LONGEST = 1000
"""Code points of a question that are read; the rest is left out, and that is said."""

MOST = 64
"""Syllables of a question that are searched."""

FIELDS = "Các trường dùng được: loai, coquan, nam, so, vaitro, kieu, vanban."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as read. ``tokens`` are its syllables with their places in ``text``, ``exact`` their keys and ``bare`` those without
    marks; ``phrases`` must stand as they are.

    ``typed`` is the whole of it, with what is no part of ``text``: ``without`` must not stand in what is found, ``given`` are filters,
    ``rest`` is how each of both was typed.
    """

    text: str
    tokens: tuple[Token, ...]
    exact: tuple[str, ...]
    bare: tuple[str, ...]
    typed: str = ""
    rest: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    given: tuple[Given, ...] = ()
    marked: bool = False
    notices: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The syllables with their marks where the question has any, else without."""
        return self.exact if self.marked else self.bare

    def words(self, start: int, end: int) -> str:
        """The text of the syllables from one to before another."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def within(self, span: Span) -> tuple[int, int]:
        """The syllables, first and one past the last, that touch a place in the text."""
        inside = [i for i, token in enumerate(self.tokens) if token.start < span.end and token.end > span.start]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)


def read(text: str, knows: Knows = lambda _filter, _value: False) -> Asked:
    """Read a question; ``knows`` says whether a filter has anything under a value.

    >>> asked = read('"môi trường kinh doanh" 2025 -"dự thảo"')
    >>> asked.phrases, asked.marked, [token.key for token in asked.tokens][-1], asked.without
    (('môi trường kinh doanh',), True, '2025', ('dự thảo',))
    """
    notices = []
    if len(text) > LONGEST:
        text = text[:LONGEST]
        notices.append("Câu hỏi quá dài, chỉ {} ký tự đầu được dùng.".format(f"{LONGEST:,}".replace(",", ".")))
    typed = " ".join(unicodedata.normalize("NFC", _visible(text)).split())
    found = parse(typed, knows)
    tokens = syllables(found.words)
    if len(tokens) > MOST:
        tokens = tokens[:MOST]
        notices.append(f"Câu hỏi quá dài, chỉ {MOST} tiếng đầu được dùng.")
    notices += [f"Không có trường “{name}”, nên “{name}:” được tìm như chữ thường. {FIELDS}" for name in found.unknown]
    return Asked(
        text=found.words, tokens=tuple(tokens), exact=tuple(token.key for token in tokens),
        bare=tuple(plain(found.words)[: len(tokens)]), typed=typed, rest=found.rest, marked=bears_marks(found.words), given=found.given,
        phrases=tuple(phrase for phrase in found.phrases if syllables(phrase)),
        without=tuple(words for words in found.without if syllables(words)), notices=tuple(notices),
    )  # fmt: skip


def _visible(text: str) -> str:
    """A text with blanks for control characters, and without those that have no width."""
    return "".join(" " if (kind := unicodedata.category(c)) in ("Cc", "Cs") else "" if kind == "Cf" else c for c in text)
