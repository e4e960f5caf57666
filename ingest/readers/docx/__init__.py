"""DOCX: what Word would show of a document, with its list numbers, spans, text boxes and notes; no macro runs, no link is followed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from corpus.errors import UnreadableFile
from ingest.readers.canonical import write
from ingest.readers.docx.levels import counted
from ingest.readers.docx.numbering import Numbering
from ingest.readers.docx.package import Package, child
from ingest.readers.docx.paragraph import Paragraphs
from ingest.readers.docx.styles import Styles
from ingest.readers.docx.walk import Walk
from ingest.readers.flow import Grid, Item, Para, Remark, every_paragraph, paragraphs
from ingest.readers.legacy.convert import mend
from ingest.readers.side_by_side import parted
from ingest.reading import Reading

_REVISED = "Văn bản còn dấu vết sửa đổi (Track Changes): đã lấy phần được thêm, bỏ phần bị xóa."
_REMARKED = "Văn bản có lời bình bên lề (Comment): chỉ đọc nội dung văn bản, không lấy lời bình."
_UNREAD = "Văn bản có phần chèn từ tệp khác (altChunk) không đọc được. Hãy mở bằng Word, lưu lại rồi nạp lại."
_TOLD = ((re.compile(rb"<w:(?:ins|del|moveFrom)[ >]"), _REVISED), (re.compile(rb"<w:commentReference[ /]"), _REMARKED))
_MOST_ON_A_PAGE = 5000


def read(data: bytes) -> Reading:
    """The document in a .docx. Raises UnreadableFile where it is damaged, unpacks to too much, or holds no text."""
    package = Package(data)
    main = package.main()
    styles, numbering = Styles(package.tree(package.related("styles"))), Numbering(package.tree(package.related("numbering")))
    made = Paragraphs(styles, numbering)
    walk = Walk(made, styles, package.chunk).through(main)
    letters = sum(len(para.text()) for para in paragraphs(walk.content))
    pages = made.page if _pages_are_known(package, made.page) and letters <= _MOST_ON_A_PAGE * made.page else None
    if pages is None:
        _forget_pages(walk.content)
    items = [*walk.content, *_notes(package, made, styles, walk.note_formats)]
    mend(every_paragraph(items))
    warnings = tuple(said for sign, said in _TOLD if sign.search(main)) + (_UNREAD,) * bool(walk.unread_chunks)
    reading = write(parted(items), format="docx", pages=pages, warnings=warnings)
    if not reading.text:
        raise UnreadableFile("tệp Word không có chữ nào (có thể chỉ chứa ảnh chụp). Hãy nhận dạng chữ (OCR) rồi lưu lại.")
    return reading


def _notes(package: Package, made: Paragraphs, styles: Styles, formats: Mapping[str, str]) -> list[Item]:
    """The notes in the order of their marks: footnotes 1, 2, 3, endnotes i, ii, iii, or as the document has them numbered."""
    cited = list(dict.fromkeys(made.cited))
    found: list[Item] = []
    for kind, part, usual in (("f", "footnotes", "decimal"), ("e", "endnotes", "lowerRoman")):
        keys = [key for key in cited if key.startswith(kind)]
        data = package.bytes(package.related(part)) if keys else b""
        texts = Walk(made, styles).through(data).notes if data else {}
        number = 0
        for key in keys:
            number += key not in made.marked
            marker = made.marked.get(key) or counted(formats.get(kind, usual), number)
            found.append(Remark(key, marker, paragraphs(texts.get(key[1:], []))))
    return found


def _pages_are_known(package: Package, counted: int) -> bool:
    """Whether the page ends that Word left in the text agree with the number of pages it noted."""
    noted = getattr(child(package.tree(package.related("extended-properties")), "Pages"), "text", None) or "0"
    return counted > 1 and noted.strip().isdigit() and abs(counted - int(noted)) <= max(1, counted // 10)


def _forget_pages(body: list[Para | Grid]) -> None:
    waiting: list[Para | Grid] = list(body)
    while waiting:
        item = waiting.pop()
        item.page = None
        if isinstance(item, Grid):
            waiting.extend(inner for cell in item.cells() for inner in cell.content)
