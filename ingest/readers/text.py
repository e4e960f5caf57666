"""Plain text: Unicode in its encodings, windows-1258, tables drawn with tabs or bars.

The canonical text is the file itself: NFC, line ends ``\\n``, no byte order mark; nothing else is changed.
"""

from __future__ import annotations

import codecs
import unicodedata

from corpus.errors import UnreadableFile
from ingest.readers.layout import blocks
from ingest.reading import Reading

SUFFIXES = (".txt", ".text", ".md", ".markdown")
LIMIT = 64 * 1024 * 1024

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read(data: bytes) -> Reading:
    """A text file as paragraphs and tables.

    Raises UnreadableFile where the bytes are no text, are nothing but white space, or are more than LIMIT.
    """
    if len(data) > LIMIT:
        raise UnreadableFile(
            f"Tệp văn bản lớn {len(data) // 2**20} MB, quá mức {LIMIT // 2**20} MB; hãy tách tệp thành nhiều phần rồi nạp lại."
        )
    decoded, warnings = _decode(data)
    text = unicodedata.normalize("NFC", decoded.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise UnreadableFile("Tệp không có chữ nào; hãy kiểm tra lại tệp gốc rồi nạp lại.")
    return Reading(text=text, blocks=tuple(blocks(text)), format="txt", warnings=warnings)


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding), ()
    if (wide := _wide(data)) is not None:
        return _strictly(data, wide), ()
    if b"\0" in data:
        raise UnreadableFile("Tệp không phải văn bản thuần (có byte rỗng); hãy nạp tệp gốc đúng định dạng hoặc lưu lại dạng UTF-8.")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _windows(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as wrong:
        raise UnreadableFile(f"Tệp ghi là {encoding.upper()} nhưng bị hỏng ở byte {wrong.start}; hãy lưu lại dạng UTF-8.") from wrong


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: most bytes of one parity are NUL or 1E (Vietnamese letters), few of the other are."""
    head = data[:4096]
    if len(head) < 4 or len(data) % 2:
        return None
    even, odd = head[0::2], head[1::2]
    high = {"utf-16-be": sum(b in (0, 1, 3, 0x1E, 0x20) for b in even), "utf-16-le": sum(b in (0, 1, 3, 0x1E, 0x20) for b in odd)}
    if 0 not in head and 0x1E not in head:
        return None
    best = max(high, key=high.__getitem__)
    low = even if best == "utf-16-le" else odd
    return best if high[best] > 0.9 * len(even) and low.count(0) < 0.05 * len(low) else None


def _windows(data: bytes) -> tuple[str, tuple[str, ...]]:
    from charset_normalizer import from_bytes

    found = from_bytes(data[:262144], cp_isolation=["cp1258", "cp1252", "utf_8", "utf_16"]).best()
    if found is None or (found.encoding == "cp1252" and not _vietnamese(data)):
        raise UnreadableFile("Không nhận ra bảng mã của tệp; hãy mở tệp bằng phần mềm gốc và lưu lại dạng UTF-8.")
    text = data.decode("cp1258", errors="replace")
    return text, ("Tệp không phải UTF-8; đã đọc theo bảng mã windows-1258.",)


def _vietnamese(data: bytes) -> bool:
    """Whether windows-1258 makes Vietnamese of it: combining tones after vowels, đ and ư in number."""
    text = unicodedata.normalize("NFC", data[:262144].decode("cp1258", errors="replace"))
    letters = sum(c.isalpha() for c in text)
    marked = sum("\u1ea0" <= c <= "\u1ef9" or c in "đĐưƯơƠăĂ" for c in text)
    return marked > 0.05 * letters
