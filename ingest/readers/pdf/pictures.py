"""A scanned page's picture as the bytes of an image file that a recogniser can open.

JPEG streams are files already; fax streams get a TIFF header (TIFF 6.0, section 11); plain samples one of PNM.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any

_MOST_PIXELS = 60_000_000


@dataclass(frozen=True, slots=True)
class Scan:
    """An image file, its width in pixels, and the box that it fills on the page: left, top, right, bottom in points."""

    data: bytes
    width: int
    box: tuple[float, float, float, float]


def image_file(stream: Any) -> tuple[bytes, int] | None:
    """The file and its width in pixels; None for kinds that are not known here (palettes, JBIG2, masks)."""
    width, height = int(stream.attrs.get("Width", 0)), int(stream.attrs.get("Height", 0))
    filters = [str(getattr(name, "name", name)) for name, _ in stream.get_filters()]
    if not 0 < width * height <= _MOST_PIXELS:
        return None
    if filters in (["DCTDecode"], ["JPXDecode"]):
        return bytes(stream.get_rawdata()), width
    if filters == ["CCITTFaxDecode"]:
        return _tiff(stream, width, height), width
    if filters in ([], ["FlateDecode"], ["LZWDecode"], ["RunLengthDecode"]):
        plain = _plain(stream, width, height)
        return None if plain is None else (plain, width)
    return None


def _plain(stream: Any, width: int, height: int) -> bytes | None:
    bits, data = stream.attrs.get("BitsPerComponent", 8), bytes(stream.get_data())
    row = (width + 7) // 8
    if bits == 1 and len(data) >= row * height:
        return b"P4 %d %d\n" % (width, height) + bytes(255 - byte for byte in data[: row * height])
    for channels, kind in ((3, b"P6"), (1, b"P5")):
        if bits == 8 and len(data) in range(width * height * channels, width * height * channels + 16):
            return kind + b" %d %d 255\n" % (width, height) + data[: width * height * channels]
    return None


def _tiff(stream: Any, width: int, height: int) -> bytes:
    _, params = stream.get_filters()[0]
    data, white_is_zero = bytes(stream.get_rawdata()), 1 if (params or {}).get("BlackIs1") else 0
    group = 4 if int((params or {}).get("K", 0)) < 0 else 3
    tags = (
        (256, width),
        (257, height),
        (258, 1),
        (259, group),
        (262, white_is_zero),
        (273, 8),
        (277, 1),
        (278, height),
        (279, len(data)),
    )
    directory = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    return b"II*\0" + struct.pack("<I", 8 + len(data)) + data + struct.pack("<H", len(tags)) + directory + b"\0" * 4
