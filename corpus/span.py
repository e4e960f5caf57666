"""Places in a document's canonical text.

A :class:`Span` is ``[start, end)`` in code points of the canonical text. Reading text (paragraphs
joined over page breaks, cells without footnote marks) is a :class:`Joined`: the clean text, and the
pieces of the canonical text that it was made of, so that anything found in it can be shown in place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

_AT = itemgetter(0)


class Span(NamedTuple):
    """Half-open range of code points, ``[start, end)``."""

    start: int
    end: int

    def overlap(self, other: Span) -> int:
        """How many code points two spans share.

        >>> Span(0, 5).overlap(Span(3, 9))
        2
        """
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def holds(self, other: Span) -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


class Piece(NamedTuple):
    """``length`` code points of clean text at ``at`` that stand at ``start`` in the canonical text."""

    at: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Joined:
    """Clean text and the pieces of canonical text it was joined from, in order of ``at``.

    Characters that no piece covers (a space put where a page break was) have no place of their own.

    >>> j = Joined("một hai", (Piece(0, 10, 3), Piece(4, 40, 3)))
    >>> j.span(4, 7)
    Span(start=40, end=43)
    >>> j.span()
    Span(start=10, end=43)
    """

    text: str
    pieces: tuple[Piece, ...]

    @classmethod
    def verbatim(cls, text: str, start: int) -> Joined:
        """A text that stands in the canonical text exactly as it is."""
        return cls(text, (Piece(0, start, len(text)),))

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Where ``text[start:end]`` stands, from its first to its last code point.

        Raises ValueError where the text was made of nothing.
        """
        if not self.pieces:
            raise ValueError("no piece of the canonical text")
        end = len(self.text) if end is None else end
        first = self._place(start)
        return Span(first, max(first, self._place(max(start, end - 1)) + (end > start)))

    def _place(self, at: int) -> int:
        first, start, length = self.pieces[self._piece(at)]
        return start + min(max(0, at - first), max(0, length - 1))

    def _piece(self, at: int) -> int:
        """The last piece that begins at or before a place, else the first."""
        return max(0, bisect_right(self.pieces, at, key=_AT) - 1) if len(self.pieces) > 1 else 0

    def part(self, start: int, end: int) -> Joined:
        """``text[start:end]`` with the pieces that it is made of."""
        cut = []
        for i in range(self._piece(start), len(self.pieces)):
            at, place, length = self.pieces[i]
            if at >= end:
                break
            low = at if at > start else start
            high = at + length if at + length < end else end
            if low < high:
                cut.append(Piece(low - start, place + low - at, high - low))
        return Joined(self.text[start:end], tuple(cut))

    def lines(self) -> Iterator[Joined]:
        """The parts between line ends, empty ones left out."""
        start = 0
        for line in self.text.split("\n"):
            if line.strip():
                yield self.part(start, start + len(line))
            start += len(line) + 1
