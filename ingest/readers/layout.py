"""The blocks of plain text: paragraphs, one a line, and tables drawn with tabs, bars, or one cell a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.span import Joined, Span
from ingest.readers.stacked import stacked
from ingest.reading import Block, PageBreak, Paragraph, RawCell, RawTable

_RULE = re.compile(r"\|?\s*:?-{3,}:?\s*(\|\s*:?-{3,}:?\s*)*\|?")
_WIDEST = 300
_HASH = re.compile(r"(#{1,6})\s+")


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a canonical text, in order."""
    lines = list(_lines(text))
    i, page, plain = 0, 1, 0
    while i < len(lines):
        start, line = lines[i]
        if "\f" in line:
            page += 1
            yield PageBreak(start, page)
        table, end = _table(lines, i) if i >= plain else (None, i)
        if table is not None:
            yield table
            i = end
            continue
        plain = max(plain, end)
        if line.strip():
            yield _paragraph(start, line)
        i += 1


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _paragraph(start: int, line: str) -> Paragraph:
    left = len(line) - len(line.lstrip())
    heading = _HASH.match(line, left)
    style = f"h{len(heading.group(1))}" if heading else None
    left = heading.end() if heading else left
    return Paragraph(Span(start + left, start + len(line.rstrip())), style=style)


Found = tuple[RawTable | None, int]


def _table(lines: list[tuple[int, str]], i: int) -> Found:
    """The table that begins at line ``i`` and the line after it; or None, and the line before which none begins."""
    line = lines[i][1]
    if line.startswith("|"):
        return _bars(lines, i)
    if line.startswith("\t"):
        table, end = stacked(lines, i)
        if table is not None or "\t" not in line[1:].rstrip():
            return table, end
    if "\t" not in line.rstrip():
        return None, i
    return _tabbed(lines, i)


def _tabbed(lines: list[tuple[int, str]], i: int) -> Found:
    """Rows of cells with tabs between them; a lone line needs three cells, two-cell rows must be three at least."""
    end = i
    while end < len(lines) and "\t" in lines[end][1] and lines[end][1].strip():
        end += 1
    rows = [_split(start, line, "\t") for start, line in lines[i:end]]
    width = max(map(len, rows))
    if width > _WIDEST:
        return None, end
    if 2 * sum(len([c for c in r if c.joined.text.strip()]) > 1 for r in rows) < len(rows):
        return None, end
    if width < 3 and (len(rows) < 3 or any(len(r) != 2 or not r[0].joined.text.strip() for r in rows)):
        return None, end
    return RawTable(_span(lines, i, end), tuple(rows)), end


def _split(start: int, line: str, mark: str) -> tuple[RawCell, ...]:
    cells = []
    for part in line.split(mark):
        cells.append(RawCell(Joined.verbatim(part, start)))
        start += len(part) + 1
    return tuple(cells)


def _span(lines: list[tuple[int, str]], i: int, end: int) -> Span:
    start, last = lines[i][0], lines[end - 1]
    return Span(start, last[0] + len(last[1].rstrip()))


def _bars(lines: list[tuple[int, str]], i: int) -> Found:
    """A Markdown table; the rule under its header is no row."""
    end = i
    while end < len(lines) and lines[end][1].startswith("|"):
        end += 1
    rows: list[tuple[RawCell, ...]] = []
    header: int | None = None
    for start, line in lines[i:end]:
        if _RULE.fullmatch(line.strip()):
            header = len(rows) if header is None else header
            continue
        inner = line.rstrip().removesuffix("|")
        rows.append(_split(start + 1, inner[1:], "|"))
    if not rows or (len(rows) == 1 and header is None):
        return None, end
    return RawTable(_span(lines, i, end), tuple(rows), header_rows=header), end
