"""The agencies of a cell, one item each, as the document writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.span import Joined, Span
from ingest.knowledge.agencies import Found, Roster
from ingest.knowledge.agencies.entry import slug
from ingest.knowledge.tasks.roles import Bearer
from ingest.knowledge.tasks.words import opens_item

_BETWEEN = re.compile(r"^[\s,;.:\-–+•&/]*(?:\(?\d{1,2}[.)])?[\s,;.:\-–+•&/]*(?:(?:và|cùng|với)\s+)?(?:\(?\d{1,2}[.)])?\s*$")
_EDGES = " \t\n,;.:-–+•&/"
_LABEL = re.compile(r"^\s*(?:các\s+)?(?:(?:cơ quan|đơn vị)\s+)?(?:chủ trì|phối hợp|thực hiện)\s*:\s*", re.IGNORECASE)
_SEPARATOR = re.compile(r"[,;\n]|\s(?:và)\s|(?:^|\s)\(?\d{1,2}[.)]\s")
_AFTER = re.compile(r"[\s,;.:\-–+•&/]*(?:\s(?:và|cùng|với))?(?:\(?\d{1,2}[.)])?\s*$")
_NOBODY = re.compile(r"^(?:không|khác|nt|như trên|-|x)?$", re.IGNORECASE)


def agencies_of(cell: Joined, row: Span, role: str, roster: Roster) -> list[Bearer]:
    """The agencies that a cell names. What stands beside a name ("… ở địa phương", "… trình Hội đồng nhân dân") stays with it.

    A cell that has no place of its own stands where its row does."""
    found = roster.scan(cell)
    items = [_item(cell, start, end, inside) for start, end, inside in _items(cell.text, found)]
    return [Bearer(one, role, cell.span(one.start, one.end) if cell.pieces else row) for one in items if one is not None]


def _items(text: str, found: Sequence[Found]) -> Iterator[tuple[int, int, list[Found]]]:
    """The stretches of a cell that are one item each, with the names in them."""
    start, inside = 0, list[Found]()
    for one in found:
        if _begins(text, start, inside, one):
            yield from _plain_items(text, start, one.start, inside)
            start, inside = one.start, []
        inside = [*inside, one]
    yield from _plain_items(text, start, len(text), inside)


def _begins(text: str, start: int, inside: Sequence[Found], one: Found) -> bool:
    """Whether a name begins a new item: something stands before it, and a separator or nothing but space between."""
    if not inside:
        before = _LABEL.sub("", text[start : one.start])
        return bool(before.strip(_EDGES)) and _SEPARATOR.search(before) is not None
    between = text[inside[-1].end : one.start]
    return _BETWEEN.match(between) is not None or between.rstrip()[-1:] in (",", ";", ")") or "\n" in between


def _plain_items(text: str, start: int, end: int, inside: list[Found]) -> Iterator[tuple[int, int, list[Found]]]:
    """An item, cut where a noun for a body follows a comma: "cơ sở khám bệnh, chữa bệnh, doanh nghiệp"."""
    at = inside[-1].end if inside else start
    for comma in re.finditer(r"[,;]\s*", text[at:end]):
        if opens_item(text[at + comma.end() : end]):
            yield start, at + comma.start(), inside
            start, inside = at + comma.end(), []
    yield start, end, inside


def _item(cell: Joined, start: int, end: int, inside: Sequence[Found]) -> Found | None:
    """An item as one agency: the first that it names, written as the cell writes it."""
    text = cell.text
    label = _LABEL.match(text, start, end)
    start = label.end() if label else start
    while start < end and (text[start] in _EDGES or _numbered(text, start, end)):
        start = _numbered(text, start, end) or start + 1
    end = start + len(_AFTER.sub("", text[start:end]))
    written = " ".join(text[start:end].split())
    if _NOBODY.match(written):
        return None
    if not inside:
        return Found(start, end, slug(written), written, written, "khác", None, True)
    first = inside[0]
    if first.shared and first.start - start <= 1:
        return first._replace(text=first.name if not first.name.startswith("Ủy ban nhân dân") else written, collective=True)
    return first._replace(start=start, end=end, text=written, leader=True)


def _numbered(text: str, start: int, end: int) -> int | None:
    match = re.compile(r"\(?\d{1,2}[.)]\s*|(?:và|cùng|với)\s+").match(text, start, end)
    return match.end() if match else None
