"""Plain text: Unicode in its encodings, windows-1258, tables drawn with tabs or bars.

The canonical text is the file itself: NFC, line ends ``\\n``, no byte order mark; nothing else is changed.
"""

from __future__ import annotations

import codecs
import unicodedata

from corpus.errors import UnreadableFile
from ingest.readers.layout import blocks
from ingest.readers.legacy.plain import of_bytes, of_text
from ingest.reading import Reading

_SAMPLE = 262144
_MOST_LINES = 400_000
_MANY = f"tệp có hơn {_MOST_LINES} dòng. Hãy tách thành các phần nhỏ hơn rồi nạp lại."

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read(data: bytes) -> Reading:
    """A text file as paragraphs and tables.

    Raises UnreadableFile where the bytes are no text, are nothing but white space, or are more lines than any document has.
    """
    decoded, warnings = _decode(data)
    text = unicodedata.normalize("NFC", decoded.replace("\r\n", "\n").replace("\r", "\n"))
    if text.count("\n") > _MOST_LINES:
        raise UnreadableFile(_MANY)
    if not text.strip():
        raise UnreadableFile("tệp không có chữ nào; hãy kiểm tra lại tệp gốc rồi nạp lại.")
    return Reading(text=text, blocks=tuple(blocks(text)), format="txt", warnings=warnings)


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding), ()
    if (wide := _wide(data)) is not None:
        return _strictly(data, wide), ()
    if b"\0" in data:
        raise UnreadableFile(
            "tệp không phải văn bản thuần (có byte rỗng); hãy nạp tệp gốc đúng định dạng hoặc lưu lại dạng UTF-8."
        )
    try:
        text, sets = of_text(data.decode("utf-8"))
        return text, _told(sets)
    except UnicodeDecodeError:
        return _damaged(data) or _old(data) or _windows(data)


def _old(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """Text typed in TCVN3, VNI, VPS or VISCII."""
    found = of_bytes(data)
    return found and (found[0], _told(found[1]))


def _told(sets: str) -> tuple[str, ...]:
    return (f"văn bản gõ bằng bảng mã cũ {sets}, đã chuyển sang Unicode.",) if sets else ()


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as wrong:
        raise UnreadableFile(
            f"tệp ghi là {encoding.upper()} nhưng bị hỏng ở byte {wrong.start}; hãy lưu lại dạng UTF-8."
        ) from wrong


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


def _damaged(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """UTF-8 with a few bytes that are none (a file cut short), each replaced; None where it was never UTF-8."""
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd") - data.count("\ufffd".encode())
    if lost > 3 + len(text) // 5000 or not any(ord(c) > 0x7F for c in text[:_SAMPLE].replace("\ufffd", "")):
        return None
    return text, (f"tệp UTF-8 có {lost} chỗ hỏng, đã thay bằng ký tự “\ufffd”.",)


def _windows(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Text of one byte a letter. Vietnamese in windows-1258 is read; what else it may be is named and refused."""
    from charset_normalizer import from_bytes

    text = data.decode("cp1258", errors="replace")
    lost = text.count("\ufffd")
    if is_vietnamese(text[:_SAMPLE]) and lost <= len(text) // 500:
        told = "tệp không phải UTF-8, đã đọc theo bảng mã windows-1258" + (f"; {lost} ký tự không đọc được." if lost else ".")
        return text, (told,)
    found = from_bytes(data[:_SAMPLE]).best()
    if found is None:
        raise UnreadableFile("tệp không phải văn bản thuần; hãy nạp tệp gốc đúng định dạng hoặc lưu lại dạng UTF-8.")
    raise UnreadableFile(
        f"tệp không phải UTF-8 hay windows-1258 (có thể là {found.encoding}, hoặc phông chữ TCVN3, VNI); "
        "hãy mở bằng phần mềm gốc và lưu lại dạng UTF-8."
    )


def is_vietnamese(text: str) -> bool:
    """Whether a text in one-byte letters is Vietnamese: tones combine with vowels, and đ, ư, ơ are frequent.

    >>> is_vietnamese("U\\u0309y ban nhân dân ti\\u0309nh"), is_vietnamese("Céng hßa x· héi chñ nghÜa")
    (True, False)
    """
    letters = sum(c.isalpha() for c in text)
    marked = sum("\u1ea0" <= c <= "\u1ef9" or c in "đĐưƯơƠăĂ" for c in unicodedata.normalize("NFC", text))
    return marked > 0.05 * letters
