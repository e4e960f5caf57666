"""Clean text to HTML with what is laid over it: the span looked for, links of citations, marks of footnotes.

Everything laid over a document is given in canonical offsets and finds its way through the pieces of each
:class:`~corpus.span.Joined`, so a quote is marked in its place even where a page break runs through it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from corpus.span import Joined, Span

MARK_ANCHOR = "trich"
"""The anchor of the first place that is marked."""
UNKNOWN = -1
"""Where a note's mark stands when the source has lost it."""


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of text that leads somewhere."""

    span: Span
    href: str


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a footnote, where it stands (or :data:`UNKNOWN`): ``anchor`` is the note's own name on the page ("f12")."""

    at: int
    marker: str
    anchor: str


@dataclass(slots=True)
class Overlay:
    """What is laid over one document. ``marked`` and ``placed`` say what has been written so far."""

    mark: Span | None = None
    links: list[Link] = field(default_factory=list)
    notes: list[NoteMark] = field(default_factory=list)
    marked: bool = False
    placed: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.links = list(_apart(sorted(self.links, key=lambda link: link.span)))
        self.notes = sorted(self.notes, key=lambda note: note.at)

    def write(self, joined: Joined) -> Markup:
        """A clean text as HTML with everything that belongs on it."""
        if not joined.pieces:
            return Markup.escape(joined.text)
        extent = Span(min(p.start for p in joined.pieces), max(p.start + p.length for p in joined.pieces))
        links = sorted((clean, link.href) for link in self._links(extent) if (clean := clean_range(joined, link.span)))
        mark = clean_range(joined, self.mark) if self.mark and self.mark.overlap(extent) else None
        notes = [(clean_offset(joined, note.at), note) for note in self._notes(extent)]
        if not (links or mark or notes):
            return Markup.escape(joined.text)
        cuts = {0, len(joined.text), *(mark or ()), *(at for at, _ in notes)}
        cuts.update(edge for clean, _ in links for edge in clean)
        return Markup("").join(self._segments(joined.text, sorted(cuts), mark, links, notes))

    def _segments(
        self, text: str, cuts: list[int], mark: Span | None, links: list[tuple[Span, str]], notes: list[tuple[int, NoteMark]]
    ) -> Iterator[Markup]:
        link, note = 0, 0
        for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
            while note < len(notes) and notes[note][0] <= start:
                yield self.note(notes[note][1])
                note += 1
            if start == end:
                continue
            while link < len(links) and links[link][0].end <= start:
                link += 1
            part = Markup.escape(text[start:end])
            if link < len(links) and links[link][0].start <= start:
                part = Markup('<a class="cite" href="{}">{}</a>').format(links[link][1], part)
            if mark and mark.start <= start < mark.end:
                part = Markup("<mark{}>{}</mark>").format(self._mark_id(), part)
            yield part

    def _mark_id(self) -> Markup:
        if self.marked:
            return Markup("")
        self.marked = True
        return Markup(' id="{}"').format(MARK_ANCHOR)

    def note(self, note: NoteMark) -> Markup:
        """The mark of a footnote: a link to it, and the place that it links back to."""
        self.placed.add(note.anchor)
        return Markup('<sup class="noteref"><a id="r-{0}" href="#{0}" aria-label="Chú thích {1}">{1}</a></sup>').format(
            note.anchor, note.marker
        )

    def _links(self, extent: Span) -> Iterator[Link]:
        i = bisect_right(self.links, extent.start, key=lambda link: link.span.end)
        while i < len(self.links) and self.links[i].span.start < extent.end:
            yield self.links[i]
            i += 1

    def _notes(self, extent: Span) -> list[NoteMark]:
        low = bisect_left(self.notes, extent.start, key=lambda note: note.at)
        high = bisect_right(self.notes, extent.end, key=lambda note: note.at)
        return [note for note in self.notes[low:high] if note.anchor not in self.placed]


def _apart(links: Iterable[Link]) -> Iterator[Link]:
    """Links that do not overlap: of two that do, the first."""
    end = 0
    for link in links:
        if link.span.start >= end and link.span.end > link.span.start:
            end = link.span.end
            yield link


def clean_range(joined: Joined, span: Span) -> Span | None:
    """Which part of a clean text stands in a canonical span.

    >>> from corpus.span import Piece
    >>> clean_range(Joined("một hai", (Piece(0, 10, 3), Piece(4, 40, 3))), Span(11, 42))
    Span(start=1, end=6)
    """
    low, high = None, 0
    for at, start, length in joined.pieces:
        first, last = max(span.start, start), min(span.end, start + length)
        if first < last:
            low = at + first - start if low is None else min(low, at + first - start)
            high = max(high, at + last - start)
    return None if low is None else Span(low, high)


def clean_offset(joined: Joined, at: int) -> int:
    """Where in a clean text something stands that the clean text left out: after what comes before it.

    >>> from corpus.span import Piece
    >>> clean_offset(Joined("một hai", (Piece(0, 10, 3), Piece(4, 40, 3))), 20)
    3
    """
    before = [piece for piece in joined.pieces if piece.start < at]
    if not before:
        return 0
    piece = max(before, key=lambda p: p.start)
    return piece.at + min(at - piece.start, piece.length)
