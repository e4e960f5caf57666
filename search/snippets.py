"""The part of a passage to show, with what matches marked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from corpus.span import Span
from index.syllables import Token, plain, syllables
from search.results import Snippet

WIDTH = 280
"""Code points of a snippet, about."""


def snippet(text: str, weights: Mapping[str, float], *, marked: bool) -> Snippet:
    """The stretch of a text where the heaviest words stand closest; ``weights`` by exact key where ``marked``, else by plain key."""
    tokens = syllables(text)
    worth = [weights.get(token.key if marked else _plain(text[token.start : token.end]), 0.0) for token in tokens]
    start, end = _best(text, tokens, worth)
    marks = _joined(
        [
            Span(t.start - start, t.end - start)
            for t, w in zip(tokens, worth, strict=True)
            if w and start <= t.start and t.end <= end
        ],
        text[start:end],
    )
    return Snippet(text=text[start:end], marks=tuple(marks))


def _best(text: str, tokens: list[Token], worth: list[float]) -> tuple[int, int]:
    """The window with the most weight of different words, begun and ended at blanks."""
    if len(text) <= WIDTH:
        return 0, len(text)
    best, best_start, total, first = -1.0, 0, 0.0, 0
    held: dict[str, int] = {}
    for last, token in enumerate(tokens):
        if worth[last]:
            total += worth[last] * (1.0 if not held.get(token.key) else 0.1)
            held[token.key] = held.get(token.key, 0) + 1
        while token.end - tokens[first].start > WIDTH:
            if worth[first]:
                held[tokens[first].key] -= 1
                total -= worth[first] * (1.0 if not held[tokens[first].key] else 0.1)
            first += 1
        if total > best + 1e-9:
            best, best_start = total, tokens[first].start
    return _at_blanks(text, best_start)


def _at_blanks(text: str, start: int) -> tuple[int, int]:
    line = max(text.rfind("\n", 0, start), text.rfind(". ", max(0, start - WIDTH // 3), start) + 1)
    if 0 < start - line <= WIDTH // 3:
        start = line + 1
    end = min(len(text), start + WIDTH)
    if end < len(text):
        end = max(text.rfind(" ", start + WIDTH // 2, end), start + WIDTH // 2)
    elif end - start < WIDTH:
        start = max(0, text.find(" ", max(0, end - WIDTH)) + 1)
    return start, end


def _joined(spans: list[Span], text: str) -> list[Span]:
    """Matches with only a blank between them are one mark."""
    joined: list[Span] = []
    for span in spans:
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


@cache
def _plain(word: str) -> str:
    return "".join(plain(word))
