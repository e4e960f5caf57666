"""Paragraphs put together again over line ends, page breaks, and notes that stood between their halves."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from corpus.span import Joined
from ingest.reading import RawTable
from ingest.structure.clean import concat
from ingest.structure.labels import Label
from ingest.structure.lines import Item, Line

_CLOSING = ",;.:)]…!?”"


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
    lines = list(items)
    width = _wrapped_at(lines)
    para: Para | None = None
    for item in lines:
        if isinstance(item, RawTable):
            if para is not None:
                yield para
            para = None
            yield item
            continue
        gap = _gap(para, item, width) if para is not None else None
        if para is not None and gap is not None:
            para.gaps.append(gap)
            para.lines.append(item)
            continue
        if para is not None:
            yield para
        para = Para([item], label=item.label)
    if para is not None:
        yield para


def _wrapped_at(items: list[Item]) -> int:
    """The width at which the lines of the text are cut, 0 where a line is a paragraph."""
    lines = [i for i in items if isinstance(i, Line)]
    cut = sum(not a.ends and b.text[0].islower() and b.label is None for a, b in itertools.pairwise(lines))
    if len(lines) < 8 or cut < 0.15 * len(lines):
        return 0
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(0.9 * len(lengths))]


def _gap(para: Para, line: Line, width: int) -> str | None:
    """What stands between a paragraph and the line that continues it; None where the line begins another."""
    last = para.last
    head = line.text[0]
    if head in _CLOSING and not line.text.startswith("…”"):
        return ""
    if line.label is not None or line.bullet or line.style != para.first.style:
        return None
    if head.islower() and not last.ends:
        return " "
    if last.text[-1] in ",(" and not last.capitals:
        return " "
    if width and not last.ends and _full(para, width) and last.capitals == line.capitals:
        return " "
    return None


def _full(para: Para, width: int) -> bool:
    """Whether a line of a wrapped text was cut because it was full."""
    last = para.last
    if para.label is not None and para.label.kind != "letter" and len(para.lines) == 1:
        return len(last.text) > 0.85 * width
    return len(last.text) > 0.6 * width or (len(para.lines) == 1 and not last.capitals)
