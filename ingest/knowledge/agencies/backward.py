"""Agencies named again by their head alone: "Sở", "Lãnh đạo sở", "Trung tâm" after "Sở Nội vụ", "Trung tâm Khuyến nông"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ingest.knowledge.agencies.found import Found
from ingest.knowledge.agencies.line import Line, Read
from ingest.knowledge.agencies.tokens import SPACE, tokens, word_key

_HEADS = ("sở", "trung tâm")
_MOST_LEADER = 3
_FAR = 40


def again(line: Line, at: int, before: Sequence[Found]) -> Read | None:
    """The one agency of the text so far whose name has the head that stands at token ``at``; None where several have it or none.

    A head alone must have a capital and end there ("Sở" and a comma, a verb); after its leader it may be small.
    """
    if not before:
        return None
    led = _leader(line, at)
    head = _head(line, led or at)
    if head is None or (led is None and not line.words[at].capital) or _named_on(line, head[0]):
        return None
    meant = {one.agency: one for one in before[-_FAR:] if not one.collective and _begins(one.name, head[1])}
    if len(meant) != 1:
        return None
    one = next(iter(meant.values()))
    start, end = line.span(at, head[0])
    written = line.written(at, head[0])
    return head[0], (one._replace(start=start, end=end, text=written, leader=led is not None, shared=False),)


def _leader(line: Line, at: int) -> int | None:
    hits = line.grammar.leaders.match(line.words, at, tolerant=False)
    return hits[0].end if hits and hits[0].end - at <= _MOST_LEADER and hits[0].end < len(line.words) else None


def _head(line: Line, at: int) -> tuple[int, tuple[str, ...]] | None:
    """The head at a token, with the token after it."""
    for head in _heads():
        keys = tuple(word.key for word in line.words[at : at + len(head)])
        if keys == head and all(word.gap == SPACE for word in line.words[at + 1 : at + len(head)]):
            return at + len(head), head
    return None


def _named_on(line: Line, at: int) -> bool:
    """Whether the name goes on after its head: "Sở Nội vụ", "trung tâm dữ liệu"."""
    if at >= len(line.words) or line.words[at].gap != SPACE:
        return False
    word = line.words[at]
    plain = word.key in line.grammar.stops.root.next or bool(line.grammar.doubts.match(line.words, at, tolerant=False))
    return word.capital or not plain


def _begins(name: str, head: tuple[str, ...]) -> bool:
    return tuple(token.key for token in tokens(name)[: len(head)]) == head


@cache
def _heads() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(word_key(head).split()) for head in _HEADS)
