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
    sorted_spans = sorted(set(spans))
    if not sorted_spans:
        return list(items)
    starts = [s.start for s in sorted_spans]
    kept: list[Item] = []
    for item in items:
        first, last = (item.span.start, item.span.end) if isinstance(item, RawTable) else (item.start, item.end)
        mine = sorted_spans[bisect_left(starts, first) : bisect_left(starts, last)]
        if not mine:
            kept.append(item)
        elif isinstance(item, RawTable):
            kept.append(replace(item, rows=tuple(tuple(_cell(c, mine) for c in row) for row in item.rows)))
        else:
            item.joined = strip(_without(item.joined, mine))
            if item.joined.text:
                kept.append(item)
    return kept


def _cell(cell: RawCell, spans: Sequence[Span]) -> RawCell:
    joined = _without(cell.joined, spans)
    return cell if joined is cell.joined else replace(cell, joined=strip(joined, " "))


def _without(joined: Joined, spans: Sequence[Span]) -> Joined:
    cuts = []
    for at, start, length in joined.pieces:
        for span in spans:
            low, high = max(start, span.start), min(start + length, span.end)
            if low < high:
                cuts.append((at + low - start, at + high - start))
    return without(joined, sorted(cuts))
