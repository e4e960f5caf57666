"""The mark that this program leaves on the folder of an index, so that nothing is opened that it did not write.

Some engines keep pickles, and to open a foreign one is to run it. Each file's digest is keyed with a secret of the
library's home that stands outside the index: a folder that was brought from elsewhere, changed or cut short does
not bear the mark, and the index is made anew from the store.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import uuid
from collections.abc import Iterator
from pathlib import Path

import msgspec

_SEAL = "seal.json"
_KEY = "index.key"
_KEY_BYTES = 32

Marks = dict[str, tuple[int, str]]
"""Of each file its size in bytes and its keyed digest."""


def seal(folder: Path, home: Path, start: Path | None = None) -> None:
    """Mark a folder as it stands; files that it shares with ``start``, which is_ours, keep their marks. Raises OSError."""
    key = _key(home) or _new_key(home)
    known = _marks(start) if start else {}
    marks = {file.name: _shared(file, start, known) or (file.stat().st_size, _digest(file, key)) for file in _files(folder)}
    (folder / _SEAL).write_bytes(msgspec.json.encode(marks))


def _shared(file: Path, start: Path | None, known: Marks) -> tuple[int, str] | None:
    """The mark of a file that is the very one of another folder."""
    return known[file.name] if start and file.name in known and file.samefile(start / file.name) else None


def is_complete(folder: Path) -> bool:
    """Whether a folder holds the files that were sealed in their sizes: quick, and no proof of who wrote them."""
    try:
        there = {file.name: file.stat().st_size for file in _files(folder)}
    except OSError:
        return False
    return there == {name: size for name, (size, _) in _marks(folder).items()}


def is_ours(folder: Path, home: Path) -> bool:
    """Whether every file is as this program left it, and none was added; reads all of them."""
    key, marks = _key(home), _marks(folder)
    if key is None or not is_complete(folder):
        return False
    try:
        return all(secrets.compare_digest(_digest(folder / name, key), digest) for name, (_, digest) in marks.items())
    except OSError:
        return False


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
