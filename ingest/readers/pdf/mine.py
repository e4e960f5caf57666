"""Pages of a PDF by pdfminer.six: characters and rules only; its own layout analysis is not used.

A page printed sideways is turned upright by the direction of most of its text.
"""

from __future__ import annotations

import io
import struct
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from corpus.errors import UnreadableFile
from ingest.readers.pdf.shapes import Glyph, Page, Rule

_MOST_PAGES = 3000
_MOST_SHAPES = 200_000
_MOST_SECONDS = 240.0
_THIN = 3.0
_BROKEN = "tệp PDF bị hỏng hoặc tải chưa đủ. Hãy mở bằng trình xem PDF, in hoặc lưu lại thành PDF mới rồi nạp lại."
_LOCKED = "tệp PDF được đặt mật khẩu nên không đọc được. Hãy mở bằng mật khẩu, lưu lại bản không khóa rồi nạp lại."
_SLOW = "tệp PDF quá phức tạp, đọc quá lâu. Hãy in lại thành PDF mới hoặc tách tệp thành các phần nhỏ hơn."


def pages(data: bytes) -> Iterator[Page]:
    """The pages in order. Raises UnreadableFile where the file is damaged, locked or takes too long."""
    from pdfminer.pdfdocument import PDFEncryptionError
    from pdfminer.psexceptions import PSException

    start = max(0, data.find(b"%PDF-"))
    try:
        yield from _pages(data[start:] if start else data)
    except PDFEncryptionError as error:
        raise UnreadableFile(_LOCKED) from error
    except (
        PSException,
        zlib.error,
        struct.error,
        ArithmeticError,
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
        RecursionError,
        AssertionError,
    ) as error:
        # pdfminer raises these on damaged files.
        raise UnreadableFile(_BROKEN) from error


def _pages(data: bytes) -> Iterator[Page]:
    from pdfminer.converter import PDFLayoutAnalyzer
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    class Device(PDFLayoutAnalyzer):
        """Keeps each finished page; stops a file that draws without end."""

        page: Any = None
        shapes = 0

        def receive_layout(self, ltpage: Any) -> None:
            self.page, self.shapes = ltpage, 0

        def render_char(self, *args: Any, **kwargs: Any) -> float:
            self._count()
            return float(super().render_char(*args, **kwargs))

        def paint_path(self, *args: Any, **kwargs: Any) -> None:
            self._count()
            super().paint_path(*args, **kwargs)

        def _count(self) -> None:
            self.shapes += 1
            if self.shapes > _MOST_SHAPES or time.monotonic() > deadline:
                raise UnreadableFile(_SLOW)

    deadline = time.monotonic() + _MOST_SECONDS
    resources = PDFResourceManager()
    device = Device(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    for number, page in enumerate(PDFPage.get_pages(io.BytesIO(data)), 1):
        if number > _MOST_PAGES:
            raise UnreadableFile(f"tệp PDF có quá {_MOST_PAGES} trang. Hãy tách tệp thành các phần nhỏ hơn.")
        interpreter.process_page(page)
        yield _page(number, device.page)


def _page(number: int, layout: Any) -> Page:
    from pdfminer.layout import LTChar, LTCurve, LTFigure, LTImage

    chars, paths, pictures = [], [], 0.0
    waiting = [layout]
    while waiting:
        item = waiting.pop()
        if isinstance(item, LTChar):
            chars.append(item)
        elif isinstance(item, LTCurve):
            paths.append(item)
        elif isinstance(item, LTImage):
            pictures += abs(item.width * item.height)
        elif item is layout or isinstance(item, LTFigure):
            waiting.extend(reversed(list(item)))
    way = _way(chars)
    x0, y0, x1, y1 = layout.bbox
    turned = _Turn(way, x0, y0, x1, y1)
    page = Page(number, turned.width, turned.height, pictures=pictures / max(1.0, (x1 - x0) * (y1 - y0)))
    page.glyphs = [turned.glyph(char, order) for order, char in enumerate(chars) if _direction(char) == way and char.get_text()]
    page.rules = [turned.rule(rule) for path in paths for rule in _rules(path)]
    return page


def _direction(char: Any) -> int:
    """How many quarter turns, anticlockwise, the character is drawn at."""
    a, b = char.matrix[:2]
    if abs(a) >= abs(b):
        return 0 if a > 0 else 2
    return 1 if b > 0 else 3


def _way(chars: list[Any]) -> int:
    counted = Counter(_direction(char) for char in chars if char.get_text().strip())
    return counted.most_common(1)[0][0] if counted else 0


class _Turn:
    """From the page's axes (y upwards) to reading axes (y downwards) for text at some quarter turns."""

    def __init__(self, way: int, x0: float, y0: float, x1: float, y1: float) -> None:
        self._way, self._box = way, (x0, y0, x1, y1)
        sides = (x1 - x0, y1 - y0)
        self.width, self.height = sides if way % 2 == 0 else sides[::-1]

    def point(self, x: float, y: float) -> tuple[float, float]:
        x0, y0, x1, y1 = self._box
        return ((x - x0, y1 - y), (y - y0, x - x0), (x1 - x, y - y0), (y1 - y, x1 - x))[self._way]

    def glyph(self, char: Any, order: int) -> Glyph:
        (left, top), (right, bottom) = self.point(char.x0, char.y0), self.point(char.x1, char.y1)
        _, y = self.point(*char.matrix[4:])
        font = char.fontname.rpartition("+")[2]
        return Glyph(char.get_text(), min(left, right), max(left, right), y, abs(bottom - top), _is_bold(font), font, order)

    def rule(self, rule: tuple[float, float, float, float]) -> Rule:
        (xa, ya), (xb, yb) = self.point(*rule[:2]), self.point(*rule[2:])
        if abs(xa - xb) <= abs(ya - yb):
            return Rule(True, (xa + xb) / 2, min(ya, yb), max(ya, yb))
        return Rule(False, (ya + yb) / 2, min(xa, xb), max(xa, xb))


def _is_bold(font: str) -> bool:
    return any(word in font.lower() for word in ("bold", "black", "heavy", "demi"))


def _rules(path: Any) -> Iterator[tuple[float, float, float, float]]:
    """The straight lines of a path: a thin filled rectangle is one, the edges of a stroked path are several."""
    x0, y0, x1, y1 = path.bbox
    if min(x1 - x0, y1 - y0) <= _THIN:
        if max(x1 - x0, y1 - y0) > _THIN:
            yield ((x0 + x1) / 2, y0, (x0 + x1) / 2, y1) if x1 - x0 < y1 - y0 else (x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
    elif path.stroke:
        corners = path.pts
        for (xa, ya), (xb, yb) in zip(corners, [*corners[1:], corners[0]], strict=True):
            if min(abs(xa - xb), abs(ya - yb)) < 1 and max(abs(xa - xb), abs(ya - yb)) > _THIN:
                yield xa, ya, xb, yb
