"""Paragraphs that stand in a quotation, as acts that amend others quote the new wording: nothing in them is a heading."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.reading import RawTable
from ingest.structure.paragraphs import Para

_REACH = 150


def quoted(items: Sequence[Para | RawTable]) -> list[bool]:
    """For each item whether a quotation that began in an earlier paragraph, and is closed in a later one, holds it."""
    inside = [False] * len(items)
    closing = _next_closing(items)
    n = 0
    while n < len(items):
        end = _closed_at(items, n) if closing[n] - n < _REACH else n
        if end > n:
            inside[n + 1 : end + 1] = [True] * (end - n)
        n = max(end, n) + 1
    return inside


def _next_closing(items: Sequence[Para | RawTable]) -> list[int]:
    """For each item the next, from itself on, that holds a closing mark."""
    found = [0] * len(items)
    last = len(items) + _REACH
    for n in range(len(items) - 1, -1, -1):
        item = items[n]
        if isinstance(item, Para) and any("”" in line.text or '"' in line.text for line in item.lines):
            last = n
        found[n] = last
    return found


def _closed_at(items: Sequence[Para | RawTable], n: int) -> int:
    """The item that closes the quotation which item ``n`` opens and leaves open; ``n`` where there is none."""
    item = items[n]
    if isinstance(item, RawTable) or item.first.text[0] not in '“"':
        return n
    mark, depth = item.first.text[0], 0
    for m in range(n, min(n + _REACH, len(items))):
        other = items[m]
        if isinstance(other, RawTable):
            continue
        for line in other.lines:
            depth += _balance(line.text, mark, depth)
        if depth <= 0:
            return m
    return n


def _balance(text: str, mark: str, depth: int) -> int:
    if mark == "“":
        return text.count("“") - text.count("”")
    odd = text.count('"') % 2
    return -odd if depth else odd
