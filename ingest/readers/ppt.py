"""Slides: the text of .ppt ([MS-PPT], section 2.9) and of .pptx (DrawingML), a paragraph a line; notes and masters left out."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import Any

from corpus.errors import UnreadableFile
from ingest.readers import ole
from ingest.readers.canonical import write
from ingest.readers.docx.package import Package, name
from ingest.readers.flow import Break, Item, Para, Run, every_paragraph
from ingest.readers.legacy.convert import mend
from ingest.reading import Reading

_CHARS, _BYTES = 0x0FA0, 0x0FA8
_LEFT_OUT = frozenset([0x03F8, 0x03F0, 0x0FC9, 0x0FD9])  # main master, notes, handout, headers and footers
_PART = re.compile(r"ppt/slides/slide(\d+)\.xml")


def read(data: bytes) -> Reading:
    """The text of the slides. Raises UnreadableFile where the file is damaged."""
    slides = _packed(data) if data.startswith(b"PK") else [list(_old(ole.stream(data, "PowerPoint Document")))]
    flow: list[Item] = []
    for number, slide in enumerate(slides, 1):
        if number > 1:
            flow.append(Break(number))
        flow += slide
    mend(every_paragraph(flow))
    known = len(slides) > 1
    return write(flow, format="ppt", pages=len(slides) if known else None, first_page=1 if known else None)


def _old(stream: bytes) -> Iterator[Para]:
    """Every text of the records of a presentation, once."""
    seen: set[str] = set()
    at = 0
    while at + 8 <= len(stream):
        version, kind, length = struct.unpack_from("<HHI", stream, at)
        at += 8
        if version & 0xF == 0xF and kind not in _LEFT_OUT:
            continue  # a container: its records follow
        if kind in (_CHARS, _BYTES):
            text = stream[at : at + length].decode("utf-16-le" if kind == _CHARS else "latin-1", "replace")
            for line in re.split(r"[\r\n\x0b]", text):
                if line.strip() and line not in seen:
                    seen.add(line)
                    yield Para([Run(line, None)])
        at += length


def _packed(data: bytes) -> list[list[Para]]:
    package = Package(data)
    parts = sorted((int(match[1]), match[0]) for part in package.parts() if (match := _PART.fullmatch(part)))
    if not parts:
        raise UnreadableFile("tệp trình chiếu không có trang nào. Hãy kiểm tra lại bản gốc.")
    return [_slide(package.tree(part)) for _, part in parts]


def _slide(root: Any) -> list[Para]:
    found: list[Para] = []
    for element in root.iter():
        if name(element) == "p":
            found.append(Para([Run(inner.text, None) for inner in element.iter() if name(inner) == "t" and inner.text]))
    return found
