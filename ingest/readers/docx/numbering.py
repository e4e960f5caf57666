"""List numbers as Word would print them: "Điều 1.", "a)" often exist only here (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ingest.readers.docx.levels import Level, levels
from ingest.readers.docx.package import child, name, value
from ingest.readers.flow import Run


@dataclass(slots=True)
class _Definition:
    """A w:abstractNum: its levels, the counters that all its lists share, the name by which another one refers to it."""

    levels: dict[int, Level]
    counters: dict[int, int] = field(default_factory=dict)
    known_as: str | None = None
    stands_for: str | None = None


@dataclass(slots=True)
class _List:
    """A w:num: its levels, the counters it shares with others of the same definition, levels it starts anew."""

    levels: dict[int, Level]
    counters: dict[int, int]
    restarts: set[int] = field(default_factory=set)


class Numbering:
    """Counts as paragraphs pass by in order."""

    def __init__(self, root: Any) -> None:
        self._lists: dict[str, _List] = {}
        definitions: dict[str, _Definition] = {}
        for element in () if root is None else root:
            if name(element) == "abstractNum":
                definitions[value(element, "abstractNumId") or ""] = _definition(element)
        linked = {made.known_as: made for made in definitions.values() if made.known_as}
        for element in () if root is None else root:
            if name(element) == "num":
                key = value(child(element, "abstractNumId")) or ""
                self._lists[value(element, "numId") or ""] = _list(element, definitions.get(key), linked)

    def depth(self, number: str, level: str | None, style: str) -> int:
        """The level of a paragraph: as it says, else the one that its style is tied to, else the first."""
        if level is not None:
            return int(level) if level.isdecimal() else 0
        found = self._lists.get(number)
        return next((depth for depth, at in found.levels.items() if at.style == style), 0) if found else 0

    def label(self, number: str, depth: int, font: str | None) -> Run | None:
        """The number of the next paragraph of a list at a level, with a space where one follows it; None where none is printed."""
        found = self._lists.get(number)
        if found is None or depth not in found.levels:
            return None
        _count(found, depth)
        here = found.levels[depth]
        text = here.written({at: (level, found.counters.get(at, level.start)) for at, level in found.levels.items()})
        return Run(text + " " if here.spaced else text, here.font or font) if text else None


def _count(found: _List, depth: int) -> None:
    here = found.levels[depth]
    if depth in found.restarts:
        found.restarts.discard(depth)
        found.counters.pop(depth, None)
    found.counters[depth] = found.counters.get(depth, here.start - 1) + 1
    for deeper in [at for at in found.counters if at > depth]:
        if deeper not in found.levels or found.levels[deeper].begins_anew_after(depth):
            del found.counters[deeper]


def _definition(element: Any) -> _Definition:
    return _Definition(
        levels(element), known_as=value(child(element, "styleLink")), stands_for=value(child(element, "numStyleLink"))
    )


def _list(element: Any, definition: _Definition | None, linked: Mapping[str, _Definition]) -> _List:
    definition = definition or _Definition({})
    definition = linked.get(definition.stands_for or "", definition)
    made = _List(dict(definition.levels), definition.counters)
    for inner in element:
        depth = value(inner, "ilvl") or ""
        if name(inner) == "lvlOverride" and depth.isdecimal():
            _override(made, int(depth), inner)
    return made


def _override(made: _List, depth: int, element: Any) -> None:
    made.levels |= levels(element)
    start = value(child(element, "startOverride")) or ""
    if start.isdecimal() and depth in made.levels:
        made.levels[depth] = replace(made.levels[depth], start=int(start[:6]))
        made.restarts.add(depth)
