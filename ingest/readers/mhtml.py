"""A page saved in one file (.mht, or Word's "single file web page", often named .doc): its HTML part."""

from __future__ import annotations

from email import policy
from email.parser import BytesParser

from corpus.errors import UnreadableFile
from ingest.readers import html
from ingest.reading import Reading


def read(data: bytes) -> Reading:
    """The document in the page. Raises UnreadableFile where no part is HTML."""
    return html.read(page(data))


def page(data: bytes) -> bytes:
    """The HTML part, which says its own character set or is UTF-8. Raises UnreadableFile where there is none."""
    message = BytesParser(policy=policy.compat32).parsebytes(data)
    for part in message.walk():
        if part.get_content_type() == "text/html" and isinstance(payload := part.get_payload(decode=True), bytes):
            charset = part.get_content_charset()
            return payload.decode(charset, "replace").encode() if charset in ("windows-1258", "windows-1252") else payload
    raise UnreadableFile("trang lưu dạng MHTML không có phần nội dung. Hãy mở trang rồi lưu lại dạng HTML hoặc DOCX.")
