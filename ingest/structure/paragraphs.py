"""Paragraphs put together again over line ends, page breaks, and notes that stood between their halves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.span import Joined
from ingest.reading import RawTable
from ingest.structure.clean import concat
from ingest.structure.cuts import cuts_a_name, is_cut
from ingest.structure.labels import Label
from ingest.structure.lines import Item, Line
from ingest.structure.words import dangling, part_names

_CLOSING = ",;.:)]…!?”"
_BASIS = re.compile(r"(căn cứ|xét|theo|nước cộng)\b", re.IGNORECASE)
_ISSUED_WITH = re.compile(r"\(\s?(ban hành|kèm theo|đính kèm)", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"[-–]?\s?(?:trang\s)?\d{1,4}\s?(?:/\s?\d{1,4})?\s?[-–]?", re.IGNORECASE)


@dataclass(slots=True)
class Para:
    """The lines of one paragraph, and what is put between each and the one before it."""

    lines: list[Line]
    gaps: list[str] = field(default_factory=list)
    label: Label | None = None

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def last(self) -> Line:
        return self.lines[-1]

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end

    def joined(self) -> Joined:
        """The paragraph as one text."""
        if len(self.lines) == 1:
            return self.lines[0].joined
        parts: list[Joined | str] = [self.lines[0].joined]
        for gap, line in zip(self.gaps, self.lines[1:], strict=True):
            parts += [gap, line.joined] if gap else [line.joined]
        return concat(parts)


def paragraphs(items: Iterable[Item]) -> Iterator[Para | RawTable]:
    """Lines put together; a table ends the paragraph before it."""
    lines = _without_page_numbers(list(items))
    width = _wrapped_at(lines)
    para: Para | None = None
    for n, item in enumerate(lines):
        if isinstance(item, RawTable):
            if para is not None:
                yield para
            para = None
            yield item
            continue
        gap = _gap(para, item, width) if para is not None else None
        if width and para is not None:
            gap = _looked_ahead(gap, para, item, lines[n + 1] if n + 1 < len(lines) else None)
        if para is not None and gap is not None:
            para.gaps.append(gap)
            para.lines.append(item)
            continue
        if para is not None:
            yield para
        para = Para([item], label=item.label)
    if para is not None:
        yield para


def _without_page_numbers(items: list[Item]) -> list[Item]:
    """Without lines that are a page number between two halves of a sentence."""
    kept: list[Item] = []
    for n, item in enumerate(items):
        number = isinstance(item, Line) and len(item.text) < 16 and _PAGE_NUMBER.fullmatch(item.text) is not None
        if not (number and kept and n + 1 < len(items) and _halves(kept[-1], items[n + 1])):
            kept.append(item)
    return kept


def _halves(before: Item, after: Item) -> bool:
    """Whether two lines are halves of a sentence."""
    if not (isinstance(before, Line) and isinstance(after, Line)):
        return False
    return not before.ends and after.text[0].islower() and after.label is None


def _wrapped_at(items: list[Item]) -> int:
    """The width at which the lines of the text are cut, 0 where a line is a paragraph."""
    lines = [i for i in items if isinstance(i, Line)]
    cut = sum(not a.ends and b.text[0].islower() and b.label is None for a, b in pairwise(lines))
    if len(lines) < 8 or cut < 0.15 * len(lines):
        return 0
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(0.9 * len(lengths))]


def _looked_ahead(gap: str | None, para: Para, line: Line, after: Item | None) -> str | None:
    """What the line after next says about a wrapped line: the last line in capitals before the legal bases names who
    issues; an open line between an article's caption and its first clause is the rest of the caption."""
    if not isinstance(after, Line):
        return gap
    if gap is not None and line.capitals and _BASIS.match(after.text):
        return None
    caption = para.label is not None and para.label.kind == "dieu" and len(para.lines) == 1
    if gap is None and caption and not (para.last.ends or line.ends) and line.label is None and after.label is not None:
        return " "
    return gap


def _gap(para: Para, line: Line, width: int) -> str | None:
    """What stands between a paragraph and the line that continues it; None where the line begins another."""
    last, text = para.last, line.text
    head = text[0]
    if head in _CLOSING:
        return ""
    if line.bullet or line.style != para.first.style:
        return None
    if line.label is not None and not (width and _mistaken(para, line)):
        return None
    if head.islower() and not last.ends:
        return " "
    if last.text[-1] in ",(" and not last.capitals:
        return " "
    if width and not last.ends and _reads_on(para, line, width):
        return " "
    return None


def _mistaken(para: Para, line: Line) -> bool:
    """Whether what looks like a label is the middle of a sentence that a full line broke ("quy định tại khoản / 2. …")."""
    words = para.last.text.rsplit(maxsplit=1)
    return not para.last.ends and bool(words) and words[-1].lower() in ("khoản", "điều", "điểm", "mục", "số", "chương", "phần")


def _reads_on(para: Para, line: Line, width: int) -> bool:
    """Whether a line of a wrapped text was cut because it was full, or is set in as the rest of the one before."""
    last = para.last
    if line.text[0].isdigit() and not last.capitals:
        return True
    if line.text[0] == "(" and not last.capitals and not _ISSUED_WITH.match(line.text):
        return True
    if line.indented and (last.capitals == line.capitals or not last.capitals):
        return True
    if last.capitals <= line.capitals and last.text.rsplit(maxsplit=1)[-1].lower() in dangling():
        return True
    if is_cut(para.lines, line) or cuts_a_name(last.text, line.text):
        return True
    if last.capitals != line.capitals:
        return False
    if last.capitals and last.text.isalpha() and para.label is None and len(para.lines) < 4:
        return para.joined().text.upper() not in part_names()
    if para.label is not None and para.label.kind != "letter" and len(para.lines) == 1:
        return len(last.text) > 0.85 * width
    return len(last.text) > 0.6 * width or (len(para.lines) == 1 and not last.capitals)
