"""Slides in the order they are shown (PresentationML, ECMA-376 part 1, 19.3): their text a paragraph a line, their tables.

Notes, masters, and what repeats on every slide (number, date, footer) are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from corpus.errors import UnreadableFile
from ingest.readers.canonical import write
from ingest.readers.docx.package import Package, child, name
from ingest.readers.flow import Break, Cell, Grid, Item, Para, Run, every_paragraph
from ingest.readers.legacy.convert import mend
from ingest.reading import Reading

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ON_EVERY_SLIDE = frozenset(["sldNum", "dt", "ftr", "hdr"])
_MOST_SPAN = 1000


def read(data: bytes) -> Reading:
    """The text of the slides. Raises UnreadableFile where the file is damaged or has no slide."""
    slides = _slides(Package(data))
    if not slides:
        raise UnreadableFile("tệp trình chiếu không có trang nào. Hãy kiểm tra lại bản gốc.")
    flow: list[Item] = []
    for number, slide in enumerate(slides, 1):
        if number > 1:
            flow.append(Break(number))
        flow += slide
    mend(every_paragraph(flow))
    return write(flow, format="ppt", pages=len(slides), first_page=1)


def _slides(package: Package) -> list[list[Item]]:
    """What every slide holds, by the list of slides, not by the names of their parts."""
    relations = package.tree("ppt/_rels/presentation.xml.rels")
    targets = {one.get("Id"): one.get("Target", "") for one in (() if relations is None else relations)}
    listed = child(package.tree("ppt/presentation.xml"), "sldIdLst")
    parts = [targets.get(one.get(_RELATION), "") for one in (() if listed is None else listed)]
    roots = [package.tree("ppt/" + part.removeprefix("/ppt/")) for part in parts if part]
    return [list(_items(root)) for root in roots if root is not None]


def _items(root: Any) -> Iterator[Item]:
    done: set[Any] = set()
    for element in root.iter():
        tag = name(element)
        if tag == "sp" and (kind := child(element, "nvSpPr", "nvPr", "ph")) is not None and kind.get("type") in _ON_EVERY_SLIDE:
            done.update(element.iter())
        elif element in done:
            continue
        elif tag == "tbl":
            done.update(element.iter())
            yield Grid(
                [[_cell(cell) for cell in row if name(cell) == "tc" and _is_own(cell)] for row in element if name(row) == "tr"]
            )
        elif tag == "p":
            yield from _lines(element)


def _is_own(cell: Any) -> bool:
    """Whether a cell is none that another covers."""
    return not {"1", "true"} & {cell.get("hMerge"), cell.get("vMerge")}


def _cell(cell: Any) -> Cell:
    lines = [line for element in cell.iter() if name(element) == "p" for line in _lines(element)]
    return Cell([*lines], _span(cell.get("gridSpan")), _span(cell.get("rowSpan")))


def _span(written: str | None) -> int:
    return min(max(1, int(written[:4])), _MOST_SPAN) if written and written.isdecimal() else 1


def _lines(paragraph: Any) -> list[Para]:
    lines = [Para()]
    for run in paragraph:
        text = child(run, "t")
        if name(run) == "br":
            lines.append(Para())
        elif text is not None and text.text:
            lines[-1].parts.append(Run(text.text, _font(run)))
    return lines


def _font(run: Any) -> str | None:
    """The font that a run names; None for the theme's, which is written "+mn-lt"."""
    latin = child(run, "rPr", "latin")
    face = None if latin is None else latin.get("typeface")
    return None if face is None or face.startswith("+") else str(face)
