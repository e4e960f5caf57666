"""Pages that give no text: scanned, recognised badly, broken, blank; told in a warning, or an error where no page gives any."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.errors import UnreadableFile
from ingest.readers.pdf.page import Laid
from ingest.readers.pdf.quality import is_garbled
from ingest.readers.pdf.shapes import Line

TEXT, PICTURE, GARBLED, BROKEN, BLANK = "text", "picture", "garbled", "broken", "blank"
_SCANNED_PAGES = (
    "Trang {pages} chỉ có ảnh hoặc lớp chữ hỏng nên chữ trong ảnh không được đọc. "
    "Nếu các trang này có nội dung cần tra cứu, hãy nhận dạng chữ (OCR) rồi nạp lại."
)
_BROKEN_PAGES = "Trang {pages} bị hỏng hoặc vẽ quá phức tạp nên không đọc được."
_ALL_SCANNED = (
    "tệp PDF là bản quét (chỉ có ảnh) hoặc lớp chữ bị hỏng, không có trang nào đọc được. "
    "Hãy nhận dạng chữ (OCR tiếng Việt) rồi lưu thành PDF có lớp chữ hoặc DOCX."
)
_ALL_BROKEN = "tệp PDF bị hỏng hoặc quá phức tạp, không trang nào đọc được. Hãy in hoặc lưu lại thành PDF mới rồi nạp lại."
_ALL_BLANK = "tệp PDF không có chữ nào. Hãy kiểm tra lại bản gốc."
_LITTLE = 25
_LEAST_OF_A_DOCUMENT = 200
_PICTURED = 0.5


def states(pages: Sequence[Laid], texts: Sequence[Sequence[Line]]) -> list[str]:
    """What each page is. Raises UnreadableFile where none gives text."""
    words = [_words(page, text) for page, text in zip(pages, texts, strict=True)]
    found = [_state(page, said) for page, said in zip(pages, words, strict=True)]
    pictured = PICTURE in found or GARBLED in found
    letters = sum(len(said) for said, state in zip(words, found, strict=True) if state == TEXT)
    if letters >= (_LEAST_OF_A_DOCUMENT if pictured else 1):
        return found
    raise UnreadableFile(_ALL_SCANNED if pictured else _ALL_BROKEN if BROKEN in found else _ALL_BLANK)


def warnings(found: Sequence[str]) -> tuple[str, ...]:
    """What is said about the pages that give no text."""
    scanned = [number for number, state in enumerate(found, 1) if state in (PICTURE, GARBLED)]
    broken = [number for number, state in enumerate(found, 1) if state == BROKEN]
    told = ((_SCANNED_PAGES, scanned), (_BROKEN_PAGES, broken))
    return tuple(message.format(pages=ranges(numbers)) for message, numbers in told if numbers)


def _state(page: Laid, words: str) -> str:
    if page.unreadable:
        return BROKEN
    if page.pictures > _PICTURED and is_garbled(words):
        return GARBLED
    if len(words) >= _LITTLE:
        return TEXT
    return PICTURE if page.pictures > _PICTURED / 2 else TEXT if words else BLANK


def _words(page: Laid, text: Sequence[Line]) -> str:
    return " ".join([line.text for line in text] + [line.text for _, cells in page.tables for cell in cells for line in cell])


def ranges(numbers: Sequence[int]) -> str:
    """
    >>> ranges([1, 2, 3, 7])
    '1-3, 7'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
