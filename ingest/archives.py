"""Zip archives of documents: what is in them, under readable names, and one member at a time unpacked within bounds."""

from __future__ import annotations

import os
import shutil
import struct
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from corpus.errors import UnreadableFile
from ingest.readers import MAX_BYTES

SUFFIX = ".zip"
MOST_MEMBERS = 10_000
MOST_BYTES = 2 * 2**30
MOST_TIMES = 300
"""How many times its packed size a member may have: text packs 3 to 20 times, a bomb about 1,000."""

NESTED = "kho nén nằm trong kho nén không được mở. Hãy giải nén rồi nạp thư mục."

_DIRECTORY_BYTES = 8 * 2**20
_END, _END_BYTES, _LONGEST_REMARK = b"PK\x05\x06", 22, 65_535
_FREELY = 2**20
_ENCRYPTED, _IS_UTF8 = 0x1, 0x800
_UNICODE_NAME = 0x7075
_PACKED_BY = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # of the others zipfile unpacks any amount at once
_AT_ONCE = 2**20
_OFFICE = ("[Content_Types].xml", "mimetype")
_DAMAGED = "kho nén bị hỏng hoặc tải chưa đủ. Hãy tải hoặc sao chép lại bản gốc."


class _Archive(NamedTuple):
    zip: zipfile.ZipFile
    members: Mapping[str, zipfile.ZipInfo]


def members(path: Path) -> list[str] | None:
    """The names of the files in an archive, in order, without folders; None where it is an office document, which is packed too.

    Raises UnreadableFile where the archive is damaged or holds more than the limits allow; OSError.
    """
    found = _archive(path).members
    if any(name in found for name in _OFFICE):
        return None
    if len(found) > MOST_MEMBERS:
        raise UnreadableFile(f"kho nén có hơn {MOST_MEMBERS:,} tệp. Hãy giải nén rồi nạp thư mục.".replace(",", "."))
    if sum(info.file_size for info in found.values()) > MOST_BYTES:
        raise UnreadableFile(f"kho nén bung ra lớn hơn {MOST_BYTES // 2**30} GB. Hãy giải nén rồi nạp thư mục.")
    return sorted(found)


def unpack(path: Path, name: str, folder: Path) -> Path:
    """A member's bytes in a new file in ``folder``. Raises UnreadableFile, OSError."""
    archive = _archive(path)
    info = archive.members[name]
    called = f"{path.name}/{name}"
    if problem := _problem(info):
        raise UnreadableFile(f"{called}: {problem}")
    handle, made = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "wb") as out:
        try:
            with archive.zip.open(info) as packed:
                shutil.copyfileobj(packed, out, _AT_ONCE)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
            raise UnreadableFile(f"{called}: phần này của kho nén bị hỏng. Hãy tải hoặc sao chép lại bản gốc.") from error
    return Path(made)


def _problem(info: zipfile.ZipInfo) -> str:
    """Why a member is not to be unpacked, from what the archive says of it: no more than that is ever unpacked."""
    if info.flag_bits & _ENCRYPTED:
        return "tệp trong kho nén được đặt mật khẩu nên không đọc được. Hãy giải nén bằng mật khẩu rồi nạp tệp đã giải nén."
    if info.compress_type not in _PACKED_BY:
        return "kiểu nén này không đọc được. Hãy giải nén rồi nạp thư mục."
    if info.file_size > MAX_BYTES:
        return f"tệp lớn hơn {MAX_BYTES // 2**20} MB nên không được đọc. Hãy tách tệp thành các phần nhỏ hơn."
    if info.file_size > max(_FREELY, MOST_TIMES * info.compress_size):
        return f"tệp bung ra hơn {MOST_TIMES} lần, có thể là tệp phá hoại nên không được mở."
    return ""


def _archive(path: Path) -> _Archive:
    return _open(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=1)
def _open(path: Path, _changed: int) -> _Archive:
    """The archive, kept open while its members are read one after another."""
    _check_directory(path)
    try:
        opened = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error) as error:
        raise UnreadableFile(_DAMAGED) from error
    found = {_safe(_named(info)): info for info in opened.infolist() if not info.filename.endswith("/")}
    return _Archive(opened, {name: info for name, info in found.items() if name})


def _check_directory(path: Path) -> None:
    """Refuse a list of contents that would fill the memory before it can be counted."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _LONGEST_REMARK - _END_BYTES))
        end = file.read()
    at = end.rfind(_END)
    if at < 0 or len(end) < at + _END_BYTES:
        raise UnreadableFile(_DAMAGED)
    (size,) = struct.unpack_from("<I", end, at + 12)
    if size > _DIRECTORY_BYTES:
        raise UnreadableFile("kho nén quá lớn hoặc có quá nhiều tệp. Hãy giải nén rồi nạp thư mục.")


def _named(info: zipfile.ZipInfo) -> str:
    """A member's name: as Unicode where the archive says so, else in the encoding that it most likely was written in.

    Packers that know no better write the bytes of the system's encoding: UTF-8 nearly everywhere, windows-1258 on a Vietnamese
    Windows; zipfile shows them as cp437, which the format prescribes.
    """
    if info.flag_bits & _IS_UTF8:
        return info.filename
    for kind, value in _extras(info.extra):
        if kind == _UNICODE_NAME and len(value) > 5:
            return value[5:].decode("utf-8", "replace")
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "cp1258"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _extras(extra: bytes) -> Iterator[tuple[int, bytes]]:
    """The extra fields of a member: number and value."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        yield kind, extra[at + 4 : at + 4 + length]
        at += 4 + length


def _safe(name: str) -> str:
    r"""A name that stays below its archive: "/" between its parts, none of them pointing upwards.

    >>> _safe("..\\..\\Phòng TCHC\\a.docx"), _safe("/etc/./passwd")
    ('Phòng TCHC/a.docx', 'etc/passwd')
    """
    parts = unicodedata.normalize("NFC", name).replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", ".."))
