"""Notes whose marks a conversion lost: each note begins with a character that stands for nothing,
and where its mark stood the line breaks, before a punctuation mark or in mid-sentence; in a table's
cell it leaves one empty line after the value. Notes and places are matched in order.
"""

from __future__ import annotations

import re

from corpus.span import Joined, Span
from ingest.reading import RawTable
from ingest.structure.clean import strip
from ingest.structure.footnotes.cutting import cut
from ingest.structure.footnotes.notes import Found
from ingest.structure.lines import Item, Line

_BROKEN = re.compile("\\(?[\ufffd\u0002\u0003\u0005]\\)?\\s*")
_PUNCTUATION = ",;.:)…!?]"
_AFTER_VALUE = re.compile(r"\S(?P<place>[ \t]*)\n[ \t]*")
_IN_CELL = re.compile(r"(?<=\S)\n(?=[ \t]?[,;.:)…])")


def lost_notes(text: str, items: list[Item]) -> tuple[list[Item], list[Found]]:
    """The items without the notes, and the notes, numbered from 1, with an empty span where each mark stood.

    Where places and notes do not agree in number, no place is guessed.
    """
    rest: list[Item] = []
    found: list[Found] = []
    for item in items:
        match = _BROKEN.match(item.text) if isinstance(item, Line) else None
        if isinstance(item, Line) and match is not None and match.end() < len(item.text):
            body = strip(item.joined.part(match.end(), len(item.text)))
            found.append(Found(str(len(found) + 1), body, Span(item.start, item.end), None))
        else:
            rest.append(item)
    if not found:
        return items, []
    before = [i for i in rest if _start(i) < found[0].span.start]
    places = _agreed(text, before, len(found))
    for note, place in zip(found, places, strict=False):
        note.ref, note.inferred = Span(place, place), True
    return cut(rest, _brackets(text, places)), found


def _start(item: Item) -> int:
    return item.span.start if isinstance(item, RawTable) else item.start


def _agreed(text: str, items: list[Item], count: int) -> list[int]:
    strong, weak = _places(text, items)
    for places in (strong, strong + weak):
        if len(places) == count:
            return sorted(places)
    return []


def _places(text: str, items: list[Item]) -> tuple[list[int], list[int]]:
    """Sure places, and places that may be the mere end of a full line.

    A line end that stands for a mark leaves the space after it in the text; one that wraps a line takes it.
    """
    strong: list[int] = []
    weak: list[int] = []
    last: Line | None = None
    for item in items:
        if isinstance(item, RawTable):
            strong += [p for row in item.rows for c in row for p in _in_cell(c.joined)]
            last = None
            continue
        if last is not None and text.count("\n", last.end, item.start) == 1 and item.label is None and not item.bullet:
            if item.text[0] in _PUNCTUATION:
                strong.append(last.end)
            elif item.text[0].islower():
                (strong if text[item.start - 1].isspace() and text[item.start - 1] != "\n" else weak).append(last.end)
        last = item
    return strong, weak


def _in_cell(joined: Joined) -> list[int]:
    text = joined.text
    places = [joined.span(m.start(), m.end()).start for m in _IN_CELL.finditer(text)]
    if (match := _AFTER_VALUE.search(text, max(0, len(text.rstrip()) - 1))) is not None and match.end() == len(text):
        places.append(joined.span(match.start("place"), match.end("place") + 1).start)
    return places


def _brackets(text: str, places: list[int]) -> list[Span]:
    """Brackets that held a lost mark and hold nothing now."""
    spans = []
    for place in places:
        close = place + len(text[place : place + 8]) - len(text[place : place + 8].lstrip())
        if text[place - 1 : place] == "(" and text[close : close + 1] == ")":
            spans += [Span(place - 1, place), Span(close, close + 1)]
    return spans
