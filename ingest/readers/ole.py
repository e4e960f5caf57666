"""Streams of a compound file, the container of .ppt and its like ([MS-CFB], sections 2.1 to 2.6)."""

from __future__ import annotations

import struct

from corpus.errors import UnreadableFile

_END = 0xFFFFFFFA
_BROKEN = "tệp Office cũ bị hỏng hoặc tải chưa đủ. Hãy mở bằng chương trình đã tạo ra nó, lưu lại rồi nạp lại."
_ENTRY = 128


def stream(data: bytes, name: str) -> bytes:
    """The bytes of a stream. Raises UnreadableFile where it is missing or the file is damaged."""
    try:
        return _File(data).stream(name)
    except (struct.error, IndexError, ValueError, OverflowError) as error:
        raise UnreadableFile(_BROKEN) from error


class _File:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size = 1 << min(16, struct.unpack_from("<H", data, 30)[0])
        first_directory, self._cutoff, first_mini, mini_sectors, more, more_sectors = struct.unpack_from("<I4xIIIII", data, 48)
        self._fat = self._allocation(more, more_sectors)
        self._directory = self._chain(first_directory)
        self._mini_fat = struct.unpack(
            f"<{mini_sectors * self._size // 4}I", self._chain(first_mini)[: mini_sectors * self._size]
        )

    def stream(self, name: str) -> bytes:
        """By its name; small ones lie in pieces of 64 bytes inside the root's stream."""
        for at in range(0, len(self._directory), _ENTRY):
            entry = self._directory[at : at + _ENTRY]
            length = struct.unpack_from("<H", entry, 64)[0]
            if entry[: max(0, length - 2)].decode("utf-16-le", "replace") == name:
                start, size = struct.unpack_from("<II", entry, 116)
                return (self._chain(start) if size >= self._cutoff else self._mini(start))[:size]
        raise ValueError(name)

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        return self._data[at : at + self._size]

    def _allocation(self, more: int, more_sectors: int) -> list[int]:
        """The file allocation table: which sector follows which."""
        places = list(struct.unpack_from("<109I", self._data, 76))
        for _ in range(more_sectors):
            *found, more = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            places += found
        table: list[int] = []
        for place in places:
            if place < _END:
                table += struct.unpack(f"<{self._size // 4}I", self._sector(place))
        return table

    def _chain(self, sector: int) -> bytes:
        found, left = [], len(self._fat)
        while sector < _END and left:
            found.append(self._sector(sector))
            sector, left = self._fat[sector], left - 1
        return b"".join(found)

    def _mini(self, sector: int) -> bytes:
        root = self._chain(struct.unpack_from("<I", self._directory, 116)[0])
        found, left = [], len(self._mini_fat)
        while sector < _END and left:
            found.append(root[sector * 64 : sector * 64 + 64])
            sector, left = self._mini_fat[sector], left - 1
        return b"".join(found)
