"""Styles: what a paragraph or run has where it does not say so itself (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ingest.readers.docx.package import child, name, switched_on, value

_DEPTH = 20
_HEADING = re.compile(r"Heading \d")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a list: the list's number, the level as written (None where nothing is said), the style that says so."""

    number: str | None = None
    level: str | None = None
    style: str = ""

    def over(self, below: Place) -> Place:
        """This place, or where it names no list its level in the one below it."""
        return self if self.number is not None else Place(below.number, self.level or below.level, below.style)


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it takes from those it is based on."""

    title: str
    bold: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    font: str | None = None
    align: str | None = None
    list: Place = Place()
    bordered: bool | None = None


_PLAIN = Style("")


@dataclass(frozen=True, slots=True)
class Look:
    """How the text of a run looks."""

    bold: bool
    caps: bool
    hidden: bool
    font: str | None


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: Any) -> None:
        self._raw: dict[str, Any] = {}
        self._made: dict[str, Style] = {}
        self.paragraph, self.font = "", None
        for element in () if root is None else root:
            key = value(element, "styleId")
            if name(element) == "style" and key:
                self._raw[key] = element
                if value(element, "type") == "paragraph" and value(element, "default") == "1":
                    self.paragraph = key
            elif name(element) == "docDefaults":
                self.font = font(child(element, "rPrDefault", "rPr", "rFonts"))

    def __getitem__(self, key: str | None) -> Style:
        key = key or self.paragraph
        if key not in self._made:
            self._made[key] = self._make(key)
        return self._made[key]

    def _make(self, key: str) -> Style:
        """The style of an id, its ancestors' values under its own."""
        made = Style("")
        chain: list[Any] = []
        at: str | None = key
        while at in self._raw and len(chain) < _DEPTH:
            chain.append(self._raw[at])
            at = value(child(chain[-1], "basedOn"))
        for element in reversed(chain):
            made = _over(made, element)
        return made

    def look(self, properties: Any, paragraph: Style) -> Look:
        """How a run looks in a paragraph of a style."""
        own = {} if properties is None else {name(inner): inner for inner in properties}
        key = value(own.get("rStyle"))
        character = self[key] if key else _PLAIN
        return Look(
            bool(_first(switched_on(own.get("b")), character.bold, paragraph.bold)),
            bool(_first(switched_on(own.get("caps")), character.caps, paragraph.caps)),
            bool(_first(switched_on(own.get("vanish")), character.hidden, paragraph.hidden)),
            font(own.get("rFonts")) or character.font or paragraph.font or self.font,
        )


def numbers(properties: Any, style: str) -> Place:
    """The place in a list that a paragraph's properties name."""
    place = child(properties, "numPr")
    return Place(value(child(place, "numId")), value(child(place, "ilvl")), style)


def font(fonts: Any) -> str | None:
    """The font that a w:rFonts names."""
    return value(fonts, "ascii") or value(fonts, "hAnsi")


def _first(*values: bool | None) -> bool | None:
    return next((value for value in values if value is not None), None)


def _over(below: Style, element: Any) -> Style:
    """What a w:style says, over what it does not."""
    run, paragraph = child(element, "rPr"), child(element, "pPr")
    title = value(child(element, "name")) or ""
    return Style(
        title.lower() if _HEADING.fullmatch(title) else title,
        _first(switched_on(child(run, "b")), below.bold),
        _first(switched_on(child(run, "caps")), below.caps),
        _first(switched_on(child(run, "vanish")), below.hidden),
        font(child(run, "rFonts")) or below.font,
        value(child(paragraph, "jc")) or below.align,
        numbers(paragraph, value(element, "styleId") or "").over(below.list),
        _first(borders(child(element, "tblPr", "tblBorders")), below.bordered),
    )


def borders(element: Any) -> bool | None:
    """Whether a w:tblBorders or w:tcBorders draws any line; None where it is not there."""
    return None if element is None else any(value(side) not in (None, "none", "nil") for side in element)
