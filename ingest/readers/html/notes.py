"""Footnotes of a page: a link with a number, and further down what it points at, with a link back."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.readers.html.soup import Event

_MARKER = re.compile(r"[\[(]?\s*([0-9]{1,4}|[ivx]{1,6}|[*†‡]{1,5})\s*[\])]?")
_INLINE = frozenset(["a", "b", "em", "font", "i", "small", "span", "strong", "sup", "u"])


@dataclass(frozen=True, slots=True)
class NoteAt:
    """A note's text stands in an element: its key, what its mark says, the event that ends it."""

    key: str
    marker: str
    end: int


@dataclass(slots=True)
class Notes:
    """By event: the links that are marks (to the note's key), the elements that are notes, the links back to skip."""

    marks: dict[int, str] = field(default_factory=dict)
    notes: dict[int, NoteAt] = field(default_factory=dict)
    back: set[int] = field(default_factory=set)


def find(page: Sequence[Event]) -> Notes:
    """The notes of a page; a link without its answer is an ordinary link."""
    ids, links = _anchors(page)
    order = sorted(links)
    parents = _parents(page) if links else []
    found = Notes()
    for at in order:
        place = ids.get(links[at], -1)
        after = bisect_left(order, place)
        if place <= at or after == len(order) or order[after] >= page[place].end:
            continue
        back = order[after]
        origin = ids.get(links[back], -1)
        marker = _MARKER.fullmatch("".join(event.text for event in page[at : min(page[at].end, at + 20)]).strip())
        if marker and 0 <= origin <= at < page[origin].end:
            block = _block(page, parents, place)
            found.marks[at] = links[at]
            found.notes.setdefault(block, NoteAt(links[at], marker.group(1), page[block].end))
            found.back.add(back)
    return found


def _anchors(page: Sequence[Event]) -> tuple[dict[str, int], dict[int, str]]:
    """Where every id or name stands, and what every link inside the page points at."""
    ids: dict[str, int] = {}
    links: dict[int, str] = {}
    for at, event in enumerate(page):
        for attribute in ("id", "name"):
            if name := event.attrs.get(attribute):
                ids.setdefault(name, at)
        target = event.attrs.get("href", "").partition("#")[2] if event.name == "a" else ""
        if target:
            links[at] = target
    return ids, links


def _parents(page: Sequence[Event]) -> list[int]:
    parents, open_ = [], [-1]
    for at, event in enumerate(page):
        if event.name[:1] == "/":
            open_.pop()
        parents.append(open_[-1])
        if event.name and event.name[0] != "/":
            open_.append(at)
    return parents


def _block(page: Sequence[Event], parents: Sequence[int], at: int) -> int:
    """The element that the note fills: the first around its anchor that is no run of text, and the div made for one note."""
    while page[at].name in _INLINE and parents[at] >= 0:
        at = parents[at]
    around = parents[at]
    if (
        page[at].name == "p"
        and around >= 0
        and page[around].name == "div"
        and re.match(r"(ftn|edn|fn|footnote)", page[around].attrs.get("id", ""))
    ):
        return around
    return at
