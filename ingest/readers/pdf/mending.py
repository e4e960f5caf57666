"""A PDF of which the end is missing: what tells where its objects are stands there, and often the list of its pages.

Its whole objects are kept, and a list of pages and a trailer put at their end (ISO 32000-1, 7.5.5 and 7.7).
"""

from __future__ import annotations

import re

_OBJECT = re.compile(rb"(?<![\d.])(\d{1,9})\s+(\d{1,5})\s+obj\b")
_PAGE = re.compile(rb"/Type\s*/Page\b")
_END = b"endobj"
_LOOK = 4096
_MOST_PAGES = 3000
_LIST = b"\n%d 0 obj\n<< /Type /Pages /Kids [%b] /Count %d >>\nendobj\n%d 0 obj\n<< /Type /Catalog /Pages %d 0 R >>\nendobj\n"
_TRAILER = b"trailer\n<< /Root %d 0 R /Size %d >>\n%%%%EOF\n"


def mended(data: bytes) -> bytes | None:
    """The file with a list of the pages that are left, in the order in which they stand; None where none are left.

    >>> made = mended(b"%PDF-1.4\\n4 0 obj\\n<< /Type /Page >>\\nendobj\\n5 0 obj\\n<< /Length 9 >> stream")
    >>> made[35:].split(b"\\n")[2]
    b'<< /Type /Pages /Kids [4 0 R] /Count 1 >>'
    >>> mended(b"%PDF-1.4\\n5 0 obj\\n<< /Length 9 >> stream") is None
    True
    """
    data = data[: data.rfind(_END) + len(_END)]
    objects = list(_OBJECT.finditer(data))
    ends = [*(match.start() for match in objects[1:]), len(data)]
    kids = [
        b"%b %b R" % match.groups()
        for match, end in zip(objects, ends, strict=False)
        if _PAGE.search(data, match.end(), min(end, match.end() + _LOOK))
    ]
    if not kids:
        return None
    kids = list(dict.fromkeys(kids))[:_MOST_PAGES]
    pages = max(int(match[1]) for match in objects) + 1
    listed = _LIST % (pages, b" ".join(kids), len(kids), pages + 1, pages)
    return data.replace(b"trailer", b"%railer").replace(b"startxref", b"%tartxref") + listed + _TRAILER % (pages + 1, pages + 2)
