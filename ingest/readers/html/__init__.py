"""HTML: pages saved from portals, pages that Word exported, simple ones; tables with spans, notes by their links."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.errors import UnreadableFile
from ingest.readers.canonical import write
from ingest.readers.flow import Item, every_paragraph
from ingest.readers.html.content import main_part
from ingest.readers.html.soup import events
from ingest.readers.html.walk import items
from ingest.readers.legacy.convert import mend
from ingest.reading import Reading

_NOTHING = "trang HTML không có chữ nào (có thể nội dung được tải bằng JavaScript). Hãy lưu lại trang sau khi đã hiện đủ."
_HARDLY_ANYTHING = (
    "Trang có rất ít chữ so với dung lượng: có thể toàn văn chưa hiện ra khi lưu trang. Hãy mở thẻ toàn văn rồi lưu lại."
)
_REVISED = "Trang còn dấu vết sửa đổi (thẻ del): đã bỏ phần bị xóa."
_DELETED = re.compile(rb"<del[ >]", re.I)
_LARGE, _SHORT = 200_000, 1500


def flow(data: bytes) -> list[Item]:
    """What the document in a page, or a part of one, is made of."""
    page = events(data)
    return items(page, *main_part(page))


def read(data: bytes) -> Reading:
    """The document in a page. Raises UnreadableFile where the page holds no text."""
    found = flow(data)
    mend(every_paragraph(found))
    reading = write(found, format="html")
    if not reading.text:
        raise UnreadableFile(_NOTHING)
    hardly_anything = len(data) > _LARGE and len(reading.text) < _SHORT
    told = ((_HARDLY_ANYTHING, hardly_anything), (_REVISED, bool(_DELETED.search(data))))
    return replace(reading, warnings=tuple(said for said, holds in told if holds))
