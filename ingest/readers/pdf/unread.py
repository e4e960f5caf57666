"""Pages that give no text: scanned, recognised badly, broken, blank; told in a warning, or an error where no page gives any."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from corpus.errors import UnreadableFile
from ingest.readers.pdf.page import Laid
from ingest.readers.pdf.quality import is_garbled
from ingest.readers.pdf.shapes import Line

TEXT, RECOGNISED, PICTURE, GARBLED, BROKEN, BLANK = "text", "recognised", "picture", "garbled", "broken", "blank"
_SCANNED_PAGES = (
    "Trang {pages} chỉ có ảnh hoặc lớp chữ hỏng nên chữ trong ảnh không được đọc. "
    "Nếu các trang này có nội dung cần tra cứu, hãy quét lại rõ hơn rồi nạp lại "
    "(máy cần có Tesseract tiếng Việt: gói tesseract-ocr và tesseract-ocr-vie)."
)
_RECOGNISED_PAGES = "Trang {pages} là ảnh quét: chữ do máy nhận dạng (OCR) nên có thể sai, hãy đối chiếu với bản gốc."
_BROKEN_PAGES = "Trang {pages} bị hỏng hoặc vẽ quá phức tạp nên không đọc được."
_ALL_SCANNED = (
    "tệp PDF là bản quét (chỉ có ảnh) hoặc lớp chữ bị hỏng, không có trang nào đọc được. "
    "Hãy cài Tesseract tiếng Việt (gói tesseract-ocr và tesseract-ocr-vie) rồi nạp lại, "
    "hoặc nhận dạng chữ (OCR) bằng chương trình khác và lưu thành PDF có lớp chữ hoặc DOCX."
)
_ALL_BROKEN = "tệp PDF bị hỏng hoặc quá phức tạp, không trang nào đọc được. Hãy in hoặc lưu lại thành PDF mới rồi nạp lại."
_ALL_BLANK = "tệp PDF không có chữ nào. Hãy kiểm tra lại bản gốc."
_LITTLE = 25
_LEAST_OF_A_DOCUMENT = 200
_PICTURED = 0.5


def states(pages: Sequence[Laid], texts: Sequence[Sequence[Line]], recognised: Set[int]) -> list[str]:
    """What each page is; ``recognised`` numbers those whose text was found in their picture.

    Raises UnreadableFile where no page gives text.
    """
    words = [replace(page, text=list(text)).words() for page, text in zip(pages, texts, strict=True)]
    found = [RECOGNISED if page.number in recognised else _state(page, said) for page, said in zip(pages, words, strict=True)]
    pictured = PICTURE in found or GARBLED in found
    letters = sum(len(said) for said, state in zip(words, found, strict=True) if state in (TEXT, RECOGNISED))
    if letters >= (_LEAST_OF_A_DOCUMENT if pictured else 1):
        return found
    raise UnreadableFile(_ALL_SCANNED if pictured else _ALL_BROKEN if BROKEN in found else _ALL_BLANK)


def warnings(found: Sequence[str]) -> tuple[str, ...]:
    """What is said about the pages that give no text."""
    told = []
    for message, its in ((_SCANNED_PAGES, (PICTURE, GARBLED)), (_RECOGNISED_PAGES, (RECOGNISED,)), (_BROKEN_PAGES, (BROKEN,))):
        if numbers := [number for number, state in enumerate(found, 1) if state in its]:
            told.append(message.format(pages=ranges(numbers)))
    return tuple(told)


def _state(page: Laid, words: str) -> str:
    if page.unreadable:
        return BROKEN
    if page.pictures > _PICTURED and is_garbled(words):
        return GARBLED
    if len(words) >= _LITTLE:
        return TEXT
    return PICTURE if page.pictures > _PICTURED / 2 else TEXT if words else BLANK


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
