"""Making clean text of pieces of the canonical text: cutting, stripping, putting together.

Every result is a :class:`corpus.span.Joined`, so each character that was in the source keeps its place.
"""

from __future__ import annotations

from collections.abc import Iterable

from corpus.span import Joined, Piece, Span

EMPTY = Joined("", ())


def strip(joined: Joined, chars: str | None = None) -> Joined:
    """Without white space (or ``chars``) at both ends.

    >>> strip(Joined.verbatim("  a b ", 10)).pieces
    (Piece(at=0, start=12, length=3),)
    """
    text = joined.text
    left = len(text) - len(text.lstrip(chars))
    right = len(text.rstrip(chars))
    return joined if left == 0 and right == len(text) else joined.part(left, max(left, right))


def concat(parts: Iterable[Joined | str]) -> Joined:
    """Parts one after the other; a plain string has no place in the canonical text.

    >>> concat([Joined.verbatim("một", 5), " ", Joined.verbatim("hai", 20)]).span(4, 7)
    Span(start=20, end=23)
    """
    texts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for part in parts:
        text = part if isinstance(part, str) else part.text
        if not isinstance(part, str):
            pieces.extend(Piece(at + p.at, p.start, p.length) for p in part.pieces)
        texts.append(text)
        at += len(text)
    return Joined("".join(texts), tuple(pieces))


def without(joined: Joined, cuts: Iterable[tuple[int, int]]) -> Joined:
    """Without the parts ``[start, end)`` of its text, which are in order and do not overlap.

    >>> without(Joined.verbatim("26 ⁹", 0), [(2, 4)]).text
    '26'
    """
    kept: list[Joined | str] = []
    start = 0
    for low, high in cuts:
        if low > start:
            kept.append(joined.part(start, low))
        start = max(start, high)
    if start == 0:
        return joined
    kept.append(joined.part(start, len(joined.text)))
    return concat(kept)


def at(text: str, span: Span) -> Joined:
    """A stretch of the canonical text as it stands, without white space at its ends."""
    return strip(Joined.verbatim(text[span.start : span.end], span.start))
