"""HTML that a conversion left inside cells: its paragraphs and items become lines, its tags go."""

from __future__ import annotations

import html
import itertools
import re

from corpus.span import Joined
from ingest.structure.clean import concat, strip

_TAG = re.compile(r"<(?P<close>/?)(?P<name>p|ul|ol|li|br|div|b|i|u|strong|em|span|sub|sup)\b[^<>]{0,300}>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,5});", re.IGNORECASE)
_BLOCKS = frozenset({"p", "ul", "ol", "li", "br", "div"})
_ITEM = re.compile(r"\s+(?=-\s)")


def resolve(cell: Joined) -> Joined:
    """A cell without tags, its blocks one a line.

    >>> resolve(Joined.verbatim("<p>một</p> <p>hai</p>", 0)).text
    'một\\nhai'
    """
    return concat_lines(fragments(cell)) if has_markup(cell) else cell


def has_markup(cell: Joined) -> bool:
    """Whether a cell holds tags."""
    return "<" in cell.text and _TAG.search(cell.text) is not None


def fragments(cell: Joined) -> list[Joined]:
    """The blocks of a cell, each without tags and white space at its ends."""
    parts: list[list[Joined | str]] = [[]]
    at, listed = 0, False
    for tag in _TAG.finditer(cell.text):
        _add(parts, cell, at, tag.start(), listed)
        at = tag.end()
        name = tag["name"].lower()
        if name in _BLOCKS:
            parts.append([])
        if name in ("ul", "ol"):
            listed = not tag["close"]
    _add(parts, cell, at, len(cell.text), listed)
    made = [strip(concat(p)) for p in parts]
    return [m for m in made if m.text]


def _add(parts: list[list[Joined | str]], cell: Joined, start: int, end: int, listed: bool) -> None:
    """Adds ``cell.text[start:end]``; in a list each "- …" begins a part of its own."""
    if start >= end:
        return
    cuts = [start] + ([m.end() + start for m in _ITEM.finditer(cell.text[start:end])] if listed else []) + [end]
    for n, (low, high) in enumerate(itertools.pairwise(cuts)):
        if n:
            parts.append([])
        for entity in _ENTITY.finditer(cell.text, low, high):
            parts[-1] += [cell.part(low, entity.start()), html.unescape(entity.group())]
            low = entity.end()
        parts[-1].append(cell.part(low, high))


def concat_lines(parts: list[Joined]) -> Joined:
    """Parts one a line."""
    lines: list[Joined | str] = []
    for part in parts:
        lines += ["\n", part] if lines else [part]
    return concat(lines)
