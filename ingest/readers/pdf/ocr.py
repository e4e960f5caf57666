"""Recognition of scanned pages by Tesseract with Vietnamese, where it is installed: lines with their places, as from a text layer."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from ingest.readers.pdf.page import Laid
from ingest.readers.pdf.pictures import Scan
from ingest.readers.pdf.quality import is_garbled
from ingest.readers.pdf.shapes import Line

SECONDS = 90
_LANGUAGE = "vie"
_LEAST_CONFIDENCE = 20.0
_WORD_HEIGHT = 0.8
_WIDE = 1.8
_PICTURED = 0.5
_LITTLE = 25
_RUNNING_HEAD = 120
_MOST_PAGES = 150


def is_installed() -> bool:
    """Whether Tesseract and its Vietnamese data are there."""
    if shutil.which("tesseract") is None:
        return False
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, timeout=SECONDS, check=False)
    return _LANGUAGE in listed.stdout.split()


def lines(scan: Scan) -> list[Line]:
    """The lines of a scanned page in points; none where Tesseract fails or takes too long."""
    left, top, right, _ = scan.box
    scale = (right - left) / scan.width
    command = ["tesseract", "stdin", "stdout", "-l", _LANGUAGE, "--dpi", str(round(72 / scale)), "--psm", "3", "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(command, input=scan.data, capture_output=True, timeout=SECONDS, check=True, env=environment)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError, OSError):
        return []
    found: dict[tuple[str, ...], list[_Word]] = defaultdict(list)
    for row in csv.DictReader(done.stdout.decode("utf-8", "replace").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        if (row.get("text") or "").strip() and float(row["conf"]) >= _LEAST_CONFIDENCE:
            x, y = left + int(row["left"]) * scale, top + int(row["top"]) * scale
            word = _Word(row["text"].strip(), x, x + int(row["width"]) * scale, y, y + int(row["height"]) * scale)
            found[row["block_num"], row["par_num"], row["line_num"]].append(word)
    return _lines(list(found.values()))


class _Word(NamedTuple):
    """A recognised word and its box in points."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


def _lines(found: list[list[_Word]]) -> list[Line]:
    """Lines split where columns meet, all of one size: the height of a word says little about its type."""
    if not found:
        return []
    size = float(round(median(word.bottom - word.top for words in found for word in words) / _WORD_HEIGHT))
    made = []
    for words in found:
        y = median(word.bottom for word in words)
        part = [words[0]]
        for word in words[1:]:
            if word.left - part[-1].right > _WIDE * size:
                made.append(_line(part, y, size))
                part = []
            part.append(word)
        made.append(_line(part, y, size))
    return made


def _line(words: list[_Word], y: float, size: float) -> Line:
    return Line(" ".join(word.text for word in words), words[0].left, words[-1].right, y, size, False)


def recognise(pages: Sequence[Laid]) -> set[int]:
    """Give the pages that are pictures, or recognised so badly that nobody could read them, the text that Tesseract finds.

    Returns their numbers; none where Tesseract is not installed.
    """
    wanting = [page for page in pages if page.scan is not None and page.pictures > _PICTURED and _has_no_text(page)][:_MOST_PAGES]
    if not wanting or not is_installed():
        return set()
    done = set()
    for page in wanting:
        found = lines(page.scan) if page.scan else []
        if len(" ".join(line.text for line in found)) >= _LITTLE and not is_garbled(" ".join(line.text for line in found)):
            page.text = ([] if is_garbled(page.words()) else page.text) + found
            page.tables = []
            done.add(page.number)
    return done


def _has_no_text(page: Laid) -> bool:
    words = page.words()
    return len(words) < _RUNNING_HEAD or is_garbled(words)
