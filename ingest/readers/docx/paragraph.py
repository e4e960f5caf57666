"""A w:p as lines of text: its number, its runs as they look, the marks of its notes."""

from __future__ import annotations

from typing import Any

from ingest.readers.docx.numbering import Numbering
from ingest.readers.docx.package import child, name, value
from ingest.readers.docx.styles import Look, Style, Styles, numbers
from ingest.readers.flow import Mark, Para, Run

_GLYPHS = {"noBreakHyphen": "-", "tab": "\t", "ptab": "\t", "softHyphen": "\u00ad"}
_NOTES = {"footnoteReference": "f", "endnoteReference": "e"}


class Paragraphs:
    """Makes paragraphs in the order of the document; counts list numbers, pages and the notes that are cited."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles, self._numbering = styles, numbering
        self.page = 1
        self.cited: list[str] = []

    def lines(self, element: Any, *, in_cell: bool) -> list[Para]:
        """A paragraph's lines (it may hold line breaks). The number of an empty one counts, and shows in a cell."""
        properties = child(element, "pPr")
        style = self._styles[value(child(properties, "pStyle"))]
        label = self._label(properties, style)
        lines = _rejoined(self._runs(element, style))
        has_text = any(line.text().strip() or len(line.parts) > 1 for line in lines)
        if label and (has_text or in_cell):
            lines[0].parts.insert(0, label)
        align = value(child(properties, "jc")) or style.align
        for line in lines:
            line.style, line.centered = style.title or None, align == "center"
        return lines

    def _label(self, properties: Any, style: Style) -> str:
        number = numbers(properties) or style.number
        return self._numbering.label(*number) if number else ""

    def _runs(self, element: Any, style: Style) -> list[Para]:
        lines, look = [Para(page=self.page)], Look(False, False, False, None)
        for inner in element.iter():
            tag, line = name(inner), lines[-1]
            if tag == "r":
                look = self._styles.look(child(inner, "rPr"), style)
            elif tag == "t" and inner.text and not look.hidden:
                _say(line, inner.text, look)
            elif tag in _NOTES:
                self.cited.append(_NOTES[tag] + (value(inner, "id") or ""))
                line.parts.append(Mark(self.cited[-1]))
            elif tag == "lastRenderedPageBreak":
                self.page += 1
                line.page = line.page if line.parts else self.page
            elif (tag == "br" and value(inner, "type") in (None, "textWrapping")) or tag == "cr":
                lines.append(Para(page=self.page))
            elif tag in _GLYPHS and name(inner.getparent()) == "r":
                line.parts.append(Run(_GLYPHS[tag], look.font))
        return lines


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


def _say(line: Para, text: str, look: Look) -> None:
    line.parts.append(Run(text.upper() if look.caps else text, look.font))
    if text.strip():
        line.bold = look.bold and line.bold is not False
