"""Notes at the foot of a page: below a short rule, in smaller type, each opening with its raised mark."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from ingest.readers.pdf.shapes import Line, Rule

_SMALLER = 0.92
_LARGER = 1.08
_RULE = (40.0, 230.0)
_LOWER_PART = 0.3
_MARK = re.compile(r"\(?(\d{1,3}|\*{1,3})[.)]?(?=\s*[^\W\d_])")


@dataclass(frozen=True, slots=True)
class PageNote:
    """A note's lines; marker "" for the rest of a note that began on the page before."""

    marker: str
    lines: tuple[Line, ...]


def split(lines: Sequence[Line], rules: Sequence[Rule], height: float, size: float) -> tuple[list[Line], list[PageNote]]:
    """A page's running text, and its notes; ``size`` is that of the document's running text."""
    order = sorted(lines, key=lambda line: line.y)
    start = _start(order, rules, height, size)
    notes: list[PageNote] = []
    body = order[:start]
    raised = {line.text[a:b].strip("() .") for line in body for a, b in line.raised}
    for line in order[start:]:
        marker = _marker(line) or _plain_marker(line, raised - {note.marker for note in notes})
        if line.size > _LARGER * order[start].size:
            body.append(line)
        elif marker:
            rest = line.text[line.text.index(marker) + len(marker) :].lstrip(" .)")
            notes.append(PageNote(marker, (replace(line, text=rest, raised=(), words=()),)))
        elif notes:
            notes[-1] = PageNote(notes[-1].marker, (*notes[-1].lines, line))
        else:
            notes.append(PageNote("", (line,)))
    return body, notes


def _start(order: Sequence[Line], rules: Sequence[Rule], height: float, size: float) -> int:
    """The first line of the notes; the number of lines where there are none."""
    start = len(order)
    while start and order[start - 1].y > _LOWER_PART * height and order[start - 1].size <= _SMALLER * size:
        start -= 1
    for i in range(start, len(order)):
        if _marker(order[i]) or _has_rule_above(order, i, rules):
            return i
    return len(order)


def _marker(line: Line) -> str:
    return line.text[: line.raised[0][1]].strip("() .") if line.raised and line.raised[0][0] == 0 else ""


def _plain_marker(line: Line, raised: Set[str]) -> str:
    """The mark that opens a note on the line, where a raised one in the text above answers it."""
    match = _MARK.match(line.text)
    return match.group(1) if match and match.group(1) in raised else ""


def _has_rule_above(order: Sequence[Line], i: int, rules: Sequence[Rule]) -> bool:
    top = order[i - 1].y if i else 0.0
    return any(
        not rule.vertical
        and _RULE[0] <= rule.end - rule.start <= _RULE[1]
        and top - 1 <= rule.at < order[i].y
        and abs(rule.start - order[i].left) < 2 * order[i].size
        for rule in rules
    )
