"""Markdown: headings, bar tables, lists and notes as CommonMark and its usual additions write them; a line stays a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from ingest.readers import html, text
from ingest.readers.canonical import write
from ingest.readers.flow import Cell, Grid, Item, Mark, Para, Remark, paragraphs
from ingest.readers.side_by_side import names_the_state
from ingest.reading import Reading

_HEADING = re.compile(r"(#{1,6})\s+(\S.*)")
_DELIMITER = frozenset("|:- \t")
_BAR = re.compile(r"(?<!\\)\|")
_NOTE = re.compile(r"\[\^([^\]\s]{1,40})\]:\s*(.*)")
_MARK = re.compile(r"\[\^([^\]\s]{1,40})\]")
_PICTURE = re.compile(r"!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\]\n]{1,500})\]\([^)\n]{0,2000}\)")
_ADDRESS = re.compile(r"<((?:https?|mailto):[^<>\s]{1,2000})>")
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)([^`\n]{1,2000})(?<!`)\1(?!`)")
_STRUCK = re.compile(r"~~([^~\n]{1,2000})~~")
_TAG = re.compile(r"</?(?:b|i|em|strong|u|sup|sub|span|font|p|div|center)\b[^<>]{0,500}>", re.I)
_BREAK = re.compile(r"<br\s*/?>", re.I)
_STRONG = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).){1,2000}?)(?<=\S)\1")
_LIGHT = re.compile(r"(?<![\w*_\\])([*_])(?=[^\s*_])([^*_\n]{1,2000})(?<=\S)\1(?![\w*_])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_SIGNS = (
    (_PICTURE, r"\1"), (_LINK, r"\1"), (_ADDRESS, r"\1"), (_CODE, r"\2"), (_STRUCK, r"\1"), (_TAG, ""),
    (_STRONG, r"\2"), (_LIGHT, r"\2"), (_ESCAPED, r"\1"),
)  # fmt: skip
_RUN_TOGETHER = re.compile(r"(?<=VIỆT NAM) (?=Độc lập)|(?<=[;:]) (?=- )| (?=V/v )|\s-{5,}(?:\s|$)")
_PAGES_OWN = 4
_REMARK = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_PARTICULAR = re.compile(r"[\w-]{1,40}:|\s|#|- |$")
_LONGEST_FRONT = 60
_UNDERLINE = re.compile(r"={3,}")
_PAGE_TABLE = re.compile(r"<table\b", re.I)
_TABLE_TAG = re.compile(r"<(/?)table\b", re.I)


def read(data: bytes) -> Reading:
    """The document in a Markdown file. Raises UnreadableFile as plain text does."""
    source = _REMARK.sub("", text.read(data).text)
    lines = source.split("\n")
    return write(_without_page_title(_items(lines[_front_matter(lines) :])), format="md")


def _front_matter(lines: Sequence[str]) -> int:
    """How many lines at the beginning are a file's particulars ("title: …" between two rules), not its text."""
    if lines[0].strip() != "---":
        return 0
    for at, line in enumerate(lines[1:_LONGEST_FRONT], 1):
        if line.strip() in ("---", "..."):
            return at + 1
        if not _PARTICULAR.match(line):
            return 0
    return 0


def _items(lines: Sequence[str]) -> list[Item]:
    found: list[Item] = []
    notes: list[Item] = []
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        if "|" in line and at + 1 < len(lines) and _is_delimiter(lines[at + 1]):
            grid, at = _table(lines, at)
            found.append(grid)
        elif _PAGE_TABLE.match(line):
            end = _end_of_table(lines, at)
            found += html.flow("\n".join(lines[at:end]).encode())
            at = end
        elif note := _NOTE.fullmatch(line):
            end = _end_of_note(lines, at + 1)
            notes.append(Remark(note[1], note[1], _note(note[2], lines[at + 1 : end])))
            at = end
        else:
            if line and not line.startswith("```") and not _UNDERLINE.fullmatch(line):
                found += _paragraphs(line, lines[at + 1].strip() if at + 1 < len(lines) else "")
            at += 1
    return found + notes


def _paragraphs(line: str, below: str) -> list[Para]:
    heading = _HEADING.fullmatch(line)
    if heading:
        return _paras(heading[2], f"h{len(heading[1])}")
    return _paras(re.sub(r"^(?:>\s?)+", "", line), "h1" if _UNDERLINE.fullmatch(below) else None)


def _end_of_table(lines: Sequence[str], at: int) -> int:
    """The line after a table of HTML that begins at a line; one without an end goes on to the last."""
    open_ = 0
    for end in range(at, len(lines)):
        tags = _TABLE_TAG.findall(lines[end])
        open_ += len(tags) - 2 * sum(tag == "/" for tag in tags)
        if open_ <= 0:
            return end + 1
    return len(lines)


def _end_of_note(lines: Sequence[str], at: int) -> int:
    """The line after a note whose text goes on over lines that are set in."""
    end = at
    for following in range(at, len(lines)):
        if lines[following].startswith(("    ", "\t")) and lines[following].strip():
            end = following + 1
        elif lines[following].strip():
            break
    return end


def _note(first: str, rest: Sequence[str]) -> list[Para]:
    return [_para(line.strip()) for line in [first, *rest] if line.strip()]


def _without_page_title(items: list[Item]) -> list[Item]:
    """A page that was turned into Markdown has its address and title above the letterhead; they are not the document's."""
    for at, item in enumerate(items[:_PAGES_OWN]):
        if isinstance(item, Grid):
            state = names_the_state("\n".join(para.text() for cell in item.cells() for para in paragraphs(cell.content)))
            return items[at:] if state else items
    return items


def _is_delimiter(line: str) -> bool:
    return "|" in line and "-" in line and _DELIMITER.issuperset(line.strip())


def _table(lines: Sequence[str], at: int) -> tuple[Grid, int]:
    """The bar table that begins at a line, and the line after it. Its first row is the header where it is filled."""
    rows = [_row(lines[at])]
    at += 2
    while at < len(lines) and "|" in lines[at]:
        rows.append(_row(lines[at]))
        at += 1
    return Grid(rows, header_rows=1 if any(cell.content for cell in rows[0]) else 0), at


def _row(line: str) -> list[Cell]:
    inner = re.sub(r"^\s*\||(?<!\\)\|\s*$", "", line)
    return [Cell([*_in_cell(cell)]) for cell in _BAR.split(inner)]


def _in_cell(source: str) -> list[Para]:
    """The lines of a cell; those of a letterhead that a converter ran together are parted."""
    return [para for part in _RUN_TOGETHER.split(source) for para in _paras(part)]


def _paras(source: str, style: str | None = None) -> list[Para]:
    return [_para(part, style) for part in _BREAK.split(source) if part.strip()]


def _para(source: str, style: str | None = None) -> Para:
    bold = bool(re.fullmatch(r"\*\*[^*]+\*\*|__[^_]+__", source.strip()))
    para = Para(style=style, bold=bold)
    for i, piece in enumerate(_MARK.split(source)):
        para.parts.append(Mark(piece) if i % 2 else _plain(piece))
    return para


def _plain(source: str) -> str:
    """Text without its Markdown signs.

    >>> _plain("**Điều 1.** Xem [Luật](http://a.vn) *này* \\\\*")
    'Điều 1. Xem Luật này *'
    """
    for pattern, to in _SIGNS:
        source = pattern.sub(to, source)
    return unescape(source.removesuffix("\\"))
