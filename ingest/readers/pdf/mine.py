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
from math import isfinite
from typing import Any

from corpus.errors import UnreadableFile
from ingest.readers.pdf import inflate
from ingest.readers.pdf.clipping import moved, narrowed, shows
from ingest.readers.pdf.lines import lines
from ingest.readers.pdf.shapes import Aside, Box, Glyph, Page
from ingest.readers.pdf.upright import Upright, quarter_turns

_MOST_PAGES = 3000
_MOST_SHAPES = 60_000
_MOST_DRAWING = 8 * 2**20
_MOST_SECONDS = 120.0
_MOST_STREAMS = 2000
_DEEPEST = 5000
_TAIL = 2048
_MOST_REFERENCES = 16
_MOST_ENTRIES = 1_000_000
_MOST_PICTURES = 2000
_INSIDE = 0.28
_LEAST_SIDE = 20.0
_MOST_SIDE = 15_000.0
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
    read = 0
    try:
        for page in _pages(_without_junk(data), (_TooMuch, PSException, *_DAMAGE)):
            read = page.number
            yield page
    except PDFEncryptionError as error:
        raise UnreadableFile(_LOCKED) from error
    except (_TooMuch, PSException, *_DAMAGE) as error:
        if not read:
            raise UnreadableFile(_BROKEN) from error
        yield Page(read + 1, 0.0, 0.0, unreadable=True)


def _without_junk(data: bytes) -> bytes:
    """The file without what stands before its header and far behind its end."""
    start, end = max(0, data.find(b"%PDF-")), data.rfind(b"%%EOF")
    stop = end + 5 if 0 <= end < len(data) - _TAIL else len(data)
    return data[start:stop] if start or stop < len(data) else data


def _pages(data: bytes, skipped: tuple[type[Exception], ...]) -> Iterator[Page]:
    from pdfminer.pdfpage import PDFPage

    deadline = time.thread_time() + _MOST_SECONDS
    interpreter, device = _machine(deadline)
    for number, page in enumerate(PDFPage.create_pages(_document(data, deadline)), 1):
        if number > _MOST_PAGES:
            raise UnreadableFile(f"tệp PDF có quá {_MOST_PAGES} trang. Hãy tách tệp thành các phần nhỏ hơn.")
        device.shapes = device.streams = 0
        try:
            interpreter.process_page(page)
            made = _page(number, device.page)
        except skipped:
            made = Page(number, 0.0, 0.0, unreadable=True)
        yield made


