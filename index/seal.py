"""The mark that this program leaves on the folder of an index, so that nothing is opened that it did not write.

Some engines keep pickles, and to open a foreign one is to run it. Each file's digest is keyed with a secret of the
library's home that stands outside the index: a folder that was brought from elsewhere, changed or cut short does
not bear the mark, and the index is made anew from the store.

To read a large index whole takes longer than to add a document to it. So a mark also holds a keyed stamp of the file's place on the
disk, size and time of change: a file that is where it was left, and was not written to since, need not be read again.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

_SEAL = "seal.json"
_KEY = "index.key"
_KEY_BYTES = 32


class Mark(NamedTuple):
    """Of a file its size in bytes, its keyed digest, and the keyed stamp that it had when it was marked."""

    size: int
    digest: str
    stamp: str


Marks = dict[str, Mark]


def seal(folder: Path, home: Path, start: Path | None = None) -> None:
    """Mark a folder as it stands; files that it shares with ``start``, which is_ours, keep their marks. Raises OSError."""
    key = _key(home) or _new_key(home)
    known = _marks(start) if start else {}
    marks = {file.name: _shared(file, start, known) or _mark(file, key) for file in _files(folder)}
    (folder / _SEAL).write_bytes(msgspec.json.encode(marks))


def _shared(file: Path, start: Path | None, known: Marks) -> Mark | None:
    """The mark of a file that is the very one of another folder."""
    return known[file.name] if start and file.name in known and file.samefile(start / file.name) else None


def _mark(file: Path, key: bytes) -> Mark:
    digest = _digest(file, key)
    return Mark(file.stat().st_size, digest, _stamp(file, digest, key))


def is_complete(folder: Path) -> bool:
    """Whether a folder holds the files that were sealed in their sizes: quick, and no proof of who wrote them."""
    try:
        there = {file.name: file.stat().st_size for file in _files(folder)}
    except OSError:
        return False
    return there == {name: mark.size for name, mark in _marks(folder).items()}


def is_ours(folder: Path, home: Path, *, whole: bool = True) -> bool:
    """Whether every file is as this program left it, and none was added; reads all of them where ``whole``, else those that do
    not stand where they were left."""
    key, marks = _key(home), _marks(folder)
    if key is None or not is_complete(folder):
        return False
    try:
        return all(_bears(folder / name, mark, key, whole) for name, mark in marks.items())
    except OSError:
        return False


def _bears(file: Path, mark: Mark, key: bytes, whole: bool) -> bool:
    unmoved = not whole and secrets.compare_digest(_stamp(file, mark.digest, key), mark.stamp)
    return unmoved or secrets.compare_digest(_digest(file, key), mark.digest)


def _files(folder: Path) -> Iterator[Path]:
    """All but the seal and the locks, which engines leave and take as they like and never read."""
    return (file for file in folder.iterdir() if file.name != _SEAL and not file.name.lower().endswith("lock"))


def _marks(folder: Path) -> Marks:
    try:
        return msgspec.json.decode((folder / _SEAL).read_bytes(), type=Marks)
    except (OSError, msgspec.MsgspecError):
        return {}


def _digest(file: Path, key: bytes) -> str:
    mark = hmac.new(key, file.name.encode() + b"\0", "sha256")
    with file.open("rb") as content:
        return hashlib.file_digest(content, lambda: mark).hexdigest()


def _stamp(file: Path, digest: str, key: bytes) -> str:
    """What differs once a file was moved or written to; tied to what it held then. A new name for it changes nothing."""
    found = file.stat()
    told = f"{file.name}\0{found.st_dev} {found.st_ino} {found.st_size} {found.st_mtime_ns}\0{digest}"
    return hmac.new(key, told.encode(), "sha256").hexdigest()


def _key(home: Path) -> bytes | None:
    try:
        key = (home / _KEY).read_bytes()
    except OSError:
        return None
    return key if len(key) == _KEY_BYTES else None


def _new_key(home: Path) -> bytes:
    """A key for a home that has none; where two processes make one at once, the first one's holds for both."""
    draft = home / f"{_KEY}.{uuid.uuid4().hex}"
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_bytes(_KEY_BYTES))
    if (home / _KEY).exists() and _key(home) is None:
        (home / _KEY).unlink()  # cut short: nothing that it marked can be told any more
    try:
        os.link(draft, home / _KEY)
        draft.unlink()
    except FileExistsError:
        draft.unlink()
    except OSError:  # a file system without links
        os.replace(draft, home / _KEY)
    return (home / _KEY).read_bytes()
