"""Pages as pictures, by PDFium: what a recogniser looks at where a page's text is missing or useless."""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType
from typing import Any

_DOTS_PER_INCH = 200
_POINTS_PER_INCH = 72
_MOST_PIXELS = 25_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """Grey values 0 (black) to 255, a byte a pixel, row after row from the top; ``scale`` is points a pixel."""

    data: bytearray
    width: int
    height: int
    scale: float

    @property
    def dots_per_inch(self) -> int:
        """Its resolution."""
        return round(_POINTS_PER_INCH / self.scale)

    def file(self) -> bytes:
        """The picture as a PGM file."""
        return b"P5 %d %d 255\n" % (self.width, self.height) + bytes(self.data)

    def transposed(self) -> Picture:
        """The same with rows for columns."""
        data = bytearray().join(self.data[x :: self.width] for x in range(self.width))
        return Picture(data, self.height, self.width, self.scale)


class Renderer:
    """The pages of one file; no page where PDFium cannot open it."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        self._failure: type[Exception] = pypdfium2.PdfiumError
        self._document: Any = None
        try:
            self._document = pypdfium2.PdfDocument(data)
        except self._failure:
            self._document = None

    def __enter__(self) -> Renderer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._document is not None:
            self._document.close()

    def picture(self, number: int, turns: int = 0) -> Picture | None:
        """Page ``number`` (from 1) turned clockwise by quarters; None where it cannot be drawn."""
        if self._document is None or number > len(self._document):
            return None
        try:
            page = self._document[number - 1]
            page.set_cropbox(*page.get_mediabox())
            width, height = page.get_size()
            scale = min(_DOTS_PER_INCH / _POINTS_PER_INCH, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
            bitmap = page.render(scale=scale, rotation=90 * (turns % 4), grayscale=True, may_draw_forms=False, draw_annots=False)
        except self._failure:
            return None
        rows, stride = memoryview(bitmap.buffer), bitmap.stride
        if stride == bitmap.width:
            data = bytearray(rows)
        else:
            data = bytearray().join(rows[y * stride : y * stride + bitmap.width] for y in range(bitmap.height))
        made = Picture(data, bitmap.width, bitmap.height, 1 / scale)
        bitmap.close()
        page.close()
        return made
