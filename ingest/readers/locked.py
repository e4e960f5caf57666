"""Old Word files that a password locks, told before LibreOffice is asked ([MS-CFB] 2.6, [MS-DOC] 2.5.2)."""

from __future__ import annotations

import struct

_ENTRY = "WordDocument\x00".encode("utf-16-le")
_FIRST_SECTOR = 0x74
_SECTOR_SHIFT = 0x1E
_WORD = 0xA5EC
_FLAGS = 0x0A
_ENCRYPTED = 0x0100
_SHIFTS = (9, 12)


def is_locked(data: bytes) -> bool:
    """Whether the main stream of a Word 97 file says that it is encrypted; False where the file is too damaged to say."""
    entry = data.find(_ENTRY)
    if entry < 0 or len(data) < max(entry + _FIRST_SECTOR + 4, _SECTOR_SHIFT + 2):
        return False
    (sector,) = struct.unpack_from("<I", data, entry + _FIRST_SECTOR)
    (shift,) = struct.unpack_from("<H", data, _SECTOR_SHIFT)
    start = (sector + 1) << shift if shift in _SHIFTS else len(data)
    if start + _FLAGS + 2 > len(data):
        return False
    (sign,) = struct.unpack_from("<H", data, start)
    (flags,) = struct.unpack_from("<H", data, start + _FLAGS)
    return sign == _WORD and bool(flags & _ENCRYPTED)
