"""What a file is, by its content: names lie ("van-ban.doc" is often HTML, RTF or DOCX), first bytes rarely do."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from corpus.errors import UnreadableFile
from ingest.readers.locked import is_locked

_LOOK = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_PARTS = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("ppt/presentation.xml", "pptx"),
)
# How a package names the type of its main part, wherever that lies ([ISO/IEC 29500-2], 10.1.2.2).
_TYPES = (
    (b"wordprocessingml.document.main", "docx"),
    (b"wordprocessingml.template.main", "docx"),
    (b"ms-word.document.macroEnabled.main", "docx"),
    (b"spreadsheetml.sheet.main", "xlsx"),
    (b"ms-excel.sheet.macroEnabled.main", "xlsx"),
    (b"presentationml.presentation.main", "pptx"),
)
_MOST_TYPES = 2**20
_OPEN_DOCUMENT = {b"text": "odt", b"spreadsheet": "ods", b"presentation": "odp"}
_STREAMS = (("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"), ("PowerPoint Document", "ppt"))
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|meta|body|div|table|p|h[1-6]|style|title)\b",
    re.I | re.S,
)
_MHTML = re.compile(r"(?:from|subject|date|mime-version|snapshot-content-location):", re.I)
_XML = (
    ("<w:wordDocument", "word-xml"),
    ('progid="Word.Document"', "word-xml"),
    ('progid="Excel.Sheet"', "excel-xml"),
    ("urn:schemas-microsoft-com:office:spreadsheet", "excel-xml"),
    ("application/vnd.oasis.opendocument.text", "word-xml"),
    ("application/vnd.oasis.opendocument.spreadsheet", "excel-xml"),
)
_FOREIGN = (
    (b"\x89PNG", "ảnh"),
    (b"\xff\xd8\xff", "ảnh"),
    (b"GIF8", "ảnh"),
    (b"II*\x00", "ảnh"),
    (b"MM\x00*", "ảnh"),
    (b"BM", "ảnh"),
    (b"\x1f\x8b", "tệp nén"),
    (b"7z\xbc\xaf\x27\x1c", "tệp nén"),
    (b"Rar!", "tệp nén"),
    (b"MZ", "chương trình máy tính"),
    (b"\x7fELF", "chương trình máy tính"),
)
_ADVICE = {
    "ảnh": "Hãy nhận dạng chữ (OCR) rồi lưu thành PDF có lớp chữ hoặc DOCX.",
    "tệp nén": "Hãy giải nén rồi nạp từng văn bản bên trong.",
    "chương trình máy tính": "Hãy kiểm tra lại có chọn nhầm tệp không.",
}
_LOCKED = "tệp được đặt mật khẩu nên không đọc được. Hãy mở bằng Word, bỏ mật khẩu rồi lưu lại."
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError, OSError, LookupError)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WORDS = re.compile(r"[\s\w.,;:()/-]")


def sniff(data: bytes) -> str:
    """The name of the format: pdf, docx, xlsx, odt, doc, xls, ppt, rtf, mhtml, html or text.

    Raises UnreadableFile for what is no document: empty, an image, an archive, a program, other binary data, an encrypted file.

    >>> sniff(b"%PDF-1.7 ..."), sniff("Số: 12/QĐ-UBND".encode()), sniff(b"{\\\\rtf1 }"), sniff(b"<html><p>a")
    ('pdf', 'text', 'rtf', 'html')
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableFile("tệp rỗng, không có nội dung nào. Hãy kiểm tra lại bản gốc và lưu lại tệp.")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_ZIP):
        return _zip(data)
    if data.startswith(_OLE):
        return _ole(data)
    if data.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if _is_text(data):
        return _kind_of_text(data)
    kind = next((kind for magic, kind in _FOREIGN if data.startswith(magic)), None)
    if kind:
        raise UnreadableFile(f"đây là {kind}, không phải văn bản. {_ADVICE[kind]}")
    raise UnreadableFile(
        "nội dung là dữ liệu nhị phân, không phải văn bản (tên tệp có thể đặt sai hoặc tệp bị hỏng). "
        "Hãy mở tệp bằng chương trình đã tạo ra nó và lưu lại dạng DOCX, PDF hoặc TXT."
    )


def _is_text(data: bytes) -> bool:
    """Whether the beginning holds hardly any control characters, in one byte or in two a character."""
    start = data[:_LOOK]
    if b"\x00" not in start:
        return len(_CONTROL.findall(start)) <= len(start) / 100
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return any(_reads_as(start, encoding) for encoding in ("utf-16-le", "utf-16-be"))


def _reads_as(start: bytes, encoding: str) -> bool:
    text = start[: len(start) // 2 * 2].decode(encoding, "replace")
    latin = [char for char in _WORDS.findall(text) if char < "\u2000"]
    return len(latin) >= 0.9 * len(text)


def _kind_of_text(data: bytes) -> str:
    start = _decoded_start(data)
    if _MHTML.match(start) and "multipart/related" in start.lower():
        return "mhtml"
    if _HTML.match(start):
        return "html"
    return _kind_of_xml(start) if start.lstrip().startswith("<?xml") else "text"


def _kind_of_xml(start: str) -> str:
    """Word and Excel wrote whole documents as one XML file; the program is named at the beginning. Other XML is data."""
    if found := next((kind for sign, kind in _XML if sign in start), None):
        return found
    raise UnreadableFile(
        "đây là tệp dữ liệu XML, không phải văn bản. Nếu là văn bản Word hoặc Excel, hãy mở bằng Word, Excel và lưu lại dạng DOCX, XLSX."
    )


def _decoded_start(data: bytes) -> str:
    start = data[:_LOOK]
    if b"\x00" in start:
        return start.decode("utf-16-be" if start[:1] in (b"\xfe", b"\x00") else "utf-16-le", "replace").lstrip("\ufeff")
    return start.decode("utf-8", "replace").lstrip("\ufeff")


def _zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.replace("\\", "/") for name in archive.namelist()}
            types = _start_of(archive, "[Content_Types].xml")
            manifest = _start_of(archive, "META-INF/manifest.xml")
    except _DAMAGE as error:
        raise UnreadableFile(
            "tệp bị hỏng hoặc tải chưa đủ (không mở được phần nén bên trong). Hãy tải hoặc sao chép lại bản gốc."
        ) from error
    for part, kind in _PARTS:
        if part in names:
            return kind
    if typed := next((kind for sign, kind in _TYPES if sign in types), None):
        return typed
    if b"manifest:encryption-data" in manifest:
        raise UnreadableFile(_LOCKED)
    start = data[:200]
    if b"opendocument." in start:
        return _OPEN_DOCUMENT.get(start.split(b"opendocument.")[1][:20].split(b"PK")[0].strip(), "odt")
    raise UnreadableFile(f"đây là tệp nén, không phải văn bản. {_ADVICE['tệp nén']}")


def _start_of(archive: zipfile.ZipFile, name: str) -> bytes:
    """The beginning of a part; nothing where there is none."""
    if name not in archive.NameToInfo:
        return b""
    with archive.open(name) as part:
        return part.read(_MOST_TYPES)


def _ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data or is_locked(data):
        raise UnreadableFile(_LOCKED)
    for stream, kind in _STREAMS:
        if (stream + "\x00").encode("utf-16-le") in data:
            return kind
    raise UnreadableFile(
        "tệp Office cũ bị hỏng hoặc không phải văn bản Word, Excel, PowerPoint. Hãy mở bằng Word rồi lưu lại dạng DOCX."
    )
