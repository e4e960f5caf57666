"""Which formats can be read on this machine, and which programs beside this one they need."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers import FORMATS, office
from ingest.readers.pdf import ocr

_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Program:
    """A program that readers start. ``version`` is None where it is not installed; ``lacking`` is what it still needs."""

    name: str
    purpose: str
    install: str
    version: str | None
    lacking: str = ""

    @property
    def sentence(self) -> str:
        """What the program is for, whether it is there, and what to install where it is not.

        >>> Program("Tesseract", "nhận dạng bản quét", "tesseract-ocr", "5.3", "tiếng Việt").sentence
        'Tesseract 5.3 (nhận dạng bản quét): thiếu tiếng Việt. Hãy cài: tesseract-ocr'
        """
        if self.version is None:
            return f"{self.name} ({self.purpose}): chưa cài. Hãy cài: {self.install}"
        if self.lacking:
            return f"{self.name} {self.version} ({self.purpose}): thiếu {self.lacking}. Hãy cài: {self.install}"
        return f"{self.name} {self.version} ({self.purpose}): sẵn sàng"


def programs() -> list[Program]:
    """The programs that readers start, as they are on this machine."""
    soffice, tesseract = office.program(), shutil.which("tesseract")
    through = ", ".join(row.name.upper() for row in FORMATS if row.through)
    return [
        Program("LibreOffice", f"để đọc {through}", "gói libreoffice", soffice and _version(soffice)),
        Program(
            "Tesseract",
            "để nhận dạng chữ trong PDF quét",
            "gói tesseract-ocr và tesseract-ocr-vie",
            tesseract and _version(tesseract),
            "" if tesseract and ocr.is_installed() else "dữ liệu tiếng Việt",
        ),
    ]


def readers() -> Iterator[str]:
    """One line a format: its suffixes, and whether it is read by itself or through another program."""
    there = office.program() is not None
    for row in FORMATS:
        state = "đọc được" if not row.through else "đọc được, qua LibreOffice" if there else "chưa đọc được: cần LibreOffice"
        yield f"{row.name.upper()} ({', '.join(row.suffixes)}): {state}"


def _version(command: str) -> str:
    """The number that a program gives for itself ("" where it gives none).

    >>> _numbered("LibreOffice 7.4.7.2 40(Build:2)"), _numbered("tesseract v5.3.0")
    ('7.4.7.2', '5.3.0')
    """
    try:
        done = subprocess.run([command, "--version"], capture_output=True, text=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return _numbered(done.stdout or done.stderr)


def _numbered(told: str) -> str:
    return next((word.lstrip("v") for word in told.split() if word.lstrip("v")[:1].isdigit()), "")
