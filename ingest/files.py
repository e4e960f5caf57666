"""Which files are to be read, and under which names the library keeps them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.textkey import fold

_ID_LENGTH = 60


@dataclass(frozen=True, slots=True)
class File:
    """``name`` is the path below the folder that was asked for (a single file's own name), with "/"; ``named`` whether it was asked for itself."""

    path: Path
    name: str
    named: bool


def find(paths: Iterable[Path]) -> Iterator[File]:
    """The files at the paths, folders walked in order; hidden files and folders are passed over."""
    for path in paths:
        if path.is_dir():
            for below in sorted(path.rglob("*")):
                relative = below.relative_to(path)
                if below.is_file() and not any(part.startswith(".") for part in relative.parts):
                    yield File(below, _nfc(relative.as_posix()), named=False)
        else:
            yield File(path, _nfc(path.name), named=True)


def document_id(name: str) -> str:
    """The stable id of the document kept under a name: readable words and a check of the whole name.

    >>> document_id("Báo cáo số 12.docx")
    'bao-cao-so-12-601f4d'
    """
    stem = re.sub(r"[^a-z0-9]+", "-", fold(_nfc(name).rsplit(".", 1)[0])).strip("-")[:_ID_LENGTH].rstrip("-")
    return f"{stem or 'van-ban'}-{hashlib.sha256(_nfc(name).encode()).hexdigest()[:6]}"


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
