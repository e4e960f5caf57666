"""Notes that begin with their mark: a superscript number, <sup>1</sup>, or [1]."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict

from corpus.span import Span
from ingest.reading import RawTable
from ingest.structure.clean import concat, strip
from ingest.structure.footnotes.cutting import cut
from ingest.structure.footnotes.notes import Found
from ingest.structure.lines import Item, Line

_MARK = re.compile(r"(?P<raised>[⁰¹²³⁴-⁹]{1,3})|<sup>\s*\(?(?P<tag>\w{1,3}|\*{1,3})\)?\s*</sup>|\[\^?(?P<square>\d{1,3})\]")
_UNIT = re.compile(r"(?<!\w)(?:[kcdm]?m|dam|hm)$")
_LONGEST = 30
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

Marks = dict[str, list[Span]]


def marked_notes(text: str, items: list[Item]) -> tuple[list[Item], list[Found]]:
    """The items without the notes and without the marks that refer to them, and the notes."""
    if _MARK.search(text) is None:
        return items, []
    marks = _marks(items)
    rest: list[Item] = []
    found: list[Found] = []
    lines = 0
    for item in items:
        note = _note(item, marks)
        if note is not None:
            found.append(note)
            lines = 1
        elif 0 < lines < _LONGEST and isinstance(item, Line) and _continues(found[-1], rest, item):
            found[-1].body = concat([found[-1].body, " ", item.joined])
            found[-1].span = Span(found[-1].span.start, item.end)
            lines += 1
        else:
            rest.append(item)
            lines = 0
    _refer(found, marks)
    return cut(rest, [f.ref for f in found if f.ref is not None]), found


def _marker(match: re.Match[str]) -> str:
    return (match["raised"] or match["tag"] or match["square"]).translate(_PLAIN)


def _marks(items: list[Item]) -> Marks:
    """Where each mark stands within lines and cells (not at the beginning of one)."""
    marks: Marks = defaultdict(list)
    for item in items:
        cells = [c.joined for row in item.rows for c in row] if isinstance(item, RawTable) else [item.joined]
        for joined in cells:
            for match in _MARK.finditer(joined.text):
                before = joined.text[: match.start()].rstrip()
                if before and not (match["raised"] and _UNIT.search(before[-4:])):
                    marks[_marker(match)].append(joined.span(match.start(), match.end()))
    return marks


def _note(item: Item, marks: Marks) -> Found | None:
    if isinstance(item, RawTable) or (match := _MARK.match(item.text)) is None:
        return None
    marker = _marker(match)
    body = strip(item.joined.part(match.end(), len(item.text)), " .:")
    body = strip(item.joined.part(item.text.find(body.text, match.end()), len(item.text)))
    if not body.text or (match["raised"] is None and marker not in marks):
        return None
    return Found(marker, body, Span(item.start, item.end), None)


def _continues(note: Found, rest: list[Item], line: Line) -> bool:
    """Whether a line after a note belongs to it: the note is open, and the paragraph that it interrupted is not."""
    if note.body.text[-1] in ".;:!?…" or not line.text[0].islower() or line.label is not None:
        return False
    before = rest[-1] if rest else None
    return isinstance(before, Line) and before.ends


def _refer(notes: list[Found], marks: Marks) -> None:
    """Each note takes the last mark of its number before it that is free, else the first one after it."""
    taken: dict[str, int] = defaultdict(int)
    starts = {marker: [p.start for p in places] for marker, places in marks.items()}
    for note in notes:
        mine = starts.get(note.marker, [])
        free = taken[note.marker]
        before = bisect_left(mine, note.span.start)
        i = before - 1 if before > free else max(free, bisect_right(mine, note.span.end))
        if i < len(mine):
            note.ref = marks[note.marker][i]
            taken[note.marker] = i + 1
