"""Which files are to be read, and under which names the library keeps them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from corpus.errors import UnreadableFile, reason
from corpus.textkey import fold
from ingest import archives
from ingest.readers import MAX_BYTES, SUFFIXES

_ID_LENGTH = 60
_PASSING = (".part", ".partial", ".crdownload", ".download", ".tmp")
_OF_SYSTEMS = ("__macosx", "thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class File:
    """``name`` is the path below the folder that was asked for (a single file's own name), with "/"; ``named`` whether it was asked for itself.

    ``member`` is the place inside the archive at ``path``; ``problem`` says why an archive could not be opened.
    """

    path: Path
    name: str
    named: bool = False
    member: str | None = None
    problem: str = ""

    @property
    def origin(self) -> str:
        """Where the file is, in full."""
        return str(self.path.resolve() / (self.member or ""))

    @property
    def is_wanted(self) -> bool:
        """Whether it was asked for itself, or its name says that it is a document."""
        return self.named or bool(self.problem) or PurePosixPath(self.name).suffix.lower() in SUFFIXES


class Fetched(NamedTuple):
    """Where a file's bytes can be read, and their SHA-256."""

    path: Path
    sha256: str


def find(paths: Iterable[Path]) -> Iterator[File]:
    """The files at the paths; folders and zip archives are walked in order, what :func:`passed_over` names left out."""
    for path in paths:
        for file in walk(path) if path.is_dir() else (File(path, _nfc(path.name), named=True),):
            yield from opened(file)


def walk(folder: Path) -> Iterator[File]:
    """The files below a folder in order, archives unopened."""
    for below in sorted(folder.rglob("*")):
        name = below.relative_to(folder).as_posix()
        if not passed_over(name) and below.is_file():
            yield File(below, _nfc(name))


def opened(file: File) -> Iterator[File]:
    """A file, or what is in it where it is an archive."""
    try:
        members = archives.members(file.path) if file.path.suffix.lower() == archives.SUFFIX else None
    except UnreadableFile as error:
        yield File(file.path, file.name, problem=f"{file.name}: {error}")
    except OSError:  # told where it is to be read
        yield file
    else:
        if members is None:
            yield file
        else:
            yield from (_member(file, name) for name in members if not passed_over(name))


def passed_over(name: str) -> bool:
    """Whether a file is hidden, a lock, half downloaded, or kept by the system for itself, as is all below such a folder.

    >>> [passed_over(name) for name in ("~$to-trinh.docx", ".git/a.txt", "a.pdf.crdownload", "__MACOSX/a.txt", "a.b/c.txt")]
    [True, True, True, True, False]
    """
    parts = name.lower().split("/")
    return parts[-1].endswith(_PASSING) or any(part.startswith((".", "~$", "~wrl")) or part in _OF_SYSTEMS for part in parts)


def fetch(file: File, folder: Path) -> Fetched:
    """The file itself, or what is unpacked of it into ``folder``.

    Raises UnreadableFile where it is missing, cannot be opened, or is over the limit.
    """
    if file.problem:
        raise UnreadableFile(file.problem)
    try:
        place = archives.unpack(file.path, file.member, folder) if file.member else file.path
        if place.stat().st_size > MAX_BYTES:
            raise UnreadableFile(
                f"{file.name}: tệp lớn hơn {MAX_BYTES // 2**20} MB nên không được đọc. Hãy tách tệp thành các phần nhỏ hơn."
            )
        with place.open("rb") as opened:
            return Fetched(place, hashlib.file_digest(opened, "sha256").hexdigest())
    except OSError as error:
        raise unopened(file.name, error) from error


def unopened(name: str, error: OSError) -> UnreadableFile:
    """What people are told where the system does not give a file."""
    return UnreadableFile(f"{name}: không mở được tệp ({reason(error)}). Hãy kiểm tra đường dẫn và quyền đọc.")


def document_id(name: str) -> str:
    """The stable id of the document kept under a name: readable words and a check of the whole name.

    >>> document_id("Báo cáo số 12.docx")
    'bao-cao-so-12-601f4d'
    """
    stem = re.sub(r"[^a-z0-9]+", "-", fold(_nfc(name).rsplit(".", 1)[0])).strip("-")[:_ID_LENGTH].rstrip("-")
    return f"{stem or 'van-ban'}-{hashlib.sha256(_nfc(name).encode()).hexdigest()[:6]}"


def _member(archive: File, name: str) -> File:
    called = f"{archive.name}/{name}"
    nested = name.lower().endswith(archives.SUFFIX)
    return File(archive.path, called, member=name, problem=f"{called}: {archives.NESTED}" if nested else "")


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
