"""Unpacking of compressed streams in bounds: as much as is sound, in linear time, and never more than a limit.

pdfminer unpacks with ``zlib.decompress``, which has no limit, and mends damaged streams in quadratic time.
"""

from __future__ import annotations

import zlib

from corpus.errors import UnreadableFile

_MOST_BYTES = 150 * 2**20
_STEP = 4096
_BOMB = f"tệp PDF chứa phần nén bung ra quá {_MOST_BYTES // 2**20} MB (có thể là tệp phá hoại). Tệp không được đọc."

error = zlib.error


def decompress(data: bytes) -> bytes:
    """What a zlib stream holds; of a damaged one, what comes before the damage.

    >>> decompress(zlib.compress(b"abc")[:-4])
    b'abc'

    Raises UnreadableFile where that is more than the limit.
    """
    unpacker, found, size = zlib.decompressobj(), [], 0
    for start in range(0, len(data), _STEP):
        step = data[start : start + _STEP]
        try:
            found.append(unpacker.decompress(step, _MOST_BYTES - size + 1))
        except zlib.error:
            found.append(_byte_by_byte(unpacker, step))
            break
        size += len(found[-1])
        if size > _MOST_BYTES:
            raise UnreadableFile(_BOMB)
    return b"".join(found)


def _byte_by_byte(unpacker: zlib._Decompress, step: bytes) -> bytes:
    """What is still to be had of a piece that holds damage. The failed call above consumed nothing that it gave."""
    found = b""
    for at in range(len(step)):
        try:
            found += unpacker.decompress(step[at : at + 1], _STEP)
        except zlib.error:
            break
    return found
