"""Recognition of a page's picture by Tesseract with Vietnamese, where it is installed: lines with their places, tables by their rules."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median
from typing import NamedTuple

from ingest.readers.pdf import strokes
from ingest.readers.pdf.grids import Ruled, ruled_tables
from ingest.readers.pdf.render import Picture
from ingest.readers.pdf.shapes import Line, Rule

_SECONDS = 90
_LANGUAGE = "vie"
_LEAST_CONFIDENCE = 20.0
_WORD_HEIGHT = 0.8
_WIDE = 1.8
_LONG_WORD = 4
_STACKED = 4
_DOUBTFUL = 70.0
_ROTATE = re.compile(r"^Rotate: (\d+)", re.M)
_SURE = re.compile(r"^Orientation confidence: (\d+)", re.M)
_LEAST_SURE = 2
_SPECK = re.compile(r"^[|¦_¡~\s]+|[|¦_¡~\s]+$")


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a picture says: the lines outside its tables, the tables with the lines of their cells, level rules; ``doubtful``
    where the words are uncertain or stand upright, as where the picture ought to be turned."""

    text: list[Line]
    tables: list[tuple[Ruled, list[list[Line]]]]
    rules: list[Rule]
    doubtful: bool = False

    def words(self) -> str:
        """All its text."""
        inside = [line.text for _, cells in self.tables for cell in cells for line in cell]
        return " ".join([line.text for line in self.text] + inside)


class _Word(NamedTuple):
    """A recognised word and its box in points."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    sure: float


@cache
def _languages(program: str) -> frozenset[str]:
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=_SECONDS, check=False)
    return frozenset(listed.stdout.split())


def is_installed() -> bool:
    """Whether Tesseract and its Vietnamese data are there."""
    program = shutil.which("tesseract")
    return program is not None and _LANGUAGE in _languages(program)


def recognised(picture: Picture) -> Recognised:
    """The text of a picture; nothing where Tesseract fails or takes too long."""
    rules = strokes.taken_out(picture)
    tables = ruled_tables(rules)
    inside: list[list[list[Line]]] = [[[] for _ in table.regions] for table in tables]
    outside: list[Line] = []
    found = _words(picture)
    size = _size(found)
    for words in found:
        y = median(word.bottom for word in words)
        for place, part in _parts(words, tables, size):
            line = _line(part, y, size)
            (outside if place is None else inside[place[0]][place[1]]).append(line)
    kept = [(table, cells) for table, cells in zip(tables, inside, strict=True) if _is_table(cells)]
    lost = [line for cells in inside if not _is_table(cells) for cell in cells for line in cell]
    return Recognised(outside + lost, kept, [rule for rule in rules if not rule.vertical], _is_doubtful(found))


def _is_table(cells: Sequence[Sequence[Line]]) -> bool:
    """Whether the lines part rows: no cell has the figures of several rows one below another, and not all but one are empty."""
    stacked = any(
        len(cell) >= _STACKED and sum(not any(char.isalpha() for char in line.text) for line in cell) > len(cell) / 2
        for cell in cells
    )
    return not stacked and sum(map(bool, cells)) > 1


def turns_of(picture: Picture) -> int:
    """How many quarters clockwise a picture must be turned so that its text stands upright; 0 where that is not plain."""
    program = shutil.which("tesseract")
    if program is None or "osd" not in _languages(program):
        return 0
    said = _run(picture, ["--psm", "0", "-l", "osd"])
    rotate, sure = _ROTATE.search(said), _SURE.search(said)
    return int(rotate.group(1)) // 90 % 4 if rotate and sure and int(sure.group(1)) >= _LEAST_SURE else 0


def _run(picture: Picture, options: Sequence[str]) -> str:
    command = ["tesseract", "stdin", "stdout", "--dpi", str(picture.dots_per_inch), *options]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(command, input=picture.file(), capture_output=True, timeout=_SECONDS, check=True, env=environment)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError, OSError):
        return ""
    return done.stdout.decode("utf-8", "replace")


def _words(picture: Picture) -> list[list[_Word]]:
    """The words line by line."""
    found: dict[tuple[str, ...], list[_Word]] = defaultdict(list)
    said = _run(picture, ["-l", _LANGUAGE, "--psm", "3", "tsv"])
    for row in csv.DictReader(said.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = _SPECK.sub("", row.get("text") or "").strip()
        if text and float(row["conf"]) >= _LEAST_CONFIDENCE:
            left, top, width, height = (int(row[name]) * picture.scale for name in ("left", "top", "width", "height"))
            word = _Word(text, left, left + width, top, top + height, float(row["conf"]))
            found[row["block_num"], row["par_num"], row["line_num"]].append(word)
    return [words for words in found.values() if any(char.isalnum() for word in words for char in word.text)]


def _size(found: Sequence[Sequence[_Word]]) -> float:
    """One size for all: the height of a word says little about its type."""
    heights = [word.bottom - word.top for words in found for word in words]
    return max(1.0, float(round(median(heights) / _WORD_HEIGHT))) if heights else 1.0


def _is_doubtful(found: Sequence[Sequence[_Word]]) -> bool:
    words = [word for line in found for word in line if len(word.text) >= _LONG_WORD]
    upright = sum(word.bottom - word.top > word.right - word.left for word in words)
    return not words or 2 * upright > len(words) or median(word.sure for word in words) < _DOUBTFUL


def _parts(words: Sequence[_Word], tables: Sequence[Ruled], size: float) -> list[tuple[tuple[int, int] | None, list[_Word]]]:
    """A line cut where cells or columns meet, each part with its table and cell."""
    made: list[tuple[tuple[int, int] | None, list[_Word]]] = []
    for word in words:
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        place = next(((k, cell) for k, table in enumerate(tables) if (cell := table.find(x, y)) is not None), None)
        far = bool(made) and place is None and word.left - made[-1][1][-1].right > _WIDE * size
        if made and made[-1][0] == place and not far:
            made[-1][1].append(word)
        else:
            made.append((place, [word]))
    return made


def _line(words: Sequence[_Word], y: float, size: float) -> Line:
    boxes = tuple((word.left, word.right) for word in words)
    return Line(" ".join(word.text for word in words), words[0].left, words[-1].right, y, size, False, words=boxes)