def _document(data: bytes, deadline: float) -> Any:
    """The file's objects, without references that only lead to one another, lists that fill the memory and endless search."""
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.pdftypes import PDFObjRef
    from pdfminer.psparser import PSStackParser

    class Document(PDFDocument):
        def getobj(self, objid: int) -> object:
            found: Any = super().getobj(objid)
            for _ in range(_MOST_REFERENCES):
                if not isinstance(found, PDFObjRef):
                    return found
                found = super().getobj(found.objid)
            raise _TooMuch

    class File(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if time.thread_time() > deadline:
                raise UnreadableFile(_SLOW)
            return super().read(size)

    def push(self: Any, *entries: Any) -> None:
        if len(self.curstack) + len(self.context) > _MOST_ENTRIES:
            raise _TooMuch
        self.curstack.extend(entries)

    PSStackParser.push = push  # type: ignore[method-assign]  # no parser is handed in that could be bounded instead
    return Document(PDFParser(File(data)))


def _machine(deadline: float) -> tuple[Any, Any]:
    """An interpreter and the device that it draws on, both with limits."""
    from pdfminer.pdfinterp import PDFResourceManager

    resources = PDFResourceManager()
    device = _device(resources, deadline)
    return _interpreter(resources, device, deadline), device


def _device(resources: Any, deadline: float) -> Any:
    from pdfminer.converter import PDFLayoutAnalyzer

    class Device(PDFLayoutAnalyzer):
        page: Any = None
        clip: Box | None = None
        shapes = streams = 0

        def begin_page(self, page: Any, ctm: Any) -> None:
            self.clip = None
            super().begin_page(page, ctm)

        def receive_layout(self, ltpage: Any) -> None:
            self.page = ltpage

        def render_char(self, matrix: Any, font: Any, fontsize: float, *args: Any) -> float:
            """A character that its clip hides is told from others by having no graphic state."""
            self._count()
            if not shows(self.clip, moved(matrix, _INSIDE * fontsize, _INSIDE * fontsize)):
                args = (*args[:-1], None)
            return float(super().render_char(matrix, font, fontsize, *args))

        def paint_path(self, *args: Any, **kwargs: Any) -> None:
            self._count()
            super().paint_path(*args, **kwargs)

        def _count(self) -> None:
            self.shapes += 1
            if self.shapes > _MOST_SHAPES:
                raise _TooMuch
            if time.thread_time() > deadline:
                raise UnreadableFile(_SLOW)

    return Device(resources, laparams=None)


def _interpreter(resources: Any, device: Any, deadline: float) -> Any:
    from pdfminer.pdfinterp import PDFPageInterpreter
    from pdfminer.pdftypes import PDFStream, resolve1

    class Interpreter(PDFPageInterpreter):
        def execute(self, streams: Any) -> None:
            device.streams += 1
            if device.streams > _MOST_STREAMS:
                raise _TooMuch
            if time.thread_time() > deadline:
                raise UnreadableFile(_SLOW)
            drawn = [resolve1(stream) for stream in streams]
            if sum(len(stream.get_data()) for stream in drawn if isinstance(stream, PDFStream)) > _MOST_DRAWING:
                raise _TooMuch
            super().execute(streams)

        def init_state(self, ctm: Any) -> None:
            self.clips: list[Box | None] = []
            super().init_state(ctm)

        def do_q(self) -> None:
            if len(self.gstack) > _DEEPEST:
                raise _TooMuch
            self.clips.append(device.clip)
            super().do_q()

        def do_Q(self) -> None:
            device.clip = self.clips.pop() if self.clips else device.clip
            super().do_Q()

        def do_W(self) -> None:
            device.clip = narrowed(device.clip, self.curpath, self.ctm)

        do_W_a = do_W

        def do_Do(self, xobjid: Any) -> None:
            before = device.clip
            super().do_Do(xobjid)
            device.clip = before

    return Interpreter(resources, device)


def _page(number: int, layout: Any) -> Page:
    from pdfminer.layout import LTChar, LTCurve, LTFigure, LTImage

    chars: list[LTChar] = []
    hidden: list[LTChar] = []
    paths, pictures = [], []
    waiting = [layout]
    while waiting:
        item = waiting.pop()
        if isinstance(item, LTChar):
            (hidden if item.graphicstate is None else chars).append(item)
        elif isinstance(item, LTCurve):
            paths.append(item)
        elif isinstance(item, LTImage):
            pictures.append(item)
        elif item is layout or isinstance(item, LTFigure):
            waiting.extend(reversed(list(item)))
    chars = chars or hidden  # a page of which nothing is to be seen is one whose clip is not understood
    counted: Counter[int] = Counter()
    for char in chars:
        counted[quarter_turns(char)] += bool(char.get_text().strip()) * max(1, round(char.size))
    turns = counted.most_common(1)[0][0] if counted else 0
    x0, y0, x1, y1 = layout.bbox
    upright = Upright(turns, x0, y0, x1, y1)
    page = Page(number, upright.width, upright.height, turns=turns, curves=len(paths))
    page.pictures = tuple(box for item in pictures[:_MOST_PICTURES] if (box := _box(upright, item)) is not None)
    if not (_LEAST_SIDE <= page.width <= _MOST_SIDE and _LEAST_SIDE <= page.height <= _MOST_SIDE):
        return Page(number, 0.0, 0.0, unreadable=True)
    page.glyphs = [glyph for glyph in _glyphs(upright, chars, turns) if upright.shows(glyph)]
    page.asides = [aside for way in range(4) if way != turns for aside in _asides(chars, way, layout.bbox, upright)]
    page.rules = [rule for path in paths for rule in upright.rules(path) if isfinite(rule.at + rule.start + rule.end)]
    return page


def _glyphs(upright: Upright, chars: list[Any], turns: int) -> Iterator[Glyph]:
    """The characters drawn at some quarter turns."""
    for order, char in enumerate(chars):
        if quarter_turns(char) == turns and char.get_text():
            yield upright.glyph(char, order)


def _box(upright: Upright, picture: Any) -> Box | None:
    """Where a picture stands on the page; None outside it."""
    (xa, ya), (xb, yb) = upright.point(picture.x0, picture.y0), upright.point(picture.x1, picture.y1)
    left, right = max(0.0, min(xa, xb)), min(upright.width, max(xa, xb))
    top, bottom = max(0.0, min(ya, yb)), min(upright.height, max(ya, yb))
    return (left, top, right, bottom) if left < right and top < bottom else None


def _asides(chars: list[Any], way: int, box: tuple[float, float, float, float], upright: Upright) -> Iterator[Aside]:
    """The lines of text at other quarter turns, by where their middles come to stand."""
    own = Upright(way, *box)
    for line in lines([glyph for glyph in _glyphs(own, chars, way) if own.shows(glyph)]):
        x, y = upright.point(*own.back((line.left + line.right) / 2, line.y - 0.3 * line.size))
        yield Aside(line.text, x, y, line.size, line.bold)
