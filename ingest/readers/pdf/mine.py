"""Pages of a PDF by pdfminer.six: characters and rules only; its own layout analysis is not used.

A page printed sideways is turned upright by the direction of most of its text.
"""

from __future__ import annotations

import io
import logging
import struct
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from corpus.errors import UnreadableFile
from ingest.readers.pdf import inflate
from ingest.readers.pdf.lines import lines
from ingest.readers.pdf.shapes import Aside, Box, Page
from ingest.readers.pdf.upright import Upright, quarter_turns

_MOST_PAGES = 3000
_MOST_SHAPES = 60_000
_MOST_DRAWING = 30 * 2**20
_MOST_SECONDS = 180.0
_MOST_PICTURES = 2000
_BROKEN = "tệp PDF bị hỏng hoặc tải chưa đủ. Hãy mở bằng trình xem PDF, in hoặc lưu lại thành PDF mới rồi nạp lại."
_LOCKED = "tệp PDF được đặt mật khẩu nên không đọc được. Hãy mở bằng mật khẩu, lưu lại bản không khóa rồi nạp lại."
_SLOW = "tệp PDF quá phức tạp, đọc quá lâu. Hãy in lại thành PDF mới hoặc tách tệp thành các phần nhỏ hơn."
# What pdfminer lets out on damaged files, beside its own PSException.
_DAMAGE = (
    zlib.error,
    struct.error,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    RecursionError,
    AssertionError,
)


class _TooMuch(Exception):
    """A page draws more than any page of text does."""


def pages(data: bytes) -> Iterator[Page]:
    """The pages in order; one that is damaged or too complex comes without text, marked unreadable.

    Raises UnreadableFile where the file is damaged, locked or takes too long.
    """
    from pdfminer import pdftypes
    from pdfminer.pdfdocument import PDFEncryptionError
    from pdfminer.psexceptions import PSException

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    vars(pdftypes)["zlib"] = inflate
    start = max(0, data.find(b"%PDF-"))
    try:
        yield from _pages(data[start:] if start else data, (_TooMuch, PSException, *_DAMAGE))
    except PDFEncryptionError as error:
        raise UnreadableFile(_LOCKED) from error
    except (PSException, *_DAMAGE) as error:
        raise UnreadableFile(_BROKEN) from error


def _pages(data: bytes, skipped: tuple[type[Exception], ...]) -> Iterator[Page]:
    from pdfminer.pdfpage import PDFPage

    interpreter, device = _machine(time.monotonic() + _MOST_SECONDS)
    for number, page in enumerate(PDFPage.get_pages(io.BytesIO(data)), 1):
        if number > _MOST_PAGES:
            raise UnreadableFile(f"tệp PDF có quá {_MOST_PAGES} trang. Hãy tách tệp thành các phần nhỏ hơn.")
        device.shapes = 0
        try:
            interpreter.process_page(page)
            made = _page(number, device.page)
        except skipped:
            made = Page(number, 0.0, 0.0, unreadable=True)
        yield made


def _machine(deadline: float) -> tuple[Any, Any]:
    """An interpreter and the device that it draws on, both with limits."""
    from pdfminer.converter import PDFLayoutAnalyzer
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager

    class Device(PDFLayoutAnalyzer):
        page: Any = None
        shapes = 0

        def receive_layout(self, ltpage: Any) -> None:
            self.page = ltpage

        def render_char(self, *args: Any, **kwargs: Any) -> float:
            self._count()
            return float(super().render_char(*args, **kwargs))

        def paint_path(self, *args: Any, **kwargs: Any) -> None:
            self._count()
            super().paint_path(*args, **kwargs)

        def _count(self) -> None:
            self.shapes += 1
            if self.shapes > _MOST_SHAPES:
                raise _TooMuch
            if time.monotonic() > deadline:
                raise UnreadableFile(_SLOW)

    class Interpreter(PDFPageInterpreter):
        def execute(self, streams: Any) -> None:
            if time.monotonic() > deadline:
                raise UnreadableFile(_SLOW)
            if sum(len(stream.get_data()) for stream in streams if hasattr(stream, "get_data")) > _MOST_DRAWING:
                raise _TooMuch
            super().execute(streams)

    resources = PDFResourceManager()
    device = Device(resources, laparams=None)
    return Interpreter(resources, device), device


def _page(number: int, layout: Any) -> Page:
    from pdfminer.layout import LTChar, LTCurve, LTFigure, LTImage

    chars, paths, pictures = [], [], []
    waiting = [layout]
    while waiting:
        item = waiting.pop()
        if isinstance(item, LTChar):
            chars.append(item)
        elif isinstance(item, LTCurve):
            paths.append(item)
        elif isinstance(item, LTImage):
            pictures.append(item)
        elif item is layout or isinstance(item, LTFigure):
            waiting.extend(reversed(list(item)))
    counted = Counter(quarter_turns(char) for char in chars if char.get_text().strip())
    turns = counted.most_common(1)[0][0] if counted else 0
    x0, y0, x1, y1 = layout.bbox
    upright = Upright(turns, x0, y0, x1, y1)
    page = Page(number, upright.width, upright.height, turns=turns, curves=len(paths))
    page.pictures = tuple(box for item in pictures[:_MOST_PICTURES] if (box := _box(upright, item)) is not None)
    page.glyphs = [
        upright.glyph(char, order) for order, char in enumerate(chars) if quarter_turns(char) == turns and char.get_text()
    ]
    page.asides = [aside for way in range(4) if way != turns for aside in _asides(chars, way, layout.bbox, upright)]
    page.rules = [rule for path in paths for rule in upright.rules(path)]
    return page


def _box(upright: Upright, picture: Any) -> Box | None:
    """Where a picture stands on the page; None outside it."""
    (xa, ya), (xb, yb) = upright.point(picture.x0, picture.y0), upright.point(picture.x1, picture.y1)
    left, right = max(0.0, min(xa, xb)), min(upright.width, max(xa, xb))
    top, bottom = max(0.0, min(ya, yb)), min(upright.height, max(ya, yb))
    return (left, top, right, bottom) if left < right and top < bottom else None


def _asides(chars: list[Any], way: int, box: tuple[float, float, float, float], upright: Upright) -> Iterator[Aside]:
    """The lines of text at other quarter turns, by where their middles come to stand."""
    own = Upright(way, *box)
    glyphs = [own.glyph(char, order) for order, char in enumerate(chars) if quarter_turns(char) == way and char.get_text()]
    for line in lines(glyphs):
        x, y = upright.point(*own.back((line.left + line.right) / 2, line.y - 0.3 * line.size))
        yield Aside(line.text, x, y, line.size, line.bold)
