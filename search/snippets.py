"""The part of a passage to show, with what matches marked."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.span import Span
from index.syllables import Match
from search.results import Snippet

WIDTH = 280
"""Code points of a snippet, at most."""

LEAD = 40
"""Code points shown before the first match in the middle of a sentence."""

AGAIN = 0.1
"""What a word counts for the second time."""


def snippet(text: str, found: Sequence[Match], worth: Sequence[float], at: Span | None = None) -> Snippet:
    """The stretch of a text round a place, else where the heaviest words stand closest; ``found`` are its syllables that match,
    ``worth`` what each weighs."""
    start, end = _window(text, at.start, at.end) if at and len(text) > WIDTH else _best(text, found, worth)
    marks = _joined([Span(m.start - start, m.end - start) for m in found if start <= m.start and m.end <= end], text[start:end])
    return Snippet(text=text[start:end], marks=tuple(marks))


def _best(text: str, found: Sequence[Match], worth: Sequence[float]) -> tuple[int, int]:
    """The window with the most weight of different words, with a little before them, begun and ended at blanks."""
    if len(text) <= WIDTH or not found:
        return _window(text, 0, 0) if len(text) > WIDTH else (0, len(text))
    first, last = _densest(found, worth)
    return _window(text, found[first].start, found[last].end)


def _densest(found: Sequence[Match], worth: Sequence[float]) -> tuple[int, int]:
    """The matches, first and last, of the window with the most weight; a word that comes again counts little."""
    best, densest, total, first = 0.0, (0, 0), 0.0, 0
    held: dict[str, int] = {}
    for last, match in enumerate(found):
        again = held.get(match.key, 0)
        total += worth[last] * (AGAIN if again else 1.0)
        held[match.key] = again + 1
        while match.end - found[first].start > WIDTH:
            left = held[found[first].key] = held[found[first].key] - 1
            total -= worth[first] * (AGAIN if left else 1.0)
            first += 1
        if total > best + 1e-9:
            best, densest = total, (first, last)
    return densest


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """About WIDTH around a stretch: from where its line or sentence begins if that is near, else from a few words before."""
    begins = max(text.rfind("\n", 0, start) + 1, text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0)
    if start - begins > WIDTH // 3 or end - begins > WIDTH:
        begins = max(0, min(start, text.rfind(" ", 0, max(0, start - LEAD)) + 1))
        begins = begins if end - begins <= WIDTH else start
    close = min(len(text), begins + WIDTH)
    if close < len(text):
        close = max(text.rfind(" ", begins + WIDTH // 2, close), begins + WIDTH // 2)
    return begins, close


def _joined(spans: list[Span], text: str) -> list[Span]:
    """Matches with only a blank between them are one mark."""
    joined: list[Span] = []
    for span in spans:
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined
