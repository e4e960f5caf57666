"""Pages of a PDF by pdfminer.six: characters and rules only; its own layout analysis is not used.

Files are made to harm too, so its parser, its interpreter and the device that it draws on stop where a page does what no page does.
"""

from __future__ import annotations

import io
import logging
import struct
import time
import zlib
from collections.abc import Iterator
from typing import Any

from corpus.errors import UnreadableFile
from ingest.readers.pdf import drawn, inflate
from ingest.readers.pdf.clipping import moved, narrowed, shows
from ingest.readers.pdf.shapes import Box, Page

_MOST_PAGES = 3000
_MOST_SHAPES = 60_000
_MOST_DRAWING = 8 * 2**20
_MOST_STREAMS = 2000
_DEEPEST = 5000
_MOST_REFERENCES = 16
_MOST_ENTRIES = 1_000_000
_INSIDE = 0.28
_SLOW = "tệp PDF quá phức tạp, đọc quá lâu. Hãy in lại thành PDF mới hoặc tách tệp thành các phần nhỏ hơn."
_MOST_SECONDS = 120.0
_TAIL = 2048
_BROKEN = "tệp PDF bị hỏng hoặc tải chưa đủ. Hãy mở bằng trình xem PDF, in hoặc lưu lại thành PDF mới rồi nạp lại."
_LOCKED = "tệp PDF được đặt mật khẩu nên không đọc được. Hãy mở bằng mật khẩu, lưu lại bản không khóa rồi nạp lại."
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


class Damaged(UnreadableFile):
    """A file of which no page could be reached."""


class _TooMuch(Exception):
    """A page draws more than any page of text does."""


class _Missing(Exception):
    """An object that a page needs is not in the file."""


def pages(data: bytes, *, whole: bool = True) -> Iterator[Page]:
    """The pages in order; one that is damaged or too complex comes without text, marked unreadable.

    So does, of a file that is not ``whole``, a page of which any part is missing: without its fonts other letters would be read.

    Raises UnreadableFile where the file is locked or takes too long, Damaged where no page is to be had.
    """
    from pdfminer import pdftypes
    from pdfminer.pdfdocument import PDFEncryptionError
    from pdfminer.psexceptions import PSException

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    vars(pdftypes)["zlib"] = inflate
    read = 0
    try:
        for found in _pages(_without_junk(data), whole, (_TooMuch, _Missing, PSException, *_DAMAGE)):
            read = found.number
            yield found
    except PDFEncryptionError as error:
        raise UnreadableFile(_LOCKED) from error
    except (_TooMuch, _Missing, PSException, *_DAMAGE) as error:
        if not read:
            raise Damaged(_BROKEN) from error
        yield Page(read + 1, 0.0, 0.0, unreadable=True)


def _without_junk(data: bytes) -> bytes:
    """The file without what stands before its header and far behind its end."""
    start, end = max(0, data.find(b"%PDF-")), data.rfind(b"%%EOF")
    stop = end + 5 if 0 <= end < len(data) - _TAIL else len(data)
    return data[start:stop] if start or stop < len(data) else data


def _pages(data: bytes, whole: bool, skipped: tuple[type[Exception], ...]) -> Iterator[Page]:
    from pdfminer.pdfpage import PDFPage

    deadline = time.thread_time() + _MOST_SECONDS
    interpreter, device = _machine(deadline)
    for number, page in enumerate(PDFPage.create_pages(_document(data, whole, deadline)), 1):
        if number > _MOST_PAGES:
            raise UnreadableFile(f"tệp PDF có quá {_MOST_PAGES} trang. Hãy tách tệp thành các phần nhỏ hơn.")
        device.shapes = device.streams = 0
        try:
            interpreter.process_page(page)
            made = _drawn(number, device.page)
        except skipped:
            made = Page(number, 0.0, 0.0, unreadable=True)
        yield made


def _document(data: bytes, whole: bool, deadline: float) -> Any:
    """The file's objects, without references that only lead to one another, lists that fill the memory and endless search."""
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfexceptions import PDFObjectNotFound
    from pdfminer.pdfparser import PDFParser
    from pdfminer.pdftypes import PDFObjRef
    from pdfminer.psparser import PSStackParser

    class Document(PDFDocument):
        def getobj(self, objid: int) -> object:
            try:
                found: Any = super().getobj(objid)
                for _ in range(_MOST_REFERENCES):
                    if not isinstance(found, PDFObjRef):
                        return found
                    found = super().getobj(found.objid)
            except PDFObjectNotFound as error:
                if whole:
                    raise
                raise _Missing from error
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


def _drawn(number: int, layout: Any) -> Page:
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
    return drawn.page(number, layout.bbox, chars, paths, pictures)
