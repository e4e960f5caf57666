"""One level of a list: how its number is written (ECMA-376 part 1, 17.9.6 to 17.9.30; formats: 17.18.59)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ingest.readers.docx.package import child, name, switched_on, value
from ingest.readers.docx.styles import font
from ingest.readers.numerals import letter, roman, spelt
from ingest.readers.symbols import BOXES, shown

_CHICAGO = "*†‡§"
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda n: f"{n:02d}",
    "lowerLetter": letter,
    "upperLetter": lambda n: letter(n).upper(),
    "lowerRoman": lambda n: roman(n).lower(),
    "upperRoman": roman,
    "none": lambda n: "",
    "numberInDash": lambda n: f"- {n} -",
    "decimalEnclosedParen": lambda n: f"({n})",
    "decimalEnclosedFullstop": lambda n: f"{n}.",
    "chicago": lambda n: _CHICAGO[(n - 1) % 4] * ((n + 3) // 4),
    "vietnameseCounting": spelt,
}
_PADDED = re.compile(r"0+1\b")
_PLACE = re.compile(r"%([1-9])")
_PRINTABLE_BULLETS = frozenset("-–+*•") | BOXES


@dataclass(frozen=True, slots=True)
class Level:
    """First number, format, pattern ("%1.%2."), what follows the number, after which level it begins anew, its style."""

    start: int = 1
    format: str = "decimal"
    pattern: str = ""
    spaced: bool = True
    legal: bool = False
    restart: int | None = None
    style: str | None = None
    font: str | None = None
    caps: bool = False
    hidden: bool = False

    def begins_anew_after(self, depth: int) -> bool:
        """Whether an item at a level above this one starts its count again; 0 says never (17.9.11)."""
        return self.restart is None or depth < self.restart

    def written(self, counts: Mapping[int, tuple[Level, int]]) -> str:
        """The number as printed, from all levels and how far each has counted."""
        if self.hidden:
            return ""
        if self.format == "bullet":
            bullet = shown(self.pattern, self.font)
            return bullet if bullet in _PRINTABLE_BULLETS else "-"
        text = _PLACE.sub(lambda match: self._place(counts, int(match[1]) - 1), self.pattern)
        return text.upper() if self.caps else text

    def _place(self, counts: Mapping[int, tuple[Level, int]], depth: int) -> str:
        level, count = counts.get(depth, (self, 1))
        if self.legal:
            return str(count)
        return counted(level.format, count)


def counted(format: str, number: int) -> str:
    """A number in one of Word's number formats, decimal where it is another.

    >>> counted("upperRoman", 4), counted("001, 002, 003, ...", 7), counted("chicago", 6)
    ('IV', '007', '††')
    """
    padded = _PADDED.match(format)
    return str(number).zfill(len(padded[0])) if padded else _FORMATS.get(format, str)(number)


def levels(element: Any) -> dict[int, Level]:
    """The w:lvl elements below an element by their depth."""
    found = {}
    for inner in element:
        depth = value(inner, "ilvl") or "0"
        if name(inner) == "lvl" and depth.isdecimal():
            found[int(depth)] = _level(inner)
    return found


def _level(element: Any) -> Level:
    start, restart = value(child(element, "start")) or "", value(child(element, "lvlRestart")) or ""
    written = child(element, "AlternateContent", "Choice", "numFmt")
    written = child(element, "numFmt") if written is None else written
    run = child(element, "rPr")
    return Level(
        int(start[:6]) if start.isdecimal() else 1,
        value(written, "format") or value(written) or "decimal",
        value(child(element, "lvlText")) or "",
        value(child(element, "suff")) != "nothing",
        bool(switched_on(child(element, "isLgl"))),
        int(restart) if restart.isdecimal() else None,
        value(child(element, "pStyle")),
        font(child(run, "rFonts")),
        bool(switched_on(child(run, "caps"))),
        bool(switched_on(child(run, "vanish"))),
    )
