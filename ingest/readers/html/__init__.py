"""HTML: pages saved from portals, pages that Word exported, simple ones; tables with spans, notes by their links."""

from __future__ import annotations

from corpus.errors import UnreadableFile
from ingest.readers.canonical import write
from ingest.readers.html.content import main_part
from ingest.readers.html.soup import events
from ingest.readers.html.walk import items
from ingest.reading import Reading


def read(data: bytes) -> Reading:
    """The document in a page. Raises UnreadableFile where the page holds no text."""
    page = events(data)
    reading = write(items(page, *main_part(page)), format="html")
    if not reading.text:
        raise UnreadableFile(
            "trang HTML không có chữ nào (có thể nội dung được tải bằng JavaScript). Hãy lưu lại trang sau khi đã hiện đủ."
        )
    return reading
