"""Pages that give no text: scanned, recognised badly, broken, blank; told in a warning, or an error where no page gives any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.errors import UnreadableFile
from ingest.readers.pdf.page import Laid
from ingest.readers.pdf.quality import has_unknown, is_garbled
from ingest.readers.pdf.shapes import Line

TEXT, PICTURE, GARBLED, BROKEN, BLANK = "text", "picture", "garbled", "broken", "blank"
RECOGNISED, PARTLY, LOOKED_OVER = "recognised", "partly recognised", "looked over"
PICTURED = 0.5
PART = 0.12
LITTLE = 25
_SCANNED_PAGES = (
    "Trang {pages} chỉ có ảnh hoặc lớp chữ hỏng nên chữ trong ảnh không được đọc. "
    "Nếu các trang này có nội dung cần tra cứu, hãy quét lại rõ hơn rồi nạp lại "
    "(máy cần có Tesseract tiếng Việt: gói tesseract-ocr và tesseract-ocr-vie)."
)
_RECOGNISED_PAGES = "Trang {pages} là ảnh quét: chữ do máy nhận dạng (OCR) nên có thể sai, hãy đối chiếu với bản gốc."
_PARTLY_PAGES = "Trang {pages} có phần là ảnh: chữ trong ảnh do máy nhận dạng (OCR) nên có thể sai, hãy đối chiếu với bản gốc."
_LOOKED_OVER_PAGES = (
    "Trang {pages} có ảnh lớn bên cạnh phần chữ; chữ trong ảnh, nếu có, không được đọc. "
    "Muốn đọc, hãy cài Tesseract tiếng Việt (gói tesseract-ocr và tesseract-ocr-vie) rồi nạp lại."
)
_BROKEN_PAGES = "Trang {pages} bị hỏng hoặc vẽ quá phức tạp nên không đọc được."
_ALL_SCANNED = (
    "tệp PDF là bản quét (chỉ có ảnh) hoặc lớp chữ bị hỏng, không có trang nào đọc được. "
    "Hãy cài Tesseract tiếng Việt (gói tesseract-ocr và tesseract-ocr-vie) rồi nạp lại, "
    "hoặc nhận dạng chữ (OCR) bằng chương trình khác và lưu thành PDF có lớp chữ hoặc DOCX."
)
_ALL_BROKEN = "tệp PDF bị hỏng hoặc quá phức tạp, không trang nào đọc được. Hãy in hoặc lưu lại thành PDF mới rồi nạp lại."
_ALL_BLANK = "tệp PDF không có chữ nào. Hãy kiểm tra lại bản gốc."
_LEAST_OF_A_DOCUMENT = 200
_GIVE_TEXT = (TEXT, RECOGNISED, PARTLY, LOOKED_OVER)
_TOLD = (
    (_SCANNED_PAGES, (PICTURE, GARBLED)),
    (_RECOGNISED_PAGES, (RECOGNISED,)),
    (_PARTLY_PAGES, (PARTLY,)),
    (_LOOKED_OVER_PAGES, (LOOKED_OVER,)),
    (_BROKEN_PAGES, (BROKEN,)),
)


def states(pages: Sequence[Laid], texts: Sequence[Sequence[Line]], recognised: Mapping[int, str]) -> list[str]:
    """What each page is; ``recognised`` says it of those whose pictures were looked at, by number.

    Raises UnreadableFile where no page gives text.
    """
    words = [replace(page, text=list(text)).words() for page, text in zip(pages, texts, strict=True)]
    found = [recognised.get(page.number) or _state(page, said) for page, said in zip(pages, words, strict=True)]
    pictured = PICTURE in found or GARBLED in found
    letters = sum(len(said) for said, state in zip(words, found, strict=True) if state in _GIVE_TEXT)
    if letters >= (_LEAST_OF_A_DOCUMENT if pictured else 1):
        return found
    raise UnreadableFile(_ALL_SCANNED if pictured else _ALL_BROKEN if BROKEN in found else _ALL_BLANK)


def warnings(found: Sequence[str]) -> tuple[str, ...]:
    """What is said about the pages that give no text."""
    told = []
    for message, its in _TOLD:
        if numbers := [number for number, state in enumerate(found, 1) if state in its]:
            told.append(message.format(pages=ranges(numbers)))
    return tuple(told)


def _state(page: Laid, words: str) -> str:
    if page.unreadable:
        return BROKEN
    if has_unknown(words) or (page.pictured() > PICTURED and is_garbled(words)):
        return GARBLED
    if len(words) >= LITTLE:
        return TEXT
    return PICTURE if page.pictured() > PART else TEXT if words else BLANK


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
