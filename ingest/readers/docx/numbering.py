"""List numbers as Word would print them: "Điều 1.", "a)" often exist only here (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ingest.readers.docx.package import child, name, value
from ingest.readers.numerals import letter, roman

_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda n: f"{n:02d}",
    "lowerLetter": letter,
    "upperLetter": lambda n: letter(n).upper(),
    "lowerRoman": lambda n: roman(n).lower(),
    "upperRoman": roman,
    "none": lambda n: "",
}
_PLACE = re.compile(r"%([1-9])")
_PRINTABLE_BULLETS = frozenset("-–+*•")


@dataclass(slots=True)
class Level:
    """One level of a list: first number, format, pattern ("%1.%2."), what follows the number."""

    start: int = 1
    format: str = "decimal"
    pattern: str = ""
    follow: str = "tab"
    legal: bool = False


@dataclass(slots=True)
class _List:
    """A w:num: its levels, the counters it shares with others of the same definition, levels it starts anew."""

    levels: dict[int, Level]
    counters: dict[int, int]
    restarts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts as paragraphs pass by in order."""

    def __init__(self, root: Any) -> None:
        self._lists: dict[str, _List] = {}
        abstracts: dict[str, tuple[dict[int, Level], dict[int, int]]] = {}
        for element in () if root is None else root:
            if name(element) == "abstractNum":
                abstracts[value(element, "abstractNumId") or ""] = (_levels(element), {})
            elif name(element) == "num":
                levels, counters = abstracts.get(value(child(element, "abstractNumId")) or "", ({}, {}))
                self._lists[value(element, "numId") or ""] = _overridden(_List(dict(levels), counters), element)

    def label(self, number: str, level: str) -> str:
        """The number of the next paragraph of a list at a level, with a space where one follows it."""
        found = self._lists.get(number)
        depth = int(level) if level.isdigit() else 0
        if found is None or depth not in found.levels:
            return ""
        here = found.levels[depth]
        if depth in found.restarts:
            found.counters[depth] = found.restarts.pop(depth)
        else:
            found.counters[depth] = found.counters.get(depth, here.start - 1) + 1
        for deeper in [d for d in found.counters if d > depth]:
            del found.counters[deeper]
        text = (
            _bullet(here)
            if here.format == "bullet"
            else _PLACE.sub(lambda m: _number(found, int(m[1]) - 1, here.legal), here.pattern)
        )
        return text + " " if text and here.follow != "nothing" else text


def _number(found: _List, depth: int, legal: bool) -> str:
    level = found.levels.get(depth, Level())
    count = found.counters.get(depth, level.start)
    return str(count) if legal else _FORMATS.get(level.format, str)(count)


def _bullet(level: Level) -> str:
    return level.pattern if level.pattern in _PRINTABLE_BULLETS else "-"


def _levels(element: Any) -> dict[int, Level]:
    return {int(value(inner, "ilvl") or 0): _level(inner) for inner in element if name(inner) == "lvl"}


def _level(element: Any) -> Level:
    start = value(child(element, "start")) or "1"
    return Level(
        int(start) if start.isdigit() else 1,
        value(child(element, "numFmt")) or "decimal",
        value(child(element, "lvlText")) or "",
        value(child(element, "suff")) or "tab",
        child(element, "isLgl") is not None,
    )


def _overridden(made: _List, element: Any) -> _List:
    for inner in element:
        if name(inner) != "lvlOverride":
            continue
        depth = int(value(inner, "ilvl") or 0)
        if (level := child(inner, "lvl")) is not None:
            made.levels[depth] = _level(level)
        start = value(child(inner, "startOverride")) or ""
        if start.isdigit():
            made.restarts[depth] = int(start)
    return made
