"""DOCX: what Word would show of a document, with its list numbers, spans, text boxes and notes; no macro runs, no link is followed."""

from __future__ import annotations

import re

from corpus.errors import UnreadableFile
from ingest.readers.canonical import write
from ingest.readers.docx.numbering import Numbering
from ingest.readers.docx.package import Package, child
from ingest.readers.docx.paragraph import Paragraphs
from ingest.readers.docx.styles import Styles
from ingest.readers.docx.walk import Walk
from ingest.readers.flow import Grid, Item, Para, Remark, every_paragraph, paragraphs
from ingest.readers.legacy.convert import mend
from ingest.readers.numerals import roman
from ingest.readers.side_by_side import parted
from ingest.reading import Reading

_REVISED = "Văn bản còn dấu vết sửa đổi (Track Changes): đã lấy phần được thêm, bỏ phần bị xóa."
_CHANGES = re.compile(rb"<w:(?:ins|del|moveFrom)[ >]")
_PART = "word/document.xml"
_MOST_ON_A_PAGE = 5000


def read(data: bytes) -> Reading:
    """The document in a .docx. Raises UnreadableFile where it is damaged, unpacks to too much, or holds no text."""
    package = Package(data)
    main = package.bytes(_PART)
    styles, numbering = Styles(package.tree("word/styles.xml")), Numbering(package.tree("word/numbering.xml"))
    made = Paragraphs(styles, numbering)
    body = Walk(made, styles).through(main).content
    letters = sum(len(para.text()) for para in paragraphs(body))
    pages = made.page if _pages_are_known(package, made.page) and letters <= _MOST_ON_A_PAGE * made.page else None
    if pages is None:
        _forget_pages(body)
    items = [*body, *_notes(package, made, styles)]
    mend(every_paragraph(items))
    warnings = (_REVISED,) if _CHANGES.search(main) else ()
    reading = write(parted(items), format="docx", pages=pages, warnings=warnings)
    if not reading.text:
        raise UnreadableFile("tệp Word không có chữ nào (có thể chỉ chứa ảnh chụp). Hãy nhận dạng chữ (OCR) rồi lưu lại.")
    return reading


def _notes(package: Package, made: Paragraphs, styles: Styles) -> list[Item]:
    """The notes in the order of their marks: footnotes 1, 2, 3, endnotes i, ii, iii."""
    cited = list(dict.fromkeys(made.cited))
    found: list[Item] = []
    for kind, part in (("f", "word/footnotes.xml"), ("e", "word/endnotes.xml")):
        keys = [key for key in cited if key.startswith(kind)]
        texts = Walk(made, styles).through(package.bytes(part)).notes if keys and package.has(part) else {}
        for number, key in enumerate(keys, 1):
            marker = str(number) if kind == "f" else roman(number).lower()
            found.append(Remark(key, marker, paragraphs(texts.get(key[1:], []))))
    return found


def _pages_are_known(package: Package, counted: int) -> bool:
    """Whether the page ends that Word left in the text agree with the number of pages it noted."""
    noted = getattr(child(package.tree("docProps/app.xml"), "Pages"), "text", None) or "0"
    return counted > 1 and noted.strip().isdigit() and abs(counted - int(noted)) <= max(1, counted // 10)


def _forget_pages(body: list[Para | Grid]) -> None:
    waiting: list[Para | Grid] = list(body)
    while waiting:
        item = waiting.pop()
        item.page = None
        if isinstance(item, Grid):
            waiting.extend(inner for cell in item.cells() for inner in cell.content)
