"""Taking stretches of the canonical text out of lines and cells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.span import Joined, Span
from ingest.reading import RawCell, RawTable
from ingest.structure.clean import strip, without
from ingest.structure.lines import Item


def cut(items: Iterable[Item], spans: Iterable[Span]) -> list[Item]:
    """The items without the given stretches; a line that is left empty is dropped."""
    cuts = sorted(set(spans))
    if not cuts:
        return list(items)
    starts = [s.start for s in cuts]
    kept: list[Item] = []
    for item in items:
        first, last = (item.span.start, item.span.end) if isinstance(item, RawTable) else (item.start, item.end)
        if bisect_left(starts, first) == bisect_left(starts, last):
            kept.append(item)
        elif isinstance(item, RawTable):
            kept.append(replace(item, rows=tuple(tuple(_cell(c, cuts, starts) for c in row) for row in item.rows)))
        else:
            item.joined = strip(_without(item.joined, cuts, starts))
            if item.joined.text:
                kept.append(item)
    return kept


def _cell(cell: RawCell, spans: Sequence[Span], starts: Sequence[int]) -> RawCell:
    joined = _without(cell.joined, spans, starts)
    return cell if joined is cell.joined else replace(cell, joined=strip(joined, " "))


def _without(joined: Joined, spans: Sequence[Span], starts: Sequence[int]) -> Joined:
    cuts = []
    for at, start, length in joined.pieces:
        for span in spans[bisect_left(starts, start) : bisect_left(starts, start + length)]:
            cuts.append((at + span.start - start, at + min(span.end, start + length) - start))
    return without(joined, sorted(cuts))
