"""A w:p as lines of text: its number, its runs as they look, the marks of its notes."""

from __future__ import annotations

from typing import Any

from ingest.readers.docx.field import Fields
from ingest.readers.docx.formula import TAGS as FORMULAS
from ingest.readers.docx.formula import flatten
from ingest.readers.docx.numbering import Numbering
from ingest.readers.docx.package import child, name, value
from ingest.readers.docx.styles import Look, Style, Styles, numbers
from ingest.readers.flow import Mark, Para, Run
from ingest.readers.symbols import shown

# LibreOffice and Word write code AD as a soft hyphen: in TCVN3 it is the letter ư, elsewhere it is dropped when the line is written.
_GLYPHS = {"noBreakHyphen": "-", "tab": "\t", "ptab": "\t", "softHyphen": "\u00ad"}
_NOTES = {"footnoteReference": "f", "endnoteReference": "e"}


class Paragraphs:
    """Makes paragraphs in the order of the document; counts list numbers, pages and the notes that are cited.

    ``marked`` holds the marks that the author typed instead of a note's number.
    """

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles, self._numbering = styles, numbering
        self.page = 1
        self.cited: list[str] = []
        self.marked: dict[str, str] = {}

    def lines(self, element: Any, *, in_cell: bool, numbered: bool = True) -> list[Para]:
        """A paragraph's lines (it may hold line breaks). The number of an empty one counts, and shows in a cell."""
        properties = child(element, "pPr")
        style = self._styles[value(child(properties, "pStyle"))]
        label = self._label(properties, style) if numbered else None
        lines = _rejoined(_Runs(self, element, style).lines)
        has_text = any(line.text().strip() or len(line.parts) > 1 for line in lines)
        if label and (has_text or in_cell):
            lines[0].parts.insert(0, label)
        align = value(child(properties, "jc")) or style.align
        for line in lines:
            line.style, line.centered = style.title or None, align == "center"
        return lines

    def look(self, run: Any, style: Style) -> Look:
        """How a run of a paragraph looks."""
        return self._styles.look(child(run, "rPr"), style)

    def _label(self, properties: Any, style: Style) -> Run | None:
        place = numbers(properties, value(child(properties, "pStyle")) or self._styles.paragraph).over(style.list)
        if place.number is None:
            return None
        look = self._styles.look(child(properties, "rPr"), style)
        return self._numbering.label(place.number, self._numbering.depth(place.number, place.level, place.style), look.font)


class _Runs:
    """The lines of one paragraph, filled as its elements pass."""

    def __init__(self, made: Paragraphs, element: Any, style: Style) -> None:
        self._made, self._style = made, style
        self._look, self._fields = Look(False, False, False, None), Fields()
        self._custom: str | None = None
        self.lines = [Para(page=made.page)]
        for formula in list(element.iter(*FORMULAS)):
            text = flatten(formula)
            formula.clear(keep_tail=True)
            formula.text = text
        for inner in element.iter():
            self._take(inner, name(inner))

    def _take(self, inner: Any, tag: str) -> None:
        line = self.lines[-1]
        if tag == "r":
            self._look = self._made.look(inner, self._style)
        elif tag in ("t", "oMath"):
            self._say(inner.text or "")
        elif tag == "sym":
            self._say(shown(_character(inner), value(inner, "font")))
        elif tag in _NOTES:
            self._cite(_NOTES[tag] + (value(inner, "id") or ""), inner)
        elif tag == "lastRenderedPageBreak":
            self._made.page += 1
            line.page = line.page if line.parts else self._made.page
        elif (tag == "br" and value(inner, "type") in (None, "textWrapping")) or tag == "cr":
            self.lines.append(Para(page=self._made.page))
        elif tag in _GLYPHS and name(inner.getparent()) == "r":
            line.parts.append(Run(_GLYPHS[tag], self._look.font))
        elif box := self._fields.take(inner, tag):
            line.parts.append(Run(box, self._look.font))

    def _say(self, text: str) -> None:
        if self._look.hidden or self._fields.hides or not text:
            return
        if self._custom:
            self._made.marked[self._custom], self._custom = text.strip(), None
            return
        line = self.lines[-1]
        text = shown(text, self._look.font)
        line.parts.append(Run(text.upper() if self._look.caps else text, self._look.font))
        if text.strip():
            line.bold = self._look.bold and line.bold is not False

    def _cite(self, key: str, element: Any) -> None:
        self._made.cited.append(key)
        self.lines[-1].parts.append(Mark(key))
        self._custom = key if value(element, "customMarkFollows") in ("1", "true", "on") else None


def _character(element: Any) -> str:
    code = value(element, "char") or ""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _rejoined(lines: list[Para]) -> list[Para]:
    """Without the breaks that somebody put inside a sentence to even out its lines."""
    made = lines[:1]
    for line in lines[1:]:
        before, after = made[-1].text().rstrip(), line.text().lstrip()
        if before[-1:].isalpha() and after[:1].islower() and after[1:2] != ")":
            made[-1].parts += [" ", *line.parts]
            made[-1].bold = bool(made[-1].bold and line.bold)
        else:
            made.append(line)
    return made
