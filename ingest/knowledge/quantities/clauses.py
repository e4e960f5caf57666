"""Where sentences and their parts end in a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

_AFTER_STOP = r"(?=\s+(?:[A-ZĐÀ-Ỹ0-9“\"(+-]|[a-zđ]\))|\s*$)"
_CLAUSE_END = re.compile(rf"(?<![.!?…])[.!?…]++{_AFTER_STOP}|;")
_SENTENCE_END = re.compile(rf"(?<![.!?…])[.!?…]++{_AFTER_STOP}")


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Where the clauses of a paragraph stand: a full stop ends one, and a semicolon outside parentheses.

    >>> [("A 1,5%; B (x; y). C"[a:b]) for a, b in clauses("A 1,5%; B (x; y). C")]
    ['A 1,5%', ' B (x; y)', ' C']
    """
    return _split(text, _CLAUSE_END)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a paragraph stand, the parts between semicolons kept together."""
    return _split(text, _SENTENCE_END)


def without_parentheses(text: str) -> str:
    """The text with what stands in parentheses blanked, lengths kept; an unclosed one is left alone.

    >>> without_parentheses("A (b (c)) d (e")
    'A         d (e'
    """
    if "(" not in text:
        return text
    out, opened = list(text), []
    for at, char in enumerate(text):
        if char == "(":
            opened.append(at)
        elif char == ")" and opened:
            start = opened.pop()
            if not opened:
                out[start : at + 1] = " " * (at + 1 - start)
    return "".join(out)


def _split(text: str, end: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for match in end.finditer(without_parentheses(text)):
        if text[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)
